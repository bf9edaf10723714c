-- One row per province and sector met among the open units, parameter and period: how many days were allowed for
-- something that began in that period. A rule judges what began while it was in force, never what was before.
select
    province,
    sector,
    parameter,
    from_on,
    to_on,
    value as days,
    unit = 'working_days' as are_working_days,
    -- The register does not hold the day from which they run: only what is in time is known.
    unit = 'days_after_notice' as run_later,
from rule_periods
where
    parameter in (
        'offer_reply_days',
        'filing_days_wage',
        'filing_days_other',
        'review_silence_days',
        'mediation_accept_working_days',
        'mediation_close_days'
    )
    and value is not null

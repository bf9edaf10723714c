-- One row per province and sector met among the open units, parameter and period: how many days were allowed for
-- something that began in that period. A rule judges what began while it was in force, never what was before.
with

places as (
    select distinct
        province,
        sector,
    from open_units
),

candidates as (
    select
        places.province,
        places.sector,
        rules.parameter,
        rules.value,
        rules.unit,
        rules.jurisdiction is not null as is_local,
        rules.sector is not null as is_of_sector,
        rules.effective_from,
        coalesce(rules.effective_from, date '0001-01-01') as from_on,
        coalesce(rules.effective_to, date '9999-12-30') as to_on,
    from places
    inner join
        rules
        on
            coalesce(rules.jurisdiction = places.province, rules.jurisdiction is null)
            and coalesce(rules.sector = places.sector, rules.sector is null)
    where
        rules.parameter in (
            'offer_reply_days',
            'filing_days_wage',
            'filing_days_other',
            'review_silence_days',
            'mediation_accept_working_days',
            'mediation_close_days'
        )
),

-- The rule in force may change on the first day of one and on the day after the last of another.
changes as (
    select
        province,
        sector,
        parameter,
        from_on,
    from candidates
    union
    select
        province,
        sector,
        parameter,
        cast(to_on + interval 1 day as date) as from_on,
    from candidates
),

-- The most specific row wins: jurisdiction, then sector, then the newest, as in rule_values.
ranked as (
    select
        changes.province,
        changes.sector,
        changes.parameter,
        changes.from_on,
        candidates.value,
        candidates.unit,
        row_number() over (
            partition by changes.province, changes.sector, changes.parameter, changes.from_on
            order by
                candidates.is_local desc,
                candidates.is_of_sector desc,
                candidates.effective_from desc nulls last
        ) as place,
    from changes
    left join
        candidates
        on
            changes.province is not distinct from candidates.province
            and changes.sector is not distinct from candidates.sector
            and changes.parameter = candidates.parameter
            and changes.from_on >= candidates.from_on
            and changes.from_on <= candidates.to_on
),

-- A change of another row's end to the same rule makes two periods of it, which is no harm.
periods as (
    select
        province,
        sector,
        parameter,
        from_on,
        min(from_on) over (
            partition by province, sector, parameter
            order by from_on
            rows between 1 following and 1 following
        ) as next_from_on,
        value,
        unit,
    from ranked
    where place = 1
)

select
    province,
    sector,
    parameter,
    from_on,
    coalesce(cast(next_from_on - interval 1 day as date), date '9999-12-31') as to_on,
    cast(value as integer) as days,
    unit = 'working_days' as are_working_days,
    -- The register does not hold the day from which they run: only what is in time is known.
    unit = 'days_after_notice' as run_later,
from periods
where value is not null

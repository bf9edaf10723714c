-- One row per open unit and collective agreement that is the unit's and was signed by the date (or at no known date).
with

-- A unit's: it signed, or a regional or industry agreement names it (reading 95). `union` keeps each pair once.
pairs as (
    select
        agreements.unit_id,
        agreements.agreement_id,
    from agreements
    where agreements.unit_id is not null
    union
    select
        agreement_units.unit_id,
        agreement_units.agreement_id,
    from agreement_units
    inner join agreements on agreement_units.agreement_id = agreements.agreement_id
    where agreements.level in ('regional', 'industry')
),

started as (
    select
        pairs.unit_id,
        agreements.agreement_id,
        agreements.kind,
        agreements.includes_wages,
        agreements.signed_on,
        agreements.expires_on,
        -- An empty start has begun (reading 39). Without an objection an agreement takes effect after the days of the
        -- rule in force where and when it was filed.
        coalesce(
            agreements.effective_on,
            case
                when time_limits.are_working_days then days_of_work.worked_on
                else cast(agreements.filed_on + interval (time_limits.days) day as date)
            end,
            agreements.signed_on
        ) as starts_on,
    from pairs
    inner join agreements on pairs.agreement_id = agreements.agreement_id
    inner join open_units on pairs.unit_id = open_units.unit_id
    left join
        time_limits
        on
            open_units.province is not distinct from time_limits.province
            and open_units.sector is not distinct from time_limits.sector
            and time_limits.parameter = 'review_silence_days'
            and agreements.filed_on >= time_limits.from_on
            and agreements.filed_on <= time_limits.to_on
    left join working_days on agreements.filed_on = working_days.day
    left join days_of_work on working_days.number + time_limits.days = days_of_work.number
)

select
    started.unit_id,
    started.agreement_id,
    started.kind,
    -- includes_wages empty leaves a comprehensive agreement unknown (reading 39).
    coalesce(started.kind = 'wage', false)
    or (coalesce(started.kind = 'comprehensive', false) and started.includes_wages) as counts_as_wage,
    started.signed_on,
    started.expires_on,
    coalesce(started.starts_on <= as_of.as_of, true) and as_of.as_of <= started.expires_on as is_in_force,
from started
cross join as_of

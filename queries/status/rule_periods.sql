-- One row per province and sector met among the open units, parameter and period: the rule in force for what began in
-- that period, without a value where none was or where it bound nobody. The periods of a parameter follow each other
-- from the first day to the last.
with

places as (
    select distinct
        province,
        sector,
    from open_units
),

asked as (
    select *,
    from rules
    where
        parameter in (
            'bargaining_binds',
            'chair_vacancy_months',
            'congress_per_year',
            'congress_quorum_numerator',
            'congress_quorum_denominator',
            'establish_min_members',
            'filing_days_other',
            'filing_days_wage',
            'mediation_accept_working_days',
            'mediation_close_days',
            'mediation_committee_min_size',
            'members_meeting_per_year',
            'offer_reply_days',
            'renewal_window_days',
            'review_silence_days',
            'women_committee_min',
            'women_committee_min_employees'
        )
),

candidates as (
    select
        places.province,
        places.sector,
        asked.parameter,
        asked.value,
        asked.unit,
        asked.jurisdiction is not null as is_local,
        asked.sector is not null as is_of_sector,
        asked.effective_from,
        coalesce(asked.effective_from, date '0001-01-01') as from_on,
        coalesce(asked.effective_to, date '9999-12-30') as to_on,
    from places
    inner join
        asked
        on
            coalesce(asked.jurisdiction = places.province, asked.jurisdiction is null)
            and coalesce(asked.sector = places.sector, asked.sector is null)
),

parameters as (
    select distinct parameter,
    from asked
),

-- The rule in force may change on the first day of one and on the day after the last of another.
changes as (
    select
        places.province,
        places.sector,
        parameters.parameter,
        date '0001-01-01' as from_on,
    from places
    cross join parameters
    union
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
    cast(value as integer) as value,
    unit,
from periods

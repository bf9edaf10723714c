-- One row per province and sector met among the open units: the parameters that hold there on the date.
with

places as (
    select distinct
        province,
        sector,
    from open_units
),

-- The most specific row wins: jurisdiction, then sector, then the newest.
ranked as (
    select
        places.province,
        places.sector,
        rules.parameter,
        rules.value,
        row_number() over (
            partition by places.province, places.sector, rules.parameter
            order by
                rules.jurisdiction is not null desc,
                rules.sector is not null desc,
                rules.effective_from desc nulls last
        ) as place,
    from places
    cross join as_of
    left join
        rules
        on
            coalesce(rules.jurisdiction = places.province, rules.jurisdiction is null)
            and coalesce(rules.sector = places.sector, rules.sector is null)
            and coalesce(rules.effective_from <= as_of.as_of, true)
            and coalesce(rules.effective_to >= as_of.as_of, true)
)

select
    province,
    sector,
    cast(max(value) filter (where parameter = 'establish_min_members') as integer) as establish_min_members,
    cast(max(value) filter (where parameter = 'long_overdue_days') as integer) as long_overdue_days,
    cast(max(value) filter (where parameter = 'chair_vacancy_months') as integer) as chair_vacancy_months,
    cast(max(value) filter (where parameter = 'women_committee_min') as integer) as women_committee_min,
    cast(max(value) filter (where parameter = 'women_committee_min_employees') as integer)
        as women_committee_min_employees,
from ranked
where place = 1
group by
    province,
    sector

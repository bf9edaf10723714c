-- One row per province and sector met among the open units, and for the enterprises of each such province: the
-- parameters that hold there on the date.
with

places as (
    select distinct
        province,
        sector,
    from open_units
    union
    select distinct
        province,
        'enterprise' as sector,
    from open_units
),

-- The most specific row wins: jurisdiction, then sector, then the newest.
ranked as (
    select
        places.province,
        places.sector,
        rules.parameter,
        rules.value,
        rules.strength,
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
    cast(max(value) filter (where parameter = 'extension_max_months') as integer) as extension_max_months,
    cast(max(value) filter (where parameter = 'chair_vacancy_months') as integer) as chair_vacancy_months,
    max(strength) filter (where parameter = 'chair_vacancy_months') as chair_strength,
    cast(max(value) filter (where parameter = 'women_committee_min') as integer) as women_committee_min,
    max(strength) filter (where parameter = 'women_committee_min') as women_committee_strength,
    cast(max(value) filter (where parameter = 'women_committee_min_employees') as integer)
        as women_committee_min_employees,
    max(strength) filter (where parameter = 'women_committee_min_employees') as women_committee_employees_strength,
    cast(max(value) filter (where parameter = 'full_time_chair_min') as integer) as full_time_chair_min,
    max(strength) filter (where parameter = 'full_time_chair_min') as full_time_chair_strength,
    cast(max(value) filter (where parameter = 'bargaining_binds') as integer) as bargaining_binds,
    max(strength) filter (where parameter = 'wage_agreement_duty') as wage_agreement_strength,
    cast(max(value) filter (where parameter = 'renewal_window_days') as integer) as renewal_window_days,
    -- A unit of which nobody knows the sector may be of one that is bound from the smallest size on.
    case
        when sector is null
            then
                min(cast(max(value) filter (where parameter = 'mediation_committee_min_size') as integer))
                    over (partition by province)
        else cast(max(value) filter (where parameter = 'mediation_committee_min_size') as integer)
    end as mediation_committee_min_size,
    max(strength) filter (where parameter = 'mediation_committee_min_size') as mediation_committee_strength,
    cast(max(value) filter (where parameter = 'congress_per_year') as integer) as congress_per_year,
    max(strength) filter (where parameter = 'congress_per_year') as congress_strength,
    cast(max(value) filter (where parameter = 'members_meeting_per_year') as integer) as members_meeting_per_year,
    max(strength) filter (where parameter = 'members_meeting_per_year') as members_meeting_strength,
    cast(max(value) filter (where parameter = 'rules_in_place_kinds') as integer) as rules_in_place_kinds,
    cast(max(value) filter (where parameter = 'harmonious_reps_numerator') as integer) as harmonious_reps_numerator,
    cast(max(value) filter (where parameter = 'harmonious_reps_denominator') as integer) as harmonious_reps_denominator,
    cast(max(value) filter (where parameter = 'annual_statistics_start_month') as integer)
        as annual_statistics_start_month,
    cast(max(value) filter (where parameter = 'annual_statistics_start_day') as integer) as annual_statistics_start_day,
    max(value) filter (where parameter = 'harmonious_satisfaction') as harmonious_satisfaction,
    max(value) filter (where parameter = 'harmonious_score') as harmonious_score,
from ranked
where place = 1
group by
    province,
    sector

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
    cast(max(value) filter (where parameter = 'extension_max_months') as integer) as extension_max_months,
    cast(max(value) filter (where parameter = 'chair_vacancy_months') as integer) as chair_vacancy_months,
    cast(max(value) filter (where parameter = 'women_committee_min') as integer) as women_committee_min,
    cast(max(value) filter (where parameter = 'women_committee_min_employees') as integer)
        as women_committee_min_employees,
    cast(max(value) filter (where parameter = 'full_time_chair_min') as integer) as full_time_chair_min,
    cast(max(value) filter (where parameter = 'offer_reply_days') as integer) as offer_reply_days,
    cast(max(value) filter (where parameter = 'filing_days_wage') as integer) as filing_days_wage,
    cast(max(value) filter (where parameter = 'filing_days_other') as integer) as filing_days_other,
    cast(max(value) filter (where parameter = 'review_silence_days') as integer) as review_silence_days,
    cast(max(value) filter (where parameter = 'renewal_window_days') as integer) as renewal_window_days,
    cast(max(value) filter (where parameter = 'mediation_accept_working_days') as integer)
        as mediation_accept_working_days,
    cast(max(value) filter (where parameter = 'mediation_close_days') as integer) as mediation_close_days,
    cast(max(value) filter (where parameter = 'congress_quorum_numerator') as integer) as congress_quorum_numerator,
    cast(max(value) filter (where parameter = 'congress_quorum_denominator') as integer) as congress_quorum_denominator,
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

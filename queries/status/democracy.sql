-- One row per open unit: its workers' congress and its yearly report and review (双述双评).
select
    open_units.unit_id,
    -- civil_service_managed empty counts as no (reading 37).
    memberships.has_union
    and open_units.sector in ('enterprise', 'institution')
    and not coalesce(open_units.civil_service_managed, false)
    and rule_values.congress_per_year is not null as congress_binds,
    rule_values.congress_strength,
    -- Since 1 January of the year before: a year without one is known only when it is over (reading 37).
    case
        when
            congresses.held_on >= cast(cast(date_trunc('year', as_of.as_of) as date) - interval 12 month as date)
            then true
        when completeness.meetings_complete_two_years then false
    end as congress_has_met,
    -- The latest of unit, union (reading 100) and rule.
    coalesce(
        greatest(open_units.founded_on, memberships.recorded_established_on, congress_starts.binds_from)
        > cast(cast(date_trunc('year', as_of.as_of) as date) - interval 12 month as date),
        false
    ) as is_new_for_congress,
    cast(date_trunc('year', as_of.as_of) as date) as congress_missing_since,
    congresses.held_on as congress_held_on,
    -- One held while no rule asked for a quorum is not asked for one.
    coalesce(as_of.as_of <= cast(congresses.held_on + interval 12 month as date), false)
    and congresses.quorum_denominator is not null as congress_is_of_the_year,
    -- Nobody can say what share of no delegates is (reading 43). Whole numbers, so that two thirds are exact.
    case
        when congresses.delegates > 0
            then
                cast(congresses.present as bigint) * congresses.quorum_denominator
                >= cast(congresses.delegates as bigint) * congresses.quorum_numerator
    end as congress_has_quorum,
    required_checks.dual_review_required,
    -- In a row of that year a missing report is one not made, a missing vote or grade is one not recorded (reading 46).
    case
        when last_year_reviews.unit_id is null then case when completeness.reviews_complete then false end
        when last_year_reviews.reported_to_members_on is null then false
        when last_year_reviews.reported_to_superior_on is null then false
        when last_year_reviews.members_voted <= 0 then false
        when last_year_reviews.members_voted > 0 and last_year_reviews.superior_grade is not null then true
    end as dual_review_is_done,
    cast(date_trunc('year', as_of.as_of) as date) as dual_review_missing_since,
from open_units
cross join as_of
inner join memberships on open_units.unit_id = memberships.unit_id
inner join completeness on open_units.unit_id = completeness.unit_id
inner join required_checks on open_units.unit_id = required_checks.unit_id
inner join
    rule_values
    on
        open_units.province is not distinct from rule_values.province
        and open_units.sector is not distinct from rule_values.sector
left join
    duty_starts as congress_starts
    on
        open_units.province is not distinct from congress_starts.province
        and open_units.sector is not distinct from congress_starts.sector
        and congress_starts.parameter = 'congress_per_year'
        and congress_starts.below = 2147483647
left join congresses on open_units.unit_id = congresses.unit_id
left join last_year_reviews on open_units.unit_id = last_year_reviews.unit_id

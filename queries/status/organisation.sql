-- One row per open unit: the facts of its union, whichever of the union's units they are recorded under.
select
    memberships.unit_id,
    memberships.has_recorded_union,
    memberships.recorded_established_on,
    memberships.recorded_dissolved_on,
    memberships.has_union,
    memberships.union_id,
    memberships.asked_unit_id,
    memberships.is_lead,
    memberships.open_units_of_union,
    as_of.as_of,
    unit_members.members,
    unit_members.female_members,
    open_units.employees as employees_of_unit,
    rule_values.establish_min_members,
    rule_values.long_overdue_days,
    rule_values.chair_vacancy_months,
    rule_values.women_committee_min,
    rule_values.women_committee_min_employees,
    union_sums.female_employees_of_union,
    union_sums.female_members_of_union,
    case when unions.established_on <= as_of.as_of then unions.established_on end as union_established_on,
    unions.chair_filled,
    case when unions.chair_since <= as_of.as_of then unions.chair_since end as chair_since,
    case when unions.chair_vacant_since <= as_of.as_of then unions.chair_vacant_since end as chair_vacant_since,
    completeness.terms_complete,
    union_terms.elected_on,
    union_terms.term_no,
    union_terms.term_years,
    union_terms.regular_end_on,
    union_terms.extended_to,
    union_terms.extension_approved,
    union_terms.end_of_term_on,
    date_diff('day', as_of.as_of, union_terms.end_of_term_on) as days_to_end_of_term,
    -- No row at all is "no" only where the register is complete about the unit that is asked (reading 24).
    case
        when coalesce(union_committees.audit_rows, 0) > 0 then union_committees.audit_is_in_being
        when completeness.committees_complete then false
    end as audit_is_in_being,
    union_committees.audit_established_on,
    union_committees.audit_dissolved_on,
    case
        when coalesce(union_committees.women_rows, 0) > 0 then union_committees.women_is_in_being
        when completeness.committees_complete then false
    end as women_is_in_being,
    union_committees.women_established_on,
    union_committees.women_dissolved_on,
from memberships
cross join as_of
inner join open_units on memberships.unit_id = open_units.unit_id
inner join completeness on memberships.unit_id = completeness.unit_id
inner join unit_members on memberships.unit_id = unit_members.unit_id
inner join
    rule_values
    on
        open_units.province is not distinct from rule_values.province
        and open_units.sector is not distinct from rule_values.sector
left join unions on memberships.recorded_union_id = unions.union_id
left join union_sums on memberships.union_id = union_sums.union_id
left join union_terms on memberships.recorded_union_id = union_terms.union_id
left join
    union_committees
    on
        memberships.union_id is not distinct from union_committees.union_id
        and memberships.lone_unit_id is not distinct from union_committees.lone_unit_id

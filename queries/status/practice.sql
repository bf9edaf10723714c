-- One row per open unit: its labour-practice self-checks (劳动用工自查), internal rules and activities.
select
    open_units.unit_id,
    case
        when self_check_counts.submitted + self_check_counts.undecided + self_check_counts.missing > 0 then true
        when completeness.self_checks_complete then false
    end as self_check_is_due,
    case
        when self_check_counts.missing > 0 then false
        when self_check_counts.undecided = 0 then true
    end as self_check_is_submitted,
    self_check_counts.missing_due_on as self_check_due_on,
    self_check_counts.submitted_on as self_check_submitted_on,
    required_checks.rules_in_place_required,
    -- A repealed kind fails by itself, a missing one only where the register is complete (reading 49).
    case
        when systems_in_place.repealed > 0 then false
        when systems_in_place.in_place >= rule_values.rules_in_place_kinds then true
        when completeness.systems_complete then false
    end as rules_are_in_place,
    required_checks.quarterly_activity_required,
    case
        when quarter_activities.held > 0 then true
        when completeness.activities_complete_quarter then false
    end as quarter_has_activity,
    cast(date_trunc('quarter', as_of.as_of) as date) as quarter_missing_since,
from open_units
cross join as_of
inner join completeness on open_units.unit_id = completeness.unit_id
inner join required_checks on open_units.unit_id = required_checks.unit_id
inner join
    rule_values
    on
        open_units.province is not distinct from rule_values.province
        and open_units.sector is not distinct from rule_values.sector
left join self_check_counts on open_units.unit_id = self_check_counts.unit_id
left join systems_in_place on open_units.unit_id = systems_in_place.unit_id
left join quarter_activities on open_units.unit_id = quarter_activities.unit_id

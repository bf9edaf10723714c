-- One row per open unit: how many came to its activities of the last 12 months.
select
    open_units.unit_id,
    case when open_units.is_operating then coalesce(activity_facts.attended, 0) else 0 end as activity_attended,
    case when open_units.is_operating then coalesce(activity_facts.expected, 0) else 0 end as activity_expected,
    case
        when not open_units.is_operating then false
        when activity_facts.undecided > 0 then cast(null as boolean)
        when activity_facts.counted > 0 then true
        when completeness.activities_complete_year then false
    end as activities_are_counted,
from open_units
inner join completeness on open_units.unit_id = completeness.unit_id
left join activity_facts on open_units.unit_id = activity_facts.unit_id

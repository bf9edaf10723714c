-- One row per open unit: the returns that it owes (报送).
select
    open_units.unit_id,
    case when open_units.is_operating then coalesce(return_facts.missing, 0) else 0 end as returns_missing_count,
    coalesce(return_facts.missing_undecided, 0) = 0
    and (coalesce(return_facts.missing, 0) > 0 or completeness.returns_complete) as returns_missing_are_known,
    case when open_units.is_operating then coalesce(return_facts.on_time, 0) else 0 end as returns_on_time_count,
    case when open_units.is_operating then coalesce(return_facts.due, 0) else 0 end as returns_due_count,
    case
        when not open_units.is_operating then false
        when return_facts.due_undecided > 0 then cast(null as boolean)
        when return_facts.due > 0 then true
        when completeness.returns_complete then false
    end as returns_are_counted,
from open_units
inner join completeness on open_units.unit_id = completeness.unit_id
left join return_facts on open_units.unit_id = return_facts.unit_id

-- One row per unit open on the date: everything that an indicator, a list or a page asks of it.
select *,
from open_units
inner join organisation using (unit_id)
inner join bargaining using (unit_id)
inner join disputes using (unit_id)
inner join home using (unit_id)
inner join practice using (unit_id)
inner join campaign_counts using (unit_id)
inner join final_states using (unit_id)
inner join main_classes using (unit_id)
inner join scores using (unit_id)

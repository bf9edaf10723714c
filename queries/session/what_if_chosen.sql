-- For each unit the set of its chosen items. Given: what_if_chosen.
create or replace temp table what_if_sets as
select
    min(what_if_mendable.item_no) as set_no,
    what_if_mendable.unit_id,
    cast(sum(what_if_mendable.bit) as hugeint) as mask,
    cast(sum(what_if_mendable.tasks) as bigint) as tasks_mended,
    cast(sum(what_if_mendable.findings) as bigint) as findings_closed,
from what_if_mendable
inner join what_if_chosen on what_if_mendable.item_no = what_if_chosen.item_no
group by what_if_mendable.unit_id

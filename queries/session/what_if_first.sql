-- What each item mends, and for each unit the set of all its items. Given: what_if_items, what_if_bits and what_if_seen,
-- the open findings that the view shows.

-- Findings are counted where their check is asked: their sum is what the view shows.
create or replace temp table what_if_findings as
select
    asked.unit_id,
    asked.check_id,
    count(*) as findings,
from (
    select
        case when checks.asked = 'union' then unit_status.asked_unit_id else what_if_seen.unit_id end as unit_id,
        what_if_seen.check_id,
    from what_if_seen
    inner join checks on what_if_seen.check_id = checks.check_id
    inner join unit_status on what_if_seen.unit_id = unit_status.unit_id
) as asked
group by
    asked.unit_id,
    asked.check_id;

create or replace temp table what_if_mendable as
select
    what_if_items.item_no,
    what_if_items.unit_id,
    cast(coalesce(what_if_bits.bit, '0') as hugeint) as bit,
    case when what_if_bits.check_id is null then 1 else 0 end as tasks,
    coalesce(what_if_findings.findings, 0) as findings,
from what_if_items
left join what_if_bits on what_if_items.check_id = what_if_bits.check_id
left join
    what_if_findings
    on
        what_if_items.unit_id = what_if_findings.unit_id
        and what_if_items.check_id = what_if_findings.check_id;

create or replace temp table what_if_left as
select *
from what_if_mendable;

create or replace temp table what_if_sets as
select
    min(item_no) as set_no,
    unit_id,
    count(*) as size,
    cast(null as bigint) as without_item,
    cast(sum(bit) as hugeint) as mask,
    cast(sum(tasks) as bigint) as tasks_mended,
    cast(sum(findings) as bigint) as findings_closed,
from what_if_left
group by unit_id;

create or replace temp table what_if_order (unit_id varchar, size bigint, item_no bigint);
create or replace temp table what_if_values (unit_id varchar, size bigint, numerator double, denominator double);

create or replace temp table what_if_left_unknown (unit_id varchar)

-- Of the sets of each unit the best one stays, and then each set with one item less. Given: what_if_results, and the
-- units as they are in what_if_before. Items of equal worth leave from the end of the worklist.

-- A set that leaves its unit unknown, where it was known, changes nothing: what is no longer counted has not improved.
create or replace temp table what_if_judged as
select
    what_if_sets.set_no,
    what_if_results.unknown > what_if_before.unknown as is_left_unknown,
    $sign
    * (
        (what_if_results.numerator - what_if_before.numerator)
        - $goal * (what_if_results.denominator - what_if_before.denominator)
    ) as worth,
    case when is_left_unknown then what_if_before.numerator else what_if_results.numerator end as numerator,
    case when is_left_unknown then what_if_before.denominator else what_if_results.denominator end as denominator,
from what_if_sets
inner join what_if_results on what_if_sets.set_no = what_if_results.set_no
inner join what_if_before on what_if_sets.unit_id = what_if_before.unit_id;

insert into what_if_left_unknown
select what_if_sets.unit_id
from what_if_sets
inner join what_if_judged on what_if_sets.set_no = what_if_judged.set_no
where what_if_judged.is_left_unknown and round(what_if_judged.worth, 9) > 0;

create or replace temp table what_if_taken as
select
    ranked.unit_id,
    ranked.size,
    ranked.without_item,
    ranked.numerator,
    ranked.denominator,
from (
    select
        what_if_sets.*,
        what_if_judged.numerator,
        what_if_judged.denominator,
        row_number() over (
            partition by what_if_sets.unit_id
            order by
                round($sign * (what_if_judged.numerator - $goal * what_if_judged.denominator), 9) desc,
                what_if_sets.without_item desc
        ) as place,
    from what_if_sets
    inner join what_if_judged on what_if_sets.set_no = what_if_judged.set_no
) as ranked
where ranked.place = 1;

insert into what_if_values
select
    unit_id,
    size,
    numerator,
    denominator,
from what_if_taken;

insert into what_if_order
select
    unit_id,
    size + 1,
    without_item,
from what_if_taken
where without_item is not null;

delete from what_if_left where item_no in (select without_item from what_if_taken);

insert into what_if_order
select
    what_if_left.unit_id,
    1,
    what_if_left.item_no,
from what_if_left
inner join what_if_taken on what_if_left.unit_id = what_if_taken.unit_id
where what_if_taken.size = 1;

create or replace temp table what_if_sets as
select
    what_if_left.item_no as set_no,
    what_if_left.unit_id,
    sums.size - 1 as size,
    what_if_left.item_no as without_item,
    cast(sums.mask - what_if_left.bit as hugeint) as mask,
    cast(sums.tasks - what_if_left.tasks as bigint) as tasks_mended,
    cast(sums.findings - what_if_left.findings as bigint) as findings_closed,
from what_if_left
inner join (
    select
        unit_id,
        count(*) as size,
        sum(bit) as mask,
        sum(tasks) as tasks,
        sum(findings) as findings,
    from what_if_left
    group by unit_id
) as sums on what_if_left.unit_id = sums.unit_id
where sums.size > 1

-- One row per unit and size: its set of that many items, the one that the set gains and what the unit's counts change.
create or replace temp table what_if_chains as
select
    what_if_order.unit_id,
    what_if_order.size,
    what_if_order.item_no,
    what_if_values.numerator - what_if_before.numerator as numerator,
    what_if_values.denominator - what_if_before.denominator as denominator,
from what_if_order
inner join
    what_if_values
    on
        what_if_order.unit_id = what_if_values.unit_id
        and what_if_order.size = what_if_values.size
inner join what_if_before on what_if_order.unit_id = what_if_before.unit_id
order by
    what_if_order.unit_id,
    what_if_order.size

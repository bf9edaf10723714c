-- One row per open unit: its membership if a union of its own were established on the date.
-- Nothing else is known of that union: which other units it takes in, its term, its chair, its committees.
select
    open_units.unit_id,
    true as has_recorded_union,
    as_of.as_of as recorded_established_on,
    cast(null as date) as recorded_dissolved_on,
    true as has_union,
    cast(null as varchar) as union_id,
    cast(null as varchar) as recorded_union_id,
    open_units.unit_id as lone_unit_id,
    open_units.unit_id as asked_unit_id,
    true as is_lead,
    1 as open_units_of_union,
from open_units
cross join as_of

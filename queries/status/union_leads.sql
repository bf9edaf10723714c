-- One row per union with open units: how many, and its lead, the unit at which the union is asked.
-- The lead is the named lead unit if it is one of the union's open and operating units, else the smallest unit_id among
-- them (readings 22, 86). A union without such a unit is not asked.
select
    union_id,
    coalesce(
        min(unit_id) filter (where is_operating and unit_id = named_lead_unit_id),
        min(unit_id) filter (where is_operating)
    ) as lead_unit_id,
    count(*) as open_units_of_union,
from union_memberships
where union_id is not null
group by union_id

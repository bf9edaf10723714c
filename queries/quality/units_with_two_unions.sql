-- title_zh: 一个单位有两个工会
-- title_en: Units with two unions
select
    units.unit_id,
    units.name,
    units.union_id,
    unions.union_id as other_union_id,
    unions.name as other_union,
from unions
join units
    on units.unit_id = unions.lead_unit_id
where unions.dissolved_on is null and units.union_id != unions.union_id
order by
    units.unit_id,
    unions.union_id

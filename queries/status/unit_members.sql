-- One row per open unit: its members and female members.
-- The newest headcount; else 0 without a union; else the union's own number if the unit is its only open one
-- (reading 27); else unknown.
select
    open_units.unit_id,
    coalesce(
        open_units.counted_members,
        case
            when not memberships.has_union then 0
            when memberships.open_units_of_union = 1 then unions.members
        end
    ) as members,
    coalesce(
        open_units.counted_female_members,
        case
            when not memberships.has_union then 0
            when memberships.open_units_of_union = 1 then unions.female_members
        end
    ) as female_members,
from open_units
inner join memberships on open_units.unit_id = memberships.unit_id
left join unions on memberships.union_id = unions.union_id

-- One row per union: what its open units say together.
-- A sum over units is unknown if one of them is (readings 23, 28).
select
    memberships.union_id,
    case when count(*) = count(open_units.employees) then cast(sum(open_units.employees) as bigint) end
        as employees_of_union,
    case when count(*) = count(open_units.female_employees) then cast(sum(open_units.female_employees) as bigint) end
        as female_employees_of_union,
    coalesce(
        case
            when count(*) = count(unit_members.female_members) then cast(sum(unit_members.female_members) as bigint)
        end,
        max(unions.female_members)
    ) as female_members_of_union,
from memberships
inner join open_units on memberships.unit_id = open_units.unit_id
inner join unit_members on memberships.unit_id = unit_members.unit_id
left join unions on memberships.union_id = unions.union_id
where memberships.union_id is not null
group by memberships.union_id

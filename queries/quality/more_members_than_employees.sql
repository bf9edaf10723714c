-- title_zh: 会员人数多于职工人数
-- title_en: Unions with more members than their units have employees
with

staff as (
    select
        union_id,
        sum(cast(employees as bigint)) as employees,
        count(*) as units,
        count(employees) as counted,
    from units
    group by union_id
)

select
    unions.union_id,
    unions.name,
    unions.members,
    staff.employees,
from unions
join staff
    on staff.union_id = unions.union_id
-- A unit whose employees nobody counted may have the members that seem too many.
where staff.counted = staff.units and unions.members > staff.employees
order by unions.union_id

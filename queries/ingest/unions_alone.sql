-- One row per union that belongs to no unit, for each unit whose name begins alike. The first 200 such unions.
with alone as (
    select
        unions.union_id,
        unions.name as union_name,
    from unions
    where
        unions.name is not null
        and not exists (
            select 1 as one,
            from units
            where units.union_id = unions.union_id
        )
    order by unions.union_id
    limit 200
)

select
    alone.union_id,
    alone.union_name,
    units.unit_id,
    units.name as unit,
from alone
inner join units on substr(alone.union_name, 1, 2) = substr(units.name, 1, 2)
order by alone.union_id, units.unit_id

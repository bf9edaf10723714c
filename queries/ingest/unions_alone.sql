-- One row per union that belongs to no unit, for each unit whose name has the same first character and, after it, those
-- that distinguish the union, in their order: 省高速集团工会 for 省高速公路集团有限公司. The first 200 such unions.
with alone as (
    select
        unions.union_id,
        unions.name as union_name,
        regexp_replace(
            substr(unions.name, 2),
            '有限责任公司|股份有限公司|有限公司|分公司|公司|集团|机关|工会委员会|委员会|工会|基层',
            '',
            'g'
        ) as core,
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
inner join units on substr(alone.union_name, 1, 1) = substr(units.name, 1, 1)
where
    length(alone.core) >= 2
    and units.name like substr(alone.union_name, 1, 1) || '%' || regexp_replace(alone.core, '(.)', '\1%', 'g')
order by alone.union_id, units.unit_id

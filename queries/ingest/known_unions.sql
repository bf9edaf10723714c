-- One row per union whose id or name is asked for.
with found as (
    select unions.union_id,
    from unions
    inner join asked on unions.union_id = asked.text
    union
    select unions.union_id,
    from unions
    inner join asked on unions.name = asked.text
)

select
    unions.union_id,
    unions.name,
from unions
inner join found on unions.union_id = found.union_id
order by unions.union_id

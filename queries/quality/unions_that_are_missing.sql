-- title_zh: 引用的工会不在册
-- title_en: Unions that records name and the register lacks
with

named as (
    select
        'terms' as table_name,
        union_id,
    from terms
    union
    select
        'units' as table_name,
        union_id,
    from units
    where union_id is not null
)

select
    named.table_name,
    named.union_id,
from named
left join unions
    on unions.union_id = named.union_id
where unions.union_id is null
order by
    named.table_name,
    named.union_id

-- title_zh: 届次重叠
-- title_en: Terms that overlap
with

followed as (
    select
        union_id,
        elected_on,
        ends_on,
        lead(elected_on) over (
            partition by union_id
            order by elected_on
        ) as next_elected_on,
        lead(ends_on) over (
            partition by union_id
            order by elected_on
        ) as next_ends_on,
    from terms
)

-- An election before the term ends is none: what overlaps is a term that also ends before the former one does.
select
    union_id,
    elected_on,
    ends_on,
    next_elected_on,
    next_ends_on,
from followed
where next_elected_on < ends_on and next_ends_on <= ends_on
order by
    union_id,
    elected_on

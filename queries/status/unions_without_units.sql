-- One row per grassroots union in being that no open unit names, with the unit of it that closed last.
-- unit_id is a closed unit's, or empty: under a filter or a viewer's scope, which speak of open units, none is left.
with

named as (
    select named_union_id as union_id,
    from open_units
    where named_union_id is not null
    group by named_union_id
),

alone as (
    select
        unions.union_id,
        unions.name as union_name,
        unions.established_on,
    from unions
    cross join as_of
    left join named on unions.union_id = named.union_id
    where
        named.union_id is null
        and coalesce(unions.level, 'grassroots') = 'grassroots'
        and coalesce(unions.established_on <= as_of.as_of, true)
        and coalesce(unions.dissolved_on > as_of.as_of, true)
),

closed as (
    select
        alone.union_id,
        max(units.closed_on) as closed_on,
    from alone
    cross join as_of
    inner join units on alone.union_id = units.union_id
    where units.closed_on <= as_of.as_of
    group by alone.union_id
),

last_closed as (
    select
        closed.union_id,
        closed.closed_on,
        min(units.unit_id) as unit_id,
    from closed
    inner join units on closed.union_id = units.union_id and closed.closed_on = units.closed_on
    group by
        closed.union_id,
        closed.closed_on
)

select
    alone.union_id,
    alone.union_name,
    alone.established_on,
    last_closed.unit_id,
    last_closed.closed_on,
from alone
left join last_closed on alone.union_id = last_closed.union_id

-- One row per decision of a person on a spelling: that it names the unit, or that it does not. The latest first.
with

decided as (
    select
        'confirmed' as decision,
        alias as spelling,
        unit_id,
        confirmed_by as decided_by,
        confirmed_at as decided_at,
    from aliases
    -- the id that a merged unit had is an alias too, but nobody decided on it by itself
    where method = 'manual' and not regexp_matches(alias, '^u-[0-9a-f]{10}$')
    union all
    select
        'refused' as decision,
        alias as spelling,
        unit_id,
        refused_by as decided_by,
        refused_at as decided_at,
    from refusals
)

select
    decided.decision,
    decided.spelling,
    decided.unit_id,
    units.name as unit,
    decided.decided_by,
    decided.decided_at,
from decided
left join units on decided.unit_id = units.unit_id
order by decided.decided_at desc nulls last, decided.spelling

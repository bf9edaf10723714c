-- One row per harmonious-enterprise self-evaluation: a few enterprises with a union, last year and the year before.
with
evaluating as (
    select
        units.unit_id,
        units.source_row,
        sample.as_of,
        cast(extract(year from sample.as_of) - counted.back as integer) as year,
        units.unit_id || counted.back as id,
    from units
    cross join sample
    cross join range(1, 3) as counted (back)
    where
        units.sector = 'enterprise'
        and units.union_id is not null
        and units.employees >= 25
        and units.closed_on is null
        and chance(units.unit_id || counted.back, 'self-evaluation') < 0.03
),

assessed as (
    select
        *,
        whole(9, 45, id, 'assessors') as assessors,
    from evaluating
)

select
    unit_id,
    year,
    known(assessors, 0.03, id, 'assessors known') as assessors,
    -- together at least two thirds in five cases of six
    cast(floor(assessors * (0.20 + 0.18 * chance(id, 'union side'))) as integer) as union_reps,
    cast(floor(assessors * (0.42 + 0.18 * chance(id, 'staff side'))) as integer) as staff_reps,
    known(round(100 - 28 * power(chance(id, 'satisfied'), 1.6), 1), 0.03, id, 'satisfaction known') as satisfaction,
    known(round(100 - 22 * power(chance(id, 'score'), 1.4), 1), 0.03, id, 'score known') as score,
    known(make_date(year, 11, 1) + whole(0, 58, id, 'reported'), 0.10, id, 'reported known') as reported_on,
    'synthetic' as source_file,
    source_row,
from assessed

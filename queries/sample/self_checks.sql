-- One row per labour-practice self-check due from an enterprise with 25 employees or more: two half-years, every tenth.
with
periods as (
    select
        sample.as_of,
        counted.back,
        cast(date_trunc('year', sample.as_of) - to_months(cast(6 * counted.back as integer)) as date) as starts_on,
    from
        sample,
        range(0, 3) as counted (back)
),

due as (
    select
        units.unit_id,
        units.source_row,
        periods.as_of,
        extract(year from periods.starts_on)
        || case when extract(month from periods.starts_on) = 1 then '上半年' else '下半年' end as period,
        cast(periods.starts_on + to_months(6) as date) + 14 as due_on,
        lax(units.sector, units.ownership, units.region, units.supervisor) as lax,
    from units
    cross join periods
    where
        units.sector = 'enterprise'
        and units.employees >= 25
        and units.closed_on is null
        and chance(units.unit_id, 'self-check') < 0.10
),

submitted as (
    select
        *,
        unit_id || period as id,
        -- an eighth late, a tenth not at all; the running half-year is not due yet
        case
            when chance(unit_id || period, 'submitted') < least(0.5, 0.10 * lax) then null
            when chance(unit_id || period, 'submitted') < least(0.7, 0.22 * lax)
                then by_then(due_on + whole(1, 60, unit_id || period, 'submitted when'), as_of)
            else by_then(due_on - whole(0, 40, unit_id || period, 'submitted when'), as_of)
        end as submitted_on,
    from due
),

found as (
    select
        *,
        case
            when submitted_on is not null
                then known(cast(floor(power(chance(id, 'found'), 3) * 12) as integer), 0.04, id, 'found known')
        end as problems_found,
    from submitted
)

select
    unit_id,
    period,
    due_on,
    submitted_on,
    problems_found,
    cast(round(problems_found * sqrt(chance(id, 'fixed'))) as integer) as problems_fixed,
    'synthetic' as source_file,
    source_row,
from found

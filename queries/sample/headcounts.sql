-- One row per unit and year: the count at the end of the last quarter and at the same day of the four years before,
-- of every unit with a union and every twentieth without.
with
days as (
    select
        counted.back,
        cast(date_trunc('quarter', sample.as_of + 1) - to_years(cast(counted.back as integer)) as date) - 1
            as counted_on,
    from
        sample,
        range(5) as counted (back)
),

counted as (
    select
        units.unit_id,
        units.union_id,
        units.source_row,
        days.back,
        days.counted_on,
        units.unit_id || days.back as id,
        -- a unit grows or shrinks by up to a tenth a year
        greatest(1, cast(round(
            units.employees * (1 - days.back * 0.1 * (2 * chance(units.unit_id, 'growth') - 0.9))
        ) as integer)) as employees,
        units.female_employees / nullif(cast(units.employees as double), 0) as women,
        -- the union's members count once it is there
        units.union_id is not null and coalesce(unions.established_on <= days.counted_on, true)
        and coalesce(unions.dissolved_on > days.counted_on, true) as has_union,
        density(units.union_id, days.back) as joined,
        case
            when units.industry in ('E', 'C', 'H') then 0.45
            when units.sector in ('government', 'institution') then 0.02
            else 0.2
        end * chance(units.unit_id, 'migrants') as migrants,
    from units
    left join unions
        on units.union_id = unions.union_id
    cross join days
    where
        (units.union_id is not null or chance(units.unit_id, 'counted') < 0.05)
        and units.employees is not null
        and (units.founded_on is null or units.founded_on <= days.counted_on)
        and (units.closed_on is null or units.closed_on > days.counted_on)
),

-- Women and members are rounded the same way as the whole that they are part of, so that none exceeds it.
joined as (
    select
        *,
        cast(round(employees * women) as integer) as female_employees,
        cast(floor(employees * migrants) as integer) as migrant_employees,
        case when has_union then cast(ceil(employees * joined) as integer) end as members,
    from counted
    where chance(id, 'counted at all') >= 0.03
)

select
    unit_id,
    counted_on,
    known(employees, 0.01, id, 'employees known') as employees,
    known(female_employees, 0.04, id, 'women known') as female_employees,
    known(migrant_employees, 0.08, id, 'migrants known') as migrant_employees,
    known(members, 0.03, id, 'members known') as members,
    known(
        case when has_union then cast(ceil(female_employees * joined) as integer) end,
        0.06,
        id,
        'members known'
    ) as female_members,
    known(
        case when has_union then cast(floor(migrant_employees * joined * 0.9) as integer) end,
        0.09,
        id,
        'members known'
    ) as migrant_members,
    -- registration by real name has caught on over the years
    known(
        cast(floor(members * least(1, 0.95 - 0.12 * back + 0.1 * chance(id, 'verified'))) as integer),
        0.08,
        id,
        'members known'
    ) as verified_members,
    known(cast(floor(members * 0.12 * power(chance(id, 'new'), 2)) as integer), 0.07, id, 'members known')
        as new_members,
    'synthetic' as source_file,
    source_row,
from joined

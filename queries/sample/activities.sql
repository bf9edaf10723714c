-- One row per activity planned or held in the last seven quarters, mostly where a campaign asks for one a quarter.
with
asked as (
    select
        split_part(scope, '=', 1) as dimension,
        split_part(scope, '=', 2) as place,
    from requirements
    where check_id = 'quarterly_activity'
),

bodies as (
    select
        units.unit_id,
        units.source_row,
        coalesce(units.employees, 30) as employees,
        units.region in (
            select asked.place,
            from asked
            where asked.dimension = 'region'
        )
        or units.supervisor in (
            select asked.place,
            from asked
            where asked.dimension = 'supervisor'
        ) as is_asked,
        lax(units.sector, units.ownership, units.region, units.supervisor) as lax,
    from units
    where
        units.union_id is not null
        and units.closed_on is null
),

quarters as (
    select
        sample.as_of,
        counted.back,
        cast(date_trunc('quarter', sample.as_of) - to_months(cast(3 * counted.back as integer)) as date) as starts_on,
    from
        sample,
        range(7) as counted (back)
),

planned as (
    select
        bodies.*,
        quarters.as_of,
        'h' || substr(bodies.unit_id, 2) || quarters.back as activity_id,
        quarters.starts_on + whole(3, 85, bodies.unit_id, 'planned' || quarters.back) as planned_for,
    from bodies
    cross join quarters
    where
        (bodies.is_asked and chance(bodies.unit_id, 'activity' || quarters.back) >= least(0.7, 0.2 * bodies.lax))
        or chance(bodies.unit_id, 'activity' || quarters.back) < 0.004
),

-- The quarter is asked for, not the day: most are held on the day planned, an eighth not at all.
held as (
    select
        *,
        case
            when chance(activity_id, 'held') >= least(0.5, 0.12 * lax)
                then by_then(planned_for + whole(0, 4, activity_id, 'held later'), as_of)
        end as held_on,
        cast(ceil(least(employees, 300) * (0.4 + 0.5 * chance(activity_id, 'expected'))) as integer) as expected,
    from planned
),

counted as (
    select
        *,
        case
            when held_on is not null
                then cast(floor(expected * (0.55 + 0.45 * chance(activity_id, 'attended'))) as integer)
        end as attended,
    from held
)

select
    activity_id,
    unit_id,
    planned_for,
    held_on,
    pick(['读书分享', '健步走', '技能比武', '文艺汇演', '安全知识竞赛', '志愿服务'], activity_id, 'theme') as theme,
    case when chance(unit_id, 'groups') < 0.3 then pick(['第一小组', '第二小组'], activity_id, 'group') end as group_name,
    known(expected, 0.04, activity_id, 'expected known') as expected,
    known(attended, 0.05, activity_id, 'attended known') as attended,
    cast(floor((expected - attended) * chance(activity_id, 'on leave')) as integer) as on_leave,
    'synthetic' as source_file,
    source_row,
from counted

-- One row per title or candidacy of a unit with a union; rarer the higher, and well-kept unions have more of them.
with
bodies as (
    select
        units.unit_id,
        units.source_row,
        sample.as_of,
        lax(units.sector, units.ownership, units.region, units.supervisor) as lax,
    from units
    inner join unions
        on units.unit_id = unions.lead_unit_id
    cross join sample
    where
        units.closed_on is null
        and unions.dissolved_on is null
        and units.employees >= 25
),

titles as (
    select
        bodies.unit_id,
        bodies.source_row,
        bodies.as_of,
        levels.level,
        bodies.unit_id || levels.level as id,
    from bodies
    cross join (
        values
        ('national', 0.002),
        ('provincial', 0.008),
        ('municipal', 0.025),
        ('direct', 0.015)
    ) as levels (level, share)
    where chance(bodies.unit_id, levels.level) < levels.share / greatest(0.5, bodies.lax)
),

fates as (
    select
        *,
        case
            when chance(id, 'fate') < 0.14 then 'candidate'
            when chance(id, 'fate') < 0.17 then 'revoked'
            when chance(id, 'fate') < 0.27 then 'rework'
            else 'awarded'
        end as status,
        as_of - whole(400, 5000, id, 'awarded') as awarded_on,
        as_of - whole(10, 390, id, 'reviewed') as reviewed_on,
        chance(id, 'reviewed at all') < 0.4 as is_reviewed,
    from titles
)

select
    unit_id,
    level,
    status,
    case when status != 'candidate' then known(awarded_on, 0.04, id, 'awarded known') end as awarded_on,
    case when status = 'revoked' then reviewed_on + 5 end as revoked_on,
    case
        when status in ('rework', 'revoked') or (status = 'awarded' and is_reviewed) then reviewed_on
    end as reviewed_on,
    case
        when status in ('rework', 'revoked') then 'rework'
        when status = 'awarded' and is_reviewed then 'pass'
    end as review_result,
    case when status = 'rework' then reviewed_on + 180 end as rework_due_on,
    -- two in five have mended what the review found
    case
        when status = 'rework' and chance(id, 'mended') < 0.4
            then by_then(reviewed_on + whole(20, 220, id, 'mended when'), as_of)
    end as rework_closed_on,
    'synthetic' as source_file,
    source_row,
from fates

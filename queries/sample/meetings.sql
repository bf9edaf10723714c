-- One row per meeting held in the last three calendar years: of the members, or a workers' congress.
with
years as (
    select
        sample.as_of,
        counted.back,
        cast(date_trunc('year', sample.as_of) - to_years(cast(counted.back as integer)) as date) as year_start,
    from
        sample,
        range(3) as counted (back)
),

-- Members' meetings at the union's lead unit, congresses in every enterprise and institution that has a union.
bodies as (
    select
        units.unit_id,
        units.source_row,
        units.sector,
        units.employees,
        coalesce(unions.established_on, date '1990-01-01') as from_day,
        lead_of(unions.union_id, unions.lead_unit_id) = units.unit_id as is_lead,
        units.sector in ('enterprise', 'institution')
        and not coalesce(units.civil_service_managed, false) as congresses,
        lax(units.sector, units.ownership, units.region, units.supervisor) as lax,
    from units
    inner join unions
        on units.union_id = unions.union_id
    where
        units.closed_on is null
        and unions.dissolved_on is null
),

asked as (
    select
        bodies.*,
        years.back,
        years.year_start,
        years.as_of,
        kinds.kind,
        kinds.kind || years.back as salt,
        case when kinds.kind = 'members' then 0.13 else 0.17 end as skipped,
    from bodies
    cross join years
    cross join (values ('members'), ('workers_congress')) as kinds (kind)
    where
        (kinds.kind = 'members' and bodies.is_lead)
        or (kinds.kind = 'workers_congress' and bodies.congresses and years.back < 2)
),

held as (
    select
        *,
        year_start + whole(20, 350, unit_id, salt || ' day') as held_on,
        case
            when kind = 'members' then coalesce(employees, 40)
            else least(coalesce(employees, 40), 40 + coalesce(employees, 40) // 10)
        end as called,
    from asked
    where
        -- some never hold one, others skip a year
        chance(unit_id, kind || ' ever') >= least(0.7, 0.09 * lax)
        and chance(unit_id, salt) >= least(0.7, skipped * lax)
)

select
    unit_id,
    kind,
    held_on,
    known(cast(called as integer), 0.05, unit_id, salt || ' called') as delegates,
    -- one congress in sixteen lacks the two thirds
    known(
        cast(ceil(called * (0.55 + 0.45 * sqrt(chance(unit_id, salt || ' present')))) as integer),
        0.06,
        unit_id,
        salt || ' called'
    ) as present,
    'synthetic' as source_file,
    source_row,
from held
where
    held_on <= as_of
    and held_on >= from_day

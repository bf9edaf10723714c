-- One row per standing committee of a unit, recorded at a union's lead unit.
with
bodies as (
    select
        units.unit_id,
        unions.union_id,
        unions.female_members,
        units.source_row,
        sample.as_of,
        coalesce(unions.established_on, units.founded_on) as from_day,
        units.sector = 'enterprise' and units.size in ('large', 'medium') as must_mediate,
        lax(units.sector, units.ownership, units.region, units.supervisor) as lax,
    from units
    left join unions
        on
            units.unit_id = unions.lead_unit_id
            and unions.level = 'grassroots'
    cross join sample
    where
        units.closed_on is null
        and (unions.union_id is not null or (units.sector = 'enterprise' and units.size in ('large', 'medium')))
),

kinds as (
    select *,
    from (values ('audit'), ('women'), ('mediation'), ('labour_supervision'), ('labour_protection')) as listed (kind)
),

-- An eighth lacks what it must have; small unions seldom have a women's committee, which is not asked of them either.
wanted as (
    select
        bodies.*,
        kinds.kind,
        case
            when kinds.kind = 'mediation' and bodies.must_mediate then 1 - least(0.8, 0.22 * bodies.lax)
            when kinds.kind = 'mediation' then 0.05
            when bodies.union_id is null then 0
            when kinds.kind = 'audit' then 1 - least(0.8, 0.11 * bodies.lax)
            when kinds.kind = 'women' and bodies.female_members >= 10 then 1 - least(0.8, 0.13 * bodies.lax)
            when kinds.kind = 'women' then 0.10
            else 0.06
        end as share,
    from bodies
    cross join kinds
),

-- A few more rows than committees: one in thirty was dissolved, is said not to be, or is not told.
recorded as (
    select
        *,
        case
            when chance(unit_id, kind || ' fate') < 0.010 then 'dissolved'
            when chance(unit_id, kind || ' fate') < 0.020 then 'absent'
            when chance(unit_id, kind || ' fate') < 0.032 then 'unknown'
            else 'in being'
        end as fate,
        greatest(1, whole(1, 4, unit_id, kind || ' members')) as half,
    from wanted
    where chance(unit_id, kind) < share
),

dated as (
    select
        *,
        case
            when fate in ('in being', 'dissolved') then known(
                least(coalesce(from_day, as_of - 3000) + whole(0, 400, unit_id, kind || ' from'), as_of - 1),
                case when fate = 'dissolved' then 0 else 0.05 end,
                unit_id,
                kind || ' dated'
            )
        end as established_on,
    from recorded
)

select
    unit_id,
    kind,
    case fate when 'unknown' then null else fate = 'in being' end as in_being,
    established_on,
    case
        when fate = 'dissolved'
            then greatest(as_of - whole(0, 900, unit_id, kind || ' dissolved'), established_on + 1)
    end as dissolved_on,
    -- both sides are equal but in one of eight mediation committees
    case when kind = 'mediation' then known(half, 0.05, unit_id, 'sides known') end as employee_members,
    case
        when kind = 'mediation' then known(
            case when chance(unit_id, 'parity') < least(0.6, 0.12 * lax) then half + 1 else half end,
            0.05,
            unit_id,
            'sides known'
        )
    end as employer_members,
    'synthetic' as source_file,
    source_row,
from dated

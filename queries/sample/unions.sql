-- One row per union: single unions, joint unions of small neighbours, and the supervising unions above them.
with
organised as (
    select
        *,
        cast(ceil(employees * density(union_id, 0)) as integer) as members,
        cast(ceil(female_employees * density(union_id, 0)) as integer) as female_members,
    from units
    where union_id is not null
),

gathered as (
    select
        union_id,
        coalesce(min(unit_id) filter (where closed_on is null), min(unit_id)) as lead_unit_id,
        count(*) as units,
        count(*) = count(closed_on) as all_closed,
        max(closed_on) as closed_on,
        -- a joint union's members are known only where every unit's are
        case when count(*) = count(members) then cast(sum(members) as integer) end as members,
        case when count(*) = count(female_members) then cast(sum(female_members) as integer) end as female_members,
        cast(sum(employees) as integer) as employees,
    from organised
    group by union_id
),

-- Where the lead unit has no founding date, the union may be anything up to 20 years old.
lives as (
    select
        gathered.*,
        units.name,
        units.supervisor,
        sample.as_of,
        coalesce(units.founded_on, sample.as_of - 7300) as starts_on,
        case when gathered.all_closed then gathered.closed_on else sample.as_of end as ends_on,
        lax(units.sector, units.ownership, units.region, units.supervisor) as lax,
    from gathered
    inner join units
        on gathered.lead_unit_id = units.unit_id
    cross join sample
),

established as (
    select
        *,
        -- most unions come in a firm's first years
        starts_on + cast(floor(
            power(chance(union_id, 'established'), 3) * greatest(0, least(ends_on - starts_on, 6000))
        ) as integer) as true_established_on,
    from lives
),

ended as (
    select
        *,
        known(true_established_on, 0.02, union_id, 'established known') as established_on,
        case
            -- four in ten unions of closed units were never dissolved
            when all_closed and chance(union_id, 'dissolved') < 0.6
                then by_then(closed_on + whole(0, 300, union_id, 'dissolved when'), as_of)
            when not all_closed and chance(union_id, 'dissolved') < 0.012 * lax
                then by_then(
                    greatest(as_of - whole(0, 1500, union_id, 'dissolved when'), true_established_on + 1),
                    as_of
                )
        end as dissolved_on,
    from established
),

chaired as (
    select
        *,
        coalesce(least(dissolved_on, as_of), as_of) as last_day,
        chance(union_id, 'vacant') < 0.06 * lax as is_vacant,
        chance(union_id, 'chair known') < 0.02 as is_chair_unknown,
        chance(union_id, 'legal person') as legal_draw,
    from ended
),

grassroots as (
    select
        *,
        -- vacancies of every age: half of them younger than half a year
        case
            when is_vacant and not is_chair_unknown and chance(union_id, 'vacancy dated') >= 0.08
                then greatest(
                    last_day - cast(floor(power(chance(union_id, 'vacant when'), 2) * 900) as integer),
                    true_established_on
                )
        end as chair_vacant_since,
    from chaired
),

supervising as (
    select distinct supervisor,
    from units
)

select
    union_id,
    name || case when units > 1 then '等联合工会' else '工会' end as name,
    'grassroots' as level,
    case when units > 1 then 'joint' else known('single', 0.01, union_id, 'form known') end as form,
    case
        when union_id like 'g%' then known(lead_unit_id, 0.005, union_id, 'lead known')
        else lead_unit_id
    end as lead_unit_id,
    'f' || regexp_extract(supervisor, '\d+$') as superior_union_id,
    established_on,
    dissolved_on,
    known(members, 0.03, union_id, 'members known') as members,
    known(female_members, 0.06, union_id, 'members known') as female_members,
    case when legal_draw < 0.70 then true when legal_draw < 0.92 then false end as legal_person,
    case
        when legal_draw < 0.70
            then known(as_of + whole(-180, 1640, union_id, 'certificate'), 0.08, union_id, 'certificate known')
    end as legal_person_valid_to,
    case when not is_chair_unknown then not is_vacant end as chair_filled,
    -- a vacant chair keeps its last holder's date, so that the register also tells how it was before
    case
        when not is_chair_unknown then known(
            greatest(
                coalesce(chair_vacant_since, last_day) - whole(60, 1700, union_id, 'chair since'),
                least(true_established_on, coalesce(chair_vacant_since, last_day) - 1)
            ),
            0.10,
            union_id,
            'chair since known'
        )
    end as chair_since,
    chair_vacant_since,
    known(
        chance(union_id, 'full time') < case when employees >= 200 then 0.45 else 0.02 end,
        0.04,
        union_id,
        'full time known'
    ) as chair_full_time,
    'synthetic' as source_file,
    row_of(lead_unit_id) as source_row,
from grassroots

union all by name

select
    'f' || regexp_extract(supervisor, '\d+$') as union_id,
    supervisor as name,
    case
        when supervisor like '示例省%' then 'federation'
        when supervisor like '%教育%' or supervisor like '%卫生%' then 'industry'
        else 'regional'
    end as level,
    true as legal_person,
    true as chair_filled,
    'synthetic' as source_file,
from supervising

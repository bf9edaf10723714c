-- One row per elected committee of a union: the newest and up to two before it.
with
unions_led as (
    select
        unions.union_id,
        unions.source_row,
        unions.established_on,
        unions.members,
        coalesce(unions.dissolved_on, sample.as_of) as last_day,
        lax(units.sector, units.ownership, units.region, units.supervisor) as lax,
        case
            when chance(unions.union_id, 'years') < 0.70 then 5
            when chance(unions.union_id, 'years') < 0.985 then 3
            else 4
        end as years,
    from unions
    inner join units
        on lead_of(unions.union_id, unions.lead_unit_id) = units.unit_id
    cross join sample
    where
        unions.level = 'grassroots'
        -- 3 % of the unions have no term on record
        and chance(unions.union_id, 'terms known') >= 0.03
),

-- 12 % are overdue, a third of them for more than a year. Young unions can't be yet, so the others are drawn higher.
ends as (
    select
        *,
        last_day + case
            when chance(union_id, 'overdue') < 0.066 * lax
                then -366 - cast(floor(power(chance(union_id, 'overdue by'), 2) * 1800) as integer)
            when chance(union_id, 'overdue') < 0.190 * lax then whole(-365, -1, union_id, 'overdue by')
            else cast(floor(chance(union_id, 'left') * (365 * years - 1)) as integer)
        end as drawn_end,
    from unions_led
),

elections as (
    select
        *,
        -- the first committee is elected when the union is set up
        case
            when cast(drawn_end - to_years(years) as date) < established_on
                then least(established_on + whole(0, 60, union_id, 'first election'), last_day)
            else cast(drawn_end - to_years(years) as date)
        end as newest_on,
        -- elections came late before, too: four months on average, some two years
        365 * years + 2 + cast(floor(power(chance(union_id, 'earlier delay'), 6) * 900) as integer) as gap,
    from ends
),

listed as (
    select
        elections.*,
        back.number as back,
        elections.newest_on - back.number * elections.gap as elected_on,
    from elections
    cross join (values (0), (1), (2)) as back (number)
    where
        back.number = 0
        or elections.newest_on - back.number * elections.gap >= elections.established_on
        or (elections.established_on is null and back.number = 1)
),

ended as (
    select
        *,
        union_id || back as id,
        cast(elected_on + to_years(years) as date) as ends_on,
        least(
            coalesce(members, 60),
            60 + cast(floor(coalesce(members, 60) * 0.1) as integer)
        ) as electors,
    from listed
),

voted as (
    select
        *,
        known(electors, 0.06, id, 'eligible known') as eligible,
        cast(ceil(electors * (0.72 + 0.28 * chance(id, 'present'))) as integer) as present,
        -- a quarter of the terms that have run out were extended
        case
            when back = 0 and ends_on < last_day and chance(id, 'extended') < 0.25
                then ends_on + whole(30, 300, id, 'extended to')
        end as extended_to,
    from ended
)

select
    union_id,
    elected_on,
    cast(
        case
            when established_on is null then 3 - back
            else 1 + (elected_on - established_on) // (365 * years + 2)
        end as integer
    ) as term_no,
    known(years, 0.015, id, 'years known') as term_years,
    known(ends_on, 0.4, id, 'end known') as ends_on,
    extended_to,
    case
        when extended_to is not null then case
            when chance(id, 'approved') < 0.60 then true
            when chance(id, 'approved') < 0.80 then false
        end
    end as extension_approved,
    eligible,
    known(present, 0.06, id, 'eligible known') as present,
    known(
        cast(ceil(present * (0.6 + 0.4 * chance(id, 'votes'))) as integer),
        0.12,
        id,
        'eligible known'
    ) as votes_for,
    case when coalesce(members, 0) < 25 then 3 else 3 + 2 * whole(1, 4, id, 'committee size') end as committee_size,
    by_then(elected_on + whole(3, 40, id, 'approved on'), last_day) as approved_on,
    case
        when back = 0 and chance(id, 'numbered') < 0.25
            then '示例工发〔' || extract(year from elected_on) || '〕' || whole(1, 200, id, 'number') || '号'
    end as approval_no,
    'synthetic' as source_file,
    source_row,
from voted

-- One row per mediation case of the last two years; likelier in large units, with at most three in one.
with
disputes as (
    select
        units.unit_id,
        units.source_row,
        sample.as_of,
        'c' || substr(units.unit_id, 2) || counted.number as case_id,
        lax(units.sector, units.ownership, units.region, units.supervisor) as lax,
    from units
    cross join sample
    cross join range(1, 4) as counted (number)
    where
        units.closed_on is null
        and units.sector in ('enterprise', 'institution')
        and chance(units.unit_id, 'dispute' || counted.number) < least(0.5, 0.0025 * sqrt(units.employees))
),

applied as (
    select
        *,
        as_of - whole(0, 730, case_id, 'applied') as applied_on,
        chance(case_id, 'outcome') as outcome_draw,
    from disputes
),

-- Accepted within three days, but in a tenth; closed within fifteen, but in a sixth, half of which both sides extended.
accepted as (
    select
        *,
        case
            when chance(case_id, 'accepted') < 0.02 then null
            when chance(case_id, 'accepted') < 0.02 + least(0.5, 0.09 * lax)
                then by_then(applied_on + whole(6, 25, case_id, 'accepted when'), as_of)
            else by_then(applied_on + whole(0, 3, case_id, 'accepted when'), as_of)
        end as accepted_on,
    from applied
),

closed as (
    select
        *,
        chance(case_id, 'late') < least(0.6, 0.16 * lax) as is_late,
        by_then(
            accepted_on + case
                when chance(case_id, 'late') < least(0.6, 0.16 * lax) then whole(16, 60, case_id, 'closed')
                else whole(2, 15, case_id, 'closed')
            end,
            as_of
        ) as closed_on,
    from accepted
),

ended as (
    select
        *,
        case
            when closed_on is null or chance(case_id, 'outcome known') < 0.03 then null
            when outcome_draw < 0.66 then 'settled'
            when outcome_draw < 0.92 then 'failed'
            else 'withdrawn'
        end as outcome,
    from closed
)

select
    case_id,
    unit_id,
    applied_on,
    accepted_on,
    closed_on,
    known(is_late and chance(case_id, 'extended') < 0.5, 0.04, case_id, 'extended known') as extended,
    outcome,
    case
        when outcome = 'settled' and chance(case_id, 'fulfilled') < 0.8
            then by_then(closed_on + whole(0, 60, case_id, 'fulfilled when'), as_of)
    end as fulfilled_on,
    known(
        cast(ceil(0.001 + power(chance(case_id, 'people'), 6) * 20) as integer),
        0.03,
        case_id,
        'people known'
    ) as people,
    'synthetic' as source_file,
    source_row,
from ended

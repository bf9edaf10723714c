-- One row per open unit: its score and grade, a measure of this product and not of the law.
with

-- In millionths of a point, half up, so that sums over units agree however they are added (reading 54).
points as (
    select
        open_units.unit_id,
        final_states.known_checks,
        final_states.applicable_checks,
        case
            when final_states.weight_judged = 0 then cast(null as bigint)
            when final_states.union_established = 'fail' then 0
            when overdue_elections.election_is_long_overdue
                then
                    least(
                        59000000,
                        (200000000 * final_states.weight_passed + final_states.weight_judged)
                        // (2 * final_states.weight_judged)
                    )
            else
                (200000000 * final_states.weight_passed + final_states.weight_judged)
                // (2 * final_states.weight_judged)
        end as millionths,
    from open_units
    inner join final_states on open_units.unit_id = final_states.unit_id
    inner join overdue_elections on open_units.unit_id = overdue_elections.unit_id
)

select
    points.unit_id,
    cast(cast(points.millionths as decimal(18, 0)) * 0.000001 as decimal(9, 6)) as score,
    -- Fewer than four fifths of the checks known: a score, but no grade (readings 54, 55).
    case
        when points.millionths is null or 5 * points.known_checks < 4 * points.applicable_checks
            then cast(null as varchar)
        when points.millionths >= 90000000 then 'A'
        when points.millionths >= 75000000 then 'B'
        when points.millionths >= 60000000 then 'C'
        else 'D'
    end as grade,
from points

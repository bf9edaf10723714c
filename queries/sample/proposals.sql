-- One row per proposal to a workers' congress of the last two years, in units with 100 employees or more.
with
congresses as (
    select
        meetings.unit_id,
        meetings.held_on,
        meetings.source_row,
        sample.as_of,
        cast(extract(year from meetings.held_on) as varchar) as year,
        lax(units.sector, units.ownership, units.region, units.supervisor) as lax,
    from meetings
    inner join units
        on meetings.unit_id = units.unit_id
    cross join sample
    where
        meetings.kind = 'workers_congress'
        and units.employees >= 100
        and meetings.held_on > sample.as_of - 730
),

filed as (
    select
        congresses.*,
        'v' || substr(congresses.unit_id, 2) || right(congresses.year, 2) || counted.number as proposal_id,
        congresses.held_on + cast(counted.number as integer) as filed_on,
    from congresses
    cross join range(1, 4) as counted (number)
    where
        counted.number <= whole(0, 3, congresses.unit_id, 'proposals' || congresses.year)
        and congresses.held_on + cast(counted.number as integer) <= congresses.as_of
)

select
    proposal_id,
    unit_id,
    filed_on,
    known(filed_on + 90, 0.08, proposal_id, 'due') as due_on,
    -- a sixth are left lying
    case
        when chance(proposal_id, 'closed') >= least(0.7, 0.16 * lax)
            then by_then(filed_on + whole(10, 130, proposal_id, 'closed when'), as_of)
    end as closed_on,
    'synthetic' as source_file,
    source_row,
from filed

-- One row per unit with a workers' congress held by the date: the newest, and who was there.
with

newest as (
    select
        meetings.unit_id,
        max(meetings.held_on) as held_on,
    from meetings
    cross join as_of
    where
        meetings.kind = 'workers_congress'
        and meetings.held_on <= as_of.as_of
    group by meetings.unit_id
)

-- Unit, kind and day are the key of a meeting: one row a unit.
select
    newest.unit_id,
    newest.held_on,
    meetings.delegates,
    meetings.present,
from newest
inner join
    meetings
    on
        newest.unit_id = meetings.unit_id
        and newest.held_on = meetings.held_on
        and meetings.kind = 'workers_congress'

-- One row per unit with a workers' congress held in the year of the date.
select
    meetings.unit_id,
    count(*) as held,
from meetings
cross join as_of
where
    meetings.kind = 'workers_congress'
    and meetings.held_on between cast(date_trunc('year', as_of.as_of) as date) and as_of.as_of
group by meetings.unit_id

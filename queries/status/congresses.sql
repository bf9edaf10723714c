-- One row per unit with a workers' congress held by the date: the newest, who was there, and how many had to be, by the
-- rule in force where and when it was held.
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
    numerators.value as quorum_numerator,
    denominators.value as quorum_denominator,
from newest
inner join open_units on newest.unit_id = open_units.unit_id
inner join
    meetings
    on
        newest.unit_id = meetings.unit_id
        and newest.held_on = meetings.held_on
        and meetings.kind = 'workers_congress'
left join
    rule_periods as numerators
    on
        open_units.province is not distinct from numerators.province
        and open_units.sector is not distinct from numerators.sector
        and numerators.parameter = 'congress_quorum_numerator'
        and newest.held_on >= numerators.from_on
        and newest.held_on <= numerators.to_on
left join
    rule_periods as denominators
    on
        open_units.province is not distinct from denominators.province
        and open_units.sector is not distinct from denominators.sector
        and denominators.parameter = 'congress_quorum_denominator'
        and newest.held_on >= denominators.from_on
        and newest.held_on <= denominators.to_on

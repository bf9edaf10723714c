-- One row per unit with an activity held in the 12 months up to the date: who was expected and who came.
-- An activity with a number empty is undecidable (reading 59); more may come than were expected.
with

held as (
    select
        activities.unit_id,
        activities.attended,
        activities.expected,
        activities.attended is not null and activities.expected is not null as is_counted,
    from activities
    cross join as_of
    where
        activities.held_on <= as_of.as_of
        and as_of.as_of <= cast(activities.held_on + interval 12 month as date)
)

select
    unit_id,
    count(*) filter (where is_counted) as counted,
    count(*) filter (where not is_counted) as undecided,
    cast(sum(attended) filter (where is_counted) as bigint) as attended,
    cast(sum(expected) filter (where is_counted) as bigint) as expected,
from held
group by unit_id

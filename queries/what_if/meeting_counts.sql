-- One row per open unit: whether its workers' congress met in the year, which it did once that is mended.
select
    meeting_counts.unit_id,
    mended_units.mends__workers_congress or meeting_counts.congress_is_held_in_the_year as congress_is_held_in_the_year,
from meeting_counts
inner join mended_units on meeting_counts.unit_id = mended_units.unit_id

-- One row per open unit: whether its union's election was done in the year, which it was once that is mended.
select
    union_years.unit_id,
    mended_units.mends__election_on_time or union_years.election_is_done_in_the_year as election_is_done_in_the_year,
from union_years
inner join mended_units on union_years.unit_id = mended_units.unit_id

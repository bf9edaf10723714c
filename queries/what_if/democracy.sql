-- One row per open unit: its workers' congress, held on the date once that is mended; how many came is not known then.
select
    democracy.unit_id,
    mended_units.mends__workers_congress or democracy.congress_is_of_the_year as congress_is_of_the_year,
    case when not mended_units.mends__workers_congress then democracy.congress_has_quorum end as congress_has_quorum,
from democracy
inner join mended_units on democracy.unit_id = mended_units.unit_id

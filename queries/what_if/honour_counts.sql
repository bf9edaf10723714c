-- One row per open unit: the reworks of its homes of workers (职工之家), all closed once the review is mended.
select
    honour_counts.unit_id,
    case when mended_units.mends__home_review then honour_counts.reworks_asked else honour_counts.reworks_done end
        as reworks_done,
from honour_counts
inner join mended_units on honour_counts.unit_id = mended_units.unit_id

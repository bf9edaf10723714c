-- One row per open unit: what the year brings if a union of its own were established on the date.
select
    union_years.unit_id,
    true as is_new_union_of_the_year,
from union_years

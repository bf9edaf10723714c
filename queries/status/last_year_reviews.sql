-- One row per unit with a report and review (双述双评) of the last full year, which ended before the date (reading 9).
select
    reviews.unit_id,
    reviews.reported_to_members_on,
    reviews.reported_to_superior_on,
    reviews.members_voted,
    reviews.superior_grade,
from reviews
cross join as_of
where reviews.year = year(as_of.as_of) - 1

-- One row per unit with a review (双述双评) of the last full year, which ended before the date (reading 9).
select
    reviews.unit_id,
    reviews.members_voted,
    -- Satisfied members to the last place: DECIMAL, so that every way of adding them agrees. A share is between 0 and
    -- 100 percent; anything else is no share.
    case
        when reviews.satisfaction between 0 and 100 and reviews.members_voted >= 0
            then cast(cast(reviews.satisfaction as decimal(9, 6)) * reviews.members_voted * 0.01 as decimal(18, 8))
    end as members_satisfied,
from reviews
cross join as_of
where reviews.year = year(as_of.as_of) - 1

-- One row per open unit: the newest review of its homes of workers (职工之家).
select
    open_units.unit_id,
    case
        when home_reviews.reviews > 0 then true
        when completeness.honours_complete then false
    end as home_is_reviewed,
    case
        when home_reviews.reviews = 0 then cast(null as boolean)
        when home_reviews.any_rework then false
        when not home_reviews.any_unknown then true
    end as home_review_is_passed,
    home_reviews.reviewed_on as home_reviewed_on,
    home_reviews.rework_due_on as home_rework_due_on,
    home_reviews.rework_closed_on as home_rework_closed_on,
from open_units
inner join completeness on open_units.unit_id = completeness.unit_id
left join home_reviews on open_units.unit_id = home_reviews.unit_id

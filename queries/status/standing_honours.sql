-- One row per title or candidacy of a unit (职工之家): whether it is held, and what became of its rework.
select
    honours.unit_id,
    honours.level,
    honours.awarded_on,
    honours.reviewed_on,
    honours.rework_due_on,
    honours.rework_closed_on,
    -- Awarded by the date and not revoked; without a day the status tells, and an empty one leaves it undecided
    -- (readings 69, 111).
    case
        when honours.status in ('revoked', 'candidate') or honours.revoked_on is not null then false
        when honours.awarded_on is not null then honours.awarded_on <= as_of.as_of
        when honours.status in ('awarded', 'rework') then true
    end as is_held,
    -- Revoked ones are out. Status rework with an empty result is rework (reading 47).
    case
        when honours.status = 'revoked' or honours.revoked_on is not null then cast(null as varchar)
        when coalesce(honours.review_result, honours.status) = 'rework'
            then case when honours.rework_closed_on is null then 'open' else 'closed' end
        when honours.review_result is null and honours.reviewed_on is not null then 'undecided'
    end as rework,
from honours
cross join as_of

-- One row per unit with an offer that has no reply: how many are past their days or undecided.
select
    unit_id,
    count(*) filter (where is_overdue) as overdue,
    count(*) filter (where is_overdue is null) as undecided,
from unanswered_offers
group by unit_id

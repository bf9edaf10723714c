-- One row per bargaining offer of an operating unit that has no reply: whether the days for it are over.
-- Any age counts, but none made while no rule asked for an answer; a reply without a date is a reply (reading 68).
select
    offers.offer_id,
    offers.unit_id,
    offers.offered_on,
    offer_deadlines.due_on,
    -- Neither a day nor a reply leaves it undecided (reading 112).
    as_of.as_of > offer_deadlines.due_on as is_overdue,
from offers
cross join as_of
inner join open_units on offers.unit_id = open_units.unit_id
inner join offer_deadlines on offers.offer_id = offer_deadlines.offer_id
where
    open_units.is_operating
    and offer_deadlines.is_bound
    and offers.reply is null
    and not coalesce(offers.replied_on <= as_of.as_of, false)

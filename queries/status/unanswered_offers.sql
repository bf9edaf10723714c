-- One row per bargaining offer of an operating unit that has no reply: whether the days for it are over.
-- open_units is read for the days that hold in the unit's province. Any age counts; a reply without a date is a reply
-- (reading 68).
select
    offers.offer_id,
    offers.unit_id,
    offers.offered_on,
    cast(offers.offered_on + interval (rule_values.offer_reply_days) day as date) as due_on,
    -- Neither a day nor a reply leaves it undecided (reading 112).
    as_of.as_of > cast(offers.offered_on + interval (rule_values.offer_reply_days) day as date) as is_overdue,
from offers
cross join as_of
inner join open_units on offers.unit_id = open_units.unit_id
inner join
    rule_values
    on
        open_units.province is not distinct from rule_values.province
        and open_units.sector is not distinct from rule_values.sector
where
    open_units.is_operating
    and coalesce(offers.offered_on <= as_of.as_of, true)
    and offers.reply is null
    and not coalesce(offers.replied_on <= as_of.as_of, false)

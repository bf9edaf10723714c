-- One row per open unit: its bargaining offers that nobody answered in time.
select
    open_units.unit_id,
    coalesce(offer_facts.overdue, 0) as offers_overdue,
    coalesce(offer_facts.undecided, 0) = 0
    and (coalesce(offer_facts.overdue, 0) > 0 or completeness.offers_complete) as offers_overdue_are_known,
from open_units
inner join completeness on open_units.unit_id = completeness.unit_id
left join offer_facts on open_units.unit_id = offer_facts.unit_id

"""Bargaining offers and whether they were answered in time (readings 40, 68 and 112)."""

from datetime import date

from second_way.duties import Duty, duty
from second_way.periods import last_twelve_months
from second_way.register import Register, Row
from second_way.rules import last_day, value_in_force


def offer_duties(register: Register, unit: Row) -> list[Duty]:
    """One for each offer of the last 12 months. A reply without a date is undecidable (reading 40)."""
    period = last_twelve_months(register.as_of)
    offers = [row for row in register.rows("offers", unit_id=unit["unit_id"]) if period.holds(row["offered_on"])]
    return [_duty(register, unit, offer) for offer in offers if has_to_be_answered(unit, offer["offered_on"])]


def has_to_be_answered(unit: Row, day: date) -> bool:
    """Whether there was a time for answers to an offer of that day."""
    return names_sector(unit, day) and value_in_force("offer_reply_days", unit, day) is not None


def names_sector(unit: Row, day: date) -> bool:
    """Whether the rules on bargaining of that day named the unit's sector; one that nobody knows may be named."""
    return unit["sector"] is None or value_in_force("bargaining_binds", unit, day) is not None


def is_left_unanswered(register: Register, unit: Row, offer: Row) -> bool | None:
    """Of any age; a reply without a date is an answer, and neither offered_on nor reply is undecidable."""
    if offer["replied_on"] is not None or offer["reply"] is not None:
        return False
    if offer["offered_on"] is None:
        return None
    if not has_to_be_answered(unit, offer["offered_on"]):
        return False
    return bool(register.as_of > last_day("offer_reply_days", unit, offer["offered_on"]))


def _duty(register: Register, unit: Row, offer: Row) -> Duty:
    due = last_day("offer_reply_days", unit, offer["offered_on"])
    if offer["replied_on"] is None and offer["reply"] is not None:
        return Duty("undecidable", due)
    return duty(due, offer["replied_on"], register.as_of)

"""The checks about the workers' congress: held, and with a quorum."""

from datetime import date

from second_way.answers import Answer, answer
from second_way.days import latest
from second_way.meetings import MeetingsAsked, meeting_answer, meetings_of
from second_way.membership import Membership
from second_way.periods import last_twelve_months
from second_way.register import Register, Row
from second_way.rules import value_in_force
from second_way.three_valued import all_of


def congress_binds(membership: Membership, unit: Row, as_of: date) -> bool | None:
    """Enterprises and institutions with a union; civil_service_managed empty counts as no (reading 37)."""
    sector = unit["sector"]
    of_sector = None if sector is None else sector in ("enterprise", "institution")
    has_rule = value_in_force("congress_per_year", unit, as_of) is not None
    return all_of(membership.has_union[unit["unit_id"]], of_sector, unit["civil_service_managed"] is not True, has_rule)


def congresses_asked(register: Register, membership: Membership, unit: Row) -> MeetingsAsked:
    """The unit's own; it began with the later of the union and the unit (reading 100)."""
    union_id = membership.union_of[unit["unit_id"]]
    union = register.row("unions", union_id=union_id) if union_id is not None else None
    began_on = latest([unit["founded_on"], union["established_on"] if union else None])
    return MeetingsAsked(unit, [unit], "workers_congress", began_on, "congress_per_year")


def workers_congress(register: Register, membership: Membership, unit: Row) -> Answer:
    asked = congresses_asked(register, membership, unit)
    return meeting_answer(register, asked, congress_binds(membership, unit, register.as_of))


def congress_quorum(register: Register, unit: Row) -> Answer:
    """Of the newest congress of the last 12 months; none needs no completeness (reading 98). Never open."""
    period = last_twelve_months(register.as_of)
    held = [row for row in meetings_of(register, [unit], "workers_congress") if period.holds(row["held_on"])]
    if not held:
        return answer(False, None, register.as_of)
    newest = max(held, key=lambda row: row["held_on"])
    if value_in_force("congress_quorum_denominator", unit, newest["held_on"]) is None:
        return answer(False, None, register.as_of)
    return answer(True, _has_quorum(newest), register.as_of, newest["held_on"], is_open=False)


def _has_quorum(congress: Row) -> bool | None:
    """A number empty or no delegates: unknown (reading 43)."""
    delegates, present = congress["delegates"], congress["present"]
    return None if not delegates or present is None else bool(3 * present >= 2 * delegates)

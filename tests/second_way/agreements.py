"""A unit's collective agreements and which are in force (readings 39, 95 and 96)."""

from datetime import date

from second_way.completeness import found, is_complete
from second_way.days import days_after, latest
from second_way.register import Register, Row
from second_way.rules import FILING_SILENCE_DAYS
from second_way.three_valued import all_of, any_of


def signed_by(register: Register, unit: Row) -> list[Row]:
    """Those that name the unit as the one that signed, of any level."""
    return register.rows("agreements", unit_id=unit["unit_id"])


def agreements_of(register: Register, unit: Row) -> list[Row]:
    """Those that the unit signed, and regional or industry ones whose list names it (reading 95)."""
    listed = register.rows("agreement_units", unit_id=unit["unit_id"])
    named = [row for listing in listed for row in register.rows("agreements", agreement_id=listing["agreement_id"])]
    others = [row for row in named if row["unit_id"] != unit["unit_id"] and row["level"] in ("regional", "industry")]
    return signed_by(register, unit) + others


def settles_wages(agreement: Row) -> bool | None:
    """A wage agreement, or a comprehensive one that includes wages; an empty kind does not count (reading 96)."""
    if agreement["kind"] == "comprehensive":
        return None if agreement["includes_wages"] is None else bool(agreement["includes_wages"])
    return bool(agreement["kind"] == "wage")


def in_force(agreement: Row, as_of: date) -> bool | None:
    """Started by the date and not expired before it; expires_on empty is unknown (reading 39)."""
    start = _start(agreement)
    if start is not None and start > as_of:
        return False
    return None if agreement["expires_on"] is None else bool(as_of <= agreement["expires_on"])


def wages_in_force(agreement: Row, as_of: date) -> bool | None:
    return all_of(settles_wages(agreement), in_force(agreement, as_of))


def any_in_force(register: Register, unit: Row, kind: str | None = None) -> bool | None:
    """Of the very kind, or of any; none in force is a no only where agreements is complete (reading 18)."""
    agreements = [row for row in agreements_of(register, unit) if kind is None or row["kind"] == kind]
    recorded = any_of(*(in_force(row, register.as_of) for row in agreements))
    return found(recorded, is_complete(register, "agreements", unit))


def newest_expiry(agreements: list[Row], as_of: date) -> date | None:
    """The last day of the newest wage agreement that has expired."""
    expiries = [row["expires_on"] for row in agreements if settles_wages(row) is True]
    return latest([day for day in expiries if day is not None and day < as_of])


def _start(agreement: Row) -> date | None:
    if agreement["effective_on"] is not None:
        start: date = agreement["effective_on"]
        return start
    if agreement["filed_on"] is not None:
        return days_after(agreement["filed_on"], FILING_SILENCE_DAYS)
    signed_on: date | None = agreement["signed_on"]
    return signed_on

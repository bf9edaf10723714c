"""Mediation cases and their two limits: acceptance and closing (readings 44, 45, 67 and 68)."""

from datetime import date

from second_way.days import days_after
from second_way.duties import Duty, breached, duty
from second_way.periods import last_twelve_months
from second_way.register import Register, Row
from second_way.rules import MEDIATION_ACCEPT_WORKING_DAYS, MEDIATION_CLOSE_DAYS, MEDIATION_RULE_SINCE
from second_way.working_days import working_day_after


def cases_bound(register: Register, unit: Row) -> list[Row]:
    """Applied for in the last 12 months, and not before the provisions came into force."""
    return [case for case in cases_applied_for(register, unit) if case["applied_on"] >= MEDIATION_RULE_SINCE]


def cases_applied_for(register: Register, unit: Row) -> list[Row]:
    """In the last 12 months."""
    return _cases(register, unit, "applied_on")


def cases_closed(register: Register, unit: Row) -> list[Row]:
    """In the last 12 months, whenever they were applied for."""
    return _cases(register, unit, "closed_on")


def acceptance(case: Row, as_of: date) -> Duty:
    """Within 3 working days of application. Closed without it: withdrawn does not count, else undecidable."""
    if _closed_unaccepted(case):
        return Duty("not_counted" if case["outcome"] == "withdrawn" else "undecidable")
    due = working_day_after(case["applied_on"], MEDIATION_ACCEPT_WORKING_DAYS)
    return duty(due, case["accepted_on"], as_of)


def closing(case: Row, as_of: date) -> Duty:
    """Within 15 days of acceptance; a late one is excused by an extension, undecidable if that is not recorded.

    A case that is neither accepted nor closed has no such limit yet.
    """
    if _closed_unaccepted(case):
        return acceptance(case, as_of)
    if case["accepted_on"] is None:
        return Duty("not_counted")
    judged = duty(days_after(case["accepted_on"], MEDIATION_CLOSE_DAYS), case["closed_on"], as_of)
    if judged.state != "breached" or case["extended"] is False:
        return judged
    return Duty("kept" if case["extended"] else "undecidable", judged.due)


def case_duty(case: Row, as_of: date) -> Duty:
    """Both limits as one: a breach, else a limit still running, else undecidable, else kept (reading 44)."""
    parts = [acceptance(case, as_of), closing(case, as_of)]
    late = breached(parts)
    if late:
        first = min(part.due for part in late if part.due is not None)
        return Duty("breached", first, is_open=case["closed_on"] is None)
    return next((part for state in ("not_counted", "undecidable") for part in parts if part.state == state), parts[0])


def _cases(register: Register, unit: Row, column: str) -> list[Row]:
    period = last_twelve_months(register.as_of)
    return [row for row in register.rows("cases", unit_id=unit["unit_id"]) if period.holds(row[column])]


def _closed_unaccepted(case: Row) -> bool:
    return case["closed_on"] is not None and case["accepted_on"] is None

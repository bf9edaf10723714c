"""Labour-practice self-checks (reading 48)."""

from second_way.answers import Answer, answer
from second_way.completeness import is_complete
from second_way.days import days_after, earliest
from second_way.register import Register, Row
from second_way.three_valued import all_of


def self_checks_of(register: Register, unit: Row) -> list[Row]:
    """Of all periods."""
    return register.rows("self_checks", unit_id=unit["unit_id"])


def self_check(register: Register, unit: Row) -> Answer:
    """All periods count; due today or later and not submitted does not count yet (reading 48)."""
    rows = self_checks_of(register, unit)
    counted = [row for row in rows if row["submitted_on"] or row["due_on"] is None or row["due_on"] < register.as_of]
    if not counted:
        return answer(False if is_complete(register, "self_checks", unit) else None, None, register.as_of)
    passes = all_of(*(_submitted(row) for row in counted))
    due = earliest([row["due_on"] for row in counted if _submitted(row) is False])
    return answer(True, passes, register.as_of, days_after(due, 1) if due is not None else None, due)


def _submitted(row: Row) -> bool | None:
    """Late counts as submitted; without a due date nobody can tell whether it had to be."""
    if row["submitted_on"] is not None:
        return True
    return None if row["due_on"] is None else False

"""The checks that bind only the units of which a campaign requires them."""

from second_way.answers import Answer, answer
from second_way.completeness import found, is_complete
from second_way.days import days_after
from second_way.periods import Period, last_full_quarter, last_full_year
from second_way.register import Register, Row
from second_way.requirements import is_required
from second_way.rules import BY_REQUIREMENT, INTERNAL_RULES
from second_way.three_valued import all_of, at_least


def requirement_answers(register: Register, unit: Row) -> dict[str, Answer]:
    """The computed answers by check; no row of requirements: not applicable (readings 19 and 102)."""
    checks = {
        "dual_review": dual_review,
        "rules_in_place": rules_in_place,
        "quarterly_activity": quarterly_activity,
    }
    return {
        check: checks[check](register, unit) if is_required(register, unit, check) else Answer("not_applicable")
        for check in BY_REQUIREMENT
    }


def dual_review(register: Register, unit: Row) -> Answer:
    """For the last full year: both reports made, votes cast, a grade given (reading 46)."""
    year = last_full_year(register.as_of)
    row = register.row("reviews", unit_id=unit["unit_id"], year=year)
    passes = found(False, is_complete(register, "reviews", unit)) if row is None else _reviewed(row)
    return answer(True, passes, register.as_of, register.as_of.replace(month=1, day=1))


def _reviewed(row: Row) -> bool | None:
    return all_of(
        row["reported_to_members_on"] is not None,
        row["reported_to_superior_on"] is not None,
        at_least(row["members_voted"], 1),
        None if row["superior_grade"] is None else True,
    )


def rules_in_place(register: Register, unit: Row) -> Answer:
    """All seven kinds; a missing one fails only where systems is complete (reading 49)."""
    rows = [row for row in register.rows("systems", unit_id=unit["unit_id"]) if _is_there(register, row)]
    recorded = {row["kind"]: row["repealed_on"] is None for row in rows}
    missing = found(False, is_complete(register, "systems", unit))
    return answer(True, all_of(*(recorded.get(kind, missing) for kind in INTERNAL_RULES)), register.as_of)


def _is_there(register: Register, row: Row) -> bool:
    """adopted_on empty is adopted; a rule adopted later does not exist yet (reading 2)."""
    return row["adopted_on"] is None or row["adopted_on"] <= register.as_of


def quarterly_activity(register: Register, unit: Row) -> Answer:
    """Planned for the quarter or not (reading 50); complete from its first day to the date (reading 16)."""
    quarter = last_full_quarter(register.as_of)
    held = any(quarter.holds(row["held_on"]) for row in register.rows("activities", unit_id=unit["unit_id"]))
    asked = Period(quarter.first, register.as_of)
    passes = found(held, is_complete(register, "activities", unit, asked))
    return answer(True, passes, register.as_of, days_after(quarter.last, 1))

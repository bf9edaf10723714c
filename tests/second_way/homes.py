"""Homes of workers (职工之家): titles held and their reviews (readings 47, 69 and 111)."""

from datetime import date

from second_way.answers import Answer, answer
from second_way.completeness import is_complete
from second_way.days import earliest
from second_way.register import Register, Row
from second_way.three_valued import all_of, any_of


def home_review(register: Register, unit: Row) -> Answer:
    """The newest review over all levels, ties to the worse; undated ones rank oldest (readings 47 and 111)."""
    reviewed = [honour for honour in standing_honours(register, unit) if _was_reviewed(honour)]
    if not reviewed:
        return answer(False if is_complete(register, "honours", unit) else None, None, register.as_of)
    newest_day = max(honour["reviewed_on"] or date.min for honour in reviewed)
    newest = [honour for honour in reviewed if (honour["reviewed_on"] or date.min) == newest_day]
    passes = all_of(*(_review_passes(honour) for honour in newest))
    failing = [honour for honour in newest if _review_passes(honour) is False]
    since = earliest([honour["reviewed_on"] for honour in failing])
    return answer(True, passes, register.as_of, since, earliest([honour["rework_due_on"] for honour in failing]))


def standing_honours(register: Register, unit: Row) -> list[Row]:
    """Revoked honours are out (reading 47)."""
    return [
        honour
        for honour in register.rows("honours", unit_id=unit["unit_id"])
        if honour["revoked_on"] is None and honour["status"] != "revoked"
    ]


def holds_title(register: Register, honour: Row) -> bool | None:
    """Of a standing honour: awarded by the date, a candidate never (readings 69 and 111).

    Without awarded_on the status decides, and an empty status is undecidable.
    """
    if honour["status"] == "candidate":
        return False
    if honour["awarded_on"] is not None:
        return bool(honour["awarded_on"] <= register.as_of)
    return None if honour["status"] is None else True


def sent_to_rework(honour: Row) -> bool | None:
    """A review without a recorded result is undecidable; without a review nothing was sent."""
    result = _review_result(honour)
    if result is None:
        return None if honour["reviewed_on"] is not None else False
    return result == "rework"


def _was_reviewed(honour: Row) -> bool:
    return honour["reviewed_on"] is not None or _review_result(honour) is not None


def _review_result(honour: Row) -> str | None:
    """Status rework with an empty result is rework (reading 47)."""
    if honour["review_result"] is None and honour["status"] == "rework":
        return "rework"
    result: str | None = honour["review_result"]
    return result


def _review_passes(honour: Row) -> bool | None:
    result = _review_result(honour)
    passed = None if result is None else result == "pass"
    return any_of(passed, honour["rework_closed_on"] is not None)

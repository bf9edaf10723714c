"""Progress towards titles: the state of each step, from the definition of the list title_progress."""

from collections.abc import Mapping
from datetime import date

import pandas as pd

from second_way.completeness import is_complete
from second_way.congress_amounts import SATISFACTION_MIN, SCORE_MIN
from second_way.membership import is_open, is_operating
from second_way.register import Register, Row, read_register
from second_way.three_valued import all_of

OF_ENTERPRISES = ("self_evaluation", "vote", "application", "review", "inspection", "public_notice", "award")
OF_HOMES = ("application", "review", "inspection", "public_notice", "award", "later_review", "rework")
ENDS_WITHOUT_A_RESULT = ("application", "public_notice", "award", "rework")


def title_states(tables: Mapping[str, pd.DataFrame], as_of: date) -> dict[tuple[str, str, str], str]:
    """The state by unit, title and step."""
    register, undated = read_register(tables, as_of), read_register(tables, date.max)
    found = {}
    for unit in register.rows("units"):
        if not is_open(register, unit) or not is_operating(unit):
            continue
        # Whether a title's status is told depends on days that are still to come, which the register as of the date
        # has no more.
        rows = undated.rows("honours", unit_id=unit["unit_id"])
        honours = [row for row in rows if not _is_revoked(row, as_of)]
        for title in _titles(register, unit, honours):
            for step, state in _way(register, unit, title, honours).items():
                found[unit["unit_id"], title, step] = state
    return found


def _is_revoked(honour: Row, as_of: date) -> bool:
    """A day of revocation decides, whatever the status says; without one the status does."""
    if honour["revoked_on"] is not None:
        return bool(honour["revoked_on"] <= as_of)
    return bool(honour["status"] == "revoked")


def _titles(register: Register, unit: Row, honours: list[Row]) -> set[str]:
    found = {row["title"] for row in _steps(register, unit)} | {row["level"] for row in honours}
    if _evaluations(register, unit) or _is_asked(register, unit):
        found.add("harmonious_enterprise")
    return found - {None}


def _steps(register: Register, unit: Row) -> list[Row]:
    return [row for row in register.rows("title_steps", unit_id=unit["unit_id"]) if row["year"] <= register.as_of.year]


def _evaluations(register: Register, unit: Row) -> list[Row]:
    rows = register.rows("self_evaluations", unit_id=unit["unit_id"])
    return [row for row in rows if row["year"] <= register.as_of.year]


def _is_asked(register: Register, unit: Row) -> bool:
    """An enterprise on a list of a campaign with a task that is counted in harmonious enterprises."""
    of_unit = {row["task_id"] for row in register.rows("task_units", unit_id=unit["unit_id"])}
    tasks = register.rows("tasks")
    campaigns = {task["campaign"] for task in tasks if task["task_id"] in of_unit and task["campaign"]}
    creating = {task["campaign"] for task in tasks if task["unit_of_target"] == "harmonious_enterprises"}
    return unit["sector"] == "enterprise" and bool(campaigns & creating)


def _way(register: Register, unit: Row, title: str, honours: list[Row]) -> dict[str, str]:
    is_enterprise = title == "harmonious_enterprise"
    rows = [row for row in _steps(register, unit) if row["title"] == title]
    evaluations = _evaluations(register, unit) if is_enterprise else []
    years = [row["year"] for row in (*rows, *evaluations)]
    newest = max(years, default=None)
    taken = {row["step"]: row for row in rows if row["year"] == newest and row["done_on"] is not None}
    told = _told_by_evaluation([row for row in evaluations if row["year"] == newest])
    told |= {} if is_enterprise else _told_by_honours(register, [row for row in honours if row["level"] == title])
    passed: dict[str, bool | None] = {
        step: _passed(step, taken.get(step), told.get(step)) for step in (OF_ENTERPRISES if is_enterprise else OF_HOMES)
    }
    complete = is_complete(register, "title_steps", unit)
    states: dict[str, str] = {}
    has_failed = False
    for step, is_passed in passed.items():
        if is_passed is not None:
            states[step] = "pass" if is_passed else "fail"
        elif step in taken:
            states[step] = "unknown"
        elif step == "rework" and passed["later_review"] is not None:
            states[step] = "not_applicable" if passed["later_review"] else _open_rework(register, title, honours)
        else:
            states[step] = "not_applicable" if has_failed or complete else "unknown"
        has_failed = has_failed or is_passed is False
    return states


def _open_rework(register: Register, title: str, honours: list[Row]) -> str:
    """A rework that is not done fails once its day has passed; on the day itself, and without one, it is open."""
    days = [row["rework_due_on"] for row in honours if row["level"] == title]
    return "fail" if any(day is not None and day < register.as_of for day in days) else "unknown"


def _passed(step: str, taken: Row | None, told: bool | None) -> bool | None:
    """What either record says failed has failed."""
    own = None
    if taken is not None:
        own = {"pass": True, "fail": False, None: step in ENDS_WITHOUT_A_RESULT or None}[taken["result"]]
    if own is False or told is False:
        return False
    return True if own or told else None


def _told_by_evaluation(rows: list[Row]) -> dict[str, bool | None]:
    if not rows:
        return {}
    (row,) = rows
    shares = None
    if row["assessors"] and row["union_reps"] is not None and row["staff_reps"] is not None:
        shares = (row["union_reps"] + row["staff_reps"]) * 3 >= row["assessors"] * 2
    scored = None if row["score"] is None else row["score"] >= SCORE_MIN
    satisfied = None if row["satisfaction"] is None else row["satisfaction"] >= SATISFACTION_MIN
    return {
        "self_evaluation": all_of(scored, shares),
        "vote": all_of(satisfied, True if row["reported_on"] is not None else None),
    }


def _told_by_honours(register: Register, rows: list[Row]) -> dict[str, bool | None]:
    """What tells of an event is told from its day on; without a day at every date (reading 3)."""
    if not rows:
        return {}
    (row,) = rows
    is_shown = row["reviewed_on"] is None or row["reviewed_on"] <= register.as_of
    status = row["status"]
    held: bool | None = None
    if status != "candidate":
        if row["awarded_on"] is not None:
            held = True if row["awarded_on"] <= register.as_of else None
        else:
            held = True if status == "awarded" or (status == "rework" and is_shown) else None
    result = row["review_result"] or ("rework" if status == "rework" else None)
    return {
        "award": held,
        "later_review": None if result is None or not is_shown else result == "pass",
        "rework": True if register.happened(row["rework_closed_on"]) else None,
    }

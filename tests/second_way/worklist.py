"""The worklist in its order, and the problems that can no longer be mended."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from second_way.days import days_after
from second_way.findings import Outcome
from second_way.membership import is_operating
from second_way.register import Register, Row
from second_way.rules import strength_of
from second_way.survey import Survey, survey_of
from second_way.tasks import overdue_listings_of

COLUMNS = ["unit_id", "check", "strength", "source", "since", "due", "days_open", "days_overdue"]

# 应当 by a plan, not by law.
TASK_STRENGTH = "should"


def worklist(tables: Mapping[str, pd.DataFrame], as_of: date) -> pd.DataFrame:
    """One row per unit and failing open check that is not `may`, and per overdue task unit.

    For a task unit check is `task:` and the task_id. Columns: unit_id, check, strength, source, since, due, days_open,
    days_overdue. An election whose term has ended is overdue from its end (reading 30), though no law sets a due date;
    where a finding sets one, from that.
    Must first, due ascending (none last), days_open descending (none last), unit_id; then check, so that the order is
    total.
    """
    survey = survey_of(tables, as_of)
    rows = [
        row | _past_its_term(survey, outcome, row)
        for outcome, row in _fails(survey)
        if outcome.open and row["strength"] != "may"
    ]
    for unit in survey.membership.open_units:
        if is_operating(unit):
            rows += _task_rows(survey.register, unit)
    return _in_order(rows)


def closed_breaches(tables: Mapping[str, pd.DataFrame], as_of: date) -> pd.DataFrame:
    """One row per unit and failing check that is not open, with the columns and order of the worklist."""
    return _in_order([row for outcome, row in _fails(survey_of(tables, as_of)) if not outcome.open])


def _fails(survey: Survey) -> list[tuple[Outcome, Row]]:
    return [
        (
            outcome,
            _row(
                survey.register,
                unit["unit_id"],
                check,
                strength_of(check, unit, survey.register.as_of),
                outcome.source,
                outcome.since,
                outcome.due,
            ),
        )
        for unit in survey.membership.open_units
        for check, outcome in survey.outcomes[unit["unit_id"]].items()
        if outcome.state == "fail"
    ]


def _past_its_term(survey: Survey, outcome: Outcome, row: Row) -> Row:
    """What the end of the term says of an election that the records show to be late, where no date is set for it."""
    if row["check"] != "election_on_time" or outcome.source == "reported" or outcome.due is not None:
        return {}
    register = survey.register
    since = outcome.since
    assert since is not None  # a computed fail begins the day after the end of the term
    end = days_after(since, -1)
    return {"days_overdue": (register.as_of - end).days}


def _in_order(rows: list[Row]) -> pd.DataFrame:
    rows.sort(key=_order)
    return pd.DataFrame(rows, columns=COLUMNS, dtype=object)


def _task_rows(register: Register, unit: Row) -> list[Row]:
    return [
        _row(
            register,
            unit["unit_id"],
            f"task:{task['task_id']}",
            TASK_STRENGTH,
            "computed",
            days_after(task["due_on"], 1),
            task["due_on"],
        )
        for _, task in overdue_listings_of(register, unit)
    ]


def _row(
    register: Register,
    unit_id: str,
    check: str,
    strength: str,
    source: str | None,
    since: date | None,
    due: date | None,
) -> Row:
    return {
        "unit_id": unit_id,
        "check": check,
        "strength": strength,
        "source": source,
        "since": since,
        "due": due,
        "days_open": (register.as_of - since).days if since is not None else None,
        "days_overdue": (register.as_of - due).days if due is not None and due < register.as_of else None,
    }


def _order(row: Row) -> tuple[Any, ...]:
    days_open = row["days_open"]
    return (
        row["strength"] != "must",
        row["due"] is None,
        row["due"] or date.min,
        days_open is None,
        -(days_open or 0),
        row["unit_id"],
        row["check"],
    )

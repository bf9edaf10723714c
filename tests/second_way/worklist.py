"""What is to be mended: failing open checks and overdue task units, in working order."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from second_way.days import days_after
from second_way.membership import is_operating, read_membership
from second_way.register import Register, Row, read_register
from second_way.rules import CHECKS
from second_way.states import outcomes_of
from second_way.tasks import overdue_listings_of

COLUMNS = ["unit_id", "check", "strength", "source", "since", "due", "days_open", "days_overdue"]

# 应当 by a plan, not by law.
TASK_STRENGTH = "should"


def worklist(tables: Mapping[str, pd.DataFrame], as_of: date) -> pd.DataFrame:
    """One row per unit and failing open check, and per overdue task unit (check is `task:` and the task_id).

    Columns: unit_id, check, strength, source, since, due, days_open, days_overdue. Must first, due ascending (none
    last), days_open descending (none last), unit_id; then check, so that the order is total.
    """
    register = read_register(tables, as_of)
    membership = read_membership(register)
    rows: list[Row] = [
        _row(register, unit_id, check, CHECKS[check], outcome.source, outcome.since, outcome.due)
        for unit_id, outcomes in outcomes_of(register, membership).items()
        for check, outcome in outcomes.items()
        if outcome.state == "fail" and outcome.open
    ]
    for unit in membership.open_units:
        if is_operating(unit):
            rows += _task_rows(register, unit)
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

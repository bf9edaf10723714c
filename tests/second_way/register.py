"""The register as plain rows, seen as of a date."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import numpy as np
import pandas as pd

Row = dict[str, Any]

# Reading 2: a row whose key date lies after the as-of date does not exist.
KEY_DATES = {
    "terms": "elected_on",
    "headcounts": "counted_on",
    "findings": "reported_on",
    "agreements": "signed_on",
    "meetings": "held_on",
    "proposals": "filed_on",
    "offers": "offered_on",
    "cases": "applied_on",
    "activities": "held_on",
    "member_groups": "counted_on",
    "title_steps": "done_on",
    "statements": "said_on",
    "systems": "adopted_on",
}
# Of such a row the key date is no start: an activity that is planned is there before it is held.
PLANNED = {"activities": "planned_for"}

# Reading 2: a later event date within an existing row reads as empty. Starts (founded_on, established_on, adopted_on,
# awarded_on) are not among them: a record that starts later has not started, while an empty start means since before.
# Nor is committees.dissolved_on: a future one says that the committee is in being (reading 93).
EVENT_DATES = {
    "units": ["closed_on"],
    "unions": ["dissolved_on", "chair_since", "chair_vacant_since"],
    "terms": ["approved_on"],
    "election_steps": ["done_on"],
    "activities": ["held_on"],
    "agreements": ["approved_on", "filed_on"],
    "proposals": ["closed_on"],
    "offers": ["replied_on"],
    "cases": ["accepted_on", "closed_on", "fulfilled_on"],
    "honours": ["revoked_on", "reviewed_on", "rework_closed_on"],
    "self_checks": ["submitted_on"],
    "self_evaluations": ["reported_on"],
    "reviews": ["reported_to_members_on", "reported_to_superior_on"],
    "systems": ["repealed_on"],
    "findings": ["closed_on"],
    "task_units": ["done_on"],
    "returns": ["received_on"],
}

# Reading 3: a column that tells of an event is told from that event's date on; where the date is empty it holds at
# every date. By table and column: the date, or the date by what the column says. Deadlines and columns without a date
# (approval, an extension agreed on, operating_status) are not among them.
TOLD_FROM: dict[str, dict[str, str | dict[Any, str]]] = {
    "unions": {
        "chair_filled": {True: "chair_since", False: "chair_vacant_since"},
        "chair_full_time": "chair_since",
    },
    "offers": {"reply": "replied_on"},
    "cases": {"outcome": "closed_on"},
    "honours": {
        "review_result": "reviewed_on",
        "status": {"awarded": "awarded_on", "rework": "reviewed_on", "revoked": "revoked_on"},
    },
    "self_checks": dict.fromkeys(("problems_found", "problems_fixed"), "submitted_on"),
    "reviews": {
        "members_voted": "reported_to_members_on",
        "satisfaction": "reported_to_members_on",
        "superior_grade": "reported_to_superior_on",
    },
    "activities": dict.fromkeys(("attended", "on_leave"), "held_on"),
    "task_units": dict.fromkeys(("result", "evidence"), "done_on"),
    "returns": {"status": "received_on"},
}

LOOKED_UP_BY = ("unit_id", "union_id", "task_id", "agreement_id", "check_id", "table_name")


@dataclass(frozen=True)
class Register:
    """All rows that exist on the date; event dates after it, and what tells of those events, read as empty.

    `found` holds the same rows by table, column and value, for the columns in LOOKED_UP_BY.
    """

    as_of: date
    tables: Mapping[str, list[Row]]
    found: Mapping[tuple[str, str, Any], list[Row]]

    def rows(self, table: str, **equal: Any) -> list[Row]:
        """The table's rows whose columns equal the given values; a missing table is empty."""
        column = next((column for column in equal if column in LOOKED_UP_BY), None)
        rows = self.tables.get(table, []) if column is None else self.found.get((table, column, equal[column]), [])
        return [row for row in rows if all(row[column] == value for column, value in equal.items())]

    def row(self, table: str, **equal: Any) -> Row | None:
        """The one row of a key, or None."""
        return next(iter(self.rows(table, **equal)), None)

    def happened(self, day: date | None) -> bool:
        """A date is given and lies on or before the as-of date."""
        return day is not None and day <= self.as_of


def read_register(tables: Mapping[str, pd.DataFrame], as_of: date) -> Register:
    """`tables` has the columns of the table definitions; nulls of any kind and empty texts become None."""
    existing = {table: _existing_rows(table, frame, as_of) for table, frame in tables.items()}
    found: dict[tuple[str, str, Any], list[Row]] = {}
    for table, rows in existing.items():
        for row in rows:
            for column in LOOKED_UP_BY:
                if column in row:
                    found.setdefault((table, column, row[column]), []).append(row)
    return Register(as_of, existing, found)


def _existing_rows(table: str, frame: pd.DataFrame, as_of: date) -> list[Row]:
    columns = [str(column) for column in frame.columns]
    rows = [
        {column: _plain(value) for column, value in zip(columns, values, strict=True)}
        for values in frame.astype(object).itertuples(index=False, name=None)
    ]
    key_date = KEY_DATES.get(table)
    if key_date is not None:
        planned = PLANNED.get(table, "")
        rows = [row for row in rows if row[key_date] is None or row[key_date] <= as_of or row.get(planned)]
    for row in rows:
        for column, told_from in TOLD_FROM.get(table, {}).items():
            day = told_from if isinstance(told_from, str) else told_from.get(row[column])
            if day is not None and row[day] is not None and row[day] > as_of:
                row[column] = None
        for column in EVENT_DATES.get(table, []):
            if row[column] is not None and row[column] > as_of:
                row[column] = None
    return rows


def _plain(value: Any) -> Any:
    if type(value) in (date, int, bool) or (type(value) is str and value):
        return value
    if value is None or value is pd.NaT or value is pd.NA or value == "" or value != value:
        return None
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, datetime):
        return value.date()
    return int(value) if isinstance(value, float) and value.is_integer() else value

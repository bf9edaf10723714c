"""Shortcuts to build a small register and evaluate one answer, for tests whose result is worked out by hand."""

from datetime import date, timedelta
from typing import Any

import pandas as pd

from second_way import indicators, main_classes, states
from second_way.small_registers import Row as Row
from second_way.small_registers import small_register

DAY = timedelta(days=1)
AS_OF = date(2024, 5, 31)
UNIT: Row = {"unit_id": "u1", "sector": "enterprise", "size": "large", "region": "520103", "union_id": "w1"}
UNION: Row = {"union_id": "w1"}


def one_unit(unit: Row | None = None, union: Row | None = None, **rows: list[Row]) -> dict[str, pd.DataFrame]:
    return small_register(units=[UNIT | (unit or {})], unions=[UNION | (union or {})], **rows)


def outcome(tables: dict[str, pd.DataFrame], check: str, as_of: date = AS_OF, unit_id: str = "u1") -> dict[str, Any]:
    frame = states(tables, as_of)
    rows = frame[(frame["unit_id"] == unit_id) & (frame["check"] == check)].to_dict("records")
    assert len(rows) == 1
    return {str(column): value for column, value in rows[0].items()}


def state(tables: dict[str, pd.DataFrame], check: str, as_of: date = AS_OF, unit_id: str = "u1") -> str:
    return str(outcome(tables, check, as_of, unit_id)["state"])


def main_class(tables: dict[str, pd.DataFrame], as_of: date = AS_OF, unit_id: str = "u1") -> str:
    classes = main_classes(tables, as_of).set_index("unit_id")["main_class"]
    return str(classes[unit_id])


def finding(check: str, reported_on: date, **cells: Any) -> Row:
    return {"unit_id": "u1", "check_id": check, "reported_on": reported_on, **cells}


def answered(tables: dict[str, pd.DataFrame], check: str, as_of: date = AS_OF) -> tuple[Any, ...]:
    """state, since, due, open."""
    found = outcome(tables, check, as_of)
    return found["state"], found["since"], found["due"], found["open"]


def complete(table: str, scope: str | None = None, **cells: Any) -> Row:
    return {"table_name": table, "scope": scope, **cells}


def wages(**cells: Any) -> Row:
    return {"agreement_id": "a1", "unit_id": "u1", "kind": "wage", "expires_on": AS_OF, **cells}


def joint_union(lead: Row | None = None, **rows: list[Row]) -> dict[str, pd.DataFrame]:
    units = [UNIT | {"unit_id": "u1"}, UNIT | {"unit_id": "u2"}, UNIT | {"unit_id": "u3"} | (lead or {})]
    return small_register(units=units, unions=[UNION | {"lead_unit_id": "u3", "chair_filled": True}], **rows)


Amounts = tuple[Any, Any, int, int]


def amounts(tables: dict[str, pd.DataFrame], indicator: str, as_of: date = AS_OF) -> Amounts:
    """numerator, denominator, unknown, not_applicable of the whole register."""
    frame = indicators(tables, as_of)
    (row,) = frame[frame["indicator"] == indicator].to_dict("records")
    return row["numerator"], row["denominator"], row["unknown"], row["not_applicable"]

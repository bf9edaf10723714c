"""Converts frames to plain Python values: no NaN, NaT, numpy scalar or Timestamp leaves this module."""

import math
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pandas as pd

_AT_ONCE = 50_000
"""Rows held in memory as Python values at a time: a million rows of twelve columns took a gigabyte."""


Cell = str | int | float | bool | date | datetime | None


def rows(frame: pd.DataFrame) -> Iterator[tuple[Cell, ...]]:
    """The frame's rows, with every cell converted by ``cell``."""
    for first in range(0, len(frame), _AT_ONCE):
        part = frame.iloc[first : first + _AT_ONCE]
        yield from zip(*(values(part.iloc[:, place]) for place in range(part.shape[1])), strict=True)


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The frame's rows by column name, with every cell converted by ``cell``."""
    names = [str(name) for name in frame.columns]
    return [dict(zip(names, row, strict=True)) for row in rows(frame)]


def with_none(frame: pd.DataFrame) -> pd.DataFrame:
    """A copy with None for every kind of null; columns of objects."""
    return frame.astype(object).where(frame.notna(), None)


def values(column: pd.Series) -> list[Cell]:
    """A column's cells, each converted by ``cell``."""
    kinds = pd.api.types
    if column.dtype != object and (kinds.is_numeric_dtype(column.dtype) or kinds.is_string_dtype(column.dtype)):
        # Numbers, booleans and text in one go: cell by cell, 1.5 million took 9 seconds.
        return column.astype(object).where(column.notna(), None).tolist()
    if is_of_days(column):
        # As objects: an all-null column would keep its type, and its cells be NaT.
        days: list[Cell] = column.dt.date.astype(object).where(column.notna(), None).tolist()
        return days
    return [cell(value) for value in column]


def is_of_days(column: pd.Series) -> bool:
    """Whether every value of the column is a midnight without time zone: DuckDB's dates."""
    return (
        column.dtype.kind == "M"
        and getattr(column.dt, "tz", None) is None
        and bool((column.isna() | (column == column.dt.normalize())).all())
    )


def cell(value: Any) -> Cell:
    """A value as str, int, float, bool, date or datetime, with None for every kind of null.

    A datetime at midnight becomes a date, since DuckDB's dates reach pandas as datetimes. A Decimal without a fraction
    becomes an int.
    """
    if value is None or value is pd.NaT or value is pd.NA:
        return None
    if isinstance(value, pd.Timestamp):
        value = value.to_pydatetime(warn=False)
    if isinstance(value, datetime):
        return value.date() if value.time() == time.min else value
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if hasattr(value, "item"):  # a numpy scalar
        value = value.item()
    if isinstance(value, float) and math.isnan(value):
        return None
    return value if isinstance(value, str | int | float | date) else str(value)

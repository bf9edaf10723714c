"""A frame's cells as plain Python values, and the mark of invented data: what all formats start from."""

import math
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pandas as pd

from dashboard.documents.context import Context
from dashboard.locale import _
from dashboard.locale.other_language import speaking
from dashboard.wording.answer_titles import column_title

_ASKED = ("indicator", "check", "check_id")
"""Columns that name what a row is about."""

_AT_ONCE = 50_000
"""Rows that are in memory as Python's own values at a time: a million of twelve columns took a gigabyte."""

Cell = str | int | float | bool | date | datetime | None


def headers(frame: pd.DataFrame) -> list[str]:
    """The frame's headers as text."""
    return [str(name) for name in frame.columns]


def rows(frame: pd.DataFrame) -> Iterator[tuple[Cell, ...]]:
    """The frame's rows, every cell as ``cell`` gives it."""
    for first in range(0, len(frame), _AT_ONCE):
        part = frame.iloc[first : first + _AT_ONCE]
        yield from zip(*(values(part.iloc[:, place]) for place in range(part.shape[1])), strict=True)


def values(column: pd.Series) -> list[Cell]:
    """A column's cells, every one as ``cell`` gives it."""
    kinds = pd.api.types
    if column.dtype != object and (kinds.is_numeric_dtype(column.dtype) or kinds.is_string_dtype(column.dtype)):
        # Numbers, booleans and text in one go: cell by cell, 1.5 million of them took 9 seconds.
        return column.astype(object).where(column.notna(), None).tolist()
    if is_of_days(column):
        # As objects: a column without any day would keep its kind, and its empty cells be NaT.
        days: list[Cell] = column.dt.date.astype(object).where(column.notna(), None).tolist()
        return days
    return [cell(value) for value in column]


def is_of_days(column: pd.Series) -> bool:
    """Whether every moment of the column is a midnight of no particular place: DuckDB's dates."""
    return (
        column.dtype.kind == "M"
        and getattr(column.dt, "tz", None) is None
        and bool((column.isna() | (column == column.dt.normalize())).all())
    )


def cell(value: Any) -> Cell:
    """A value as str, int, float, bool, date or datetime, and None for every kind of empty.

    A moment at midnight is a date: DuckDB's dates reach pandas as moments. A Decimal without a fraction is an int.
    """
    if value is None or value is pd.NaT or value is pd.NA:
        return None
    if isinstance(value, pd.Timestamp):
        value = value.to_pydatetime(warn=False)
    if isinstance(value, datetime):
        return value.date() if value.time() == time.min else value
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if hasattr(value, "item"):  # a number of numpy's
        value = value.item()
    if isinstance(value, float) and math.isnan(value):
        return None
    return value if isinstance(value, str | int | float | date) else str(value)


def marked(frame: pd.DataFrame, context: Context) -> pd.DataFrame:
    """The frame itself, or a copy with what must not be overlooked as its last columns.

    One names the articles that a row's check or indicator rests on and nobody has confirmed; one says in each row that
    the data are invented.

    A column rather than a line above the header: every program still reads the file as a table, and a row that is
    copied elsewhere takes its mark along. It is called data_nature where the headers are names of columns, and is in
    the reader's language where they are words.
    """
    has_names = all(name.isidentifier() and name.islower() for name in headers(frame))
    frame = _with_unconfirmed(frame, context, has_names)
    if not context.synthetic:
        return frame
    name = "data_nature" if has_names else column_title("data_nature", context.language)
    mark = "synthetic" if has_names else synthetic_mark(context)
    return frame if name in frame.columns else frame.assign(**{name: mark})


def _with_unconfirmed(frame: pd.DataFrame, context: Context, has_names: bool) -> pd.DataFrame:
    asked = {*_ASKED, *(column_title(name, context.language) for name in _ASKED)}
    about = next((name for name in headers(frame) if name in asked), None)
    if about is None:
        # Rows without a name of their own are about what the file explains.
        notes = [definition.unconfirmed for definition in context.definitions if definition.unconfirmed]
        found = pd.Series("; ".join(dict.fromkeys(notes)) or None, index=frame.index, dtype="str")
    else:
        named = frame.iloc[:, headers(frame).index(about)]
        found = named.astype(object).map(dict(context.unconfirmed)).astype("str")
    name = "unconfirmed_basis" if has_names else column_title("unconfirmed_basis", context.language)
    return frame.assign(**{name: found}) if found.notna().any() else frame


def synthetic_mark(context: Context) -> str:
    """How invented data are called in the reader's language."""
    with speaking(context.language):
        return _("Synthetic data")

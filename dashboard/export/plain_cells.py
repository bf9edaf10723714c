"""Converts a frame's cells to plain Python values and marks synthetic data: the basis of all formats."""

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
"""Columns that name the check or indicator of a row."""

_AT_ONCE = 50_000
"""Rows held in memory as Python values at a time: a million rows of twelve columns took a gigabyte."""

Cell = str | int | float | bool | date | datetime | None


def headers(frame: pd.DataFrame) -> list[str]:
    """The frame's headers as text."""
    return [str(name) for name in frame.columns]


def rows(frame: pd.DataFrame) -> Iterator[tuple[Cell, ...]]:
    """The frame's rows, with every cell converted by ``cell``."""
    for first in range(0, len(frame), _AT_ONCE):
        part = frame.iloc[first : first + _AT_ONCE]
        yield from zip(*(values(part.iloc[:, place]) for place in range(part.shape[1])), strict=True)


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


def marked(frame: pd.DataFrame, context: Context) -> pd.DataFrame:
    """The frame, or a copy with warnings in added columns at its end.

    One column names the unconfirmed articles that a row's check or indicator rests on; another marks each row of
    synthetic data.

    Columns rather than a line above the header: every program still reads the file as a table, and a copied row keeps
    its mark. The synthetic mark is headed data_nature where headers are column names, else in the reader's language.
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
        # Rows that name no check or indicator concern the file's definitions.
        notes = [definition.unconfirmed for definition in context.definitions if definition.unconfirmed]
        found = pd.Series("; ".join(dict.fromkeys(notes)) or None, index=frame.index, dtype="str")
    else:
        named = frame.iloc[:, headers(frame).index(about)]
        found = named.astype(object).map(dict(context.unconfirmed)).astype("str")
    name = "unconfirmed_basis" if has_names else column_title("unconfirmed_basis", context.language)
    return frame.assign(**{name: found}) if found.notna().any() else frame


def synthetic_mark(context: Context) -> str:
    """The term for synthetic data in the reader's language."""
    with speaking(context.language):
        return _("Synthetic data")

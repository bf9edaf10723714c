"""Deadlines on record by month: those that have passed and are not met, and those that come."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from dashboard import answers
from dashboard.filters import Filters, Where
from dashboard.register.reader import Reader
from dashboard.trend import months_from

MONTHS = 12
"""How many whole months a page shows before and after the month of the date."""

_OLDEST = date(1949, 10, 1)


@dataclass(frozen=True)
class DueByMonth:
    """The deadlines of one kind. months are (first day, passed, to come), oldest first; earlier passed before them."""

    months: Sequence[tuple[date, int, int]]
    earlier: int


def due_by_month(
    reader: Reader, filters: Filters, scope: Where, kinds: Sequence[str], months: int = MONTHS
) -> Mapping[str, DueByMonth]:
    """The deadlines of these kinds, ``months`` before and after the month of the as-of date.

    A deadline on the date itself is still to come. What was met is in neither.
    """
    firsts = _around(reader.as_of, months)
    last = months_from(firsts[-1], 1)[-1]
    passed_days = (reader.as_of - _OLDEST).days - 1
    passed = _asked(reader, filters, scope, (_OLDEST, passed_days))
    coming = _asked(reader, filters, scope, (reader.as_of, (last - timedelta(days=1) - reader.as_of).days))
    return {
        kind: DueByMonth(
            [(first, passed.get((kind, first), 0), coming.get((kind, first), 0)) for first in firsts],
            sum(count for (one, day), count in passed.items() if one == kind and day < firsts[0]),
        )
        for kind in kinds
    }


def table(found: DueByMonth) -> pd.DataFrame:
    """The months as rows: month (its first day), passed, coming; first a row without month for what passed before."""
    rows: list[tuple[date | None, int, int]] = [(None, found.earlier, 0)] if found.earlier else []
    return pd.DataFrame([*rows, *found.months], columns=["month", "passed", "coming"])


def _around(day: date, months: int) -> list[date]:
    number = day.year * 12 + day.month - 1 - months
    return months_from(date(number // 12, number % 12 + 1, 1), 2 * months)


def _asked(reader: Reader, filters: Filters, scope: Where, horizon: tuple[date, int]) -> dict[tuple[str, date], int]:
    frame = answers.rows_of(reader, "due_by_month", filters, scope, horizon=horizon)
    return {
        (kind, month.date()): int(amount)
        for month, kind, amount in zip(frame["month"], frame["kind"], frame["amount"], strict=True)
    }

"""Recorded deadlines by month: those missed, and those still to come."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd
from dateutil.relativedelta import relativedelta

from dashboard.vocabulary.periods import months_from

MONTHS = 12
"""Whole months that a page shows before and after the as-of month."""


@dataclass(frozen=True)
class DueByMonth:
    """The deadlines of one kind. months: (first day, passed, to come), oldest first. earlier: passed before those."""

    months: Sequence[tuple[date, int, int]]
    earlier: int


def due_by_month(deadlines: pd.DataFrame, as_of: date, kind: str, months: int = MONTHS) -> DueByMonth:
    """The deadlines of this kind, ``months`` before and after the month of the as-of date.

    ``deadlines`` is the list deadlines_by_month. A deadline on the as-of date is still to come; met ones don't count.
    """
    of_kind = deadlines[deadlines["kind"] == kind]
    days = [month.date() for month in of_kind["month"]]
    passed = dict(zip(days, map(int, of_kind["passed"]), strict=True))
    coming = dict(zip(days, map(int, of_kind["coming"]), strict=True))
    firsts = _around(as_of, months)
    return DueByMonth(
        [(first, passed.get(first, 0), coming.get(first, 0)) for first in firsts],
        sum(count for day, count in passed.items() if day < firsts[0]),
    )


def table(found: DueByMonth) -> pd.DataFrame:
    """month (its first day), passed, coming; one row per month, after a row without a month for ``earlier`` if any."""
    rows: list[tuple[date | None, int, int]] = [(None, found.earlier, 0)] if found.earlier else []
    return pd.DataFrame([*rows, *found.months], columns=["month", "passed", "coming"])


def _around(day: date, months: int) -> list[date]:
    return months_from(day - relativedelta(months=months), 2 * months)

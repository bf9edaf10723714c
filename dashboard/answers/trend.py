"""Answers over time: the trend of an indicator up to the as-of date, and what comes due after it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.answers import numbers as answers
from dashboard.answers.numbers import Number, choose, is_in_cube, numbers_of_cube
from dashboard.catalogue.entries import Indicator
from dashboard.query.filters import Filters, Where
from dashboard.register import month_ends
from dashboard.register.first_record import reaches_back_to
from dashboard.register.month_end_reader import open_cubes
from dashboard.register.reader import is_ready, open_reader
from dashboard.register.status_file import build_status
from dashboard.register.versions import Version
from dashboard.vocabulary.periods import POINTS, Period, months_from, period_ends

FORECAST_MONTHS = 24
FORECAST_KINDS = ("term", "agreement")
"""The kinds of deadlines that a forecast counts, by their codes in data/codes.toml."""


@dataclass(frozen=True)
class Trend:
    """An indicator's answers at the ends of periods. numbers holds those that are known by their dates, oldest first.

    as_of is the last date; dates are all that were asked; unrecorded are those that no record reaches back to, of which
    there is no number: every one would be zero or full because nobody had looked.
    """

    version: Version
    as_of: date
    indicator: Indicator
    dates: tuple[date, ...]
    numbers: Mapping[date, Number]
    unrecorded: frozenset[date] = frozenset()

    @property
    def missing(self) -> tuple[date, ...]:
        """The dates that would have to be computed first, the oldest first."""
        return tuple(day for day in self.dates if day not in self.numbers and day not in self.unrecorded)

    @property
    def compared_from(self) -> date:
        """The earliest date whose number counts in the same year or quarter as the last one's, if it counts in one."""
        return next(day for day in self.dates if self.indicator.is_of_one_period(day, self.as_of))

    @property
    def frame(self) -> pd.DataFrame:
        """period_end, numerator, denominator, value, unknown and not_applicable; one row per date that is known.

        One too per date that no record reaches back to, with nothing beside it.
        """
        return self._frame({day: number.value for day, number in self.numbers.items()})

    @property
    def told_frame(self) -> pd.DataFrame:
        """The same with the value left out where too little is known to tell it to a reader."""
        return self._frame({day: number.value for day, number in self.numbers.items() if number.is_told})

    def _frame(self, values: Mapping[date, object]) -> pd.DataFrame:
        columns = ["period_end", "numerator", "denominator", "value", "unknown", "not_applicable"]
        nothing = (None,) * (len(columns) - 1)
        rows: list[tuple[object, ...]] = [(day, *nothing) for day in self.dates if day in self.unrecorded]
        rows += [
            (day, number.numerator, number.denominator, values.get(day), number.unknown, number.not_applicable)
            for day, number in self.numbers.items()
        ]
        return pd.DataFrame(rows, columns=columns, dtype=object)


def trend(
    version: Version,
    indicator: str,
    period: Period,
    filters: Filters,
    scope: Where = (),
    *,
    compute: bool,
    count: int = POINTS,
    progress: Callable[[date], None] = lambda day: None,
) -> Trend:
    """The indicator at ``count`` period ends up to the filters' as-of date, under the filters.

    A date that no record reaches back to has no number. Each other is asked of its kept cube; under filters that no
    cube has, of its kept status. What is not kept is named in ``missing``, or computed first with ``compute``, which
    takes up to a minute a date at ten million units: ``progress`` is told each such date. Raises Refused on an unknown
    indicator.
    """
    (chosen,) = choose([indicator])
    as_of = filters.as_of or version.date
    every = period_ends(as_of, period, count)
    unrecorded = frozenset(day for day in every if not reaches_back_to(version, day))
    dates = [day for day in every if day not in unrecorded]
    ask, keep = (_of_cubes, month_ends.keep_cube) if is_in_cube((), filters, scope) else (_of_statuses, build_status)
    numbers = ask(version, dates, chosen, filters, scope)
    waiting = [day for day in dates if day not in numbers]
    if compute and waiting and month_ends.is_writable(version):
        for day in reversed(waiting):  # the newest first: who stops waiting has what matters most
            progress(day)
            keep(version, day)
        numbers = ask(version, dates, chosen, filters, scope)
    return Trend(version, as_of, chosen, tuple(every), numbers, unrecorded)


def _of_cubes(
    version: Version, dates: Sequence[date], indicator: Indicator, filters: Filters, scope: Where
) -> dict[date, Number]:
    return {
        day: numbers_of_cube(reader, filters, [indicator.id], scope)[0]
        for day, reader in open_cubes(version, dates).items()
    }


def _of_statuses(
    version: Version, dates: Sequence[date], indicator: Indicator, filters: Filters, scope: Where
) -> dict[date, Number]:
    return {
        day: answers.numbers(open_reader(version, day), filters, (), [indicator.id], scope)[0]
        for day in dates
        if is_ready(version, day)
    }


def forecast(deadlines: pd.DataFrame, as_of: date, months: int = FORECAST_MONTHS) -> pd.DataFrame:
    """How many terms and agreements on record come due, from the as-of date on: month, kind, amount.

    ``deadlines`` is the list deadlines_by_month. A row for each month and kind, zeros too. month is its first day; the
    first month counts from the as-of date, on which a deadline is still met, and ``months`` whole months follow it. An
    agreement counts for each of its units.
    """
    firsts = months_from(as_of, months + 1)
    counted = {
        (month.date(), kind): int(coming)
        for month, kind, coming in zip(deadlines["month"], deadlines["kind"], deadlines["coming"], strict=True)
    }
    rows = [(month, kind, counted.get((month, kind), 0)) for month in firsts[:-1] for kind in FORECAST_KINDS]
    return pd.DataFrame(rows, columns=["month", "kind", "amount"])

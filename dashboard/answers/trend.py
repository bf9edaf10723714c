"""The trend of an indicator up to the as-of date, and the forecast of deadlines after it."""

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
"""The kinds of deadline that a forecast counts; codes in data/codes.toml."""


@dataclass(frozen=True)
class Trend:
    """An indicator's numbers at period ends. numbers holds the computed ones by date, oldest first.

    as_of is the last date; dates are all period ends requested. unrecorded are the dates before the first record: they
    have no number, as it would be 0 or 100 % only for lack of records.
    """

    version: Version
    as_of: date
    indicator: Indicator
    dates: tuple[date, ...]
    numbers: Mapping[date, Number]
    unrecorded: frozenset[date] = frozenset()

    @property
    def missing(self) -> tuple[date, ...]:
        """The dates whose numbers are not computed yet, oldest first."""
        return tuple(day for day in self.dates if day not in self.numbers and day not in self.unrecorded)

    @property
    def compared_from(self) -> date:
        """The earliest date comparable with the last: for an indicator per year or quarter, one in the same period."""
        return next(day for day in self.dates if self.indicator.is_of_one_period(day, self.as_of))

    @property
    def frame(self) -> pd.DataFrame:
        """period_end, numerator, denominator, value, unknown, not_applicable; one row per computed or unrecorded date.

        Rows of unrecorded dates have only period_end.
        """
        return self._frame({day: number.value for day, number in self.numbers.items()})

    @property
    def shown_frame(self) -> pd.DataFrame:
        """``frame`` with value empty where too little is known to show it."""
        return self._frame({day: number.value for day, number in self.numbers.items() if number.is_shown})

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

    A date before the first record has no number. The others are read from the date's cached cube, or from its cached
    status if the cube can't answer the filters. Dates that are not cached appear in ``missing``. With ``compute`` they
    are computed first, if the register is writable: up to a minute per date at ten million units; ``progress`` is
    called with each date. Raises Refused on an unknown indicator.
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
        for day in reversed(waiting):  # newest first: if interrupted, the most useful dates are done
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
    """How many recorded terms and agreements come due from the as-of date on: month, kind, amount.

    ``deadlines`` is the list deadlines_by_month. One row per month and kind, zeros included. month is its first day.
    The first month counts from the as-of date, that day included; ``months`` whole months follow. An agreement counts
    once for each of its units.
    """
    firsts = months_from(as_of, months + 1)
    counted = {
        (month.date(), kind): int(coming)
        for month, kind, coming in zip(deadlines["month"], deadlines["kind"], deadlines["coming"], strict=True)
    }
    rows = [(month, kind, counted.get((month, kind), 0)) for month in firsts[:-1] for kind in FORECAST_KINDS]
    return pd.DataFrame(rows, columns=["month", "kind", "amount"])

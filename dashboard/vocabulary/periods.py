"""The dates of a trend: the ends of months, quarters or years up to the as-of date."""

from calendar import monthrange
from datetime import date
from typing import Literal

from dateutil.relativedelta import relativedelta

Period = Literal["month", "quarter", "year", "statistical_year"]
"""A statistical year runs from 1 October to 30 September; its quarters are calendar quarters."""

LAST_MONTHS: dict[Period, tuple[int, ...]] = {
    "month": tuple(range(1, 13)),
    "quarter": (3, 6, 9, 12),
    "year": (12,),
    "statistical_year": (9,),
}
"""The months in which a period can end."""

POINTS = 24
"""The default number of dates of a trend."""


def period_ends(as_of: date, period: Period, count: int = POINTS) -> list[date]:
    """``count`` dates, oldest first: the last days of the periods completed by then, and the date itself.

    An as_of that is itself a period's last day appears once. Near year 1, where the calendar begins, there may be
    fewer.
    """
    ends = [
        date(year, month, monthrange(year, month)[1])
        for year in range(max(as_of.year - count, date.min.year), as_of.year + 1)
        for month in LAST_MONTHS[period]
    ]
    before = [end for end in ends if end < as_of]
    return [*before[max(len(before) - count + 1, 0) :], as_of]


def months_from(day: date, count: int) -> list[date]:
    """The first days of the day's month and of the ``count`` months after it."""
    return [day + relativedelta(day=1, months=number) for number in range(count + 1)]


def months_before(day: date, count: int) -> date:
    """The day this many months earlier, clipped to the month's length; a month's last day maps to a last day."""
    earlier = day - relativedelta(months=count)
    is_last = day.day == monthrange(day.year, day.month)[1]
    return earlier + relativedelta(day=31) if is_last else earlier

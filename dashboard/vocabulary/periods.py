"""The dates that a trend asks about: the ends of months, quarters or years up to the as-of date."""

from calendar import monthrange
from datetime import date
from typing import Literal

from dateutil.relativedelta import relativedelta

Period = Literal["month", "quarter", "year", "statistical_year"]
"""A statistical year begins on 1 October, so that it ends on 30 September; its quarters are the calendar's."""

LAST_MONTHS: dict[Period, tuple[int, ...]] = {
    "month": tuple(range(1, 13)),
    "quarter": (3, 6, 9, 12),
    "year": (12,),
    "statistical_year": (9,),
}
"""The months that a period can end with."""

POINTS = 24
"""How many dates a trend has unless told otherwise."""


def period_ends(as_of: date, period: Period, count: int = POINTS) -> list[date]:
    """``count`` dates, the oldest first: the last days of the periods that were over by then, and the date itself.

    A date that is itself a period's last day stands once. The calendar begins with year 1: there may be fewer.
    """
    ends = [
        date(year, month, monthrange(year, month)[1])
        for year in range(max(as_of.year - count, date.min.year), as_of.year + 1)
        for month in LAST_MONTHS[period]
    ]
    before = [end for end in ends if end < as_of]
    return [*before[max(len(before) - count + 1, 0) :], as_of]


def months_from(day: date, count: int) -> list[date]:
    """The first days of the month that the day lies in and of the ``count`` months after it."""
    return [day + relativedelta(day=1, months=number) for number in range(count + 1)]


def months_before(day: date, count: int) -> date:
    """The day so many months earlier: of a month's last day the last day of that month, else no later than it."""
    earlier = day - relativedelta(months=count)
    is_last = day.day == monthrange(day.year, day.month)[1]
    return earlier + relativedelta(day=31) if is_last else earlier

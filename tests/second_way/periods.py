"""Periods that end on the as-of date or before it (readings 6, 9 and 79)."""

from dataclasses import dataclass
from datetime import date

from second_way.days import days_after, months_after


@dataclass(frozen=True)
class Period:
    """Both days are included."""

    first: date
    last: date

    def holds(self, day: date | None) -> bool:
        """An empty date lies in no period (reading 10)."""
        return day is not None and self.first <= day <= self.last


def last_twelve_months(as_of: date) -> Period:
    """The days that are on or before the date while 12 months on they are on or after it (reading 6).

    The first day is not always the date less 12 months: 28 February 2023 is no longer within 12 months of
    29 February 2024.
    """
    first = months_after(as_of, -12)
    return Period(first if months_after(first, 12) >= as_of else days_after(first, 1), as_of)


def last_full_quarter(as_of: date) -> Period:
    """Ended before the date: on 31 March it is still the fourth of the year before (reading 9)."""
    this_quarter = date(as_of.year, as_of.month - (as_of.month - 1) % 3, 1)
    return Period(months_after(this_quarter, -3), days_after(this_quarter, -1))


def last_full_year(as_of: date) -> int:
    """On 31 December still the year before (reading 9)."""
    return as_of.year - 1


def this_year(as_of: date) -> Period:
    """From 1 January to the date (reading 79)."""
    return Period(date(as_of.year, 1, 1), as_of)


def this_year_and_the_last(as_of: date) -> Period:
    """From 1 January of the year before to the date (reading 37)."""
    return Period(date(as_of.year - 1, 1, 1), as_of)

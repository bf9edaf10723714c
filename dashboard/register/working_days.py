"""Working days (工作日): Monday to Friday, adjusted by the legal holidays and make-up days published each year.

The calendar comes from the library chinesecalendar, whose new version brings each November's State Council decree.
"""

from datetime import date, timedelta
from functools import cache

import pandas as pd
from chinese_calendar.constants import holidays, workdays

_FIRST = date(1990, 1, 1)
_LAST = date(2050, 12, 31)


def calendar_from() -> date:
    """The first day that the calendar of legal holidays covers."""
    return date(min(holidays).year, 1, 1)


def calendar_to() -> date:
    """The last day that the calendar covers: later days count Monday to Friday (reading 8)."""
    return date(max(holidays).year, 12, 31)


@cache
def working_days() -> pd.DataFrame:
    """Columns day and number, 1990 to 2050: the count of working days up to and including the day.

    The n-th working day after a day is the first whose number is the day's own plus n.
    """
    days = [_FIRST + timedelta(days=place) for place in range((_LAST - _FIRST).days + 1)]
    numbers = pd.Series([_is_working(day) for day in days], dtype="int64").cumsum()
    return pd.DataFrame({"day": days, "number": numbers})


def _is_working(day: date) -> bool:
    if day in workdays:
        return True
    return day.weekday() < 5 and day not in holidays

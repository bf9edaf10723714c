"""Working days (工作日): legal holidays and make-up days as published every year, Monday to Friday elsewhere.

The calendar is the library chinesecalendar's; each November's decree of the State Council comes with a new version.
"""

from datetime import date, timedelta
from functools import cache

import pandas as pd
from chinese_calendar.constants import holidays, workdays

_FIRST = date(1990, 1, 1)
_LAST = date(2050, 12, 31)


def calendar_from() -> date:
    """The first day about which the calendar of legal holidays knows."""
    return date(min(holidays).year, 1, 1)


def calendar_to() -> date:
    """The last day about which the calendar knows: later days are counted Monday to Friday (reading 8)."""
    return date(max(holidays).year, 12, 31)


@cache
def working_days() -> pd.DataFrame:
    """day and number, 1990 to 2050: how many working days there were up to and including the day.

    The n-th working day after a day is the first whose number is the day's own plus n.
    """
    days = [_FIRST + timedelta(days=place) for place in range((_LAST - _FIRST).days + 1)]
    numbers = pd.Series([_is_working(day) for day in days], dtype="int64").cumsum()
    return pd.DataFrame({"day": days, "number": numbers})


def _is_working(day: date) -> bool:
    if day in workdays:
        return True
    return day.weekday() < 5 and day not in holidays

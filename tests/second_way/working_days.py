"""Working days by the calendar of legal holidays and make-up days of China (reading 8)."""

from datetime import date
from functools import cache

import chinese_calendar

from second_way.days import days_after

SATURDAY = 5


@cache
def working_day_after(day: date, number: int) -> date:
    """The number-th working day after the day; the day itself does not count."""
    for _ in range(number):
        day = days_after(day, 1)
        while not is_working_day(day):
            day = days_after(day, 1)
    return day


def is_working_day(day: date) -> bool:
    """Outside the calendar's years Monday to Friday."""
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return day.weekday() < SATURDAY

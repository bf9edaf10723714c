"""Parses dates as sheets write them: 2014.8, 2014年8月, 2014/8/31, 20140831, a serial number, an ISO date."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from dashboard.errors import Refused
from dashboard.ingest.files.sheets import Cell
from dashboard.locale import _

FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Years outside this range are typing errors, such as 0 or 2810."""

_SERIAL_ORIGIN = date(1899, 12, 30)
_SERIALS = range(7_672, 73_416)  # 1921 to 2100: smaller numbers are years or counts, not days
_YEARS = range(FIRST_YEAR, LAST_YEAR + 1)
_PARTS = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月?)?)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})?")
_MIDNIGHT = re.compile(r"[ T]00:00(:00(\.0+)?)?$")


@dataclass(frozen=True)
class ReadDate:
    """A date, or the problem code if there is none. month_only: the source gave no day."""

    value: date | None
    problem: str | None = None
    month_only: bool = False


def _of_parts(year: int, month: int, day: int | None, month_is_last: bool) -> ReadDate:
    if year not in _YEARS:
        return ReadDate(None, "year_out_of_range")
    if not 1 <= month <= 12:
        return ReadDate(None, "not_a_date")
    last = calendar.monthrange(year, month)[1]
    if day is None:
        return ReadDate(date(year, month, last if month_is_last else 1), month_only=True)
    return ReadDate(date(year, month, day)) if 1 <= day <= last else ReadDate(None, "not_a_date")


def _of_number(number: float, month_is_last: bool) -> ReadDate:
    if number != int(number):
        # 2014.8 typed into a sheet is a number. 2014.1 may be January or October (2014.10), so it is an error.
        year, month = int(number), round((number - int(number)) * 100)
        if year in _YEARS and number == round(number, 1):
            tenth = round((number - year) * 10)
            return _of_parts(year, tenth, None, month_is_last) if tenth > 1 else ReadDate(None, "month_unclear")
        return _of_parts(year, month, None, month_is_last) if year in _YEARS else ReadDate(None, "not_a_date")
    whole = int(number)
    if whole >= 10_000_000:
        return _of_text(str(whole), month_is_last)
    if whole in _YEARS:
        return ReadDate(None, "year_only")
    if whole in _SERIALS:
        return ReadDate(_SERIAL_ORIGIN + timedelta(days=whole))
    return ReadDate(None, "not_a_date")


def _of_text(text: str, month_is_last: bool) -> ReadDate:
    text = _MIDNIGHT.sub("", text)
    match = _COMPACT.fullmatch(text) or _PARTS.fullmatch("".join(text.split()).removesuffix("底"))
    if match is None:
        if re.fullmatch(r"\d{5}(\.0+)?", text):
            return _of_number(float(text), month_is_last)
        return ReadDate(None, "time_of_day" if re.fullmatch(r"\d{1,2}:\d{2}(:\d{2})?.*", text) else "not_a_date")
    year, month, day = match.groups()
    if int(year) not in _YEARS:
        return ReadDate(None, "year_out_of_range")
    if month is None:
        return ReadDate(None, "year_only")
    return _of_parts(int(year), int(month), int(day) if day else None, month_is_last)


def read_date(cell: Cell, month_is_last: bool = False) -> ReadDate:
    """The date in a cell. A month without a day becomes its first day, or its last if month_is_last.

    problem is one of not_a_date, time_of_day, year_out_of_range, year_only, month_unclear.
    """
    if isinstance(cell, datetime):
        if cell.year not in _YEARS or (cell.year, cell.month) == (1900, 1):
            return ReadDate(None, "year_out_of_range")
        return ReadDate(cell.date()) if cell.time() == time(0) else ReadDate(None, "time_of_day")
    if isinstance(cell, date):
        return ReadDate(cell) if cell.year in _YEARS else ReadDate(None, "year_out_of_range")
    if isinstance(cell, time | timedelta):
        return ReadDate(None, "time_of_day")
    if isinstance(cell, bool) or cell is None:
        return ReadDate(None, "not_a_date")
    if isinstance(cell, int | float):
        return _of_number(cell, month_is_last)
    return _of_text(cell.strip(), month_is_last)


def parse_day(text: str) -> date:
    """The day that a user typed. Raises Refused if it is no full date."""
    found = read_date(text)
    if found.value is None or found.month_only:
        raise Refused(_("“{text}” is no date: write it like 2014-04-30.", text=text))
    return found.value

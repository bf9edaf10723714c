"""Parses dates as sheets write them: 2014.8, 2014年8月31日, 二〇一四年八月, 20140831, a serial number, a time stamp."""

import calendar
import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from dashboard.errors import Refused
from dashboard.ingest.cells.chinese_numerals import digits_of, number_of
from dashboard.ingest.files.sheets import Cell, Month, Percent
from dashboard.locale import _

FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Years outside this range are typing errors, such as 0 or 2810."""

REPUBLIC = date(1949, 10, 1)
"""An earlier date is possible for a school or a hospital, but told."""

_YEARS = range(FIRST_YEAR, LAST_YEAR + 1)
_SERIAL_ORIGIN = date(1899, 12, 30)
_SERIALS = range((REPUBLIC - _SERIAL_ORIGIN).days, 73_416)
_YEAR_AND_MONTH = range(19_490, 21_000)
"""Serial numbers of 1953 to 1957 that are written like a year and a month: 20213 is 2021.3, and no day of 1955."""

_BREAK = r"[-/.、,。·‐–—]|\s+"
_PARTS = re.compile(
    rf"(\d{{4}})(?:(?:年|{_BREAK}){{1,2}}(\d{{1,2}})(?:(?:月|{_BREAK}){{1,2}}(\d{{1,2}})[日号]?|月)?|年)?"
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})?")
_STAMP = re.compile(r"(\d{4})(\d{2})(\d{2})\d{6}")
_HOURS = (
    r"[\sT]*(?P<half>上午|下午|[AaPp][Mm])?\s*(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::\d{2}(?:\.\d+)?)?\s*(?P<after>[AaPp][Mm])?"
    r"\s*(?P<zone>Z|[+-]\d{2}:?\d{2})?"
)
_TIME_AFTER = re.compile(rf"(?P<day>.*?(?:\d|日|号)){_HOURS}")
_TIME_ALONE = re.compile(r"\d{1,2}:\d{2}(:\d{2})?.*")
_LOOSE = re.compile(r"\s*([年月日号])[^\S\n]*(?!\d{1,2}:)")
_WEEKDAY = re.compile(r"[(\[]?(?:星期|周|礼拜)[一二三四五六日天][)\]]?$")
_IN_WORDS = re.compile(
    r"([〇零○ОO一二三四五六七八九]{4})年(?:([一二三四五六七八九十]{1,3})月(?:([一二三四五六七八九十]{1,3})[日号])?)?"
)
_CHINESE = re.compile(r"[一二三四五六七八九十]")
_NUMBER = re.compile(r"\b([1-9]|[12]\d|3[01])(?!\d)")
_NUMERALS = str.maketrans("0123456789", "〇一二三四五六七八九")
_WORDS = ["", *("一二三四五六七八九十"), *(f"十{sign}" for sign in "一二三四五六七八九"), "二十"]
_WORDS += [*(f"二十{sign}" for sign in "一二三四五六七八九"), "三十", "三十一"]
_DAY_FIRST = re.compile(r"(\d{1,2})-(\d{1,2})月\s*-(\d{2})")
_WITH_WORDS = re.compile(r"(\d{4}年\d{1,2}月\d{1,2}[日号])(?:[\u4e00-\u9fff]{1,8}|[(][^()]*[)])")
_ABOUT = re.compile(r"[前后内止]|左右|至|起|旬|初|底|末|约|拟|预计|补|延")
_NEAR = re.compile(
    r"(?:约|大约|大概)?\s*(.*?[\d一二三四五六七八九十][日号月年]?)\s*(之?[前后]|以[前后]|左右|起|止|初|底|末|上旬|中旬|下旬|上半年|下半年|[春夏秋冬][季天]?)?"
)
_END_OF_MONTH = re.compile(r"(.*月)[底末]")
_OTHER_ORDER = re.compile(rf"\d{{1,2}}(?:年|{_BREAK})\d{{1,2}}(?:(?:月|{_BREAK})(?:\d{{1,4}}日?)?)?")


@dataclass(frozen=True)
class ReadDate:
    """A date, or the problem code if there is none.

    month_only: the source gave no day. with_words: other words than the date stand in the cell.
    """

    value: date | None
    problem: str | None = None
    month_only: bool = False
    with_words: bool = False


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
    whole = int(number)
    if number == whole:
        if whole >= 10_000_000 or 190_001 <= whole <= 210_012:
            return _of_text(str(whole), month_is_last)
        if whole in _YEARS:
            return ReadDate(None, "year_only")
    elif whole in _YEARS:
        # 2014.8 typed into a sheet is a number. 2014.1 may be January or October (2014.10), so it is an error.
        month = round((number - whole) * 100)
        if number == round(number, 1):
            tenth = round((number - whole) * 10)
            return _of_parts(whole, tenth, None, month_is_last) if tenth > 1 else ReadDate(None, "month_unclear")
        return _of_parts(whole, month, None, month_is_last)
    if whole in _YEAR_AND_MONTH:
        return ReadDate(None, "date_unclear")
    return ReadDate(_SERIAL_ORIGIN + timedelta(days=whole)) if whole in _SERIALS else ReadDate(None, "not_a_date")


def _of_text(given: str, month_is_last: bool) -> ReadDate:
    text = _LOOSE.sub(r"\1", unicodedata.normalize("NFKC", given).strip())
    if _TIME_ALONE.fullmatch(text):
        return ReadDate(None, "time_of_day")
    text = _WEEKDAY.sub("", text.rstrip(".。、,; ")).strip()
    timed = _TIME_AFTER.fullmatch(text)
    if timed:
        found = _of_day(timed["day"].strip(), month_is_last)
        return ReadDate(None, "date_unclear") if found.value and _may_be_next_day(timed) else found
    if month_end := _END_OF_MONTH.fullmatch(text):
        # The last day is what 月底 says of an end; of a beginning it is only near.
        return _of_day(month_end[1], True) if month_is_last else ReadDate(None, "not_exact")
    return _of_day(text, month_is_last)


def _may_be_next_day(timed: re.Match[str]) -> bool:
    """Whether the stamp, in another zone's time, names a day that was already over in China."""
    zone = timed["zone"]
    if zone is None or zone.replace(":", "") == "+0800":
        return False
    hours = 0 if zone == "Z" else int(zone[:3])
    local = int(timed["hour"]) + 8 - hours
    return not 0 <= local < 24


def _of_day(text: str, month_is_last: bool) -> ReadDate:
    match = _STAMP.fullmatch(text) or _COMPACT.fullmatch(text) or _PARTS.fullmatch(text)
    if match is None:
        return _of_odd_text(text, month_is_last)
    year, month, day = match.groups()
    if int(year) not in _YEARS:
        return ReadDate(None, "year_out_of_range")
    if month is None:
        return ReadDate(None, "year_only")
    if re.fullmatch(r"\d{4}\.1", text):
        # A spreadsheet program writes 2021.10 into a text file as 2021.1.
        return ReadDate(None, "month_unclear")
    return _of_parts(int(year), int(month), int(day) if day else None, month_is_last)


def _of_odd_text(text: str, month_is_last: bool) -> ReadDate:
    if re.fullmatch(r"\d{4,14}(\.\d+)?", text) and not re.fullmatch(r"\d{4}\.\d{1,2}", text):
        number = float(text)
        return _of_number(number, month_is_last) if len(text.partition(".")[0]) <= 8 else ReadDate(None, "not_a_date")
    if words := _IN_WORDS.fullmatch(_in_numerals(text.replace(" ", ""))):
        year = digits_of(words[1].replace("О", "〇").replace("O", "〇"))
        if year is None or words[2] is None:
            return ReadDate(None, "year_only")
        month, day = number_of(words[2]), number_of(words[3]) if words[3] else None
        return _of_parts(int(year), month or 0, day if words[3] is None else (day or 0), month_is_last)
    if oracle := _DAY_FIRST.fullmatch(text):
        # A database in Chinese writes 5 March 2021 as 05-3月 -21. The century is this one.
        found = _of_parts(2000 + int(oracle[3]), int(oracle[2]), int(oracle[1]), month_is_last)
        return ReadDate(found.value, found.problem, with_words=found.value is not None)
    if (worded := _WITH_WORDS.fullmatch(text.replace(" ", ""))) and not _ABOUT.search(text):
        found = _of_day(worded[1], month_is_last)
        return ReadDate(found.value, found.problem, with_words=found.value is not None)
    if (near := _NEAR.fullmatch(text)) and (near[1] != text or near[2]):
        found = _of_day(near[1], month_is_last)
        if found.value is None and found.problem != "year_only":
            return ReadDate(None, "date_unclear" if _OTHER_ORDER.fullmatch(text) else "not_a_date")
        return ReadDate(None, "not_exact")
    return ReadDate(None, "date_unclear" if _OTHER_ORDER.fullmatch(text) else "not_a_date")


def _in_numerals(text: str) -> str:
    """二0二一年三月 and 2021年三月 with numerals only; other texts as they are."""
    year, sign, rest = text.partition("年")
    if not sign or (year.isdigit() and not _CHINESE.search(rest)):
        return text
    return year.translate(_NUMERALS) + sign + _NUMBER.sub(lambda found: _WORDS[int(found[0])], rest)


def read_date(cell: Cell, month_is_last: bool = False) -> ReadDate:
    """The date in a cell. A month without a day becomes its first day, or its last if month_is_last.

    problem is one of not_a_date, time_of_day, year_out_of_range, year_only, month_unclear, date_unclear, not_exact. A
    time of day beside the date is left out.
    """
    if isinstance(cell, Month):
        return _of_parts(cell.year, cell.month, None, month_is_last)
    if isinstance(cell, datetime | date):
        if cell.year not in _YEARS or (cell.year, cell.month) == (1900, 1):
            return ReadDate(None, "year_out_of_range")
        return ReadDate(cell.date() if isinstance(cell, datetime) else cell)
    if isinstance(cell, time | timedelta):
        return ReadDate(None, "time_of_day")
    if isinstance(cell, bool | Percent) or cell is None:
        return ReadDate(None, "not_a_date")
    if isinstance(cell, int | float):
        return _of_number(cell, month_is_last)
    return _of_known_text(cell, month_is_last)


@lru_cache(maxsize=2**16)
def _of_known_text(text: str, month_is_last: bool) -> ReadDate:
    return _of_text(text, month_is_last)


_RANGE = re.compile(r"^[自从]?(?P<start>.*?)\s*(?:至|到|~|～|—+|–|―|-{2,}|\s-\s)\s*(?P<end>.+?)[止]?$")
_TIGHT_RANGE = re.compile(r"(?P<start>\d{4}(?P<sep>[./年])\d{1,2}.*?)-(?P<end>\d{4}(?P=sep).*)")


def date_range(text: str) -> tuple[str, str] | None:
    """The texts of both ends of a range of dates: 2024.5.10-2027.5.9, 2024年5月至2027年4月; None if it is none."""
    folded = unicodedata.normalize("NFKC", text).strip()
    match = _TIGHT_RANGE.fullmatch(folded) or _RANGE.fullmatch(folded)
    return (match["start"].strip(), match["end"].strip()) if match and match["start"] else None


def parse_day(text: str) -> date:
    """The day that a user typed. Raises Refused if it is no full date."""
    found = read_date(text)
    if found.value is None or found.month_only or found.with_words:
        raise Refused(_("“{text}” is no date: write it like 2014-04-30.", text=text))
    return found.value

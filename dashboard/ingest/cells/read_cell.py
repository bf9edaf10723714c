"""One cell as the register holds it, or what is wrong with it: text, numbers, dates, codes, yes and no."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from dashboard.ingest.cells.dates import read_date
from dashboard.ingest.files.sheets import Cell
from dashboard.vocabulary.codes import code_of

Value = str | int | float | bool | date | datetime | None

_VACANT = frozenset({"空缺", "暂缺", "缺", "缺位", "待选", "未配备", "无人", "暂无"})
_COUNT_SUFFIX = re.compile(r"(人|名|家|份|次|场|个|年|届|%)$")
_ERROR_VALUE = re.compile(r"#(N/A|REF!|VALUE!|NUM!|NAME\?|DIV/0!|NULL!)")
_LARGEST_WHOLE = 2_147_483_647
_EXACT_DIGITS = 2**53


class Read(NamedTuple):
    """A cell's value, or the code of the error that there is none; warning is the code of what to look at."""

    value: Value = None
    error: str | None = None
    warning: str | None = None


Reader = Callable[[Cell], Read]


def plain(cell: Cell) -> str:
    """A cell as text: whole numbers without a decimal point, dates as ISO, spaces at the ends gone."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < _EXACT_DIGITS:
        return str(int(cell))
    if isinstance(cell, datetime) and cell.time() == time(0):
        return cell.date().isoformat()
    if isinstance(cell, datetime | date | time):
        return cell.isoformat()
    return "" if cell is None else str(cell).strip()


def is_error_value(cell: Cell) -> bool:
    """Whether a formula's error stands in the cell instead of a value: #N/A, #REF!."""
    return isinstance(cell, str) and _ERROR_VALUE.fullmatch(cell.strip()) is not None


def read_text(cell: Cell) -> Read:
    """Any text."""
    return Read(plain(cell))


def read_identifier(cell: Cell) -> Read:
    """An identifier: text whose digits must all be there (a spreadsheet keeps 15 of a number)."""
    if isinstance(cell, float) and abs(cell) >= 10**15:
        return Read(error="digits_lost")
    return Read(plain(cell))


def _number(cell: Cell) -> float | None:
    if isinstance(cell, bool | date | time | timedelta):
        return None
    if isinstance(cell, int | float):
        return float(cell)
    text = unicodedata.normalize("NFKC", plain(cell)).replace(",", "")
    text = _COUNT_SUFFIX.sub("", "".join(text.split()))
    try:
        return float(text) if re.fullmatch(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?", text) else None
    except ValueError:
        return None


def read_whole(cell: Cell) -> Read:
    """A whole number of 0 or more."""
    number = _number(cell)
    if number is None:
        return Read(error="not_a_number")
    if number < 0 or number > _LARGEST_WHOLE:
        return Read(error="number_out_of_range")
    return Read(int(number)) if number.is_integer() else Read(error="not_whole")


def read_decimal(cell: Cell) -> Read:
    """A number of 0 or more."""
    number = _number(cell)
    if number is None:
        return Read(error="not_a_number")
    return Read(number) if 0 <= number <= _LARGEST_WHOLE else Read(error="number_out_of_range")


def read_day(cell: Cell, month_is_last: bool) -> Read:
    """A date; a month alone is kept with a warning, which holds the raw text."""
    found = read_date(cell, month_is_last)
    return Read(found.value, found.problem, "month_only" if found.month_only else None)


def read_moment(cell: Cell) -> Read:
    """A date with a time of day."""
    if isinstance(cell, datetime):
        return Read(cell)
    try:
        return Read(datetime.fromisoformat(plain(cell)))
    except ValueError:
        return Read(error="not_a_date")


def read_code(cell: Cell, list_name: str) -> Read:
    """A code by any of its spellings."""
    text = plain(cell)
    code = code_of(list_name, text)
    if code is None and list_name == "industry" and re.fullmatch(r"[A-Ta-t]\d{1,4}", text):
        code = text[0].upper()
    return Read(code) if code else Read(error="unknown_code")


def read_yes_no(cell: Cell, list_name: str = "yes_no") -> Read:
    """A boolean by any spelling of yes and no."""
    code = code_of(list_name, plain(cell))
    return Read(code == "yes") if code else Read(error="not_yes_no")


def read_presence(cell: Cell) -> Read:
    """Whether a post is filled: yes or no, or the holder's name, which is dropped."""
    text = plain(cell)
    code = code_of("yes_no", text)
    if code or text in _VACANT:
        return Read(code == "yes")
    return Read(True, warning="name_dropped")


def read_mark(cell: Cell) -> Read:
    """A yes/no cell of a table whose row is itself the yes; a date also says when. The value of no is False."""
    answer = read_yes_no(cell)
    return answer if answer.error is None else read_day(cell, False)

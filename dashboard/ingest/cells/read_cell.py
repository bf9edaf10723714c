"""Readers that turn one cell into the register's value or an error code: text, numbers, dates, codes, yes and no."""

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
    """A cell's value, or an error code if it has none. warning is the code of something to check in a kept value.

    personal: the cell names a person, so its text must not stand in a problem either.
    """

    value: Value = None
    error: str | None = None
    warning: str | None = None
    personal: bool = False


CellReader = Callable[[Cell], Read]


def plain(cell: Cell) -> str:
    """A cell as text: whole numbers without a decimal point, dates in ISO format, outer spaces removed."""
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
    """Whether the cell holds a formula error, such as #N/A or #REF!, instead of a value."""
    return isinstance(cell, str) and _ERROR_VALUE.fullmatch(cell.strip()) is not None


def read_text(cell: Cell) -> Read:
    """Any text."""
    return Read(plain(cell))


def read_identifier(cell: Cell) -> Read:
    """An identifier. A float of 16 or more digits is an error: spreadsheets keep only 15."""
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
    """A whole number from 0 to 2,147,483,647."""
    number = _number(cell)
    if number is None:
        return Read(error="not_a_number")
    if number < 0 or number > _LARGEST_WHOLE:
        return Read(error="number_out_of_range")
    return Read(int(number)) if number.is_integer() else Read(error="not_whole")


def read_decimal(cell: Cell) -> Read:
    """A number from 0 to 2,147,483,647."""
    number = _number(cell)
    if number is None:
        return Read(error="not_a_number")
    return Read(number) if 0 <= number <= _LARGEST_WHOLE else Read(error="number_out_of_range")


def read_day(cell: Cell, month_is_last: bool) -> Read:
    """A date. A month without a day gives a date and the warning month_only."""
    found = read_date(cell, month_is_last)
    return Read(found.value, found.problem, "month_only" if found.month_only else None)


def read_moment(cell: Cell) -> Read:
    """A date with a time of day, in ISO format."""
    if isinstance(cell, datetime):
        return Read(cell)
    try:
        return Read(datetime.fromisoformat(plain(cell)))
    except ValueError:
        return Read(error="not_a_date")


def read_code(cell: Cell, list_name: str) -> Read:
    """A code of the list, from any of its spellings. For industry also a longer code, such as C13, by its letter."""
    text = plain(cell)
    code = code_of(list_name, text)
    if code is None and list_name == "industry" and re.fullmatch(r"[A-Ta-t]\d{1,4}", text):
        code = text[0].upper()
    return Read(code) if code else Read(error="unknown_code")


def read_yes_no(cell: Cell, list_name: str = "yes_no") -> Read:
    """A boolean, from any spelling of yes or no."""
    code = code_of(list_name, plain(cell))
    return Read(code == "yes") if code else Read(error="not_yes_no")


def read_presence(cell: Cell) -> Read:
    """Whether a post is filled, from yes or no, or from the holder's name, which is not kept."""
    text = plain(cell)
    code = code_of("yes_no", text)
    if code or text in _VACANT:
        return Read(code == "yes")
    return Read(True, warning="name_dropped", personal=True)


def read_mark(cell: Cell) -> Read:
    """A yes/no cell of a table in which a row means yes: True, False, or the date in the cell, which also means yes."""
    answer = read_yes_no(cell)
    return answer if answer.error is None else read_day(cell, False)

"""Tables as CSV that spreadsheet programs open as they are."""

import csv
import io
from datetime import date

import pandas as pd

from dashboard.export.cells import Cell, headers, marked, values
from dashboard.export.context import Context

_STARTS_A_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_AT_ONCE = 100_000
"""Rows that are in memory as Python's own values at a time."""

_UNSEEN = " \t\r\n\u00a0\u3000\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff"


def to_csv(frame: pd.DataFrame, context: Context) -> bytes:
    """UTF-8 with the mark by which spreadsheet programs know it, CRLF, dates ISO, empty for null.

    Text that a spreadsheet program would take for a formula gets an apostrophe before it; numbers, negative ones too,
    stay numbers. Ids of many digits are text here, but a spreadsheet program that opens the file by a double click
    guesses and shortens them: offer XLSX to readers and CSV to programs.
    """
    frame = marked(frame, context)
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([harmless(name) for name in headers(frame)])
    for first in range(0, len(frame), _AT_ONCE):
        part = frame.iloc[first : first + _AT_ONCE]
        writer.writerows(zip(*(_texts(part.iloc[:, place]) for place in range(part.shape[1])), strict=True))
    # A half of a surrogate pair, which a damaged source may hold, is no character of UTF-8.
    return text.getvalue().encode("utf-8-sig", errors="replace")


def _texts(column: pd.Series) -> list[str]:
    """A column's cells as text. Registers repeat their texts: each is looked at once."""
    known: dict[str, str] = {}
    found = []
    for value in values(column):
        if isinstance(value, str):
            text = known.get(value)
            if text is None:
                text = known[value] = harmless(value)
            found.append(text)
        else:
            found.append(_as_text(value))
    return found


def harmless(text: str) -> str:
    """The text with an apostrophe before it where it begins like a formula, whatever unseen characters come first."""
    begins = text.lstrip(_UNSEEN)[:1]
    is_formula = begins in _STARTS_A_FORMULA or text[:1] in ("\t", "\r", "\n")
    return f"'{text}" if is_formula else text


def _as_text(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return harmless(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    # A date or a moment in ISO 8601, a number as Python writes it: the shortest text that reads back as the same.
    return value.isoformat() if isinstance(value, date) else repr(value)

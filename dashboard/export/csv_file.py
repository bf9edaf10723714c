"""Tables as CSV that spreadsheet programs open as they are."""

import csv
import io
from collections.abc import Sequence
from datetime import date

import pandas as pd

from dashboard.documents.context import Context
from dashboard.export.plain_cells import Cell, headers, marked, values

_STARTS_A_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_AT_ONCE = 100_000
"""Rows that are in memory as Python's own values at a time."""

_UNSEEN = " \t\r\n\u00a0\u3000\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff"
_LOOKED_AT = frozenset((*_STARTS_A_FORMULA, *_UNSEEN))
"""What the text of a formula begins with: a column of texts that all begin otherwise is written as it is."""


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


def _texts(column: pd.Series) -> Sequence[Cell]:
    """A column's cells as the writer shall write them: text as it is harmless, numbers and gaps as they are."""
    found = values(column)
    kinds = pd.api.types
    if kinds.is_numeric_dtype(column.dtype) and not kinds.is_bool_dtype(column.dtype):
        return found
    if isinstance(column.dtype, pd.StringDtype) and not {str(text)[:1] for text in found if text} & _LOOKED_AT:
        return found
    # Registers repeat their texts and days: each is looked at once. Only these: true equals 1, and must not be "1".
    known: dict[Cell, str] = {}
    texts: list[Cell] = []
    for value in found:
        if type(value) not in (str, date):
            texts.append(_as_text(value))
        else:
            texts.append(known[value] if value in known else known.setdefault(value, _as_text(value)))
    return texts


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

"""Tables as CSV that spreadsheet programs open correctly."""

import csv
import io
from collections.abc import Sequence
from datetime import date

import pandas as pd

from dashboard.documents.context import Context
from dashboard.export.plain_cells import headers, marked
from dashboard.register.plain_values import Cell, values

_STARTS_A_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_AT_ONCE = 100_000
"""Rows held in memory as Python values at a time."""

_UNSEEN = " \t\r\n\u00a0\u3000\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff"
_LOOKED_AT = frozenset((*_STARTS_A_FORMULA, *_UNSEEN))
"""First characters of a possible formula: a text column without any is written unchecked."""


def to_csv(frame: pd.DataFrame, context: Context) -> bytes:
    """UTF-8 with BOM, which spreadsheet programs recognise, CRLF, ISO dates, empty for null.

    Text that a spreadsheet program would read as a formula gets a leading apostrophe; numbers, including negative ones,
    stay numbers. Ids of many digits are text here, but a spreadsheet program that opens the file by double click
    shortens them as numbers: offer XLSX to readers and CSV to programs.
    """
    frame = marked(frame, context)
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([harmless(name) for name in headers(frame)])
    for first in range(0, len(frame), _AT_ONCE):
        part = frame.iloc[first : first + _AT_ONCE]
        writer.writerows(zip(*(_texts(part.iloc[:, place]) for place in range(part.shape[1])), strict=True))
    # A lone surrogate, which a damaged source may contain, can't be encoded in UTF-8.
    return text.getvalue().encode("utf-8-sig", errors="replace")


def _texts(column: pd.Series) -> Sequence[Cell]:
    """A column's cells for the writer: texts made harmless, numbers and gaps unchanged."""
    found = values(column)
    kinds = pd.api.types
    if kinds.is_numeric_dtype(column.dtype) and not kinds.is_bool_dtype(column.dtype):
        return found
    if isinstance(column.dtype, pd.StringDtype) and not {str(text)[:1] for text in found if text} & _LOOKED_AT:
        return found
    # Registers repeat texts and dates, so each is converted once. Only these types: True equals 1 as a key but must not
    # become “1”.
    known: dict[Cell, str] = {}
    texts: list[Cell] = []
    for value in found:
        if type(value) not in (str, date):
            texts.append(_as_text(value))
        else:
            texts.append(known[value] if value in known else known.setdefault(value, _as_text(value)))
    return texts


def harmless(text: str) -> str:
    """The text, with a leading apostrophe if it starts like a formula, even behind invisible characters."""
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
    # A date or datetime in ISO 8601, a number as Python's repr: the shortest text that reads back equal.
    return value.isoformat() if isinstance(value, date) else repr(value)

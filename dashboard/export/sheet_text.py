"""Limits of workbooks: XML characters, cell text length, sheet names, column widths."""

import re
import unicodedata
from collections.abc import Iterable

from dashboard.locale import _

WIDEST = 50
"""The widest column, in digits of the standard font; longer texts wrap."""

_MOST_IN_A_CELL = 32_767
_CHINESE_SHARE = 0.9
"""The share of a column's width that Chinese characters, counted as two digits, can use: they are a little wider."""
_LINE, _HIGHEST = 15, 409
"""The height in points of a line of text, and of the highest row that a sheet allows."""
_MOST_IN_A_NAME = 31
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_NO_CHARACTER = re.compile("[\ud800-\udfff\ufffe\uffff]")
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\]")


def sheet_text(text: str) -> str:
    """The text as a cell can hold it.

    Characters that XML forbids become U+FFFD, line breaks become single line feeds, and a text over 32,767 characters
    is cut and ends with a remark, in the current language, that gives its full length.
    """
    text = _ILLEGAL.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    if 2 * len(text) <= _MOST_IN_A_CELL or _units(text) <= _MOST_IN_A_CELL:
        return text
    remark = _("… (cut; {n} characters in all)", n=f"{len(text):,}")
    return _first(text, _MOST_IN_A_CELL - _units(remark)) + remark


def fits_a_cell(text: str) -> bool:
    """Whether a cell can hold the text and return it unchanged; control characters are escaped in it."""
    short = 2 * len(text) <= _MOST_IN_A_CELL or _units(text) <= _MOST_IN_A_CELL
    return short and not _NO_CHARACTER.search(text)


def sheet_names(titles: Iterable[str]) -> list[str]:
    """A unique name for each sheet: without characters that spreadsheets forbid, at most 31 characters long."""
    names: list[str] = []
    # Spreadsheet programs reserve the name History.
    taken = {"history"}
    for title in titles:
        clean = _NOT_IN_A_NAME.sub(" ", sheet_text(title)).replace("\n", " ").strip(" '") or "-"
        name, number = _first(clean, _MOST_IN_A_NAME).rstrip(" '"), 1
        while name.casefold() in taken:
            number += 1
            ending = f" ({number})"
            name = _first(clean, _MOST_IN_A_NAME - len(ending)) + ending
        taken.add(name.casefold())
        names.append(name)
    return names


def is_long(text: str) -> bool:
    """Whether the text is wider than the widest column or has several lines."""
    return "\n" in text or (2 * len(text) > WIDEST and width(text) > WIDEST)


def width(text: str) -> int:
    """The width of the text's longest line in digits: a Chinese character counts two."""
    return max((sum(_sign_width(sign) for sign in line) for line in text.split("\n")), default=0)


def height(texts: Iterable[str], widths: Iterable[float]) -> float | None:
    """The height in points of a row of these texts, wrapped in columns of these widths; None for a single line.

    Not every program adjusts row heights: LibreOffice prints only the first line.
    """
    lines = max(
        (
            sum(max(1, -(-width(line) // max(1, int(wide * _CHINESE_SHARE)))) for line in text.split("\n"))
            for text, wide in zip(texts, widths, strict=False)
        ),
        default=1,
    )
    return None if lines <= 1 else min(_LINE * lines, _HIGHEST)


def in_a_header(text: str) -> str:
    """The text for a printed header or footer, where & starts a command; both allow 255 characters in total."""
    return sheet_text(text)[:80].replace("\n", " ").replace("&", "&&")


def _sign_width(sign: str) -> int:
    return 2 if unicodedata.east_asian_width(sign) in "WFA" else 1


def _units(text: str) -> int:
    """The length as spreadsheet programs count it: in UTF-16 code units, two for an emoji."""
    return len(text) + sum(sign > "\uffff" for sign in text)


def _first(text: str, units: int) -> str:
    return text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", errors="ignore")

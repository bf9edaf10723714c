"""What a workbook can hold: characters of XML, texts of a cell's length, names of sheets, widths of columns."""

import re
import unicodedata
from collections.abc import Iterable

from dashboard.locale import _

WIDEST = 50
"""The widest column, in digits of the standard font; longer texts wrap."""

_MOST_IN_A_CELL = 32_767
_CHINESE_SHARE = 0.9
"""Of a column's width in digits, what Chinese characters of two digits each can use: theirs are a little wider."""
_LINE, _HIGHEST = 15, 409
"""Points of a line of text, and of the highest row that a sheet can have."""
_MOST_IN_A_NAME = 31
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_NO_CHARACTER = re.compile("[\ud800-\udfff\ufffe\uffff]")
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\]")


def sheet_text(text: str) -> str:
    """The text as a cell can hold it.

    Characters that XML forbids become U+FFFD, line ends become single line feeds, and a text of more than 32,767
    characters is cut and ends with a remark, in the current language, that says how long it was.
    """
    text = _ILLEGAL.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    if 2 * len(text) <= _MOST_IN_A_CELL or _units(text) <= _MOST_IN_A_CELL:
        return text
    remark = _("… (cut; {n} characters in all)", n=f"{len(text):,}")
    return _first(text, _MOST_IN_A_CELL - _units(remark)) + remark


def fits_a_cell(text: str) -> bool:
    """Whether a workbook's cell holds the text and gives it back as it is; control characters are escaped in it."""
    short = 2 * len(text) <= _MOST_IN_A_CELL or _units(text) <= _MOST_IN_A_CELL
    return short and not _NO_CHARACTER.search(text)


def sheet_names(titles: Iterable[str]) -> list[str]:
    """A name for each sheet: without the signs that spreadsheets forbid, of at most 31 characters, no two alike."""
    names: list[str] = []
    # History is a name that spreadsheet programs keep for themselves.
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
    """How many digits wide the text's longest line is: a Chinese character is as wide as two."""
    return max((sum(_sign_width(sign) for sign in line) for line in text.split("\n")), default=0)


def height(texts: Iterable[str], widths: Iterable[float]) -> float | None:
    """The height in points of a row with these texts, wrapped in columns of these widths; None for a single line.

    Not every program makes a row as high as its text: LibreOffice prints the first line alone.
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
    """The text for a printed header or footer, where & starts a command; 255 characters are the most in all."""
    return sheet_text(text)[:80].replace("\n", " ").replace("&", "&&")


def _sign_width(sign: str) -> int:
    return 2 if unicodedata.east_asian_width(sign) in "WFA" else 1


def _units(text: str) -> int:
    """The length that spreadsheet programs count: in halves of UTF-16, two for an emoji."""
    return len(text) + sum(sign > "\uffff" for sign in text)


def _first(text: str, units: int) -> str:
    return text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", errors="ignore")

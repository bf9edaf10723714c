"""Tables in text files: CSV and its kin, in the encodings that Chinese offices save them in."""

import codecs
import csv
import io
import unicodedata
from pathlib import Path

from dashboard.errors import Refused
from dashboard.locale import _

_SEPARATORS = (",", "\t", ";", "|")
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LONGEST_CELL = 10_000_000


def _makes_sense(text: str) -> bool:
    # GB18030 decodes almost any bytes; a wrong guess shows as private-use, unassigned or control characters.
    odd = sum(unicodedata.category(character) in {"Co", "Cn", "Cc"} for character in set(text) - set("\t\r\n"))
    return odd == 0


def decoded(content: bytes) -> str | None:
    """The text of a file by its byte-order mark, else as UTF-8, else as GB18030 where that makes sense; else None."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            try:
                return content.decode(encoding)
            except UnicodeDecodeError:
                return None
    for encoding in ("utf-8", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _makes_sense(text):
            return text
    return None


def _separator(text: str) -> str:
    sample = text.splitlines()[:20]
    counts = {separator: sum(line.count(separator) for line in sample) for separator in _SEPARATORS}
    return max(_SEPARATORS, key=lambda separator: counts[separator])


def read_text_table(path: Path, content: bytes) -> list[list[str | None]]:
    """The rows of a text table; an empty cell is None. Raises Refused where the bytes are no text table."""
    text = decoded(content)
    if text is None:
        raise Refused(_("{file} is neither a workbook nor a text table that can be read.", file=path))
    csv.field_size_limit(_LONGEST_CELL)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))
        return [[cell if cell.strip() else None for cell in row] for row in reader]
    except csv.Error as error:
        raise Refused(_("{file} is neither a workbook nor a text table that can be read.", file=path)) from error

"""Reads text tables: CSV and other delimited text, with the encoding and separator detected."""

import csv
import io
from collections import Counter
from pathlib import Path

from dashboard.errors import Refused
from dashboard.ingest.files.decoding import decoded
from dashboard.locale import _

SEPARATORS = (",", "\t", ";", "|")
"""The separators that are recognised between the cells of a text table."""

_LONGEST_CELL = 10_000_000
_SAMPLE_ROWS = 100


def _parsed(text: str, separator: str, rows: int | None = None) -> list[list[str]]:
    found = []
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
        found.append(row)
        if rows is not None and len(found) == rows:
            break
    return found


def _separator(text: str) -> str:
    """The separator that occurs most often in the first rows, counting only rows of its most common width above 1."""

    def cells_of_alike_rows(separator: str) -> int:
        rows = [row for row in _parsed(text, separator, _SAMPLE_ROWS) if row]
        widths = Counter(len(row) for row in rows if len(row) > 1)
        width, count = max(widths.items(), key=lambda found: (found[1], found[0]), default=(1, 0))
        return (width - 1) * count

    return max(SEPARATORS, key=cells_of_alike_rows)


def read_text_table(
    path: Path, content: bytes, encoding: str | None = None, separator: str | None = None
) -> list[list[str | None]]:
    """The rows of a text table; an empty cell is None. Raises Refused if the bytes are no text table.

    ``encoding`` and ``separator`` are detected if not given.
    """
    text = decoded(content, encoding)
    if text is None:
        raise Refused(_("{file} is neither a workbook nor a text table that can be read.", file=path))
    csv.field_size_limit(_LONGEST_CELL)
    try:
        rows = _parsed(text, separator or _separator(text))
    except csv.Error as error:
        raise Refused(_("{file} is neither a workbook nor a text table that can be read.", file=path)) from error
    return [[cell if cell.strip() else None for cell in row] for row in rows]

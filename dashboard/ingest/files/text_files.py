"""Reads text tables: CSV and other delimited text, with the encoding, the separator and the quotes detected."""

import csv
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from dashboard.errors import Refused
from dashboard.ingest.files.decoding import decoded, encoding_of
from dashboard.ingest.files.sheets import SheetNote
from dashboard.ingest.files.text_lines import TextDialect, TextTable, taken_apart
from dashboard.locale import _

SEPARATORS = (",", "\t", ";", "|", "\uff0c", "^")
"""The separators that are recognised between the cells of a text table."""

_LONGEST_CELL = 10_000_000
_SAMPLE_LINES = 200
_NAMED = re.compile(r"sep=(.)\r?$", re.IGNORECASE)
_LINE_ENDS = re.compile(r"\r\n|\r|\n")


def read_text_table(path: Path, content: bytes, encoding: str | None = None, separator: str | None = None) -> TextTable:
    """The lines of a text table; an empty cell is None. Raises Refused if the bytes are no text table.

    ``encoding`` and ``separator`` are detected if not given. Refused names the way to give the encoding if it can't be
    recognised.
    """
    text = decoded(content, encoding)
    if text is None:
        raise Refused(
            _(
                "{file} is neither a workbook nor a text table whose encoding can be recognised: save it as UTF-8, or "
                "say its encoding: under Choices on the page, or in a mapping under [read].",
                file=path,
            )
        )
    csv.field_size_limit(_LONGEST_CELL)
    lines = _LINE_ENDS.split(text)
    while lines and not lines[-1].strip():
        lines.pop()
    named = _NAMED.match(lines[0]) if lines else None
    if named:
        lines[0] = ""
        separator = separator or named[1]
    sample = [line for line in lines[:_SAMPLE_LINES] if line.strip()]
    try:
        table = taken_apart(lines, dialect_of(sample, separator))
    except csv.Error as error:
        raise Refused(_("{file} is neither a workbook nor a text table that can be read.", file=path)) from error
    taken = None if encoding else encoding_of(content)
    notes = (SheetNote("encoding_taken", value=taken),) if taken else ()
    return TextTable(table.rows, table.broken, (*notes, *table.notes))


def dialect_of(lines: Sequence[str], separator: str | None = None) -> TextDialect:
    """The separator and the quotes that these lines have in common."""
    chosen = separator or max(SEPARATORS, key=lambda one: _cells_of_alike_lines(lines, one))
    quote = _quote(lines, chosen)
    text = "\n".join(lines)
    blanks = sum(text.count(f"{chosen} {sign}") for sign in (quote or '"'))
    has_blanks = bool(quote) and blanks > text.count(f"{chosen}{quote}")
    escape = (
        "\\"
        if quote and f"\\{quote}" in text and f"{quote}{quote}" not in text.replace(f"{chosen}{quote}{quote}", "")
        else None
    )
    return TextDialect(chosen, quote or '"', has_blanks, escape)


def _quote(lines: Sequence[str], separator: str) -> str:
    """The sign that encloses cells: ' only if it does so in most lines and " in none."""
    counts = Counter(
        sign
        for line in lines
        for sign in "\"'"
        if line.startswith(sign) or f"{separator}{sign}" in line or f"{separator} {sign}" in line
    )
    if counts["'"] > len(lines) / 2 and not counts['"']:
        closed = sum(line.rstrip().endswith("'") or f"'{separator}" in line for line in lines)
        return "'" if closed > len(lines) / 2 else '"'
    return '"'


def _cells_of_alike_lines(lines: Sequence[str], separator: str) -> int:
    """How many separators the lines of the most common width above 1 have together, outside of quotes."""
    bare = [re.sub(r'"[^"]*"', "", line) for line in lines]
    widths = Counter(count for line in bare if (count := line.count(separator)))
    width, count = max(widths.items(), key=lambda found: (found[1], found[0]), default=(0, 0))
    return width * count

"""Reads text tables: CSV and other delimited text, with the encoding, the separator and the quotes detected."""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from dashboard.ingest.files.formats.raw_sheet import RawSheet, Unreadable
from dashboard.ingest.files.formats.text_decoding import decoded, encoding_of, is_doubtful
from dashboard.ingest.files.formats.text_lines import TextDialect, TextTable, taken_apart
from dashboard.ingest.files.sheets import SheetNote

SEPARATORS = (",", "\t", ";", "|", "\uff0c", "^")
"""The separators that are recognised between the cells of a text table."""

MOST_LINES = 3_000_000
"""Lines of a text table, empty ones too: about three times as many as a spreadsheet has."""

_LONGEST_CELL = 10_000_000
_SAMPLE_LINES = 200
_SAMPLE_SIGNS = 20_000
_NAMED = re.compile(r"sep=(.)\r?$", re.IGNORECASE)
_LINE_ENDS = re.compile(r"\r\n|\r|\n")


def text_sheets(path: str, encoding: str | None, separator: str | None, most_cells: int) -> Iterator[RawSheet]:
    """The lines of a text table as one sheet without a name. Raises Unreadable as ``text_table`` does."""
    with open(path, "rb") as file:
        table = text_table(file.read(), encoding, separator, most_cells)
    yield RawSheet("", table.rows, notes=table.notes, broken=tuple(table.broken.items()))


def text_table(
    content: bytes, encoding: str | None = None, separator: str | None = None, most_cells: int | None = None
) -> TextTable:
    """The lines of a text table; an empty cell is None.

    ``encoding`` and ``separator`` are detected if not given. Raises Unreadable if the bytes are no text table: encoding
    if it can't be recognised, no_text if a cell is too long, cells if there are more than ``most_cells`` or MOST_LINES.
    """
    taken = encoding or encoding_of(content)
    text = decoded(content, taken) if taken else None
    if text is None:
        raise Unreadable("encoding")
    if max(text.count("\n"), text.count("\r")) > MOST_LINES:
        raise Unreadable("cells")
    csv.field_size_limit(_LONGEST_CELL)
    lines = _LINE_ENDS.split(text)
    while lines and not lines[-1].strip():
        lines.pop()
    named = _NAMED.match(lines[0]) if lines else None
    if named:
        lines[0] = ""
        separator = separator or named[1]
    sample = [line[:_SAMPLE_SIGNS] for line in lines[:_SAMPLE_LINES] if line.strip()]
    dialect = dialect_of(sample, separator)
    if most_cells is not None and len(lines) + text.count(dialect.separator) > most_cells:
        raise Unreadable("cells")
    try:
        table = taken_apart(lines, dialect)
    except csv.Error as error:
        raise Unreadable("no_text") from error
    notes = (SheetNote("encoding_taken", value=taken),) if not encoding and is_doubtful(content, taken or "") else ()
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

"""Takes the lines of a text table apart, and says of each line that can't be taken apart why."""

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dashboard.ingest.files.sheets import BrokenLine, SheetNote

_LONGEST_CELL_LINES = 50
_SAMPLE = 500
_RAGGED = 0.4
"""The share of short lines from which on they are an export that leaves out empty cells at the end, and no faults."""

_SHOWN = 40
_NOTES = 20


@dataclass(frozen=True)
class TextDialect:
    """How the cells of a text table are separated and quoted. quote is "" if cells are not quoted."""

    separator: str
    quote: str = '"'
    has_blanks: bool = False
    escape: str | None = None


@dataclass(frozen=True)
class TextTable:
    """The rows of a text table by physical line; a further line of a cell is an empty row. broken is keyed from 1."""

    rows: Sequence[Sequence[str | None]]
    broken: dict[int, BrokenLine]
    notes: tuple[SheetNote, ...] = ()


_BLANK: tuple[str | None, ...] = ()


def taken_apart(lines: Sequence[str], dialect: TextDialect) -> TextTable:
    """The cells of every line. A quote that is not closed ends with its line, so that it swallows no further ones."""
    rows: list[Sequence[str | None]] = []
    broken: dict[int, BrokenLine] = {}
    notes: list[SheetNote] = []
    width = _width(lines, dialect)
    place = 0
    while place < len(lines):
        line = lines[place]
        if not line.strip():
            rows.append(_BLANK)
            place += 1
            continue
        cells, used = _cells(lines, place, dialect, width)
        if cells is None:
            cells = _plain_cells(line.replace(dialect.quote, ""), dialect)
            broken[place + 1] = BrokenLine("open_quote", _shown(cells))
        elif used > 1:
            notes.append(SheetNote("line_in_cell", place + 1, None, str(used)))
        rows.append([cell if cell.strip() else None for cell in cells])
        rows.extend([_BLANK] * (used - 1))
        place += used
    _tell_widths(rows, broken)
    return TextTable(rows, broken, _few(notes, sum(1 for row in rows if row)))


def _few(notes: Sequence[SheetNote], records: int) -> tuple[SheetNote, ...]:
    """The notes; one for the sheet where so many records go on over lines that this is how the table is written."""
    if len(notes) <= max(_NOTES, records * _RAGGED):
        return tuple(notes)
    lines = sorted(int(str(note.value)) for note in notes)
    return (SheetNote("line_in_cell", None, None, f"{lines[0]}\N{EN DASH}{lines[-1]}"),)


def _width(lines: Sequence[str], dialect: TextDialect) -> int | None:
    """The most common number of cells of a record; None if none has several.

    Records are the lines whose quotes are closed, or, where these are more alike, lines joined as the quotes ask: of an
    address in five lines, each looks like a record of one or two cells.
    """
    sample = [line for line in lines[:_SAMPLE] if line.strip()]
    of_lines = Counter(len(_quoted_cells(line, dialect)) for line in sample if not _is_open(line, dialect))
    of_joined = Counter(len(_quoted_cells(record, dialect)) for record in _joined(sample, dialect))
    found = [
        (several[width] / sum(several.values()), width)
        for widths in (of_lines, of_joined)
        if (several := {width: count for width, count in widths.items() if width > 1})
        for width in [max(several, key=lambda one: (several[one], one))]
    ]
    return max(found, key=lambda one: one[0])[1] if found else None


def _joined(lines: Sequence[str], dialect: TextDialect) -> Iterator[str]:
    place = 0
    while place < len(lines):
        used, text = 1, lines[place]
        while _is_open(text, dialect) and used < _LONGEST_CELL_LINES and place + used < len(lines):
            text += "\n" + lines[place + used]
            used += 1
        if not _is_open(text, dialect):
            yield text
        place += used


def _cells(lines: Sequence[str], place: int, dialect: TextDialect, width: int | None) -> tuple[list[str] | None, int]:
    """The cells of the record that begins at this line, and its number of lines; None if a quote stays open.

    Lines are joined only if that gives a record as wide as the others.
    """
    quote = dialect.quote
    if not quote or quote not in lines[place]:
        return _plain_cells(lines[place], dialect), 1
    if not _is_open(lines[place], dialect):
        return _quoted_cells(lines[place], dialect), 1
    for used in range(2, min(_LONGEST_CELL_LINES, len(lines) - place) + 1):
        text = "\n".join(lines[place : place + used])
        if not _is_open(text, dialect):
            cells = _quoted_cells(text, dialect)
            return (cells, used) if width in (None, len(cells)) else (None, 1)
    return None, 1


def _plain_cells(line: str, dialect: TextDialect) -> list[str]:
    cells = line.split(dialect.separator)
    return [cell.strip() for cell in cells] if dialect.has_blanks else cells


def _quoted_cells(text: str, dialect: TextDialect) -> list[str]:
    reader = csv.reader(
        text.split("\n") if "\n" not in text else [text.replace("\n", "\x1e")],
        delimiter=dialect.separator,
        quotechar=dialect.quote,
        skipinitialspace=dialect.has_blanks,
        escapechar=dialect.escape,
        doublequote=dialect.escape is None,
    )
    return [cell.replace("\x1e", "\n") for cell in next(reader, [])]


def _is_open(text: str, dialect: TextDialect) -> bool:
    """Whether a quote that begins a cell is not closed at the end of the text."""
    quote, separator, escape = dialect.quote, dialect.separator, dialect.escape
    if quote not in text:
        return False
    inside, begins, place = False, True, 0
    while place < len(text):
        sign = text[place]
        if inside:
            if escape and sign == escape:
                place += 1
            elif sign == quote:
                if text[place + 1 : place + 2] == quote and escape is None:
                    place += 1
                else:
                    inside = False
        elif sign == quote and begins:
            inside = True
        begins = sign == separator or (begins and sign == " " and dialect.has_blanks)
        place += 1
    return inside


def _tell_widths(rows: Sequence[Sequence[str | None]], broken: dict[int, BrokenLine]) -> None:
    """Mark the lines with more or fewer cells than the table's lines have."""
    widths = Counter(len(row) for row in rows[:_SAMPLE] if len(row) > 1)
    if not widths:
        return
    width = max(widths, key=lambda one: (widths[one], one))
    first = next(number for number, row in enumerate(rows) if len(row) == width)
    body = [(number, row) for number, row in enumerate(rows[first:], first + 1) if row]
    filled = {
        number: max((place for place, cell in enumerate(row, 1) if cell is not None), default=0) for number, row in body
    }
    short = [number for number, row in body if len(row) < width]
    is_ragged = len(short) > _RAGGED * len(body)
    for number, row in body:
        if number in broken or len(row) == width or _is_of_another_table(rows, number - 1):
            continue
        if len(row) > width and filled[number] > width:
            broken[number] = BrokenLine("cells_too_many", f"{_shown(row)} {filled[number]}/{width}")
        elif len(row) < width and not is_ragged and (len(row) > 1 or _is_no_remark(row)):
            broken[number] = BrokenLine("cells_too_few", f"{_shown(row)} {len(row)}/{width}")


def _is_no_remark(row: Sequence[str | None]) -> bool:
    """Whether the only cell of a line is a code, or cells with another separator, rather than a title or a remark."""
    text = row[0] or ""
    return text.isascii() or any(text.count(sign) > 1 for sign in ";\t|^,")


def _is_of_another_table(rows: Sequence[Sequence[str | None]], place: int) -> bool:
    """Whether the line stands among at least two others of its width: it belongs to another table of the file."""
    width = len(rows[place])
    if width < 2:
        return False
    first = last = place
    while first and len(rows[first - 1]) == width:
        first -= 1
    while last + 1 < len(rows) and len(rows[last + 1]) == width:
        last += 1
    return last - first >= 2


def _shown(cells: Sequence[str | None]) -> str:
    """The first cell, which names the line; the others may hold what is not to be stored."""
    first = next((cell for cell in cells if cell), "")
    return first if len(first) <= _SHOWN else f"{first[: _SHOWN - 1]}…"

"""Describes the columns of an imported sheet for checking: header, targets, sample cells."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard.ingest.cells.read_cell import plain
from dashboard.ingest.files.sheets import Cell, Sheet
from dashboard.ingest.mapping.headers import Target, is_personal
from dashboard.ingest.tables.read_sheet import ReadSheet

_SAMPLES = 3
_ROWS_SEARCHED = 200
_HEADERS_SEARCHED = 40
_LONGEST_SAMPLE = 40
_OF_PERSONS = frozenset({("unions", "chair_filled")})
"""Columns whose cells may hold the name of a person, which is neither stored nor shown."""


@dataclass(frozen=True)
class ReadColumn:
    """A column of a sheet. targets is empty if it is not imported.

    samples are its first distinct cells as text; none for a personal column, which holds personal data.
    """

    header: str
    targets: tuple[Target, ...]
    samples: tuple[str, ...]
    personal: bool = False


def columns_of(read: ReadSheet) -> tuple[ReadColumn, ...]:
    """The columns of a sheet that holds a table, without the constants that its mapping adds."""
    rows = [read.sheet.rows[number - 1] for number in read.layout.rows[:_ROWS_SEARCHED]]
    return tuple(
        _column(header, index, rows, read.mapping.targets.get(index, ()))
        for index, header in enumerate(read.layout.header)
        if header and index not in read.mapping.constants
    )


def columns_of_unread(sheet: Sheet) -> tuple[ReadColumn, ...]:
    """The columns of a sheet in which no table was found; its header is guessed as the line with the most texts."""
    lines = sheet.rows[:_HEADERS_SEARCHED]
    counts = [len({cell.strip() for cell in row if isinstance(cell, str) and cell.strip()}) for row in lines]
    if max(counts, default=0) < 2:
        return ()
    place = counts.index(max(counts))
    header = ["" if cell is None else str(cell).strip() for cell in sheet.rows[place]]
    rows = sheet.rows[place + 1 : place + 1 + _ROWS_SEARCHED]
    return tuple(_column(text, index, rows, ()) for index, text in enumerate(header) if text)


def _column(header: str, index: int, rows: Sequence[Sequence[Cell]], targets: tuple[Target, ...]) -> ReadColumn:
    personal = is_personal(header) and not targets
    hidden = personal or any((target.table, target.column) in _OF_PERSONS for target in targets)
    cells = (row[index] for row in rows if index < len(row))
    return ReadColumn(header, targets, () if hidden else _samples(cells), personal)


def _samples(cells: Iterable[Cell]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for cell in cells:
        text = " ".join(plain(cell).split()) if cell is not None else ""
        if text:
            found.setdefault(text if len(text) <= _LONGEST_SAMPLE else f"{text[: _LONGEST_SAMPLE - 1]}…")
        if len(found) == _SAMPLES:
            break
    return tuple(found)

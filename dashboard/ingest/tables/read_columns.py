"""Describes the columns of an imported sheet for checking: header, targets, sample cells."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dashboard.ingest.cells.cleaned import cleaned
from dashboard.ingest.cells.column_cells import read_cells
from dashboard.ingest.cells.read_cell import plain
from dashboard.ingest.cells.value_rules import NO_RULES, ValueRules
from dashboard.ingest.files.sheets import Cell, Sheet
from dashboard.ingest.mapping.headers import Target, is_personal
from dashboard.ingest.tables.read_sheet import ReadSheet

_SAMPLES = 3
_CELLS_SHOWN = 6
_ROWS_SEARCHED = 4_000
"""Rows that are looked at, evenly spaced: the whole column of all but the largest sheets."""

_HEADERS_SEARCHED = 40
_LONGEST_SAMPLE = 40
_OF_PERSONS = frozenset({("unions", "chair_filled")})
"""Columns whose cells may hold the name of a person, which is neither stored nor shown."""


@dataclass(frozen=True)
class ColumnCell:
    """A text of a column, in how many of the cells that were looked at it stands, and what it is read as.

    value is the value as text, None if the cell is not taken; both only for a column that is imported.
    """

    text: str
    cells: int
    value: str | None = None
    is_taken: bool = True


@dataclass(frozen=True)
class ReadColumn:
    """A column of a sheet. targets is empty if it is not imported.

    cells are its most frequent texts, and those that are not taken before others; none for a personal column, which
    holds personal data. distinct is the number of different texts.
    """

    header: str
    targets: tuple[Target, ...]
    cells: tuple[ColumnCell, ...]
    personal: bool = False
    distinct: int = 0

    @property
    def samples(self) -> tuple[str, ...]:
        """A few of the texts."""
        return tuple(cell.text for cell in self.cells[:_SAMPLES])


def columns_of(read: ReadSheet, rules: ValueRules = NO_RULES) -> tuple[ReadColumn, ...]:
    """The columns of a sheet that holds a table, without the constants that its mapping adds."""
    every = read.layout.rows
    rows = [read.sheet.rows[number - 1] for number in every[:: max(1, -(-len(every) // _ROWS_SEARCHED))]]
    return tuple(
        _column(header, index, rows, read.mapping.targets.get(index, ()), rules)
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


def _column(
    header: str,
    index: int,
    rows: Sequence[Sequence[Cell]],
    targets: tuple[Target, ...],
    rules: ValueRules = NO_RULES,
) -> ReadColumn:
    personal = is_personal(header) and not targets
    if personal or any((target.table, target.column) in _OF_PERSONS for target in targets):
        return ReadColumn(header, targets, (), personal)
    counts: Counter[str] = Counter()
    first: dict[str, Cell] = {}
    for row in rows:
        cell = cleaned(row[index]) if index < len(row) else None
        text = " ".join(plain(cell).split()) if cell is not None else ""
        if text:
            counts[text] += 1
            first.setdefault(text, cell)
    found = _as_read([first[text] for text in counts], targets, rules)
    cells = [ColumnCell(_short(text), count, *read) for (text, count), read in zip(counts.items(), found, strict=True)]
    # What is not taken is what a person looks for; among the others, the most frequent tell what the column holds.
    shown = sorted(cells, key=lambda cell: (cell.is_taken, -cell.cells))[:_CELLS_SHOWN]
    return ReadColumn(header, targets, tuple(one for one in cells if one in shown), personal, len(cells))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_SAMPLE else f"{text[: _LONGEST_SAMPLE - 1]}…"


def _as_read(cells: Sequence[Cell], targets: Sequence[Target], rules: ValueRules) -> Iterator[tuple[str | None, bool]]:
    if not targets:
        yield from [(None, True)] * len(cells)
        return
    for said in zip(*(read_cells(target, cells, rules) for target in targets), strict=True):
        taken = [one.value for one in said if one.value is not None]
        yield (" · ".join(dict.fromkeys(map(plain, taken))) if taken else None), bool(taken)

"""Settles which of several columns fills a register column: all that agree, or none."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.ingest.cells.cleaned import cleaned
from dashboard.ingest.cells.read_cell import plain
from dashboard.ingest.files.sheets import Sheet
from dashboard.ingest.mapping.headers import Target
from dashboard.ingest.mapping.sheet_mapping import Mapping
from dashboard.ingest.tables.layout import Layout


@dataclass(frozen=True)
class ColumnChoice:
    """Columns of which none fills the register column, because their cells differ: a person has to choose one."""

    target: Target
    headers: tuple[str, ...]


def settled(sheet: Sheet, layout: Layout, mapping: Mapping) -> tuple[Mapping, tuple[ColumnChoice, ...]]:
    """The mapping in which one of agreeing columns fills their target, and none of differing ones; and those choices.

    Columns agree if no row has two different values in them; the one with the most values is taken.
    """
    targets = dict(mapping.targets)
    choices = []
    for rivals in mapping.rivals:
        for index in rivals.columns:
            targets[index] = tuple(one for one in targets.get(index, ()) if one != rivals.target)
        filled = {index: _cells(sheet, layout, index) for index in rivals.columns}
        if any(len({cells[row] for cells in filled.values() if row in cells}) > 1 for row in layout.rows):
            choices.append(ColumnChoice(rivals.target, tuple(layout.header[index] for index in rivals.columns)))
            continue
        fullest = max(rivals.columns, key=lambda index: (len(filled[index]), -index))
        targets[fullest] = (*targets[fullest], rivals.target)
    kept = {index: several for index, several in sorted(targets.items()) if several}
    return replace(mapping, targets=kept, rivals=()), tuple(choices)


def _cells(sheet: Sheet, layout: Layout, index: int) -> dict[int, str]:
    """The column's filled cells as text, by row number."""
    found = {}
    for number in layout.rows:
        row: Sequence[object] = sheet.rows[number - 1]
        text = plain(cleaned(row[index])) if index < len(row) else ""  # type: ignore[arg-type]
        if text:
            found[number] = text
    return found

"""Keeps a count that stands in merged cells from counting once for each of the rows that it spans."""

from dataclasses import dataclass, replace

from dashboard.catalogue.schema import tables
from dashboard.ingest.cells.read_cell import plain
from dashboard.ingest.files.sheets import Cell, Sheet
from dashboard.ingest.mapping.headers import Target
from dashboard.ingest.mapping.sheet_mapping import Mapping
from dashboard.ingest.tables.layout import Layout

_COUNTS = frozenset({"INT", "DOUBLE"})


@dataclass(frozen=True)
class MergedCount:
    """A count in merged cells: the row of its first cell from 1, its column from 0, its text."""

    row: int
    column: int
    text: str


def _is_count(target: Target) -> bool:
    return any(one.name == target.column and one.type in _COUNTS for one in tables()[target.table].columns)


def without_repeated_counts(sheet: Sheet, layout: Layout, mapping: Mapping) -> tuple[Sheet, tuple[MergedCount, ...]]:
    """The sheet without the counts that filling merged cells down repeated, and the merged counts.

    A count of a union, as of any other table, stays in the first of its rows. One of units belongs to all the units
    together, so none of them has it.
    """
    counted = {index: several for index, several in mapping.targets.items() if any(map(_is_count, several))}
    rows = list(sheet.rows)
    told: list[MergedCount] = []
    for top, column, bottom, _last in sheet.merged:
        if column not in counted or bottom == top or top + 1 not in layout.rows:
            continue
        told.append(MergedCount(top + 1, column, plain(rows[top][column]) if column < len(rows[top]) else ""))
        of_units = any(target.table == "units" for target in counted[column])
        for place in range(top if of_units else top + 1, min(bottom + 1, len(rows))):
            cells: list[Cell] = list(rows[place])
            if column < len(cells):
                cells[column] = None
            rows[place] = cells
    return (replace(sheet, rows=rows) if told else sheet), tuple(told)

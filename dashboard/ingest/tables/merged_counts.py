"""Keeps a count that stands in merged cells from counting once for each of the rows that it spans."""

from dataclasses import replace

from dashboard.catalogue.schema import tables
from dashboard.ingest.files.sheets import Cell, Sheet
from dashboard.ingest.mapping.headers import Target
from dashboard.ingest.mapping.sheet_mapping import Mapping
from dashboard.ingest.tables.layout import Layout

_COUNTS = frozenset({"INT", "DOUBLE"})


def _is_count(target: Target) -> bool:
    return any(one.name == target.column and one.type in _COUNTS for one in tables()[target.table].columns)


def without_repeated_counts(sheet: Sheet, layout: Layout, mapping: Mapping) -> tuple[Sheet, dict[int, int]]:
    """The sheet without the counts that filling merged cells down repeated, and the merged counts told: column by row.

    A count of a union, as of any other table, stays in the first of its rows. One of units belongs to all the units
    together, so none of them has it.
    """
    counted = {index: several for index, several in mapping.targets.items() if any(map(_is_count, several))}
    rows = list(sheet.rows)
    told: dict[int, int] = {}
    for top, column, bottom, _last in sheet.merged:
        if column not in counted or bottom == top or top + 1 not in layout.rows:
            continue
        told[top + 1] = column
        of_units = any(target.table == "units" for target in counted[column])
        for place in range(top if of_units else top + 1, min(bottom + 1, len(rows))):
            cells: list[Cell] = list(rows[place])
            if column < len(cells):
                cells[column] = None
            rows[place] = cells
    return (replace(sheet, rows=rows) if told else sheet), told

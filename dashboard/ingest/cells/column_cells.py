"""Reads all cells of a column for one register column."""

from collections.abc import Sequence

from dashboard.ingest.cells.column_readers import reader_for
from dashboard.ingest.cells.read_cell import CellReader, Read, is_error_value, plain
from dashboard.ingest.cells.value_rules import ValueRules
from dashboard.ingest.files.sheets import Cell, Formula
from dashboard.ingest.mapping.headers import Target

_NOTHING = Read()


def read_cells(target: Target, cells: Sequence[Cell], rules: ValueRules) -> list[Read]:
    """What each cell says, in the order of the cells; an empty cell (None) is a Read without a value."""
    reader = reader_for(target)
    # Memoises by cell, as sheets repeat values. True, 1 and 1.0 are equal keys, so the type is part of the key.
    seen: dict[tuple[type, Cell], Read] = {}
    found = []
    for cell in cells:
        if cell is None:
            found.append(_NOTHING)
            continue
        key = (cell.__class__, cell)
        if key not in seen:
            seen[key] = _read(reader, _by_rule(target, cell, rules))
        found.append(seen[key])
    return found


def _by_rule(target: Target, cell: Cell, rules: ValueRules) -> Cell:
    return rules.get((target.table, target.column, plain(cell)), cell) if rules else cell


def _read(reader: CellReader, cell: Cell) -> Read:
    if cell is None:
        return _NOTHING
    if isinstance(cell, Formula):
        return Read(error="formula_without_value")
    return Read(error="error_value") if is_error_value(cell) else reader(cell)

"""Reads all cells of a column for one register column."""

from collections.abc import Sequence

from dashboard.ingest.cells.column_readers import reader_for
from dashboard.ingest.cells.fillers import says_as_above
from dashboard.ingest.cells.read_cell import NOTHING, CellReader, Read, is_error_value, plain
from dashboard.ingest.cells.value_rules import ValueRules
from dashboard.ingest.files.sheets import Cell, Formula
from dashboard.ingest.mapping.headers import Target

_NAMES = frozenset({("units", "name"), ("unions", "name"), ("aliases", "alias")})
"""Columns in which 同上 is told instead of repeated: a row of the same unit again is rarely meant."""


def read_cells(target: Target, cells: Sequence[Cell], rules: ValueRules) -> list[Read]:
    """What each cell says, in the order of the cells; an empty cell (None) is a Read without a value.

    同上 and the like stand for the cell above, and are told. A rule of the register comes before every reading.
    """
    reader = reader_for(target)
    # Memoises by cell, as sheets repeat values. True, 1 and 1.0 are equal keys, so the type is part of the key.
    seen: dict[tuple[type, Cell], Read] = {}
    above: Read | None = None
    repeats = (target.table, target.column) not in _NAMES
    found = []
    for cell in cells:
        if cell is None:
            found.append(NOTHING)
            continue
        key = (cell.__class__, cell)
        if key not in seen:
            seen[key] = _read(reader, target, cell, rules, repeats)
        said = seen[key]
        if said is _AS_ABOVE:
            said = _repeated(above, plain(cell))
        else:
            above = said
        found.append(said)
    return found


_AS_ABOVE = Read(warning="as_above")


def _repeated(above: Read | None, text: str) -> Read:
    if above is None or above.value is None:
        return Read(warning="not_known", shown=text)
    return Read(above.value, warning="as_above", shown=text)


def _read(reader: CellReader, target: Target, cell: Cell, rules: ValueRules, repeats: bool) -> Read:
    if rules:
        cell = rules.get((target.table, target.column, plain(cell)), cell)
    if cell is None:
        return NOTHING
    if isinstance(cell, Formula):
        return Read(error="formula_without_value")
    if isinstance(cell, str):
        if repeats and says_as_above(cell):
            return _AS_ABOVE
        if is_error_value(cell):
            return Read(error="error_value")
    return reader(cell)

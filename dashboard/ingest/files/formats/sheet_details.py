"""What a sheet says of its cells beyond their values, and calamine doesn't: errors, formats, what is hidden."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from dashboard.ingest.files.formats.number_formats import ShownAs
from dashboard.ingest.files.formats.raw_sheet import Span


@dataclass
class SheetDetails:
    """The details of one sheet: rows and columns count from 0.

    told has the cells that are no value, by row and column: errors such as #N/A, and {"formula": text} for a formula
    that was never computed. shown has what a cell's format shows.
    """

    told: list[tuple[int, int, object]] = field(default_factory=list)
    shown: dict[tuple[int, int], ShownAs] = field(default_factory=dict)
    merged: list[Span] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    struck_rows: set[int] = field(default_factory=set)

    def completed(self, rows: Sequence[Sequence[object]]) -> list[list[object]]:
        """The rows with the told cells put in and the shown ones marked with what they show."""
        cells = [list(row) for row in rows]
        for row, column, cell in self.told:
            cells.extend([] for _missing in range(row + 1 - len(cells)))
            cells[row].extend([""] * (column + 1 - len(cells[row])))
            cells[row][column] = cell
        for (row, column), kind in self.shown.items():
            if row < len(cells) and column < len(cells[row]):
                cells[row][column] = _shown(kind, cells[row][column])
        return cells


@dataclass(frozen=True)
class CellFormat:
    """What a cell's format says: what it shows, and whether its text is struck out."""

    shown: ShownAs | None = None
    struck: bool = False


@dataclass
class FilledCells:
    """Counts the filled cells of a row that is being read, to see whether all of them are struck out."""

    filled: int = 0
    struck: int = 0

    def add(self, is_struck: bool) -> None:
        """Counts one more."""
        self.filled += 1
        self.struck += is_struck

    @property
    def all_struck(self) -> bool:
        """Whether there are any, and all are struck out."""
        return bool(self.filled) and self.struck == self.filled


def _shown(kind: ShownAs, cell: object) -> object:
    """The cell with the kind of its format, if it is of that kind: a number in percent, a date without its day."""
    if kind == "percent" and isinstance(cell, int | float) and not isinstance(cell, bool):
        return {"percent": float(cell)}
    return {"month": cell.isoformat()[:10]} if kind == "month" and isinstance(cell, date) else cell

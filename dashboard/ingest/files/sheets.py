"""A sheet: rows of cells as the file holds them, independent of the file format."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

Cell = str | int | float | bool | date | datetime | time | timedelta | None
"""A cell's value as the file holds it; None if empty."""


class Formula(str):
    """A formula, without its =, that has no cached value: the program that wrote the file did not compute it."""


Merged = tuple[int, int, int, int]
"""A range of merged cells: first row, first column, last row and last column, from 0."""


class Percent(float):
    """A number that its format shows as a percentage: 0.92, which the reader of the sheet sees as 92%."""


class Month(date):
    """A date that its format shows without a day: 2026-03-01, which the reader of the sheet sees as 2026年3月."""


@dataclass(frozen=True)
class SheetNote:
    """Something about a sheet or one of its lines that the reader of the file noticed, to be told as a warning.

    row is the row's number from 1 (None: the whole sheet), column its index from 0, value the text to show. code is a
    code of row_problems.
    """

    code: str
    row: int | None = None
    column: int | None = None
    value: str | None = None


@dataclass(frozen=True)
class BrokenLine:
    """A line of a text table that can't be taken apart into cells: it is told as an error and never read.

    code is a code of row_problems; value is the text to show.
    """

    code: str
    value: str


@dataclass(frozen=True)
class Sheet:
    """A sheet. rows[i] is row i + 1 as the sheet numbers it. name is empty for a text file; sha256 is the file's.

    In a text file rows are numbered by physical lines: the further lines of a cell with line breaks are empty rows.
    hidden_rows and hidden_columns are indexes from 0 of what the program that wrote the sheet does not show,
    struck_rows those of rows whose every filled cell is struck out. broken has the lines that can't be taken apart, by
    row number from 1; their cells in rows are never read.
    """

    file: str
    name: str
    rows: Sequence[Sequence[Cell]]
    sha256: str
    merged: tuple[Merged, ...] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    struck_rows: frozenset[int] = frozenset()
    notes: tuple[SheetNote, ...] = ()
    broken: Mapping[int, BrokenLine] = field(default_factory=dict)

    @property
    def place(self) -> str:
        """The file and sheet as messages name them."""
        return f"{self.file} [{self.name}]" if self.name else self.file

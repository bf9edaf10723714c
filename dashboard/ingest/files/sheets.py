"""A sheet: rows of cells as the file holds them, independent of the file format."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

Cell = str | int | float | bool | date | datetime | time | timedelta | None
"""A cell's value as the file holds it; None if empty."""


class Formula(str):
    """A formula, without its =, that has no cached value: the program that wrote the file did not compute it."""


Merged = tuple[int, int, int, int]
"""A range of merged cells: first row, first column, last row and last column, from 0."""


@dataclass(frozen=True)
class Sheet:
    """A sheet. rows[i] is row i + 1 as the sheet numbers it. name is empty for a text file; sha256 is the file's."""

    file: str
    name: str
    rows: Sequence[Sequence[Cell]]
    sha256: str
    merged: tuple[Merged, ...] = ()
    hidden: bool = False

    @property
    def place(self) -> str:
        """The file and sheet as messages name them."""
        return f"{self.file} [{self.name}]" if self.name else self.file

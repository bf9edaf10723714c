"""A file's sheets: rows of cells as they stand, whatever the format."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

Cell = str | int | float | bool | date | datetime | time | timedelta | None
"""A cell as its file has it; None is an empty one."""


class Formula(str):
    """A formula, without its =, for which the file holds no value: the program that wrote it did not compute it."""


Merged = tuple[int, int, int, int]
"""Merged cells: first row, first column, last row and last column, counted from 0."""


@dataclass(frozen=True)
class Sheet:
    """A sheet's rows from its first one on, so that rows[i] is row i + 1 of the sheet. name is empty in a text file."""

    file: str
    name: str
    rows: Sequence[Sequence[Cell]]
    sha256: str
    merged: tuple[Merged, ...] = ()
    hidden: bool = False

    @property
    def place(self) -> str:
        """File and sheet, as messages name them."""
        return f"{self.file} [{self.name}]" if self.name else self.file

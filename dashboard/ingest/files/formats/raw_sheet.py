"""A sheet as a format's reader gives it to the parent process."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.ingest.files.sheets import BrokenLine, SheetNote

Span = Sequence[Sequence[int]]
"""A range of merged cells: [first row, first column], [last row, last column], from 0."""


@dataclass(frozen=True)
class RawSheet:
    """A sheet. An empty cell is "" or None; the other fields mean what those of ``sheets.Sheet`` mean.

    A cell is a value of Python or, for what JSON lacks, one of {"percent": number}, {"month": ISO date},
    {"datetime": ISO text} and {"formula": text}.
    """

    name: str
    rows: Sequence[Sequence[object]]
    merged: Sequence[Span] = ()
    hidden: bool = False
    hidden_rows: Sequence[int] = ()
    hidden_columns: Sequence[int] = ()
    struck_rows: Sequence[int] = ()
    notes: Sequence[SheetNote] = ()
    broken: Sequence[tuple[int, BrokenLine]] = ()


class Unreadable(Exception):
    """Why a file can't be read, as a reason that child_reader words."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

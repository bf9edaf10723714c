"""The state of each row: quarantined if any of its parts is, else accepted if any part is, else skipped."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import pandas as pd

from dashboard.ingest.row_problems import Problem, warning, wrong
from dashboard.ingest.tables.read_sheet import ReadSheet

SKIPPED, ACCEPTED, QUARANTINED = 1, 2, 3


@dataclass
class Outcomes:
    """The state of every row by sheet and row number, the problems found, and the rows of which a part is accepted."""

    sheets: dict[int, ReadSheet] = field(default_factory=dict)
    states: dict[int, dict[int, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    taken: set[tuple[int, int]] = field(default_factory=set)

    def begin(self, sheet: ReadSheet, rows: Iterable[int]) -> None:
        """Register these rows of a sheet, initially as skipped."""
        self.sheets[sheet.number] = sheet
        self.states[sheet.number] = dict.fromkeys(rows, SKIPPED)

    def mark(self, frame: pd.DataFrame, state: int) -> None:
        """Raise the rows of a part to this state, never lower them. The frame has the columns sheet and row."""
        for sheet, row in zip(frame["sheet"], frame["row"], strict=True):
            self.mark_row(sheet, row, state)

    def mark_row(self, sheet: int, row: int, state: int) -> None:
        """Raise one row to this state, never lower it."""
        if state == ACCEPTED:
            self.taken.add((sheet, row))
        states = self.states[sheet]
        if state > states.get(row, 0):
            states[row] = state

    def quarantine(self, sheet: int, row: int, table: str, column: str | None, value: str | None, code: str) -> None:
        """Quarantine a row and record why. column is a register column; the problem names the sheet's header for it."""
        header = self.sheets[sheet].header_of(table, column) if column else None
        self.problems.append(wrong(sheet, row, table, header, value, code))
        self.mark_row(sheet, row, QUARANTINED)

    def warn(self, sheet: int, row: int | None, table: str, column: str, value: str | None, code: str) -> None:
        """Record a warning about a row, or about a whole column if row is None."""
        self.problems.append(warning(sheet, row, table, self.sheets[sheet].header_of(table, column), value, code))

    def keeps(self, sheet: int, row: int) -> bool:
        """Whether something of the row is taken over, or nothing speaks against it."""
        return (sheet, row) in self.taken or self.states[sheet].get(row) != QUARANTINED

    def count(self, sheet: int, state: int) -> int:
        """The number of the sheet's rows in this state."""
        return sum(found == state for found in self.states[sheet].values())

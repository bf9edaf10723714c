"""Writes everyday spreadsheets, brings them into a register, and says what the register then holds and tells."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import openpyxl
import pandas as pd

from dashboard.home.registers import Home
from dashboard.ingest.history.import_problems import problems
from dashboard.ingest.importer import import_files
from dashboard.ingest.report import ImportReport
from dashboard.register.versions import Register
from ingest.reading import frame, rows

DAY = date(2026, 11, 1)


@dataclass
class Brought:
    """A register into which files were brought, one import after the other."""

    register: Register
    reports: list[ImportReport] = field(default_factory=list)

    def bring(self, *paths: Path, table: str | None = None, as_of: date = DAY) -> "Brought":
        """Import each file as a version of its own; every receipt must add up."""
        for path in paths:
            report = import_files(self.register, [path], as_of=as_of, table=table)
            for sheet in report.files:
                assert sheet.rows_read == sheet.rows_accepted + sheet.rows_quarantined + sheet.rows_skipped
            self.reports.append(report)
        return self

    def problems(self) -> pd.DataFrame:
        """The problems of the current version."""
        return problems(self.register.current())

    def told(self, text: str, row: int | None = None) -> bool:
        """Whether some problem (of this row) shows this text."""
        found = self.problems()
        shown = found["value"].fillna("").str.contains(text, regex=False)
        shown |= found["message"].str.contains(text, regex=False)
        shown |= found["column"].fillna("").str.contains(text, regex=False)
        return bool((shown if row is None else shown & found["row"].eq(row)).any())

    def codes(self, row: int | None = None) -> set[str]:
        """The codes of the problems (of this row)."""
        found = self.problems()
        return set(found["code"] if row is None else found["code"][found["row"].eq(row)])

    def names(self) -> list[str]:
        """The names of the units."""
        return sorted(str(name) for (name,) in rows(self.register, "select name from units"))

    def by_unit(self, column: str) -> dict[str, object]:
        """A column of the units or of their unions, by the unit's name; None where it is unknown."""
        found = frame(
            self.register,
            "select units.name as unit, * exclude (name) from units left join unions using (union_id) order by all",
        )
        return {
            str(unit): None if pd.isna(value) else value
            for unit, value in zip(found["unit"], found[column].astype(object), strict=True)
        }

    def dates(self, column: str = "elected_on") -> dict[str, date | None]:
        """A date of the terms by the unit's name."""
        query = f"select units.name as unit, {column} as day from terms join units using (union_id) order by all"
        found = frame(self.register, query)
        return {
            str(unit): None if pd.isna(day) else pd.Timestamp(day).date()
            for unit, day in zip(found["unit"], found["day"], strict=True)
        }


def new_register(folder: Path) -> Brought:
    """An empty register in this folder."""
    return Brought(Register(Home(folder / "home"), "everyday"))


def workbook(path: Path, lines: Sequence[Sequence[object]], merged: Sequence[str] = (), title: str = "Sheet1") -> Path:
    """A workbook of one sheet with these lines; merged are ranges such as B1:C1."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    for line in lines:
        sheet.append(list(line))
    for place in merged:
        sheet.merge_cells(place)
    book.save(path)
    return path

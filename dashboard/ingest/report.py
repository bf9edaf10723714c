"""What an import did, sheet by sheet."""

from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from dashboard.ingest.row_problems import Problem
from dashboard.ingest.tables.read_columns import ReadColumn


@dataclass(frozen=True)
class SheetReport:
    """One sheet. rows_read = rows_accepted + rows_quarantined + rows_skipped, always.

    rows_read counts every line but the header and blank ones; skipped are titles, notes, totals, lines without a value
    in a mapped column, and rows that repeat an earlier one. mapping has, by header, the register's column
    ("table.column", several joined by ", ") or None. table is None where no header was found. problems counts errors
    and warnings. refused has the sentence for a file of a folder or zip of which nothing was taken. columns are those
    of the table, or of what looks most like one, with samples of their cells.
    """

    file: str
    sheet: str
    table: str | None
    rows_read: int
    rows_accepted: int
    rows_quarantined: int
    rows_skipped: int
    mapping: dict[str, str | None]
    problems: int
    refused: str | None = None
    columns: tuple[ReadColumn, ...] = ()


@dataclass(frozen=True)
class Change:
    """How many rows of a table are new, changed and gone; of a trial run also the first rows of each kind.

    rows has, by kind, the rows as dictionaries; changed ones have <column>_before and <column>_after.
    """

    table: str
    new: int
    changed: int
    gone: int
    rows: dict[str, list[dict[str, Any]]]


@dataclass(frozen=True)
class ImportReport:
    """A whole import: the version that it published (None for a trial run), its sheets, and the rows by table.

    changes tells of the tables whose rows differ from the version before. problems name their sheet by its place in
    files.
    """

    register: str
    version: str | None
    as_of: date
    files: tuple[SheetReport, ...]
    table_rows: dict[str, int]
    import_id: str
    changes: tuple[Change, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def rows_read(self) -> int:
        """The rows of all sheets, which are accepted, quarantined or skipped."""
        return sum(sheet.rows_read for sheet in self.files)

    @property
    def rows_accepted(self) -> int:
        """The accepted rows of all sheets."""
        return sum(sheet.rows_accepted for sheet in self.files)

    @property
    def rows_quarantined(self) -> int:
        """The quarantined rows of all sheets."""
        return sum(sheet.rows_quarantined for sheet in self.files)

    @property
    def rows_skipped(self) -> int:
        """The skipped rows of all sheets."""
        return sum(sheet.rows_skipped for sheet in self.files)

    def as_json(self) -> dict[str, Any]:
        """The report as the command line prints it: the problems are told by the command issues."""
        document = asdict(replace(self, problems=(), files=()))
        del document["problems"]
        files = [asdict(replace(sheet, columns=())) for sheet in self.files]
        for sheet in files:
            del sheet["columns"]
        return {**document, "as_of": self.as_of.isoformat(), "files": files}

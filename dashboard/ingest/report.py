"""The report of an import, sheet by sheet."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any

from dashboard.ingest.row_problems import Problem
from dashboard.ingest.tables.left_out_lines import LeftOut
from dashboard.ingest.tables.read_columns import ReadColumn
from dashboard.ingest.tables.rival_columns import ColumnChoice


@dataclass(frozen=True)
class SheetReport:
    """The report of one sheet. Always rows_read = rows_accepted + rows_quarantined + rows_skipped.

    rows_read counts every line except the header and blank lines. Skipped rows are titles, notes, totals, lines without
    a value in a mapped column, and rows that repeat an earlier one. mapping gives for each header the register's column
    ("table.column", several joined by ", ") or None. table is None if no header was found. problems counts errors and
    warnings. refused is the reason why nothing was imported from a file of a folder or zip. columns are the table's
    columns with sample cells; without a table, those below the line that looks most like a header. left_out has the
    reason for each line that is no data, by row number. choices are the columns of which a person has to choose one.
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
    left_out: Mapping[int, LeftOut] = field(default_factory=dict)
    choices: tuple[ColumnChoice, ...] = ()


@dataclass(frozen=True)
class RowChanges:
    """How many rows of a table are new, changed and gone; in a dry run also the first rows of each kind.

    rows maps each kind to rows as dictionaries; changed rows have the keys <column>_before and <column>_after.
    """

    table: str
    new: int
    changed: int
    gone: int
    rows: dict[str, list[dict[str, Any]]]


@dataclass(frozen=True)
class ImportReport:
    """The report of a whole import: the published version (None for a dry run), the sheets, and row counts by table.

    changes lists the tables whose rows differ from the version before. A problem's sheet is an index into files.
    """

    register: str
    version: str | None
    as_of: date
    files: tuple[SheetReport, ...]
    table_rows: dict[str, int]
    import_id: str
    changes: tuple[RowChanges, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def rows_read(self) -> int:
        """The rows of all sheets: accepted, quarantined and skipped ones."""
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
        """The report as the command line prints it, without the problems, which the command issues lists."""
        document = asdict(replace(self, problems=(), files=()))
        del document["problems"]
        files = [asdict(replace(sheet, columns=(), choices=())) for sheet in self.files]
        for sheet in files:
            del sheet["columns"], sheet["choices"]
        return {**document, "as_of": self.as_of.isoformat(), "files": files}

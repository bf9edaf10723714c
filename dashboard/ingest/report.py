"""What an import did, sheet by sheet."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class SheetReport:
    """One sheet. rows_read = rows_accepted + rows_quarantined + rows_skipped, always.

    rows_read counts every line but the header and blank ones; skipped are titles, notes, totals, lines without a value
    in a mapped column, and rows that repeat an earlier one. mapping has, by header, the register's column
    ("table.column", several joined by ", ") or None. table is None where no header was found. problems counts errors
    and warnings. refused has the sentence for a file of a folder or zip of which nothing was taken.
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

    changes tells of the tables whose rows differ from the version before.
    """

    register: str
    version: str | None
    as_of: date
    files: tuple[SheetReport, ...]
    table_rows: dict[str, int]
    import_id: str
    changes: tuple[Change, ...] = ()

    @property
    def rows_quarantined(self) -> int:
        """The quarantined rows of all sheets."""
        return sum(sheet.rows_quarantined for sheet in self.files)

    def as_json(self) -> dict[str, Any]:
        """The report as the command line prints it."""
        return {**asdict(self), "as_of": self.as_of.isoformat(), "files": [asdict(sheet) for sheet in self.files]}

"""A file's sheets: rows of cells as they stand, whatever the format."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from pathlib import Path

from dashboard.errors import Refused
from dashboard.locale import _

Cell = str | int | float | bool | date | datetime | time | timedelta | None
"""A cell as its file has it; None is an empty one."""

_WORKBOOK_SIGNATURES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


@dataclass(frozen=True)
class Sheet:
    """A sheet's rows from its first one on, so that rows[i] is row i + 1 of the sheet. name is empty in a text file."""

    file: str
    name: str
    rows: Sequence[Sequence[Cell]]
    sha256: str

    @property
    def place(self) -> str:
        """File and sheet, as messages name them."""
        return f"{self.file} [{self.name}]" if self.name else self.file


def read_file(path: Path, encoding: str | None = None, separator: str | None = None) -> tuple[Sheet, ...]:
    """All sheets of a file. Raises Refused where it is missing, can't be read, or is neither workbook nor table.

    ``encoding`` and ``separator`` of a text table are found out where they are not given.
    """
    # Imported here: both build on Sheet.
    from dashboard.ingest.text_files import read_text_table
    from dashboard.ingest.workbooks import read_workbook

    if not path.is_file():
        raise Refused(_("There is no file {file}.", file=path))
    try:
        content = path.read_bytes()
    except OSError as error:
        raise Refused(_("The file {file} can't be read: {reason}.", file=path, reason=error.strerror)) from error
    digest = sha256(content).hexdigest()
    if content.startswith(_WORKBOOK_SIGNATURES):
        return tuple(Sheet(path.name, name, rows, digest) for name, rows in read_workbook(path))
    return (Sheet(path.name, "", read_text_table(path, content, encoding, separator), digest),)

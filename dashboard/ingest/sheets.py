"""A file's sheets: rows of cells as they stand, whatever the format."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Literal

from dashboard.errors import Refused
from dashboard.locale import _

Cell = str | int | float | bool | date | datetime | time | timedelta | None
"""A cell as its file has it; None is an empty one."""


class Formula(str):
    """A formula, without its =, for which the file holds no value: the program that wrote it did not compute it."""


Merged = tuple[int, int, int, int]
"""Merged cells: first row, first column, last row and last column, counted from 0."""

LARGEST_TEXT = 200_000_000
"""Bytes of a text table that is read at once. 500,000 lines of 20 columns (91 MB) take 2.7 GB until they are written:
this is a million lines, and what a laptop has."""

_PARQUET = b"PAR1"
_ZIP = b"PK\x03\x04"
_WORKBOOK_SIGNATURES = (_ZIP, b"\xd0\xcf\x11\xe0")


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


def read_file(
    path: Path, encoding: str | None = None, separator: str | None = None, name: str | None = None
) -> tuple[Sheet, ...]:
    """All sheets of a file. Raises Refused where it is missing, too large, unreadable, or neither workbook nor table.

    ``encoding`` and ``separator`` of a text table are found out where they are not given. ``name`` is what reports call
    the file.
    """
    # Imported here: both build on Sheet.
    from dashboard.ingest.text_files import read_text_table
    from dashboard.ingest.workbooks import read_workbook

    if not path.is_file():
        raise Refused(_("There is no file {file}.", file=path))
    try:
        _refuse_long_text(path, name or path.name)
        content = path.read_bytes()
    except OSError as error:
        raise Refused(_("The file {file} can't be read: {reason}.", file=path, reason=error.strerror)) from error
    digest, name = sha256(content).hexdigest(), name or path.name
    kind = _kind(content)
    if kind:
        return tuple(
            Sheet(name, found.name, found.rows, digest, found.merged, found.hidden)
            for found in read_workbook(path, kind)
        )
    return (Sheet(name, "", read_text_table(path, content, encoding, separator), digest),)


def _refuse_long_text(path: Path, name: str) -> None:
    size = path.stat().st_size
    with path.open("rb") as file:
        head = file.read(4)
    if size > LARGEST_TEXT and not head.startswith((*_WORKBOOK_SIGNATURES, _PARQUET)):
        raise Refused(
            _("{file} has {size} MB; a text table of at most {most} MB can be imported at once. Split it, each part "
              "with the line of headers, and import the parts one after the other: nothing is counted twice.",
              file=name, size=-(-size // 10**6), most=LARGEST_TEXT // 10**6)
        )  # fmt: skip


def _kind(content: bytes) -> Literal["workbook", "document", "parquet"] | None:
    """What a file is by its first bytes and, in a package, by the parts that it names; None for text."""
    if content.startswith(_PARQUET):
        return "parquet"
    if content.startswith(_ZIP) and b"word/document.xml" in content:
        return "document"
    return "workbook" if content.startswith(_WORKBOOK_SIGNATURES) else None

"""Reads a file of any supported kind into sheets."""

from hashlib import sha256
from pathlib import Path
from typing import Literal

from dashboard.errors import Refused
from dashboard.ingest.files.sheets import Sheet
from dashboard.locale import _

LARGEST_TEXT = 200_000_000
"""The largest text table, in bytes. Importing 500,000 lines of 20 columns (91 MB) takes 2.7 GB of memory; the limit,
about a million such lines, is what a laptop can hold."""


_PARQUET = b"PAR1"


_ZIP = b"PK\x03\x04"


_WORKBOOK_SIGNATURES = (_ZIP, b"\xd0\xcf\x11\xe0")


def read_file(
    path: Path, encoding: str | None = None, separator: str | None = None, name: str | None = None
) -> tuple[Sheet, ...]:
    """All sheets of a file. Raises Refused if it is missing, too large, unreadable, or neither workbook nor table.

    ``encoding`` and ``separator`` of a text table are detected if not given. ``name`` is the file's name in reports.
    """
    from dashboard.ingest.files.text_files import read_text_table
    from dashboard.ingest.files.workbooks import read_workbook

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
            _(
                "{file} has {size} MB; a text table of at most {most} MB can be imported at once. Split it, each part "
                "with the line of headers, and import the parts one after the other: nothing is counted twice.",
                file=name,
                size=-(-size // 10**6),
                most=LARGEST_TEXT // 10**6,
            )
        )


def _kind(content: bytes) -> Literal["workbook", "document", "parquet"] | None:
    """The kind of a file by its signature and, for a ZIP package, by the parts it contains; None for text."""
    if content.startswith(_PARQUET):
        return "parquet"
    if content.startswith(_ZIP) and b"word/document.xml" in content:
        return "document"
    return "workbook" if content.startswith(_WORKBOOK_SIGNATURES) else None

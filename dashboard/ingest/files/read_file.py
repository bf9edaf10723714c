"""Reads a file of any supported kind into sheets."""

from hashlib import file_digest
from pathlib import Path

from dashboard.errors import Refused
from dashboard.ingest.files.child_reader import read_in_child, read_small_text
from dashboard.ingest.files.file_kind import kind_of
from dashboard.ingest.files.sheets import Sheet
from dashboard.ingest.files.zip_limits import refuse_bomb
from dashboard.locale import _

LARGEST_TEXT = 200_000_000
"""The largest text table, in bytes. Importing 500,000 lines of 20 columns (91 MB) takes 2.7 GB of memory; the limit,
about a million such lines, is what a laptop can hold."""

LARGE_TEXT = 2_000_000
"""Bytes from which on a text is taken apart in a child process: a smaller one can do no harm, and the start of a child
takes 0.2 to 0.4 s."""


def read_file(
    path: Path, encoding: str | None = None, separator: str | None = None, name: str | None = None
) -> tuple[Sheet, ...]:
    """All sheets of a file. Raises Refused if it is missing, too large, unreadable, or neither workbook nor table.

    ``encoding`` and ``separator`` of a text table are detected if not given. ``name`` is the file's name in reports.
    """
    if not path.is_file():
        raise Refused(_("There is no file {file}.", file=path))
    try:
        kind = kind_of(path, name or path.name)
        if kind == "text":
            _refuse_long_text(path, name or path.name)
        elif kind in ("workbook", "document", "archive"):
            refuse_bomb(path, name or path.name)
        with path.open("rb") as file:
            digest = file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise Refused(_("The file {file} can't be read: {reason}.", file=path, reason=error.strerror)) from error
    if kind == "text" and path.stat().st_size <= LARGE_TEXT:
        found = read_small_text(path, encoding, separator)
    else:
        found = read_in_child(path, "workbook" if kind == "archive" else kind, encoding, separator)
    return tuple(Sheet(name or path.name, one.name, one.rows, digest, *one[2:]) for one in found)


def _refuse_long_text(path: Path, name: str) -> None:
    size = path.stat().st_size
    if size > LARGEST_TEXT:
        raise Refused(
            _(
                "{file} has {size} MB; a text table of at most {most} MB can be imported at once. Split it, each part "
                "with the line of headers, and import the parts one after the other: nothing is counted twice.",
                file=name,
                size=-(-size // 10**6),
                most=LARGEST_TEXT // 10**6,
            )
        )

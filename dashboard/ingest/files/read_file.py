"""Reads a file of any supported kind into sheets."""

from hashlib import sha256
from pathlib import Path

from dashboard.errors import Refused
from dashboard.ingest.files.file_kind import kind_of
from dashboard.ingest.files.sheets import Sheet
from dashboard.ingest.files.zip_limits import refuse_bomb
from dashboard.locale import _

LARGEST_TEXT = 200_000_000
"""The largest text table, in bytes. Importing 500,000 lines of 20 columns (91 MB) takes 2.7 GB of memory; the limit,
about a million such lines, is what a laptop can hold."""

LARGE_TEXT = 2_000_000
"""Bytes from which on a text is taken apart in a child process: a smaller one can do no harm, and the start of a child
takes 0.4 s."""


def read_file(
    path: Path, encoding: str | None = None, separator: str | None = None, name: str | None = None
) -> tuple[Sheet, ...]:
    """All sheets of a file. Raises Refused if it is missing, too large, unreadable, or neither workbook nor table.

    ``encoding`` and ``separator`` of a text table are detected if not given. ``name`` is the file's name in reports.
    """
    from dashboard.ingest.files.large_texts import read_large_text
    from dashboard.ingest.files.text_files import read_text_table
    from dashboard.ingest.files.workbooks import read_workbook

    if not path.is_file():
        raise Refused(_("There is no file {file}.", file=path))
    try:
        kind = kind_of(path, name or path.name)
        if kind == "text":
            _refuse_long_text(path, name or path.name)
        elif kind in ("workbook", "document", "archive"):
            refuse_bomb(path, name or path.name)
        content = path.read_bytes()
    except OSError as error:
        raise Refused(_("The file {file} can't be read: {reason}.", file=path, reason=error.strerror)) from error
    digest, name = sha256(content).hexdigest(), name or path.name
    if kind != "text":
        return tuple(
            Sheet(
                name,
                found.name,
                found.rows,
                digest,
                found.merged,
                found.hidden,
                found.hidden_rows,
                found.hidden_columns,
                found.struck_rows,
            )
            for found in read_workbook(path, "workbook" if kind == "archive" else kind)
        )
    if len(content) > LARGE_TEXT:
        del content
        table = read_large_text(path, name, encoding, separator)
    else:
        table = read_text_table(path, content, encoding, separator)
    return (Sheet(name, "", table.rows, digest, notes=table.notes, broken=table.broken),)


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

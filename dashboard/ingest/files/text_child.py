"""Takes one large text table apart in a child process and writes its cells as JSON, within limits of memory and time.

Usage: python -m dashboard.ingest.files.text_child LANGUAGE BYTES SECONDS ENCODING SEPARATOR FILE; encoding and
separator may be empty. Output: see Answer.
"""

import sys
from pathlib import Path

import msgspec

from dashboard.errors import Refused
from dashboard.ingest.files.process_limits import limit
from dashboard.ingest.files.text_files import read_text_table
from dashboard.locale import use_language


class Note(msgspec.Struct, array_like=True):
    """A SheetNote of a text table."""

    code: str
    row: int | None
    value: str | None


class Answer(msgspec.Struct):
    """What the child says: the rows (a blank line is null) and what is told of them, or why the file is refused.

    broken has code and text by row number from 1. error is "limits" where the memory did not suffice.
    """

    rows: list[list[str | None] | None] = []
    broken: dict[int, tuple[str, str]] = {}
    notes: list[Note] = []
    refused: str | None = None
    error: str | None = None


def answered(path: Path, encoding: str | None, separator: str | None) -> Answer:
    """The answer for one file."""
    try:
        table = read_text_table(path, path.read_bytes(), encoding, separator)
    except Refused as refusal:
        return Answer(refused=str(refusal))
    except MemoryError:
        return Answer(error="limits")
    return Answer(
        [list(row) if row else None for row in table.rows],
        {row: (line.code, line.value) for row, line in table.broken.items()},
        [Note(note.code, note.row, note.value) for note in table.notes],
    )


def main() -> None:
    """Read the file named on the command line."""
    language, memory, seconds, encoding, separator, path = sys.argv[1:]
    limit(int(memory), int(seconds))
    use_language("zh" if language == "zh" else "en")
    try:
        content = msgspec.json.encode(answered(Path(path), encoding or None, separator or None))
    except MemoryError:
        content = msgspec.json.encode(Answer(error="limits"))
    sys.stdout.buffer.write(content)


if __name__ == "__main__":
    main()

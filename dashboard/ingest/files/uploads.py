"""Uploaded files. Their names are only shown, never used as paths."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from dashboard.ingest.files.sources import Source

_LONGEST_NAME = 120


@dataclass(frozen=True)
class Upload:
    """An uploaded file: the name that its sender gave it, and its bytes."""

    name: str
    content: bytes


def shown_name(name: str) -> str:
    """The name as reports show it: without folders, on one line, printable, a long one shortened in the middle."""
    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    # isprintable drops control characters, and direction marks that make a name look like another.
    text = " ".join("".join(sign if sign.isprintable() else " " for sign in last).split())
    if text in {"", ".", ".."}:
        return "–"
    return text if len(text) <= _LONGEST_NAME else f"{text[: _LONGEST_NAME - 20]}…{text[-19:]}"


@contextmanager
def kept(uploads: Sequence[Upload]) -> Iterator[list[Source]]:
    """The uploads as temporary files, named by number, that exist only inside the block."""
    with tempfile.TemporaryDirectory(prefix="union-health-") as folder:
        found = []
        for number, upload in enumerate(uploads):
            path = Path(folder) / str(number)
            path.write_bytes(upload.content)
            found.append(Source(path, shown_name(upload.name), named=False))
        yield found

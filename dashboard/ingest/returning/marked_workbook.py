"""Marks cells in the sender's own XLSX workbook in a child process, keeping layout, formats, formulas and comments."""

import json
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from dashboard.ingest.files import child_reader

MOST_BYTES = 60_000_000
"""The largest workbook to mark, in unpacked bytes. openpyxl holds every cell as an object, so a larger workbook would
hit the limits of memory or time after a long wait; its cells are written to a new workbook instead."""

Marks = Mapping[str, Sequence[tuple[int, int, str, str]]]
"""By sheet name: row and column from 0, colour as RRGGBB, and what is wrong."""


def marked_workbook(path: Path, marks: Marks, author: str, title: str, lines: Sequence[Sequence[str]]) -> bytes | None:
    """The workbook with its cells marked and ``lines`` added as a sheet.

    None if the file is no XLSX or XLSM, is too large, or openpyxl can't read it; the caller then writes the cells to a
    new workbook.
    """
    if not _is_markable(path):
        return None
    asked = {"sheets": marks, "author": author, "title": title, "lines": lines}
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "marked.xlsx"
        limits = (str(child_reader.MEMORY_LIMIT), str(child_reader.SECONDS_LIMIT))
        command = [
            sys.executable,
            "-P",
            "-m",
            "dashboard.ingest.returning.marking_child",
            str(path),
            str(target),
            *limits,
        ]
        try:
            child = subprocess.run(
                command,
                input=json.dumps(asked),
                text=True,
                encoding="utf-8",
                capture_output=True,
                timeout=child_reader.SECONDS_LIMIT,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return None
        return target.read_bytes() if child.returncode == 0 and target.is_file() else None


def _is_markable(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, NotImplementedError):  # no zip, or damaged in a way that calamine tolerates
        return False
    names = {part.filename for part in parts}
    return "xl/workbook.xml" in names and sum(part.file_size for part in parts) <= MOST_BYTES

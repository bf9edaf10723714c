"""The sender's own XLSX workbook with cells marked: its layout, formats, formulas and notes stay as they were."""

import json
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from dashboard.ingest.files import workbooks

MOST_BYTES = 60_000_000
"""Of the workbook's parts, unpacked. The library that keeps formats holds every cell as an object; a larger workbook
would meet the limits of memory and time after a long wait, and be written anew all the same."""

Marks = Mapping[str, Sequence[tuple[int, int, str, str]]]
"""By the sheet's name: row and column from 0, the colour as RRGGBB, and what is wrong."""


def marked_workbook(path: Path, marks: Marks, author: str, title: str, lines: Sequence[Sequence[str]]) -> bytes | None:
    """The workbook with its cells marked and ``lines`` as a sheet of its own.

    None where the file is no XLSX or XLSM, is too large, or can't be read by the library that keeps formats: the caller
    then writes the cells anew.
    """
    if not _is_markable(path):
        return None
    asked = {"sheets": marks, "author": author, "title": title, "lines": lines}
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "marked.xlsx"
        limits = (str(workbooks.MEMORY_LIMIT), str(workbooks.SECONDS_LIMIT))
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
                timeout=workbooks.SECONDS_LIMIT,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return None
        return target.read_bytes() if child.returncode == 0 and target.is_file() else None


def _is_markable(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, NotImplementedError):  # of another kind, or damaged where the reader is more forgiving
        return False
    names = {part.filename for part in parts}
    return "xl/workbook.xml" in names and sum(part.file_size for part in parts) <= MOST_BYTES

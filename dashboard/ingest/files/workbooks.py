"""Reads workbooks (XLSX, XLSM, XLS, XLSB, ODS), DOCX documents and Parquet in a child process that may crash."""

import json
import subprocess
import sys
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Literal, NamedTuple, NoReturn

from dashboard.errors import Refused
from dashboard.ingest.files.reading_turns import reading
from dashboard.ingest.files.sheets import Cell, Formula, Merged, Month, Percent
from dashboard.locale import _

MEMORY_LIMIT = 3 * 1024**3
"""Bytes of memory for reading one workbook: 1 million rows x 12 columns take 1.3 GB (measured)."""
SECONDS_LIMIT = 180

FileKind = Literal["workbook", "document", "parquet", "page", "xml"]

_CHILD = ("-m", "dashboard.ingest.files.reading_child")


class SheetCells(NamedTuple):
    """The cells of one sheet of a workbook."""

    name: str
    rows: list[list[Cell]]
    merged: tuple[Merged, ...]
    hidden: bool
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    struck_rows: frozenset[int] = frozenset()


def _cell(coded: dict[str, object]) -> Cell | dict[str, object]:
    match coded:
        case {"datetime": str(text)}:
            return datetime.fromisoformat(text)
        case {"date": str(text)}:
            return date.fromisoformat(text)
        case {"time": str(text)}:
            return time.fromisoformat(text)
        case {"percent": float(value) | int(value)}:
            return Percent(value)
        case {"month": str(text)}:
            return Month.fromisoformat(text)
        case {"formula": str(text)}:
            return Formula(text)
        case {"seconds": float(seconds) | int(seconds)}:
            return timedelta(seconds=seconds)
    return coded


def _refuse(path: Path, reason: str) -> NoReturn:
    if reason == "password":
        raise Refused(_("The workbook {file} is protected by a password: save it without one.", file=path))
    if reason == "limits":
        raise Refused(
            _(
                "The workbook {file} could not be read within {megabytes} MB and {seconds} seconds: it is too big "
                "or damaged.",
                file=path,
                megabytes=MEMORY_LIMIT // 1024**2,
                seconds=SECONDS_LIMIT,
            )
        )
    raise Refused(
        _(
            "{file} is no workbook that can be read: it is damaged or of another kind. Open it where it was made and "
            "save it as xlsx.",
            file=path,
        )
    )


def read_workbook(path: Path, kind: FileKind = "workbook") -> list[SheetCells]:
    """Every sheet from row 1 on; an empty cell is None.

    Raises Refused if the file is damaged, protected by a password, or beyond the limits.
    """
    # -P keeps the current folder off sys.path: a module there could shadow one of the standard library.
    command = [sys.executable, "-P", *_CHILD, kind, str(path), str(MEMORY_LIMIT), str(SECONDS_LIMIT)]
    try:
        with reading():
            child = subprocess.run(command, capture_output=True, timeout=SECONDS_LIMIT, check=False)
    except subprocess.TimeoutExpired:
        _refuse(path, "limits")
    try:
        answer = json.loads(child.stdout, object_hook=_cell)
    except ValueError:
        _refuse(path, "limits")
    if "error" in answer:
        _refuse(path, answer["error"])
    return [_sheet(found) for found in answer["sheets"]]


def _sheet(found: dict[str, Any]) -> SheetCells:
    rows = [[None if cell == "" else cell for cell in row] for row in found["rows"]]
    merged = tuple(
        (first, first_column, last, last_column) for (first, first_column), (last, last_column) in found["merged"]
    )
    unseen = (frozenset(found.get(name, ())) for name in ("hidden_rows", "hidden_columns", "struck_rows"))
    return SheetCells(found["name"], rows, merged, found["hidden"], *unseen)

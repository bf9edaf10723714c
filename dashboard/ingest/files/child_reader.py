"""Reads a file of any kind in a child process that may crash or be killed."""

import json
import subprocess
import sys
from collections.abc import Generator, Sequence
from contextlib import closing
from datetime import date, datetime, time, timedelta
from pathlib import Path
from threading import Timer
from typing import Any, NamedTuple, NoReturn

from dashboard.errors import Refused
from dashboard.ingest.files.file_kind import Kind
from dashboard.ingest.files.formats.raw_sheet import Unreadable
from dashboard.ingest.files.formats.text_table import MOST_LINES, text_table
from dashboard.ingest.files.reading_turns import reading
from dashboard.ingest.files.sheets import BrokenLine, Cell, Formula, Merged, Month, Percent, SheetNote
from dashboard.locale import _

MEMORY_LIMIT = 3 * 1024**3
"""Bytes of memory for reading one file: a workbook of 1 million rows x 12 columns takes 1.3 GB (measured)."""
SECONDS_LIMIT = 180
MOST_CELLS = 30_000_000
"""Cells of one file, empty ones too: what a laptop can hold while it imports them."""

_CHILD = ("-m", "dashboard.ingest.files.reading_child")
_BLANK: Sequence[Cell] = ()


class SheetCells(NamedTuple):
    """The cells of one sheet of a file; the fields mean what those of ``Sheet`` mean."""

    name: str
    rows: Sequence[Sequence[Cell]]
    merged: tuple[Merged, ...]
    hidden: bool
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]
    struck_rows: frozenset[int]
    notes: tuple[SheetNote, ...]
    broken: dict[int, BrokenLine]


def read_in_child(
    path: Path, kind: Kind, encoding: str | None = None, separator: str | None = None
) -> list[SheetCells]:
    """Every sheet from row 1 on; an empty cell is None.

    ``encoding`` and ``separator`` are those of a text table, detected if not given. Raises Refused if the file is
    damaged, protected by a password, of an unknown encoding, or beyond the limits.
    """
    asked: dict[str, object] = {
        "kind": kind,
        "memory": MEMORY_LIMIT,
        "seconds": SECONDS_LIMIT,
        "cells": MOST_CELLS,
        "encoding": encoding,
        "separator": separator,
    }
    found: list[SheetCells] = []
    rows: list[Sequence[Cell]] = []
    with closing(_answers(asked, path)) as answers:
        for line in answers:
            try:
                answer = json.loads(line, object_hook=_cell)
            except ValueError:  # the child was killed while it wrote
                break
            match answer:
                case {"sheet": fields}:
                    rows = []
                    found.append(_sheet(fields, rows))
                case {"rows": more}:
                    rows.extend([None if cell == "" else cell for cell in row] if row else _BLANK for row in more)
                case {"error": reason}:
                    _refuse(path, reason)
                case {"end": True}:
                    return found
    _refuse(path, "limits")


def read_small_text(path: Path, encoding: str | None = None, separator: str | None = None) -> list[SheetCells]:
    """The sheet of a text table, as read_in_child gives it, without a child process."""
    try:
        table = text_table(path.read_bytes(), encoding, separator)
    except Unreadable as why:
        _refuse(path, why.reason)
    unseen: frozenset[int] = frozenset()
    return [SheetCells("", table.rows, (), False, unseen, unseen, unseen, table.notes, table.broken)]


def _answers(asked: dict[str, object], path: Path) -> Generator[bytes]:
    """The lines that the child writes, until it ends or its time is over."""
    # -P keeps the current folder off sys.path: a module there could shadow one of the standard library.
    command = [sys.executable, "-P", *_CHILD, json.dumps(asked), str(path)]
    with reading(), subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as child:
        timer = Timer(SECONDS_LIMIT, child.kill)
        timer.start()
        try:
            assert child.stdout is not None
            yield from child.stdout
        finally:
            timer.cancel()
            child.kill()


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


def _sheet(found: dict[str, Any], rows: list[Sequence[Cell]]) -> SheetCells:
    return SheetCells(
        found["name"],
        rows,
        tuple((*first, *last) for first, last in found["merged"]),
        found["hidden"],
        frozenset(found["hidden_rows"]),
        frozenset(found["hidden_columns"]),
        frozenset(found["struck_rows"]),
        tuple(SheetNote(**note) for note in found["notes"]),
        {row: BrokenLine(**line) for row, line in found["broken"]},
    )


def _refuse(path: Path, reason: str) -> NoReturn:
    if reason == "password":
        raise Refused(_("The workbook {file} is protected by a password: save it without one.", file=path))
    if reason == "encoding":
        raise Refused(
            _(
                "{file} is neither a workbook nor a text table whose encoding can be recognised: save it as UTF-8, or "
                "say its encoding: under Choices on the page, or in a mapping under [read].",
                file=path,
            )
        )
    if reason == "no_text":
        raise Refused(_("{file} is neither a workbook nor a text table that can be read.", file=path))
    if reason == "cells":
        raise Refused(
            _(
                "{file} has more than {lines} million lines or {cells} million cells: split it, each part with the "
                "line of headers, and import the parts one after the other.",
                file=path,
                lines=MOST_LINES // 10**6,
                cells=MOST_CELLS // 10**6,
            )
        )
    if reason == "limits":
        raise Refused(
            _(
                "{file} could not be read within {megabytes} MB and {seconds} seconds: it is too big or damaged.",
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

"""Builds the workbook to send back: problem cells coloured and commented, and a sheet that lists the problems."""

import io
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_cell_to_rowcol
from xlsxwriter.worksheet import Worksheet

from dashboard.errors import Refused
from dashboard.ingest.cells.read_cell import plain
from dashboard.ingest.files.sheets import Cell, Sheet
from dashboard.ingest.history.import_problems import problems
from dashboard.ingest.history.register_queries import answer
from dashboard.ingest.mapping.headers import folded_header
from dashboard.ingest.returning.marked_workbook import marked_workbook
from dashboard.locale import _
from dashboard.register.versions import Version

Marked = dict[tuple[int, int], tuple[str, list[str]]]
"""The level and messages of each cell, by (row, column) from 0."""

NOT_THE_SENDERS = "columns_left"
"""The code of what is no fault of the sender: the register has no place for a column."""

_COLOURS = {"error": "F8B4B4", "warning": "FBE8A6"}
_LARGEST_EXACT = 10**15
_WIDTH = 16
_LETTERED = re.compile(r"(.*)\(([a-z]{1,3})\)")
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
"""Characters that a sheet's name can't contain in XLSX, but can in other formats."""


def problems_of_file(version: Version, path: Path) -> pd.DataFrame:
    """The problems of the file's latest import, with the columns of import_problems.problems.

    Raises Refused if the file is missing or was never imported with this content.
    """
    if not path.is_file():
        raise Refused(_("There is no file {file}.", file=path))
    imports = answer(version, "import_list")
    same = imports[imports["sha256"] == sha256(path.read_bytes()).hexdigest()]
    if same.empty:
        raise Refused(_("{file} was not imported as it is now: import it first.", file=path))
    found = problems(version)
    latest = same.iloc[0]
    own: pd.DataFrame = found[(found["import_id"] == latest["import_id"]) & (found["file"] == latest["file"])]
    return own


def returned_workbook(sheets: Sequence[Sheet], found: pd.DataFrame, path: Path | None = None) -> bytes:
    """The workbook as bytes. ``found`` has the columns sheet, row, column, value, code, message and level.

    If ``path`` is an XLSX or XLSM workbook, the result is that workbook with its formats, widths and formulas, but
    without macros, charts and drawings. For any other file, or if marking fails, the cells are written to a new one.
    """
    found = found[found["code"] != NOT_THE_SENDERS]
    marks = {sheet.name: _marks(sheet, found[found["sheet"].fillna("") == sheet.name]) for sheet in sheets}
    lines = _problem_lines(found)
    if path is not None:
        asked = {name: _coloured(cells) for name, cells in marks.items() if cells}
        marked = marked_workbook(path, asked, _("Union health"), _("Problems"), lines)
        if marked is not None:
            return marked
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        day = {"num_format": "yyyy-mm-dd"}
        formats = {"date": book.add_format(day), "head": book.add_format({"bold": True})}
        for level, colour in _COLOURS.items():
            formats[level] = book.add_format({"bg_color": f"#{colour}"})
            formats[f"{level} date"] = book.add_format({"bg_color": f"#{colour}", **day})
        names: set[str] = {_("Problems").casefold()}
        for sheet in sheets:
            target = book.add_worksheet(_sheet_name(sheet.name, names))
            _write_sheet(target, sheet, marks[sheet.name], formats)
        _write_problems(book.add_worksheet(_("Problems")), lines, formats["head"])
    return content.getvalue()


def _sheet_name(name: str, taken: set[str]) -> str:
    wanted = _FORBIDDEN.sub(" ", name)[:31].strip("' ") or _("Table")
    if wanted.casefold() in taken:
        wanted = f"{wanted[:28]} {len(taken)}"
    taken.add(wanted.casefold())
    return wanted


def _write_sheet(target: Worksheet, sheet: Sheet, marks: Marked, formats: Mapping[str, Format]) -> None:
    for row, cells in enumerate(sheet.rows):
        for column, cell in enumerate(cells):
            level = marks[(row, column)][0] if (row, column) in marks else None
            _write_cell(target, row, column, cell, level, formats)
    for (row, column), (level, messages) in marks.items():
        if row >= len(sheet.rows) or column >= len(sheet.rows[row]):
            target.write_blank(row, column, None, formats[level])
        target.write_comment(row, column, "\n".join(messages))
    target.set_column(0, max((len(row) for row in sheet.rows), default=1), _WIDTH)


def _marks(sheet: Sheet, found: pd.DataFrame) -> Marked:
    """The cells to mark: in the problem's row, the cell below the header that it names, else the first cell."""
    marks: Marked = {}
    for row, column, level, message in found[["row", "column", "level", "message"]].itertuples(index=False):
        if row is None or pd.isna(row):
            continue
        place = (int(row) - 1, _column(sheet, int(row), column))
        before, messages = marks.get(place, (level, []))
        marks[place] = ("error" if "error" in (before, level) else level, [*messages, str(message)])
    return marks


def _column(sheet: Sheet, row: int, header: Any) -> int:
    wanted = folded_header(header) if isinstance(header, str) else ""
    lettered = _LETTERED.fullmatch(wanted)
    if lettered:  # side_by_side adds the column's letter to headers after the first table
        index = xl_cell_to_rowcol(f"{lettered[2].upper()}1")[1]
        above = [cells[index] for cells in sheet.rows[:row] if index < len(cells)]
        if lettered[1] in [folded_header(cell) for cell in above if isinstance(cell, str)]:
            return int(index)
    for cells in reversed(sheet.rows[:row]):
        for index, cell in enumerate(cells):
            text = folded_header(cell) if isinstance(cell, str) else ""
            if wanted and text and (text == wanted or (len(text) > 1 and wanted.endswith(text))):
                return index
    return 0


def _write_cell(
    target: Worksheet, row: int, column: int, cell: Cell, level: str | None, formats: Mapping[str, Format]
) -> None:
    form = formats[level] if level else None
    if cell is None:
        if form:
            target.write_blank(row, column, None, form)
    elif isinstance(cell, bool):
        target.write_boolean(row, column, cell, form)
    elif isinstance(cell, int | float) and abs(cell) < _LARGEST_EXACT:
        target.write_number(row, column, cell, form)
    elif isinstance(cell, date) and not isinstance(cell, datetime) and cell.year >= 1900:
        target.write_datetime(row, column, cell, formats[f"{level} date" if level else "date"])
    else:
        # Always as text: a spreadsheet program would run a text that starts with = as a formula.
        target.write_string(row, column, plain(cell)[:32_767], form)


def _coloured(cells: Marked) -> list[tuple[int, int, str, str]]:
    return [(row, column, _COLOURS[level], "\n".join(messages)) for (row, column), (level, messages) in cells.items()]


def _problem_lines(found: pd.DataFrame) -> list[list[str]]:
    """The header row and one row per problem, all as text."""
    titles = {
        "sheet": _("Sheet"),
        "row": _("Row"),
        "column": _("Column"),
        "value": _("Cell"),
        "message": _("What is wrong"),
        "code": _("Code"),
    }
    cells = found[list(titles)].astype(object)
    # pandas holds a column of whole numbers with empty cells as floats.
    cells["row"] = [None if pd.isna(row) else int(row) for row in cells["row"]]
    rows = cells.where(cells.notna(), "").itertuples(index=False, name=None)
    return [list(titles.values()), *([str(cell) for cell in row] for row in rows)]


def _write_problems(target: Worksheet, lines: Sequence[Sequence[str]], head: Format) -> None:
    for row, line in enumerate(lines):
        for column, text in enumerate(line):
            if text:
                target.write_string(row, column, text, None if row else head)
    target.set_column(0, len(lines[0]) - 1, _WIDTH)
    target.set_column(4, 4, 60)

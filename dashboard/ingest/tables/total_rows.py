"""Compares the totals that a sheet states with the sums of the rows that were read."""

import re
from collections.abc import Iterator

from dashboard.catalogue.schema import tables
from dashboard.ingest.cells.cleaned import cleaned
from dashboard.ingest.cells.numbers import read_number
from dashboard.ingest.cells.read_cell import plain
from dashboard.ingest.files.sheets import Cell, Formula
from dashboard.ingest.row_problems import Problem, warning
from dashboard.ingest.tables.read_sheet import ReadSheet

_WHOLE = re.compile(r"(合\s*计|总\s*计|共\s*计|累\s*计|全(省|市|县|区|州|国)合计)[:\uff1a]?")
_PART = re.compile(r"(小\s*计|本页(小|合)计)[:\uff1a]?")


def differing_totals(read: ReadSheet) -> Iterator[Problem]:
    """A warning for each total that is not the sum of its rows: of all rows, for 小计 of those since the last 小计."""
    counted = [
        index
        for index, several in read.mapping.targets.items()
        if any(
            one.name == target.column and one.type == "INT"
            for target in several
            for one in tables()[target.table].columns
        )
        and not any(target.column in {"term_no", "term_years", "year"} for target in several)
    ]
    totals = {
        row: label for row, reason in read.layout.left_out.items() if reason == "total" and (label := _label(read, row))
    }
    first = min(read.layout.rows, default=0)
    for row, label in totals.items():
        since = max((other for other, kind in totals.items() if kind == "part" and other < row), default=0)
        rows = [number for number in read.layout.rows if label == "whole" or since < number < row]
        if label == "whole" and not (row > max(read.layout.rows, default=0) or row < first):
            continue
        for index in counted:
            stated = _number(_cell(read, row, index))
            if stated is None:
                continue
            found = sum(_number(_cell(read, number, index)) or 0 for number in rows)
            if found != stated:
                value = f"{plain(stated)} / {plain(found)}"
                yield warning(read.number, row, None, read.layout.header[index], value, "total_differs")


def _label(read: ReadSheet, row: int) -> str | None:
    for cell in read.sheet.rows[row - 1]:
        if isinstance(cell, str) and not isinstance(cell, Formula) and cell.strip():
            text = cell.strip()
            return "whole" if _WHOLE.fullmatch(text) else "part" if _PART.fullmatch(text) else None
    return None


def _cell(read: ReadSheet, row: int, index: int) -> Cell:
    cells = read.sheet.rows[row - 1]
    return cells[index] if index < len(cells) else None


def _number(cell: Cell) -> float | None:
    seen = cleaned(cell)
    return None if seen is None or isinstance(seen, Formula) else read_number(seen).value

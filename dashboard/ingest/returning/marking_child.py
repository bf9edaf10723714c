"""Marks cells of a workbook in a child process, within limits of memory and time.

Usage: python -m dashboard.ingest.returning.marking_child FILE TARGET BYTES SECONDS
Standard input, as JSON: {"sheets": {name: [[row, column, colour, comment], ...]}, "author": text, "title": text,
"lines": [[text, ...], ...]}. Rows and columns count from 0. The lines become a sheet called title, the first line in
bold. Exit code 1: the workbook can't be marked.
"""

import json
import sys
from typing import Any

import openpyxl
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.ingest.files.process_limits import limit

_COMMENT_WIDTH, _COMMENT_HEIGHT = 280, 120
_WIDTHS = (16, 8, 16, 24, 60, 24)


def mark(sheet: Worksheet, marks: list[tuple[int, int, str, str]], author: str) -> None:
    """Colour the cells and comment what is wrong with each, below the sender's own comment if there is one."""
    for row, column, colour, text in marks:
        cell = _anchor(sheet, row + 1, column + 1)
        cell.fill = PatternFill("solid", fgColor=colour)
        before = f"{cell.comment.text}\n" if cell.comment else ""
        cell.comment = Comment(before + text, author, width=_COMMENT_WIDTH, height=_COMMENT_HEIGHT)


def _anchor(sheet: Worksheet, row: int, column: int) -> Cell:
    """The cell, or the top-left cell of the merged range that contains it."""
    for merged in sheet.merged_cells.ranges:
        if merged.min_row <= row <= merged.max_row and merged.min_col <= column <= merged.max_col:
            row, column = merged.min_row, merged.min_col
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    return cell


def add_lines(book: openpyxl.Workbook, title: str, lines: list[list[str]]) -> None:
    """Add a sheet of texts at the end; openpyxl adds a number to the title if it is taken."""
    sheet = book.create_sheet(title)
    for row, line in enumerate(lines, 1):
        for column, text in enumerate(line, 1):
            cell = sheet.cell(row, column)
            cell.value = text
            cell.data_type = "s"  # text, even if it starts with =
            if row == 1:
                cell.font = Font(bold=True)
    for column, width in enumerate(_WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"


def main() -> int:
    """Mark the file named on the command line."""
    source, target, memory, seconds = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    asked: dict[str, Any] = json.load(sys.stdin)
    limit(memory, seconds)
    try:
        book = openpyxl.load_workbook(source)
        for name, marks in asked["sheets"].items():
            mark(book[name], marks, asked["author"])
        add_lines(book, asked["title"], asked["lines"])
        book.save(target)
    except Exception:  # a foreign workbook can fail in any way; the parent writes its cells to a new workbook
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""A whole register as a workbook that can be re-imported unchanged: one sheet per table, with column names."""

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from dashboard.catalogue.schema import Table
from dashboard.documents.context import Context
from dashboard.errors import Refused
from dashboard.export.sheet_text import fits_a_cell, sheet_names, sheet_text
from dashboard.export.xlsx_file import MOST_ROWS, cell_formats, lay_out
from dashboard.locale import _
from dashboard.locale.in_language import speaking

Rows = Iterable[Sequence[tuple[Any, ...]]]
"""A table's rows in batches of some thousands."""

_LARGEST_EXACT = 10**15
_FIRST_SURE_DAY = date(1900, 3, 1)
"""Earlier days are written as ISO text: spreadsheet programs disagree on them by one day, as some give 1900 a 29
February."""


def register_book(
    path: Path, tables: Mapping[Table, Rows], notes: Sequence[tuple[str, str]], context: Context, most: int = MOST_ROWS
) -> dict[str, int]:
    """Write the workbook and return the rows by table. A table longer than a sheet continues on the next one.

    Only the current batch is in memory. Every value can be read back unchanged: a number that a cell can't hold exactly
    and a datetime with fractional seconds are written as text. notes go to a separate sheet. Raises Refused on a text
    that a cell can't hold unchanged.
    """
    counts = {}
    with (
        speaking(context.language),
        tempfile.TemporaryDirectory() as folder,
        xlsxwriter.Workbook(str(path), {"constant_memory": True, "tmpdir": folder}) as book,
    ):
        book.set_properties({"title": sheet_text(context.title), "created": context.made_at.replace(tzinfo=None)})
        formats = cell_formats(book)
        _notes(book.add_worksheet(_("About")), notes, context, formats)
        for table, rows in tables.items():
            counts[table.name] = _Sheets(book, table, formats, context, most).write(rows)
    return counts


def _notes(sheet: Any, notes: Sequence[tuple[str, str]], context: Context, formats: Mapping[str, Any]) -> None:
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 90)
    for row, (name, value) in enumerate(notes):
        sheet.write_string(row, 0, sheet_text(name), formats["head"])
        sheet.write_string(row, 1, sheet_text(value), formats["long text"])
    lay_out(sheet, context)


class _Sheets:
    """The sheets of one table; a new one starts where the last is full."""

    def __init__(self, book: Any, table: Table, formats: Mapping[str, Any], context: Context, most: int) -> None:
        self._book, self._table, self._formats, self._context, self._most = book, table, formats, context, most

    def write(self, chunks: Rows) -> int:
        """Write all rows and return their number."""
        count = 0
        sheet = self._begun(count)
        for rows in chunks:
            for row in rows:
                if count and count % self._most == 0:
                    self._ended(sheet, self._most)
                    sheet = self._begun(count)
                for place, value in enumerate(row):
                    if value is not None:
                        self._cell(sheet, count % self._most + 1, place, value)
                count += 1
        self._ended(sheet, count - (max(count - 1, 0) // self._most) * self._most)
        return count

    def _begun(self, count: int) -> Any:
        number = count // self._most
        (name,) = sheet_names([self._table.name if not number else f"{self._table.name} ({number + 1})"])
        sheet = self._book.add_worksheet(name)
        for place, column in enumerate(self._table.column_names):
            sheet.write_string(0, place, column, self._formats["head"])
            sheet.set_column(place, place, max(len(column) + 3, 14))
        sheet.freeze_panes(1, 0)
        return sheet

    def _ended(self, sheet: Any, rows: int) -> None:
        sheet.autofilter(0, 0, rows, len(self._table.column_names) - 1)
        lay_out(sheet, self._context)
        sheet.repeat_rows(0)

    def _cell(self, sheet: Any, row: int, place: int, value: Any) -> None:
        if isinstance(value, bool):
            sheet.write_boolean(row, place, value)
        elif isinstance(value, int | float) and abs(value) < _LARGEST_EXACT and float(f"{value:.16G}") == value:
            sheet.write_number(row, place, value, self._formats["plain"])
        elif isinstance(value, date) and _is_a_day_of_sheets(value):
            kind = "moment" if isinstance(value, datetime) else "date"
            sheet.write_datetime(row, place, value, self._formats[kind])
        else:
            text = value.isoformat() if isinstance(value, date) else str(value)
            if not fits_a_cell(text):
                raise Refused(
                    _(
                        "A text of {table}, column {column}, is too long for a cell or damaged: name the file .zip, "
                        "which holds it as it is.",
                        table=self._table.name,
                        column=self._table.column_names[place],
                    )
                )
            sheet.write_string(row, place, text, self._formats["text"])


def _is_a_day_of_sheets(value: date) -> bool:
    if isinstance(value, datetime):
        return value.date() >= _FIRST_SURE_DAY and not value.microsecond
    return value >= _FIRST_SURE_DAY

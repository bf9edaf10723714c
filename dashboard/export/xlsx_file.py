"""Workbooks: one sheet per table, and a sheet with the origin and definitions of the numbers."""

import io
import tempfile
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import pandas as pd
import xlsxwriter

from dashboard.documents.context import Context
from dashboard.errors import Refused
from dashboard.export.about_sheet import write_about
from dashboard.export.plain_cells import headers, marked, synthetic_mark
from dashboard.export.sheet_text import WIDEST, height, in_a_header, is_long, sheet_names, sheet_text, width
from dashboard.locale import _
from dashboard.locale.in_language import speaking
from dashboard.register.plain_values import Cell, rows

MOST_ROWS = 1_048_575
"""Rows of a sheet below its header."""

_LOOKED_AT = 2_000
"""Rows that determine a column's width: measuring a long table in full would take as long as writing it."""

_MOST_IN_MEMORY = 20_000
"""Up to this many rows a workbook is built in memory and stores equal texts once; with more, each row goes to disk."""

_LARGEST_EXACT = 10**15
"""Spreadsheet programs keep 15 digits of a number: a longer one is written as text."""

_NUMBER_FORMATS = {
    "text": "@",
    # A cell of format @ with more than 255 characters shows ####.
    "long text": "General",
    # Years and small counts have no thousands separator.
    "whole": "[>=10000]#,##0;0",
    "decimal": "0.0",
    # An unformatted number, for programs.
    "plain": "General",
    "date": "yyyy-mm-dd",
    "moment": "yyyy-mm-dd hh:mm",
}


def to_xlsx(sheets: Mapping[str, pd.DataFrame], context: Context) -> bytes:
    """A workbook of these tables by sheet title, with the sheet 说明 or About at the end.

    Numbers and dates are typed cells; everything else is text, even if it looks like a number or formula. Characters
    that XML forbids become U+FFFD; a text longer than a cell holds is cut and says so. The same input gives the same
    bytes. Raises Refused on a table with more than 1,048,575 rows.
    """
    content = io.BytesIO()
    with speaking(context.language), tempfile.TemporaryDirectory() as folder:
        refuse_long(sheets)
        is_small = sum(map(len, sheets.values())) <= _MOST_IN_MEMORY
        options = {"in_memory": True} if is_small else {"constant_memory": True, "tmpdir": folder}
        book = xlsxwriter.Workbook(content, options)
        book.set_properties({"title": sheet_text(context.title), "created": context.made_at.replace(tzinfo=None)})
        formats = cell_formats(book)
        *names, about = sheet_names([*sheets, _("About")])
        for name, frame in zip(names, sheets.values(), strict=True):
            sheet = book.add_worksheet(name)
            write_table(sheet, marked(frame, context), formats)
            lay_out(sheet, context)
            sheet.repeat_rows(0)
        counts = dict(zip(names, map(len, sheets.values()), strict=True))
        sheet = book.add_worksheet(about)
        write_about(sheet, context, counts, formats["head"], formats["long text"])
        lay_out(sheet, context)
        book.close()
    return content.getvalue()


def refuse_long(sheets: Mapping[str, pd.DataFrame]) -> None:
    """Raise Refused on a table with more rows than a sheet has."""
    for title, frame in sheets.items():
        if len(frame) > MOST_ROWS:
            raise Refused(
                _(
                    "“{title}” has {rows} rows, a sheet holds {most}: choose CSV or Parquet, or filter.",
                    title=title,
                    rows=f"{len(frame):,}",
                    most=f"{MOST_ROWS:,}",
                )
            )


def cell_formats(book: Any) -> dict[str, Any]:
    """The cell formats by kind, including that of the header."""
    found = {
        kind: book.add_format({"num_format": number_format, "valign": "top"})
        for kind, number_format in _NUMBER_FORMATS.items()
    }
    found["long text"].set_text_wrap()
    found["head"] = book.add_format({"bold": True, "bottom": 1, "bg_color": "#F2F2F2", "text_wrap": True})
    return found


def write_table(sheet: Any, frame: pd.DataFrame, formats: Mapping[str, Any]) -> None:
    """Write a table row by row from the sheet's first cell, with its header frozen and filtered."""
    names = headers(frame)
    widths = _widths(frame)
    for place, name in enumerate(names):
        sheet.write_string(0, place, sheet_text(name), formats["head"])
        sheet.set_column(place, place, widths[place])
    for number, row in enumerate(rows(frame), 1):
        wrapped = [value if isinstance(value, str) and is_long(value) else "" for value in row]
        if any(wrapped):
            sheet.set_row(number, height(wrapped, widths))
        for place, value in enumerate(row):
            write_cell(sheet, number, place, value, formats, "%" in names[place])
    sheet.freeze_panes(1, 0)
    if names:
        sheet.autofilter(0, 0, len(frame), len(names) - 1)


def write_cell(sheet: Any, row: int, column: int, value: Cell, formats: Mapping[str, Any], is_percent: bool) -> None:
    """Write a cell by its Python type; text stays text, even if it looks like a number or formula."""
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value, formats["long text"])
    elif isinstance(value, int | float) and abs(value) < _LARGEST_EXACT:
        kind = "decimal" if is_percent or isinstance(value, float) else "whole"
        sheet.write_number(row, column, value, formats[kind])
    elif isinstance(value, date) and value.year >= 1900:
        # Spreadsheet calendars start in 1900; an earlier date is written as text below.
        moment = value.replace(tzinfo=None) if isinstance(value, datetime) else value
        kind = "moment" if isinstance(value, datetime) else "date"
        sheet.write_datetime(row, column, moment, formats[kind])
    else:
        text = sheet_text(value.isoformat() if isinstance(value, date) else str(value))
        sheet.write_string(row, column, text, formats["long text" if is_long(text) else "text"])


def _widths(frame: pd.DataFrame) -> list[int]:
    """Each column's width in digits: that of its widest header or cell, within bounds."""
    # Room for the filter button in the header.
    found = [width(name) + 3 for name in headers(frame)]
    for row in rows(frame.head(_LOOKED_AT)):
        found = [
            max(widest, width(str(value)) + 1) if value is not None else widest
            for widest, value in zip(found, row, strict=True)
        ]
    return [min(max(widest, 8), WIDEST) for widest in found]


def lay_out(sheet: Any, context: Context) -> None:
    """Set up A4 landscape, fitted to the page's width, with title and date above and page numbers below."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    as_of = _("As of {date}", date=context.as_of.isoformat())
    pages = _("Page {page} of {pages}", page="&P", pages="&N")
    mark = f" · {synthetic_mark(context)}" if context.synthetic else ""
    sheet.set_header(f"&L{in_a_header(context.title)}{mark}&R{as_of}")
    sheet.set_footer(f"&L{in_a_header(context.register)}&R{pages}")

"""The workbook's file: cover, definitions, native charts that stay editable, and tables as on screen."""

import io
import tempfile
from collections.abc import Mapping, Sequence
from typing import Any

import xlsxwriter

from dashboard.charts.palette import NEUTRAL_RATE, ink_on, palette
from dashboard.documents.charted_tables import Charted
from dashboard.documents.workbook import Workbook, WorkbookSheet
from dashboard.export.about_sheet import facts_of
from dashboard.export.plain_cells import headers, marked
from dashboard.export.sheet_text import sheet_names, sheet_text
from dashboard.export.xlsx_file import cell_formats, lay_out, refuse_long, write_table
from dashboard.locale import _
from dashboard.locale.in_language import speaking
from dashboard.vocabulary.codes import codes
from dashboard.wording.answer_titles import column_title
from dashboard.wording.code_words import value_title

_PIXELS_A_BAR = 26
_CHART_HEAD = 90


def workbook_file(book: Workbook) -> bytes:
    """The workbook as XLSX. Rows are written to disk one by one, so that a million of them need little memory.

    Raises Refused on a table with more than 1,048,575 rows.
    """
    with speaking(book.context.language), tempfile.TemporaryDirectory() as folder:
        refuse_long({sheet.title: sheet.frame for sheet in book.sheets})
        content = io.BytesIO()
        file = xlsxwriter.Workbook(content, {"constant_memory": True, "tmpdir": folder})
        _fill(file, book)
        file.close()
        return content.getvalue()


def _fill(file: Any, book: Workbook) -> None:
    context = book.context
    file.set_properties({"title": sheet_text(context.title), "created": context.made_at.replace(tzinfo=None)})
    formats = cell_formats(file)
    # Charts and the cover refer to sheets by name, so all names are fixed before any sheet is written.
    titles = [_("Cover"), _("Definitions"), *(chart.title for chart in book.charts)]
    names = sheet_names([*titles, *(sheet.title for sheet in book.sheets)])
    sheets = [file.add_worksheet(name) for name in names]
    tables = names[len(titles) :]
    _cover(file, sheets[0], book, dict(zip(tables, (len(sheet.frame) for sheet in book.sheets), strict=True)))
    write_table(sheets[1], book.definitions, formats | {"text": formats["long text"]})
    for place, chart in enumerate(book.charts, 2):
        _charted(file, sheets[place], names[place], chart, formats)
    for sheet, table in zip(sheets[len(titles) :], book.sheets, strict=True):
        frame = marked(table.frame, context)
        write_table(sheet, frame, formats)
        sheet.repeat_rows(0)
        if table.rates:
            sheet.freeze_panes(1, 1)
        _colour(file, sheet, table, headers(frame), context.language)
    for sheet in sheets:
        lay_out(sheet, context)
    sheets[0].set_portrait()
    sheets[0].activate()


def _cover(file: Any, sheet: Any, book: Workbook, counts: Mapping[str, int]) -> None:
    accent = palette("light").accent
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 62)
    sheet.hide_gridlines(2)
    title = file.add_format({"bold": True, "font_size": 22, "font_color": accent, "valign": "vcenter"})
    name = file.add_format({"font_color": palette("light").muted, "bottom": 4, "valign": "top", "text_wrap": True})
    fact = file.add_format({"bottom": 4, "valign": "top", "text_wrap": True})
    doubt = file.add_format({"bold": True, "font_color": accent, "text_wrap": True, "bottom": 4})
    sheet.set_row(0, 48)
    (_label, heading), *facts = facts_of(book.context, counts)
    sheet.write_string(0, 0, sheet_text(heading), title)
    for row, (label, value) in enumerate(facts, 2):
        sheet.write_string(row, 0, sheet_text(label), name)
        is_warning = book.context.synthetic and row == 2
        sheet.write_string(row, 1, sheet_text(value), doubt if is_warning else fact)


def _charted(file: Any, sheet: Any, name: str, chart: Charted, formats: Mapping[str, Any]) -> None:
    """Write the numbers at the left and beside them a chart that reads them."""
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, len(chart.series), 11)
    for column, title in enumerate((chart.heading, *(title for title, _colour in chart.series))):
        sheet.write_string(0, column, sheet_text(title), formats["head"])
    for row, (title, amounts) in enumerate(chart.rows, 1):
        sheet.write_string(row, 0, sheet_text(title), formats["text"])
        for column, amount in enumerate(amounts, 1):
            sheet.write_number(row, column, amount, formats["whole"])
    sheet.freeze_panes(1, 1)
    last = len(chart.rows)
    drawn = file.add_chart({"type": "bar", "subtype": "percent_stacked" if chart.is_share else "stacked"})
    for column, (_title, colour) in enumerate(chart.series, 1):
        drawn.add_series(
            {
                "name": [name, 0, column],
                "categories": [name, 1, 0, last, 0],
                "values": [name, 1, column, last, column],
                "fill": {"color": colour},
                "border": {"color": "#ffffff", "width": 0.5},
                "gap": 40,
                # Rows are already on disk, so cached data for viewers that don't calculate is given here.
                "categories_data": [title for title, _amounts in chart.rows],
                "values_data": [amounts[column - 1] for _title, amounts in chart.rows],
            }
        )
    drawn.set_title({"name": sheet_text(chart.title), "name_font": {"size": 14}, "overlay": False})
    drawn.set_y_axis({"reverse": True, "line": {"none": True}, "major_tick_mark": "none"})
    drawn.set_x_axis(
        {
            "major_gridlines": {"visible": True, "line": {"color": palette("light").line}},
            "num_format": "0%" if chart.is_share else "#,##0",
            "line": {"none": True},
        }
    )
    drawn.set_legend({"position": "top"})
    drawn.set_size({"width": 860, "height": _CHART_HEAD + _PIXELS_A_BAR * last})
    sheet.insert_chart(0, len(chart.series) + 2, drawn, {"description": sheet_text(chart.title)})


def _colour(file: Any, sheet: Any, table: WorkbookSheet, names: Sequence[str], language: Any) -> None:
    """Apply the screen's colours as conditional formats, which follow cells that are edited or sorted."""
    if table.frame.empty:
        return
    low, neutral, high = palette("light").rates
    if table.rates:
        width = len(table.frame.columns)
        ranges = [(row + 1, 2, row + 1, width - 1) for row in table.rates]
        sheet.conditional_format(
            *ranges[0],
            {
                "type": "3_color_scale",
                "min_type": "num",
                "mid_type": "num",
                "max_type": "num",
                "min_value": 0,
                "mid_value": NEUTRAL_RATE,
                "max_value": 100,
                "min_color": low,
                "mid_color": neutral,
                "max_color": high,
                "multi_range": " ".join(map(_reference, ranges)),
            },
        )
    last = len(table.frame)
    overdue = column_title("days_overdue", language)
    if overdue in names:
        place = names.index(overdue)
        red = file.add_format({"font_color": palette("light").states["fail"], "bold": True})
        sheet.conditional_format(1, place, last, place, {"type": "cell", "criteria": ">", "value": 0, "format": red})
    main_class = column_title("main_class", language)
    if main_class in names:
        place = names.index(main_class)
        for code in codes("main_class"):
            fill = palette("light").main_classes[code]
            look = file.add_format({"bg_color": fill, "font_color": ink_on(fill)})
            title = value_title("main_class", code, language)
            rule = {"type": "cell", "criteria": "==", "value": f'"{title}"', "format": look}
            sheet.conditional_format(1, place, last, place, rule)


def _reference(cells: tuple[int, int, int, int]) -> str:
    return str(xlsxwriter.utility.xl_range(*cells))

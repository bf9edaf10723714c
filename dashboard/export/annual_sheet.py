"""The check sheet of the annual statistics as a workbook: the register's counts beside blanks for the return's."""

import io
from collections.abc import Mapping
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from dashboard.documents.annual import Annual
from dashboard.documents.context import Context
from dashboard.export.about_sheet import write_about
from dashboard.export.sheet_text import sheet_text
from dashboard.export.xlsx_file import lay_out
from dashboard.locale import _
from dashboard.locale.in_language import speaking
from dashboard.locale.number_format import format_date

_HEAD = 3
"""The index of the header row; title, period and a note stand above."""


def annual_sheet(found: Annual, context: Context) -> bytes:
    """The workbook. A blank amount is one that the register can't count; the difference column is a formula."""
    content = io.BytesIO()
    with speaking(context.language), xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        book.set_properties({"title": sheet_text(context.title), "created": context.made_at.replace(tzinfo=None)})
        formats = _formats(book)
        sheet = book.add_worksheet(_("Check sheet"))
        _write(sheet, found, context, formats)
        lay_out(sheet, context)
        sheet.repeat_rows(_HEAD)
        about = book.add_worksheet(_("About"))
        write_about(about, context, {_("Check sheet"): len(found.counts)}, formats["head"], formats["text"])
        lay_out(about, context)
    return content.getvalue()


def _formats(book: Any) -> dict[str, Any]:
    cell = {"border": 1, "border_color": "#BFBFBF", "valign": "vcenter"}
    return {
        "title": book.add_format({"bold": True, "font_size": 18, "align": "center"}),
        "note": book.add_format({"text_wrap": True, "valign": "top"}),
        "head": book.add_format(cell | {"bold": True, "bg_color": "#F2F2F2", "text_wrap": True, "align": "center"}),
        "section": book.add_format(cell | {"bold": True, "bg_color": "#FAFAFA"}),
        "text": book.add_format(cell | {"text_wrap": True}),
        "number": book.add_format(cell | {"num_format": "#,##0"}),
        "whole": book.add_format(cell | {"num_format": "#,##0", "bold": True}),
        "blank": book.add_format(cell | {"bg_color": "#FFFBE6", "num_format": "#,##0"}),
    }


def _write(sheet: Any, found: Annual, context: Context, formats: Mapping[str, Any]) -> None:
    headers = [
        _("No."),
        _("Count"),
        _("Total"),
        *found.sectors,
        _("Units not known"),
        _("In the return"),
        _("Difference in number"),
        _("Explanation"),
    ]
    last = len(headers) - 1
    sheet.merge_range(0, 0, 0, last, sheet_text(context.title), formats["title"])
    sheet.merge_range(1, 0, 1, last, _period(found, context), formats["note"])
    sheet.merge_range(2, 0, 2, last, _note(found, context), formats["note"])
    sheet.set_row(0, 32)
    sheet.set_row(2, 34)
    for place, header in enumerate(headers):
        sheet.write_string(_HEAD, place, sheet_text(header), formats["head"])
    sheet.set_row(_HEAD, 32)
    sheet.set_column(0, 0, 6)
    sheet.set_column(1, 1, 34)
    sheet.set_column(2, last - 1, 11)
    sheet.set_column(last, last, 24)
    row, section = _HEAD, ""
    for number, count in enumerate(found.counts, 1):
        row += 1
        if count.section != section:
            section = count.section
            sheet.merge_range(row, 0, row, last, sheet_text(section), formats["section"])
            row += 1
        sheet.write_number(row, 0, number, formats["number"])
        sheet.write_string(row, 1, sheet_text(count.title), formats["text"])
        for place, amount in enumerate(count.amounts, 2):
            look = formats["whole" if place == 2 else "number"]
            if amount is None:
                sheet.write_blank(row, place, None, look)
            else:
                sheet.write_number(row, place, amount, look)
        sheet.write_number(row, last - 3, count.unknown, formats["number"])
        sheet.write_blank(row, last - 2, None, formats["blank"])
        ours, theirs = xl_rowcol_to_cell(row, 2), xl_rowcol_to_cell(row, last - 2)
        difference = f'=IF(OR({theirs}="",{ours}=""),"",{theirs}-{ours})'
        sheet.write_formula(row, last - 1, difference, formats["number"], "")
        sheet.write_blank(row, last, None, formats["blank"])
    signing = "\u3000" * 8
    labels = (_("Filled in by"), _("Checked by"), _("Responsible"), _("Official seal"))
    sheet.write_string(row + 2, 1, signing.join(labels))
    sheet.freeze_panes(_HEAD + 1, 2)


def _period(found: Annual, context: Context) -> str:
    return _(
        "Statistical year {year}: {begins} to {ends}. Stocks as of {ends}.",
        year=found.year,
        begins=format_date(found.begins, context.language),
        ends=format_date(found.as_of, context.language),
    )


def _note(found: Annual, context: Context) -> str:
    said = _(
        "Counted over operating units; a joint union counts once, at its lead unit. A blank is a count that the "
        "register knows of no unit; beside a number stand the units that it leaves out."
    )
    if not found.is_over:
        unfinished = _("The year was not over on this date: numbers of the year are not whole.")
        said = f"{said} {unfinished}" if context.language == "en" else said + unfinished
    if context.synthetic:
        invented = _("Synthetic data: invented to try the program, about no real unit.")
        said = f"{invented} {said}" if context.language == "en" else invented + said
    return said

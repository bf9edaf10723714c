"""Builds the template workbook: one sheet per table with headers and drop-downs, and a sheet of notes."""

import io
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dashboard.catalogue.schema import tables
from dashboard.locale import Language, _, language
from dashboard.vocabulary.codes import codes, title
from dashboard.vocabulary.register_titles import ColumnTitle, TableTitle, table_titles

_ROWS = 2_000
_LISTS = "codes"
_SHEETS = (
    "units",
    "unions",
    "terms",
    "committees",
    "meetings",
    "agreements",
    "headcounts",
    "returns",
    "activities",
    "aids",
    "title_steps",
)
_WIDTH = 16


def write_template(path: Path) -> None:
    """Write the template workbook in the current language."""
    path.write_bytes(template())


def template() -> bytes:
    """The template workbook in the current language."""
    spoken = language()
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        formats = {
            "header": book.add_format({"bold": True, "bg_color": "#F2F2F2", "bottom": 1, "text_wrap": True}),
            "key": book.add_format({"bold": True, "bg_color": "#FCE4E4", "bottom": 1, "text_wrap": True}),
            "day": book.add_format({"num_format": "yyyy-mm-dd"}),
            "text": book.add_format({"num_format": "@"}),
        }
        _write_notes(book.add_worksheet(_("Notes")), book.add_format({"text_wrap": True, "valign": "top"}))
        lists: dict[str, str] = {}
        for name in _SHEETS:
            sheet = book.add_worksheet(_title(table_titles()[name], spoken))
            _write_table(sheet, table_titles()[name], formats, lists, spoken)
        _write_lists(book, lists, spoken)
    return content.getvalue()


def _title(entry: TableTitle | ColumnTitle, spoken: Language) -> str:
    return entry.zh if spoken == "zh" else entry.en


def _write_notes(sheet: Worksheet, wrapped: Format) -> None:
    sheet.set_column(0, 0, 100)
    notes = [
        _("Fill in the sheets that you have records for and leave the others empty."),
        _("Red headers tell which record a row is and must be filled; a unit without a code is known by its name."),
        _("Dates are written as 2014-08-31. Codes are text: do not shorten them or drop their leading zeros."),
        _("Leave a cell empty where nobody knows: empty means unknown, not no and not zero."),
        _("Do not enter names, telephone numbers or identity numbers of persons."),
    ]
    for row, note in enumerate(notes):
        sheet.write_string(row, 0, note, wrapped)


def _write_table(
    sheet: Worksheet, entry: TableTitle, formats: dict[str, Format], lists: dict[str, str], spoken: Language
) -> None:
    definition = tables()[entry.name]
    types = {column.name: column.type for column in definition.columns}
    columns = [column for column in entry.columns.values() if not column.name.endswith("_source")]
    if "unit_id" in entry.columns and entry.name != "units":
        columns.insert(0, table_titles()["units"].columns["name"])
    if entry.name == "terms":
        columns.insert(0, table_titles()["unions"].columns["name"])
    sheet.freeze_panes(1, 1)
    for index, column in enumerate(columns):
        kind = types.get(column.name, "TEXT")
        head = formats["key" if column.name in definition.key else "header"]
        sheet.write_string(0, index, _title(column, spoken), head)
        cells = formats["day"] if kind == "DATE" else formats["text"] if kind == "TEXT" else None
        sheet.set_column(index, index, _WIDTH, cells)
        allowed = "yes_no" if kind == "BOOLEAN" and not column.codes else column.codes
        if allowed:
            source = lists.setdefault(allowed, f"={_LISTS}!${_letter(len(lists))}$2:${_letter(len(lists))}$200")
            sheet.data_validation(1, index, _ROWS, index, {"validate": "list", "source": source})
        elif kind == "DATE":
            sheet.write_comment(0, index, _("A date, such as 2014-08-31."))
        elif kind in {"INT", "DOUBLE"}:
            sheet.write_comment(0, index, _("A number, such as 120, without a unit."))


def _letter(index: int) -> str:
    return chr(ord("A") + index)


def _write_lists(book: xlsxwriter.Workbook, lists: dict[str, str], spoken: Language) -> None:
    sheet = book.add_worksheet(_LISTS)
    for index, name in enumerate(lists):
        # No header row: the list names are column names, so the importer would take the sheet for a table.
        sheet.write_column(1, index, [title(name, code, spoken) for code in codes(name)])
    sheet.hide()

"""Reads the sheets of a workbook (XLSX, XLSM, XLS, XLSB, ODS) through calamine."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from dashboard.ingest.files.formats.raw_sheet import RawSheet
from dashboard.ingest.files.formats.xls_records import xls_errors
from dashboard.ingest.files.formats.xlsx_markup import SheetMarkup, sheets_markup
from dashboard.ingest.files.zip_package import is_zip

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook


def _opened(path: str) -> "CalamineWorkbook":
    """The workbook opened by its file extension, else by its content: XLSX files named .xls are common."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        return CalamineWorkbook.from_path(path)
    except PasswordError:
        raise
    except CalamineError:
        with open(path, "rb") as file:
            return CalamineWorkbook.from_filelike(file)


def workbook_sheets(path: str) -> Iterator[RawSheet]:
    """The worksheets of a workbook; chart and macro sheets are skipped."""
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    workbook = _opened(path)
    names = [found.name for found in workbook.sheets_metadata]
    markup = sheets_markup(path)
    errors = {} if is_zip(path) else xls_errors(path, names)
    for number, found in enumerate(workbook.sheets_metadata):
        if found.typ != SheetTypeEnum.WorkSheet:
            continue
        sheet = workbook.get_sheet_by_index(number)
        rows: list[list[object]] = [list(row) for row in sheet.to_python(skip_empty_area=False)]
        own = markup.get(found.name) or SheetMarkup(errors.get(found.name, []), set(), set(), set(), set(), set())
        for row, column, cell in own.told:
            rows.extend([] for _missing in range(row + 1 - len(rows)))
            rows[row].extend([""] * (column + 1 - len(rows[row])))
            rows[row][column] = cell
        for kind, places in (("percent", own.percents), ("month", own.months)):
            for row, column in places:
                if row < len(rows) and column < len(rows[row]):
                    rows[row][column] = _shown(kind, rows[row][column])
        yield RawSheet(
            found.name,
            rows,
            sheet.merged_cell_ranges or [],
            found.visible != SheetVisibleEnum.Visible,
            sorted(own.hidden_rows),
            sorted(own.hidden_columns),
            sorted(own.struck_rows),
        )


def _shown(kind: str, cell: object) -> object:
    """The cell with the kind of its format, if it is of that kind: a number in percent, a date without its day."""
    if kind == "percent" and isinstance(cell, int | float) and not isinstance(cell, bool):
        return {"percent": float(cell)}
    return {"month": cell.isoformat()[:10]} if kind == "month" and isinstance(cell, date) else cell

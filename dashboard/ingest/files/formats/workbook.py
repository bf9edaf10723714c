"""Reads the sheets of a workbook (XLSX, XLSM, XLS, XLSB, ODS) through calamine."""

import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dashboard.ingest.files.formats.ods_markup import ods_details
from dashboard.ingest.files.formats.raw_sheet import RawSheet
from dashboard.ingest.files.formats.sheet_details import SheetDetails
from dashboard.ingest.files.formats.xls_records import xls_details
from dashboard.ingest.files.formats.xlsb_records import xlsb_details
from dashboard.ingest.files.formats.xlsx_markup import xlsx_details
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
    details = _details(path, [found.name for found in workbook.sheets_metadata])
    for number, found in enumerate(workbook.sheets_metadata):
        if found.typ != SheetTypeEnum.WorkSheet:
            continue
        sheet = workbook.get_sheet_by_index(number)
        own = details.get(found.name) or SheetDetails()
        yield RawSheet(
            found.name,
            own.completed(sheet.to_python(skip_empty_area=False)),
            sheet.merged_cell_ranges or own.merged,
            found.visible != SheetVisibleEnum.Visible,
            sorted(own.hidden_rows),
            sorted(own.hidden_columns),
            sorted(own.struck_rows),
        )


def _details(path: str, names: list[str]) -> dict[str, SheetDetails]:
    """The details of the sheets by name, read as the workbook's own format asks."""
    if not is_zip(path):
        return xls_details(path, names)
    with zipfile.ZipFile(path) as file:
        parts = set(file.namelist())
    if "content.xml" in parts:
        return ods_details(path)
    return xlsb_details(path) if "xl/workbook.bin" in parts else xlsx_details(path)

"""Workbooks are read back with another library, cell by cell."""

import io
from datetime import date, datetime

import pandas as pd
import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from payloads import CONTROLS, FORMULAS, KINDS, LONG, NAUGHTY, SNEAKY_FORMULAS, context, every_kind, texts

from dashboard.errors import Refused
from dashboard.export import xlsx_file
from dashboard.export.xlsx_file import to_xlsx


def open_book(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content))


def first_sheet(frame: pd.DataFrame, **changes: object) -> Worksheet:
    return open_book(to_xlsx({"表": frame}, context(**changes))).worksheets[0]


def about(**changes: object) -> list[tuple[object, ...]]:
    book = open_book(to_xlsx({"问题整改台账": every_kind()}, context(**changes)))
    return list(book.worksheets[-1].iter_rows(values_only=True))


def plain(value: object) -> object:
    return value.date() if isinstance(value, datetime) else value


def test_every_kind_of_cell_is_as_it_went_in() -> None:
    header, *rows = first_sheet(every_kind()).iter_rows(values_only=True)
    assert list(header) == list(every_kind().columns)
    found = [tuple(map(plain, row)) for row in rows]
    # Spreadsheets know no date before 1900: it is text.
    expected = [KINDS[0], KINDS[1], (*KINDS[2][:4], "1899-01-01", *KINDS[2][5:])]
    assert found == expected


def test_kinds_are_kept() -> None:
    sheet = first_sheet(every_kind())
    assert [cell.data_type for cell in sheet[2]] == ["s", "n", "n", "d", "d", "b", "n"]
    formats = [cell.number_format for cell in sheet[2]]
    assert formats == ["@", "[>=10000]#,##0;0", "0.0", "yyyy-mm-dd", "yyyy-mm-dd", "General", "[>=10000]#,##0;0"]
    assert sheet["G4"].number_format == "0.0"


def test_a_column_of_percentages_has_one_decimal() -> None:
    sheet = first_sheet(pd.DataFrame({"达标率（%）": [50, 66], "数": [50, 66]}))
    assert [cell.number_format for cell in sheet[2]] == ["0.0", "[>=10000]#,##0;0"]
    assert sheet["A2"].value == 50


@pytest.mark.parametrize("text", [*FORMULAS, *SNEAKY_FORMULAS])
def test_what_looks_like_a_formula_is_text(text) -> None:
    sheet = first_sheet(texts(text))
    assert sheet["A2"].data_type == "s"
    assert sheet["A2"].value.lstrip() == text.replace("\r", "\n").lstrip()


@pytest.mark.parametrize("text", NAUGHTY)
def test_strange_texts_come_back_unchanged(text) -> None:
    sheet = first_sheet(texts(text, "next"))
    # The escape that spreadsheet programs undo and the library that reads here does not.
    found = sheet["A2"].value.replace("_x005F_", "_")
    assert found == text.replace("\r\n", "\n").replace("\r", "\n")
    assert sheet["A2"].hyperlink is None
    assert sheet["A3"].value == "next"


def test_signs_that_xml_forbids_are_replaced_and_nothing_else_is_lost() -> None:
    sheet = first_sheet(texts(CONTROLS, "next"))
    assert sheet["A2"].value == "before\ufffd\ufffd\ufffd\ufffd\ufffdafter"
    assert [cell.value for cell in sheet[3]] == ["next", 1]


def test_half_a_character_does_not_lose_the_rest() -> None:
    sheet = first_sheet(pd.DataFrame({"a": pd.Series(["x\ud800y", "z"], dtype=object)}))
    assert [sheet["A2"].value, sheet["A3"].value] == ["x\ufffdy", "z"]


@pytest.mark.parametrize("text", [LONG, "🏭" * 20_000])
def test_a_text_longer_than_a_cell_is_cut_and_says_so(text) -> None:
    sheet = first_sheet(texts(text, "next"), language="en")
    found = sheet["A2"].value
    assert len(found.encode("utf-16-le")) // 2 <= 32_767
    assert found.endswith(f"… (cut; {len(text):,} characters in all)")
    assert found.startswith(text[:16_000])
    assert sheet["A3"].value == "next"


def test_a_text_that_just_fits_is_not_cut() -> None:
    assert first_sheet(texts("长" * 32_767))["A2"].value == "长" * 32_767


def test_a_number_of_more_digits_than_a_spreadsheet_keeps_is_text() -> None:
    frame = pd.DataFrame({"a": pd.Series([915200000000000001, 10**14], dtype=object)})
    sheet = first_sheet(frame)
    assert [sheet["A2"].value, sheet["A3"].value] == ["915200000000000001", 10**14]


def test_the_header_is_frozen_repeated_and_filtered() -> None:
    sheet = first_sheet(every_kind())
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:G4"
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    # One page wide is what a workbook means when it doesn't say; 0 is as many pages long as it takes.
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (None, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_a_column_is_as_wide_as_its_chinese_text() -> None:
    frame = pd.DataFrame({"名": ["贵州省直机关工会委员会办公室"], "b": ["short"], "c": ["x" * 500]})
    sheet = first_sheet(frame)
    assert sheet.column_dimensions["A"].width >= 28
    assert sheet.column_dimensions["B"].width < 12
    assert sheet.column_dimensions["C"].width < 52
    assert sheet["C2"].alignment.wrap_text


def test_an_empty_table_has_its_header() -> None:
    sheet = first_sheet(every_kind().iloc[:0])
    assert sheet.max_row == 1
    assert sheet.auto_filter.ref == "A1:G1"


def test_a_table_without_columns_is_an_empty_sheet() -> None:
    assert first_sheet(pd.DataFrame()).max_row == 1


def test_several_tables_stand_on_sheets_of_their_own() -> None:
    title = "/".join(["台账"] * 20)
    book = open_book(to_xlsx({title: every_kind(), title + "二": every_kind(), "History": every_kind()}, context()))
    assert len(book.sheetnames) == 4
    assert all(len(name) <= 31 and "/" not in name for name in book.sheetnames)
    assert "History" not in book.sheetnames


def test_the_last_sheet_says_where_the_numbers_come_from() -> None:
    rows = about(language="en", filters=(("Sector", "State organ"),))
    facts = {row[0]: row[1] for row in rows if row[0]}
    assert facts["Title"] == "指标表"
    assert facts["Register"] == "贵州省直"
    assert facts["Register version"] == "v0003"
    assert facts["As of"] == "30 April 2014"
    assert facts["Filter: Sector"] == "State organ"
    assert facts["Rows of 问题整改台账"] == "3"
    assert facts["Made at"] == "2026-01-02 03:04"
    assert facts["Made by"] == "Union Health 0.1.0"
    assert "Nature of the data" not in facts
    assert ("按期换届率", "未超过届满日即为达标。", "工会法第十六条", "限期换届。") in rows


def test_without_filters_it_says_that_all_units_are_meant() -> None:
    assert ("Filters", "None: all units", None, None) in about(language="en", filters=())


def test_the_same_input_gives_the_same_bytes() -> None:
    sheets = {"表": every_kind()}
    assert to_xlsx(sheets, context()) == to_xlsx(sheets, context())


def test_a_table_that_no_sheet_holds_is_refused(monkeypatch) -> None:
    monkeypatch.setattr(xlsx_file, "MOST_ROWS", 2)
    with pytest.raises(Refused, match="表"):
        to_xlsx({"表": every_kind()}, context())


def test_a_moment_keeps_its_time() -> None:
    moment = datetime(2026, 1, 2, 3, 4)
    sheet = first_sheet(pd.DataFrame({"a": [moment], "b": pd.Series([date(2026, 1, 2)], dtype=object)}))
    assert sheet["A2"].value == moment
    assert sheet["A2"].number_format == "yyyy-mm-dd hh:mm"

"""What goes out and comes back: the template, the workbook with marked cells, reports received and missing."""

import io
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font

from dashboard.errors import Refused
from dashboard.ingest.files.read_file import read_file
from dashboard.ingest.history.import_problems import problems
from dashboard.ingest.importer import import_files
from dashboard.ingest.returning import marked_workbook
from dashboard.ingest.returning.return_records import reminder
from dashboard.ingest.returning.returned_workbook import problems_of_file, returned_workbook
from dashboard.ingest.returning.template import write_template
from dashboard.locale import use_language
from ingest.bringing import DAY, brought, written
from ingest.reading import rows


@pytest.mark.parametrize("spoken", ["zh", "en"])
def test_the_template_filled_in_imports_without_a_warning(register, tmp_path, spoken) -> None:
    use_language(spoken)
    path = tmp_path / "template.xlsx"
    write_template(path)
    book = openpyxl.load_workbook(path)
    filled = (
        {
            "单位": {
                "单位编号": "a1",
                "单位名称": "甲公司",
                "单位性质": "企业",
                "职工人数": 30,
                "成立日期": date(2001, 2, 3),
            },
            "工会": {"工会编号": "w1", "工会名称": "甲公司工会", "会员人数": 20, "法人资格": "是"},
            "届次": {"工会编号": "w1", "换届日期": date(2013, 1, 2), "任期（年）": 3},
            "报表报送": {"单位编号": "a1", "报表": "年报", "期次": "2014", "报送状态": "未报送"},
        }
        if spoken == "zh"
        else {
            "Units": {"Unit id": "a1", "Unit name": "A", "Sector": "Enterprise", "Employees": 30},
            "Returns": {"Unit id": "a1", "Form": "yearly", "Period": "2014", "Status": "Missing"},
        }
    )
    for name, cells in filled.items():
        sheet = book[name]
        heads = {cell.value: cell.column for cell in sheet[1]}
        for head, value in cells.items():
            sheet.cell(2, heads[head], value)
    book.save(path)
    report = import_files(register, [path], as_of=DAY)
    assert len(problems(register.current())) == 0
    assert sum(sheet.rows_accepted for sheet in report.files) == len(filled)
    assert rows(register, "select sector, employees from units") == [("enterprise", 30)]
    assert rows(register, "select form, period, status from returns where unit_id = 'a1'")[0][2] == "missing"
    assert book["codes"].sheet_state == "hidden"


def test_a_file_goes_back_with_its_wrong_cells_marked_and_comes_in_when_mended(register, tmp_path) -> None:
    lines = [
        ("一季度台账",),
        ("单位名称", "职工人数", "成立日期"),
        ("甲公司", "x", "2810-01-01"),
        ("=乙公司", 3, "2001.5"),
    ]
    brought(register, tmp_path, "a.csv", *lines)
    path = tmp_path / "a.csv"
    found = problems_of_file(register.current(), path)
    content = returned_workbook(read_file(path), found)
    marked = tmp_path / "marked.xlsx"
    marked.write_bytes(content)
    book = openpyxl.load_workbook(marked)
    sheet, listed = book.worksheets
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)] == [
        ["单位名称", "职工人数", "成立日期"],
        ["甲公司", "x", "2810-01-01"],
        ["=乙公司", "3", "2001.5"],
    ]
    assert sheet["A4"].data_type == "s"
    colours = {cell.coordinate: cell.fill.fgColor.rgb for row in sheet.iter_rows() for cell in row if cell.comment}
    assert colours == {"B3": "FFF8B4B4", "C3": "FFF8B4B4", "C4": "FFFBE8A6"}
    assert sheet["B3"].comment.text == "“x” is no number"
    assert listed.max_row == 1 + len(found) == 4
    sheet["B3"], sheet["C3"] = 5, "2008-01-01"
    book.remove(listed)
    book.save(marked)
    again = import_files(register, [marked], as_of=DAY)
    assert (again.files[0].rows_accepted, again.files[0].rows_quarantined) == (2, 0)
    with pytest.raises(Refused, match="was not imported as it is now"):
        problems_of_file(register.current(), written(tmp_path, "b.csv", ("单位名称",)))


@pytest.fixture
def formatted(tmp_path) -> Path:
    """A workbook as somebody made it: title, widths, formats, formula, note, hidden sheet, a text like a formula."""
    path = tmp_path / "一季度.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "台账"
    sheet.merge_cells("A1:D1")
    sheet["A1"] = "一季度台账"
    sheet["A1"].font = Font(bold=True, size=16)
    sheet.append(["单位名称", "职工人数", "成立日期", "备注"])
    sheet.append(["甲公司", "x", date(2001, 2, 3), "已核"])
    sheet.append(["乙公司", 3, None, "是"])
    sheet["D4"].value, sheet["D4"].data_type = "=1+1", "s"
    sheet["C3"].number_format = "yyyy年m月d日"
    sheet["B3"].comment = Comment("问过李会计", "王")
    sheet["A5"], sheet["B5"] = "合计", "=SUM(B3:B4)"
    sheet.column_dimensions["A"].width = 44
    sheet.freeze_panes = "A3"
    book.create_sheet("代码").sheet_state = "hidden"
    book.save(path)
    return path


def test_a_workbook_goes_back_as_its_sender_made_it(register, tmp_path, formatted) -> None:
    import_files(register, [formatted], as_of=DAY)
    found = problems_of_file(register.current(), formatted)
    content = returned_workbook(read_file(formatted), found, formatted)
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book["台账"]
    assert book.sheetnames == ["台账", "代码", "Problems"]
    assert book["代码"].sheet_state == "hidden"
    assert (sheet["A1"].font.size, sheet.column_dimensions["A"].width, sheet.freeze_panes) == (16, 44, "A3")
    assert (sheet["C3"].number_format, sheet["B5"].value) == ("yyyy年m月d日", "=SUM(B3:B4)")
    assert (sheet["D4"].value, sheet["D4"].data_type) == ("=1+1", "s")
    assert sheet["B3"].fill.fgColor.rgb.endswith("F8B4B4")
    assert sheet["B3"].comment.text == "问过李会计\n“x” is no number"
    listed = list(book["Problems"].iter_rows(values_only=True))
    assert listed[1][:4] == ("台账", "3", "职工人数", "x")
    sheet["B3"] = 12
    mended = tmp_path / "mended.xlsx"
    book.save(mended)
    report = import_files(register, [mended], as_of=DAY)
    assert sum(sheet.rows_quarantined for sheet in report.files) == 0
    assert rows(register, "select name, employees from units order by 2") == [("乙公司", 3), ("甲公司", 12)]


def test_a_workbook_that_cannot_be_kept_goes_back_with_its_cells(register, formatted, monkeypatch) -> None:
    import_files(register, [formatted], as_of=DAY)
    found = problems_of_file(register.current(), formatted)
    sheets = read_file(formatted)
    monkeypatch.setattr(marked_workbook, "MOST_BYTES", 1000)
    book = openpyxl.load_workbook(io.BytesIO(returned_workbook(sheets, found, formatted)))
    assert book["台账"]["B3"].comment.text == "“x” is no number"
    monkeypatch.undo()
    damaged = formatted.with_name("damaged.xlsx")
    with zipfile.ZipFile(formatted) as whole, zipfile.ZipFile(damaged, "w") as package:
        for part in whole.namelist():
            package.writestr(part, b"<x/>" if part == "xl/styles.xml" else whole.read(part))
    book = openpyxl.load_workbook(io.BytesIO(returned_workbook(sheets, found, damaged)))
    assert book["台账"]["B3"].comment.text == "“x” is no number"


def test_an_import_marks_reports_as_received(register, tmp_path) -> None:
    owed = ("单位名称", "报表", "期次", "报送时限", "报送状态")
    brought(
        register, tmp_path, "报送情况.csv", owed, *((name, "年报", "2013", "2014-03-31", "未报送") for name in "甲乙丙")
    )
    file = written(tmp_path, "甲.csv", ("单位名称", "职工人数"), ("甲", 3), ("丙", "x"))
    import_files(register, [file], as_of=DAY, received=("年报", "2013"))
    query = """
        select units.name, returns.status, received_on, due_on
        from returns join units using (unit_id) order by units.name
    """
    due = date(2014, 3, 31)
    assert rows(register, query) == [
        ("丙", "missing", None, due),
        ("乙", "missing", None, due),
        ("甲", "received", DAY, due),
    ]


def test_the_message_about_missing_reports_names_them_by_form_and_period() -> None:
    missing = pd.DataFrame(
        [
            ("甲公司", "年报", "2013", "missing"),
            ("乙公司", "年报", "2013", None),
            ("丙公司", "年报", "2013", "sent_back"),
            ("甲公司", "季报", "2014-1", "missing"),
        ],
        columns=["unit", "form", "period", "status"],
    )
    use_language("zh")
    assert reminder(missing, DAY).splitlines() == [
        "季报（2014-1）：截至2014年4月30日，尚有1家未报：甲公司。",
        "年报（2013）：截至2014年4月30日，尚有2家未报：甲公司、乙公司。",
        "年报（2013）：截至2014年4月30日，有1家的报表已退回待改：丙公司。",
    ]
    assert reminder(missing[:0], DAY) == "没有已过时限而未报送的记录。"

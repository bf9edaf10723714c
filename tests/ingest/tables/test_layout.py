"""What offices put on a sheet: titles, merged cells, headers of two lines, separators, several tables, cards."""

import io
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter

from dashboard.catalogue.schema import tables
from dashboard.errors import Refused
from dashboard.ingest.files import sources
from dashboard.ingest.files.formats.docx_document import document_sheets
from dashboard.ingest.files.read_file import read_file
from dashboard.ingest.files.sheets import Sheet
from dashboard.ingest.history.import_problems import problems
from dashboard.ingest.importer import import_files
from dashboard.ingest.returning.returned_workbook import returned_workbook
from dashboard.ingest.tables.layout import find_layouts
from dashboard.ingest.tables.reporting_unit import reporting_unit
from dashboard.ingest.tables.side_by_side import tables_beside
from ingest.bringing import DAY, brought, written
from ingest.reading import rows


def counts(report) -> list[tuple[int, int, int, int]]:
    found = [(s.rows_read, s.rows_accepted, s.rows_quarantined, s.rows_skipped) for s in report.files]
    assert all(read == accepted + quarantined + skipped for read, accepted, quarantined, skipped in found)
    return found


def test_a_header_of_two_lines_with_merged_cells(register, tmp_path) -> None:
    path = tmp_path / "two.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("台账")
        sheet.merge_range(0, 0, 0, 3, "2014年基层工会统计表")
        sheet.merge_range(1, 0, 2, 0, "单位名称")
        sheet.merge_range(1, 1, 1, 2, "会员")
        sheet.write_row(2, 1, ["人数", "女会员"])
        sheet.merge_range(1, 3, 2, 3, "建会日期")
        sheet.write_row(3, 0, ["甲公司", 30, 12, "2010-05-01"])
        sheet.write_row(4, 0, ["—————", "—————", "—————", "—————"])
        sheet.write_row(5, 0, ["二、企业"])
        sheet.write_row(6, 0, ["乙公司", 20, 3, "2011-05-01"])
        sheet.write_row(7, 0, ["贵阳市合计", 50, 15])
        sheet.write_row(8, 0, ["填表说明：按季报送"])
    report = import_files(register, [path], as_of=DAY)
    assert counts(report) == [(7, 2, 0, 5)]
    query = "select name, members, female_members, cast(established_on as varchar) from unions order by 2"
    assert rows(register, query) == [("乙公司工会", 20, 3, "2011-05-01"), ("甲公司工会", 30, 12, "2010-05-01")]


def test_a_cell_merged_downwards_counts_for_each_of_its_rows(register, tmp_path) -> None:
    path = tmp_path / "merged.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("职代会台账")
        sheet.write_row(0, 0, ["单位名称", "会议类别", "召开日期"])
        sheet.merge_range(1, 0, 2, 0, "甲公司")
        sheet.write_row(1, 1, ["职代会", "2013-03-01"])
        sheet.write_row(2, 1, ["职代会", "2014-03-01"])
    assert counts(import_files(register, [path], as_of=DAY)) == [(2, 2, 0, 0)]
    assert rows(register, "select count(*), count(distinct unit_id) from meetings") == [(2, 1)]


def test_several_tables_below_each_other(register, tmp_path) -> None:
    file = written(
        tmp_path,
        "several.csv",
        ("单位台账",),
        ("单位名称", "统一社会信用代码", "单位性质"),
        ("甲公司", "", "企业"),
        (),
        ("职代会",),
        ("单位名称", "会议类别", "召开日期"),
        ("甲公司", "职代会", "2014-03-01"),
        ("合计", "1", ""),
    )
    report = import_files(register, [file], as_of=DAY)
    assert [sheet.table for sheet in report.files] == ["units", "meetings"]
    assert counts(report) == [(2, 1, 0, 1), (3, 1, 0, 2)]


def test_a_card_is_one_row_with_labels_beside_values(register, tmp_path) -> None:
    path = tmp_path / "cards.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        for name, members in (("甲公司", 30), ("乙公司", None)):
            sheet = book.add_worksheet(name)
            sheet.merge_range(0, 0, 0, 3, "基层工会情况登记卡")
            sheet.write_row(1, 0, [f"填报单位：{name}", "", "填报日期：____"])
            sheet.write_row(2, 0, ["职工人数", 50, "会员人数", members])
            sheet.write_row(3, 0, ["建会日期"])
            sheet.merge_range(3, 1, 3, 3, "2010年5月")
            sheet.write_row(4, 0, ["联系人", "张三", "单位性质", "企业"])
    report = import_files(register, [path], as_of=DAY)
    assert [sheet.rows_accepted for sheet in report.files] == [1, 1]
    query = "select name, employees, members, sector from units join unions using (union_id) order by 1"
    query = query.replace("name", "units.name").replace("order by 1", "order by units.name")
    assert rows(register, query) == [("乙公司", 50, None, "enterprise"), ("甲公司", 50, 30, "enterprise")]
    assert {"personal_column", "month_only"} == set(problems(register.current())["code"])


def test_a_hidden_sheet_is_left_out_and_that_is_said(register, tmp_path) -> None:
    path = tmp_path / "hidden.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        for name in ("甲", "乙"):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["单位名称", "单位性质"])
            sheet.write_row(1, 0, [f"{name}公司", "企业"])
        sheet.hide()
    report = import_files(register, [path], as_of=DAY)
    assert counts(report) == [(1, 1, 0, 0), (2, 0, 0, 2)]
    assert list(problems(register.current())["code"]) == ["hidden_sheet"]


def test_an_error_of_a_formula_is_reported_not_taken_for_an_empty_cell(register, tmp_path) -> None:
    path = tmp_path / "errors.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["单位名称", "职工人数"])
        sheet.write_row(1, 0, ["甲公司"])
        sheet.write_formula(1, 1, "=VLOOKUP(1,D1:E2,2,0)", None, "#N/A")
    report = import_files(register, [path], as_of=DAY)
    assert counts(report) == [(1, 0, 1, 0)]
    (problem,) = problems(register.current()).to_dict("records")
    assert (problem["row"], problem["column"], problem["value"], problem["code"]) == (
        2,
        "职工人数",
        "#N/A",
        "error_value",
    )


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def document(path: Path, lines: list[list[str]]) -> Path:
    def cell(text: str) -> str:
        merge = '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>' if text == "甲公司" else ""
        merge = "<w:tcPr><w:vMerge/></w:tcPr>" if text == "^" else merge
        return f"<w:tc>{merge}<w:p><w:r><w:t>{'' if text == '^' else text}</w:t></w:r></w:p></w:tc>"

    table = "".join(f"<w:tr>{''.join(map(cell, line))}</w:tr>" for line in lines)
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr(
            "word/document.xml", f'<w:document xmlns:w="{WORD}"><w:body><w:tbl>{table}</w:tbl></w:body></w:document>'
        )
    return path


def test_a_table_in_a_document_with_cells_merged_downwards(register, tmp_path) -> None:
    lines = [["单位名称", "会议类别", "召开日期"], ["甲公司", "职代会", "2013-03-01"], ["^", "职代会", "2014-03-01"]]
    path = document(tmp_path / "会议.docx", lines)
    assert counts(import_files(register, [path], as_of=DAY)) == [(2, 2, 0, 0)]
    assert rows(register, "select count(distinct unit_id), count(*) from meetings") == [(1, 2)]


def test_a_document_is_read_whatever_its_cells_are_made_of(tmp_path) -> None:
    """Content controls, tracked changes, line breaks, and cells merged with nothing above them or off the grid."""

    def cell(content: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{content}</w:p></w:tc>"

    def run(text: str) -> str:
        return f"<w:r><w:t>{text}</w:t></w:r>"

    lines = [
        [cell(run("单位名称"), "<w:vMerge/>"), cell(run("人数"), '<w:gridSpan w:val="2"/>')],
        [
            cell(f"<w:sdt><w:sdtContent>{run('甲公司')}</w:sdtContent></w:sdt>", '<w:vMerge w:val="restart"/>'),
            cell(f"<w:del><w:r><w:delText>3</w:delText></w:r></w:del><w:ins>{run('4')}</w:ins>"),
            cell("<w:r><w:t>上</w:t><w:br/><w:t>下</w:t></w:r>"),
        ],
        [cell("", '<w:vMerge/><w:gridSpan w:val="2"/>'), cell(run("5"), "<w:vMerge/>"), cell(run("6"))],
    ]
    table = "".join(f"<w:tr>{''.join(line)}</w:tr>" for line in lines)
    path = tmp_path / "表.docx"
    with zipfile.ZipFile(path, "w") as file:
        body = f"<w:body><w:tbl>{table}</w:tbl></w:body>"
        file.writestr("word/document.xml", f'<w:document xmlns:w="{WORD}">{body}</w:document>')
    (sheet,) = document_sheets(str(path))
    assert sheet.rows == [["单位名称", "人数", ""], ["甲公司", "4", "上\n下"], ["", "", "", "6"]]
    assert sheet.merged == [[[0, 1], [0, 2]], [[1, 0], [2, 0]], [[1, 2], [2, 2]]]


def test_parquet_keeps_its_types(tmp_path) -> None:
    path = tmp_path / "units.parquet"
    pq.write_table(pa.table({"name": ["甲", None], "founded_on": [date(2014, 1, 2), None], "employees": [3, 4]}), path)
    (sheet,) = read_file(path)
    assert [list(row) for row in sheet.rows] == [
        ["name", "founded_on", "employees"],
        ["甲", date(2014, 1, 2), 3],
        [None, None, 4],
    ]


def folder_of_files(folder: Path) -> Path:
    folder.mkdir()
    (folder / "下级").mkdir()
    written(folder, "甲.csv", ("单位名称", "职工人数"), ("甲公司", 1))
    written(folder, "又一份甲.csv", ("单位名称", "职工人数"), ("甲公司", 1))
    written(folder / "下级", "乙.csv", ("单位名称", "职工人数"), ("乙公司", 2), ("丙公司", "x"))
    (folder / "坏.xlsx").write_bytes(b"PK\x03\x04 broken")
    (folder / "~$甲.xlsx").write_bytes(b"lock")
    written(folder, "说明.csv", ("请各单位", "按时报送"))
    return folder


@pytest.mark.parametrize("packed", [False, True])
def test_a_folder_or_zip_of_files_gives_a_receipt_per_file(register, tmp_path, packed) -> None:
    path = folder_of_files(tmp_path / "收件")
    if packed:
        with zipfile.ZipFile(tmp_path / "收件.zip", "w") as archive:
            for file in sorted(path.rglob("*.*")):
                archive.write(file, file.relative_to(path))
        path = tmp_path / "收件.zip"
    report = import_files(register, [path], as_of=DAY)
    assert sum(sheet.rows_read for sheet in report.files) == sum(read for read, *_rest in counts(report))
    found = {sheet.file: (sheet.rows_accepted, sheet.refused) for sheet in report.files}
    assert set(found) == {"下级/乙.csv", "又一份甲.csv", "坏.xlsx", "甲.csv", "说明.csv"}
    assert found["下级/乙.csv"][0] == found["又一份甲.csv"][0] + found["甲.csv"][0] == 1
    assert found["坏.xlsx"][1].startswith("坏.xlsx is no workbook that can be read: it is damaged")
    assert "no row looks like the header" in str(found["说明.csv"][1])
    assert rows(register, "select count(*) from units") == [(2,)]
    listed = problems(register.current())
    assert set(listed["code"]) == {"file_refused", "not_a_number"}
    assert "is the same file as" in " ".join(listed["message"])


def test_names_in_a_zip_of_a_chinese_program() -> None:
    info = zipfile.ZipInfo("贵州.csv".encode("gb18030").decode("cp437"))
    assert sources._name(info) == "贵州.csv"


def test_a_zip_bomb_is_refused(tmp_path, monkeypatch) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", b"0" * 1_000_000)
    monkeypatch.setattr(sources, "MOST_BYTES", 100_000)
    with pytest.raises(Refused, match="holds more than"), sources.sources([path]):
        pass


def test_an_empty_folder_is_refused(register, tmp_path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(Refused, match="holds no file"):
        import_files(register, [tmp_path / "empty"], as_of=DAY)


def test_tables_beside_each_other_are_read_each_and_their_problems_tell_the_column(register, tmp_path) -> None:
    path = tmp_path / "两栏.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("台账")
        sheet.write_row(0, 0, ["单位台账"])
        sheet.write_row(1, 0, ["单位名称", "职工人数", "", "单位名称", "职工人数"])
        sheet.write_row(2, 0, ["甲公司", 30, "", "乙公司", "四十岁"])
        sheet.write_row(3, 0, ["丙公司", 50])
    report = import_files(register, [path], as_of=DAY)
    assert counts(report) == [(3, 2, 0, 1), (1, 0, 1, 0)]
    assert rows(register, "select name from units where employees is not null order by 1") == [("丙公司",), ("甲公司",)]
    found = problems(register.current())
    assert list(found["column"]) == ["职工人数(E)"]
    book = openpyxl.load_workbook(io.BytesIO(returned_workbook(read_file(path), found)))
    assert [cell.coordinate for row in book["台账"].iter_rows() for cell in row if cell.comment] == ["E3"]


@pytest.mark.parametrize(
    "header", [("单位名称", "职工人数") * 3, ("单位名称", "职工人数", None, "单位名称", "会议类别")]
)
def test_what_stands_beside_is_found_with_and_without_a_column_between(header) -> None:
    parts = tables_beside(Sheet("a", "", (header, tuple("x" if cell else None for cell in header)), ""))
    assert len(parts) == (3 if None not in header else 2)
    assert next(cell for cell in parts[1].rows[0] if cell) in {"单位名称(C)", "单位名称(D)"}


@pytest.mark.parametrize(
    "header", [("单位名称", "职工人数", None, "会议类别", "召开日期"), ("单位名称", "备注", "备注")]
)
def test_one_flat_table_is_not_torn_apart(header) -> None:
    sheet = Sheet("a", "", (header, tuple("x" if cell else None for cell in header)), "")
    assert tables_beside(sheet) == (sheet,)


@pytest.mark.parametrize(
    "line", [("填报单位：甲公司",), ("填报单位", "甲公司"), ("报送单位（盖章）：甲公司  填报日期：2014年4月",)]
)
def test_a_table_without_units_is_about_the_unit_above_it_and_that_is_said(register, tmp_path, line) -> None:
    report = brought(
        register, tmp_path, "会议.csv", ("职代会情况",), line, ("会议类别", "召开日期"), ("职代会", "2014-01-02")
    )
    assert counts(report) == [(3, 1, 0, 2)]
    assert rows(register, "select name from units join meetings using (unit_id)") == [("甲公司",)]
    assert list(problems(register.current())["code"]) == ["unit_of_sheet"]


def test_rows_that_name_their_unit_are_about_it_whoever_filled_in_the_form(register, tmp_path) -> None:
    lines = (("填报单位：上级工会",), ("单位名称", "会议类别", "召开日期"), ("乙公司", "职代会", "2014-01-02"))
    brought(register, tmp_path, "会议.csv", *lines)
    assert rows(register, "select name from units") == [("乙公司",)]
    assert len(problems(register.current())) == 0


def test_a_line_to_fill_in_names_no_unit(tmp_path) -> None:
    sheet = Sheet("a", "", (("填报单位：______",), ("会议类别", "召开日期"), ("职代会", "2014-01-02")), "")
    (layout,) = find_layouts(sheet)
    assert reporting_unit(sheet, layout) is None


def test_a_formula_that_nobody_computed_is_told_and_not_taken_for_an_empty_cell(register, tmp_path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for line in (("单位名称", "职工人数", "单位性质"), ("甲公司", "=SUM(1,2)", "企业"), ("乙公司", 4, '="企"&"业"')):
        sheet.append(line)
    book.save(tmp_path / "a.xlsx")
    report = import_files(register, [tmp_path / "a.xlsx"], as_of=DAY)
    assert counts(report) == [(2, 0, 2, 0)]
    found = problems(register.current())
    assert list(found["code"]) == ["formula_without_value"] * 2
    assert list(found["value"]) == ["SUM(1,2)", '"企"&"业"']


def test_every_line_below_all_of_a_tables_own_columns_is_a_row() -> None:
    columns = tables()["units"].column_names
    lines = [["u1", "合计"], ["u2", "注：甲"], ["u3"], list(columns)]
    found = find_layouts(Sheet("units.csv", "", [list(columns), *lines], "0"))
    assert [(layout.rows, len(layout.left_out)) for layout in found] == [((2, 3, 4, 5), 0)]
    # Without one of the columns a person may have written it: the total is none of the rows.
    (layout,) = find_layouts(Sheet("units.csv", "", [list(columns[:-1]), ["合计", 3], ["u2", "乙"]], "0"))
    assert (layout.rows, len(layout.left_out)) == ((3,), 1)

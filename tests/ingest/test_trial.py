"""An import as the Data page does it: tried, published as tried, and sent back, whatever the files are called."""

import io
import zipfile
from datetime import date

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.errors import Refused
from dashboard.home.registers import can_write
from dashboard.ingest.files.uploads import Upload, kept, shown_name
from dashboard.ingest.history.import_problems import kinds, problems_of
from dashboard.ingest.returning.returned_files import files_to_return, returned_file, returned_name, returned_zip
from dashboard.ingest.trial import publish, try_out
from dashboard.locale import use_language
from dashboard.wording.import_words import changed_rows, counts_in_words, problems_in_words, receipts
from ingest.bringing import table, wanted
from ingest.reading import rows

HEADER = ("单位名称", "单位性质", "职工人数", "成立日期")


def packed(**files: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, inside in files.items():
            archive.writestr(name, inside)
    return content.getvalue()


def test_a_trial_changes_nothing_and_publishing_does_what_it_showed(register) -> None:
    files = [("一季度.csv", table(HEADER, ("甲公司", "企业", 30, "2001-02-03"), ("乙局", "机关", "x", "2002.5")))]
    read: list[tuple[int, int, str]] = []
    trial = try_out(register, wanted(*files), lambda *told: read.append(told))
    assert read == [(1, 1, "一季度.csv")]
    assert not (register.folder / "current").exists() and trial.report.version is None
    (sheet,) = trial.report.files
    assert (sheet.rows_read, sheet.rows_accepted, sheet.rows_quarantined, sheet.rows_skipped) == (2, 1, 1, 0)
    report = publish(register, trial)
    assert report.version == "v0001" and report.problems == trial.report.problems
    assert rows(register, "select name from units where employees is not null") == [("甲公司",)]
    again = try_out(register, wanted(*files))
    assert again.report.changes == () and again.publishable
    assert register.current().name == "v0001"


def test_what_was_tried_is_not_published_onto_another_version(register) -> None:
    publish(register, try_out(register, wanted(("a.csv", table(HEADER, ("甲", "企业", 1, ""))))))
    mine = try_out(register, wanted(("b.csv", table(HEADER, ("乙", "企业", 2, "")))))
    publish(register, try_out(register, wanted(("c.csv", table(HEADER, ("丙", "企业", 3, ""))))))
    with pytest.raises(Refused, match="has changed since the files were checked"):
        publish(register, mine)
    assert rows(register, "select name from units order by name") == [("丙",), ("甲",)]


def test_each_file_has_its_receipt_and_a_bad_one_holds_none_up(register) -> None:
    trial = try_out(
        register,
        wanted(
            ("好.csv", table(HEADER, ("甲", "企业", 1, ""))),
            ("坏.xlsx", b"PK\x03\x04 broken"),
            ("空.zip", packed()),
            ("两份.zip", packed(**{"乙.csv": table(HEADER, ("乙", "企业", 2, ""))})),
            ("加密.zip", packed(a=b"x")[:-30]),
        ),
    )
    found = {sheet.file: (sheet.rows_accepted, sheet.refused) for sheet in trial.report.files}
    assert set(found) == {"好.csv", "坏.xlsx", "空.zip", "乙.csv", "加密.zip"}
    assert [found["好.csv"], found["乙.csv"]] == [(1, None), (1, None)]
    for name in ("坏.xlsx", "空.zip", "加密.zip"):
        assert str(found[name][1]).startswith(name), found[name]
    assert list(receipts(trial.report, "zh")["读入"]) == [sheet.rows_read for sheet in trial.report.files]
    assert "采用2" in counts_in_words(trial.report, "zh")


def test_files_without_any_table_are_told_and_nothing_can_be_published(register) -> None:
    trial = try_out(register, wanted(("说明.csv", table(("请各单位", "按时报送"), ("甲", "乙")))))
    assert not trial.publishable
    assert "no row looks like the header" in str(trial.report.files[0].refused)
    assert [column.header for column in trial.report.files[0].columns] == ["请各单位", "按时报送"]
    assert not (register.folder / "current").exists()


def test_two_files_of_one_name_are_told_apart_and_go_back_each_with_its_own_marks(register) -> None:
    good, bad = (HEADER, ("甲", "企业", 1, "")), (HEADER, ("乙", "企业", "x", ""), ("丙", "企业", "y", ""))
    asked = wanted(("台账.csv", table(*good)), ("台账.csv", table(*bad)))
    found = problems_of(try_out(register, asked).report)
    assert files_to_return(found) == {"2/台账.csv": 2}
    book = openpyxl.load_workbook(io.BytesIO(returned_file(asked.uploads, found, "2/台账.csv")))
    assert [cell.value for cell in book.worksheets[0]["A"]] == ["单位名称", "乙", "丙"]
    assert returned_name("2/台账.csv").startswith("2-台账_")


HOSTILE = [
    "../../etc/passwd",
    "..\\..\\a.xlsx",
    "/abs/b.csv",
    "<img src=x onerror=alert(1)>.csv",
    "a\x00b.csv",
    "甲\u202excod.exe",
    "",
    ".",
    "..",
    "字" * 400 + ".xlsx",
    "con.csv",
    "a\nb.csv",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_the_name_of_an_upload_is_text_and_no_path(name) -> None:
    shown = shown_name(name)
    assert shown.isprintable() and 0 < len(shown) <= 120
    assert "/" not in shown and "\\" not in shown
    with kept([Upload(name, b"x")]) as (source,):
        assert source.path.name == "0" and source.path.read_bytes() == b"x"
        folder = source.path.parent
    assert not folder.exists()
    back = returned_name(name)
    assert back.endswith(".xlsx") and not set(back) & set('\\/:*?"<>|\n\x00')


@given(st.text(max_size=300))
def test_any_name_can_be_shown(name) -> None:
    assert shown_name(name).isprintable() and shown_name(shown_name(name)) == shown_name(name)


def test_a_file_inside_a_zip_may_have_any_name(register) -> None:
    names = (f"{'长' * 150}.csv", "../../乙.csv")
    inside = {name: table(HEADER, (name, "企业", 1, "")) for name in names}
    trial = try_out(register, wanted(("a.zip", packed(**inside))))
    assert [sheet.rows_accepted for sheet in trial.report.files] == [1, 1]


def messy(*lines: tuple[object, ...]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "台账"
    for line in lines:
        sheet.append(line)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def test_a_file_goes_back_before_anything_is_published_and_comes_in_when_mended(register) -> None:
    file = (
        "台账 一季度.xlsx",
        messy(HEADER, ("甲公司", "企业", "三十岁", "2001-02-03"), ("乙局", "机关", 5, "2002-13-01")),
    )
    asked = wanted(file, ("好.csv", table(HEADER, ("丁", "企业", 1, ""))))
    found = problems_of(try_out(register, asked).report)
    assert files_to_return(found) == {"台账 一季度.xlsx": 2}
    book = openpyxl.load_workbook(io.BytesIO(returned_file(asked.uploads, found, "台账 一季度.xlsx")))
    sheet = book["台账"]
    assert {cell.coordinate for row in sheet.iter_rows() for cell in row if cell.comment} == {"C2", "D3"}
    sheet["C2"], sheet["D3"] = 30, date(2002, 1, 1)
    mended = io.BytesIO()
    book.save(mended)
    trial = try_out(register, wanted(("退回.xlsx", mended.getvalue())))
    # The sheet of problems that went along is passed over without a word.
    assert trial.report.rows_accepted == 2 and trial.report.problems == ()
    with zipfile.ZipFile(io.BytesIO(returned_zip(asked.uploads, found))) as archive:
        assert archive.namelist() == [returned_name("台账 一季度.xlsx")]


def test_problems_are_grouped_by_kind_errors_first(register) -> None:
    lines = (
        HEADER,
        ("甲", "企业", "x", ""),
        ("乙", "企业", "y", ""),
        ("丙", "民企业", 1, ""),
        ("丁", "企业", 1, "2001.5"),
    )
    found = problems_of(try_out(register, wanted(("a.csv", table(*lines)))).report)
    grouped = [(kind.code, kind.level, kind.count, kind.files) for kind in kinds(found)]
    assert grouped == [
        ("not_a_number", "error", 2, 1),
        ("unknown_code", "error", 1, 1),
        ("month_only", "warning", 1, 1),
    ]
    use_language("zh")
    shown = problems_in_words(kinds(found)[0].rows, "zh")
    assert list(shown["行号"]) == [2, 3] and list(shown["单元格内容"]) == ["x", "y"]


def test_a_changed_row_is_shown_cell_by_cell(register) -> None:
    publish(register, try_out(register, wanted(("a.csv", table(HEADER, ("甲", "企业", 1, "2001-01-01"))))))
    trial = try_out(register, wanted(("b.csv", table(HEADER, ("甲", "机关", 5, "2001-01-01")))))
    (units,) = [change for change in trial.report.changes if change.table == "units"]
    shown = changed_rows(units, "changed", "zh")
    assert shown.iloc[:, 1:].to_numpy().tolist() == [["单位性质", "企业", "机关"], ["职工人数", "1", "5"]]


def test_a_table_is_replaced_and_reports_are_received_by_choice(register) -> None:
    header = ("单位名称", "会议类别", "召开日期")
    publish(register, try_out(register, wanted(("会议.csv", table(header, ("甲", "职代会", "2013-01-01"))))))
    trial = try_out(
        register,
        wanted(
            ("会议.csv", table(header, ("甲", "职代会", "2014-01-01"))),
            replaced=("meetings",),
            received=("年报", "2013"),
        ),
    )
    changes = {change.table: (change.new, change.changed, change.gone) for change in trial.report.changes}
    assert changes == {"meetings": (1, 0, 1), "returns": (1, 0, 0)}
    with pytest.raises(Refused, match="has no row of it"):
        try_out(register, wanted(("会议.csv", table(header, ("甲", "职代会", "2014-01-01"))), replaced=("offers",)))


def test_a_register_that_cannot_be_written_is_told_in_one_sentence(register, monkeypatch) -> None:
    publish(register, try_out(register, wanted(("a.csv", table(HEADER, ("甲", "企业", 1, ""))))))
    monkeypatch.setattr("dashboard.register.publish.can_write", lambda folder: False)
    assert can_write(register.folder)
    with pytest.raises(Refused, match="can't be written to") as refused:
        try_out(register, wanted(("b.csv", table(HEADER, ("乙", "企业", 1, "")))))
    assert "\n" not in str(refused.value)

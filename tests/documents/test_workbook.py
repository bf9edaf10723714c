"""The workbook, read back by two libraries that did not write it, against the answers themselves."""

import io
from datetime import date

import pandas as pd
import pytest
from openpyxl import Workbook as Book
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from command_line import run
from dashboard.answers import lists, numbers
from dashboard.catalogue.loader import catalogue
from dashboard.documents.workbook import workbook
from dashboard.errors import Refused
from dashboard.export.workbook_file import workbook_file
from dashboard.query.filters import Filters
from dashboard.register.versions import Register
from documents.subjects import subject
from registers import publish_tables


def opened(content: bytes) -> Book:
    return load_workbook(io.BytesIO(content))


@pytest.fixture(scope="module")
def content(guizhou: Register) -> bytes:
    return workbook_file(workbook(subject(guizhou)))


def test_two_readers_see_the_same_sheets_and_cells(content) -> None:
    book, other = opened(content), CalamineWorkbook.from_filelike(io.BytesIO(content))
    assert book.sheetnames == other.sheet_names
    for name in book.sheetnames:
        cells = [cell for row in book[name].iter_rows(values_only=True) for cell in row if cell not in (None, "")]
        others = [cell for row in other.get_sheet_by_name(name).to_python() for cell in row if cell != ""]
        assert len(cells) == len(others), name


def test_the_counts_are_those_of_the_command_line(content, guizhou) -> None:
    rows = list(opened(content)["全部单位指标"].iter_rows(values_only=True))
    told = {one.indicator.id for one in numbers.numbers(subject(guizhou).reader, Filters()) if one.is_shown}
    said = run("--home", guizhou.home.folder, "indicators", "--json").json

    def value_of(entry):
        # Where too little is known to tell a rate, its counts stand alone.
        return entry["value"] if entry["indicator"] in told else None

    assert [row[1:7] for row in rows[1:]] == [
        (entry["numerator"], entry["denominator"], value_of(entry), entry["unknown"], entry["not_applicable"], row[6])
        for entry, row in zip(said, rows[1:], strict=True)
    ]
    assert [row[0] for row in rows[1:]] == [catalogue().indicators[entry["indicator"]].title.zh for entry in said]


def test_a_group_has_its_number_or_where_little_is_known_its_counts(content, guizhou) -> None:
    header, *rows = opened(content)["按单位性质"].iter_rows(values_only=True)
    assert header[:6] == ("指标", "计量单位", "机关", "事业单位", "企业", "全部单位")
    found = numbers.numbers(subject(guizhou).reader, Filters(), ("sector",))
    codes = {"government": 2, "institution": 3, "enterprise": 4}
    order = list(catalogue().indicators)
    for number in found:
        cell = rows[order.index(number.indicator.id)][codes[str(number.group[0])]]
        if number.is_shown:
            assert cell == pytest.approx(float(number.value), rel=1e-14)
        else:
            assert isinstance(cell, str)
            assert "待核实" in cell or cell == "–"


def test_the_lists_have_all_their_rows(content, guizhou) -> None:
    book = opened(content)
    for name, rows in (("worklist", 27), ("verify", None)):
        frame = lists.rows_of(subject(guizhou).reader, name, Filters())
        assert book[catalogue().lists[name].title.zh].max_row == 1 + (rows or len(frame))


def test_charts_are_native_and_read_the_cells_beside_them(content) -> None:
    book = opened(content)
    for name in ("各项检查情况", "主分类单位数（按单位性质）"):
        (chart,) = book[name]._charts
        assert len(chart.series) == book[name].max_column - 1
        for series in chart.series:
            assert name in series.val.numRef.f
            assert series.val.numRef.numCache.ptCount == book[name].max_row - 1
    assert sum(cell.value for row in book["主分类单位数（按单位性质）"]["B2:E4"] for cell in row) == 62


def test_the_cover_says_what_the_numbers_stand_on(content) -> None:
    facts = dict(opened(content)["封面"].iter_rows(min_row=3, values_only=True))
    assert facts["登记簿版本"] == "v0001"
    assert facts["查询日期"] == "2014年4月30日"
    assert facts["生成时间"] == "2026-11-20 09:30"
    assert facts["“问题整改台账”行数"] == "27"


def test_every_indicator_is_defined_with_its_basis(content) -> None:
    rows = {row[0]: row for row in opened(content)["指标口径"].iter_rows(min_row=2, values_only=True)}
    for indicator in catalogue().indicators.values():
        assert rows[indicator.title.zh][1:3] == (indicator.definition.zh, indicator.basis_on(date(2014, 4, 30)).zh)


def test_sheets_are_frozen_filtered_and_laid_out_for_a4(content) -> None:
    for sheet in opened(content).worksheets[1:]:
        assert sheet.page_setup.paperSize == 9
        assert sheet.freeze_panes in ("A2", "B2")
        assert sheet.auto_filter.ref or sheet._charts


def test_rates_are_coloured_from_red_over_neutral_at_seventy(content) -> None:
    (formats,) = opened(content)["按单位性质"].conditional_formatting
    (rule,) = formats.rules
    assert [float(point.val) for point in rule.colorScale.cfvo] == [0, 70, 100]


def test_filters_narrow_every_sheet(guizhou) -> None:
    filters = Filters(where=(("sector", ("institution",)),))
    book = opened(workbook_file(workbook(subject(guizhou, filters=filters))))
    facts = dict(book["封面"].iter_rows(min_row=3, values_only=True))
    assert facts["筛选：单位性质"] == "事业单位"
    assert {row[2] for row in book["问题整改台账"].iter_rows(min_row=2, values_only=True)} == {"事业单位"}


def test_an_unknown_dimension_is_refused(guizhou, english) -> None:
    with pytest.raises(Refused, match="“colour” is no dimension"):
        workbook(subject(guizhou), ["colour"])


def test_invented_data_say_so_on_the_cover_and_in_every_table(province) -> None:
    book = opened(workbook_file(workbook(subject(province, language="en"), ["sector", "size"])))
    assert any("invented" in str(row[1]) for row in book["Cover"].iter_rows(values_only=True))
    for sheet in book.worksheets[5:]:
        assert "Nature of the data" in [cell.value for cell in sheet[1]], sheet.title


def test_names_that_look_like_formulas_are_text(tmp_path) -> None:
    units = pd.DataFrame({"unit_id": ["u1"], "name": ["=1+1"], "sector": ["enterprise"], "supervisor": ["@SUM(A1)"]})
    register = publish_tables(tmp_path, {"units": units}, pd.Timestamp("2026-10-31").date())
    for sheet in opened(workbook_file(workbook(subject(register), ["supervisor"]))).worksheets:
        assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d", "b"}, sheet.title


def test_the_command_writes_it_and_says_where(guizhou, tmp_path) -> None:
    path = tmp_path / "book.xlsx"
    said = run("--home", guizhou.home.folder, "export", "workbook", "-o", path, "--by", "sector,size", "--json").json
    assert said == {"file": str(path), "bytes": path.stat().st_size}
    assert "By Size" in opened(path.read_bytes()).sheetnames


def test_the_command_refuses_in_one_line(guizhou, tmp_path) -> None:
    home = ("--home", guizhou.home.folder)
    for wrong in (["-o", tmp_path / "no" / "book.xlsx"], ["-o", tmp_path / "b.xlsx", "--days", "-1"]):
        outcome = run(*home, "export", "workbook", *wrong)
        assert (outcome.code, outcome.err.count("\n")) == (1, 1)

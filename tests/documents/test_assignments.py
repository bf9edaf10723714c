"""Assignments: each addressee's problems, and the sheet that comes back filled in."""

import csv
import io
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from docx import Document
from openpyxl import load_workbook

from command_line import run
from dashboard.answers import lists
from dashboard.catalogue.loader import catalogue
from dashboard.documents.assignments import assignments
from dashboard.documents.brief_duties import duties
from dashboard.documents.letters import letters
from dashboard.documents.subject import Subject
from dashboard.export.assignments_zip import assignments_zip
from dashboard.ingest.importer import import_files
from dashboard.locale.in_language import speaking
from dashboard.query.filters import Filters
from dashboard.register.reader import open_reader, select_all
from dashboard.vocabulary.codes import title as code_title
from documents.subjects import subject
from export.payloads import FORMULAS
from registers import publish_tables


def files(about, by=None) -> dict[str, bytes]:
    content = assignments_zip(assignments(about, by), about.context("交办单"))
    archive = zipfile.ZipFile(io.BytesIO(content))
    return {name: archive.read(name) for name in archive.namelist()}


def test_units_of_one_supervisor_are_asked_one_by_one_others_by_supervisor(guizhou, province) -> None:
    rows = lists.rows_of(subject(province).reader, "worklist", Filters())
    assert len(assignments(subject(guizhou))) == 27
    assert len(assignments(subject(province))) == rows["supervisor"].nunique(dropna=False)
    assert sum(one.problems for one in assignments(subject(province))) == len(rows)


def test_the_index_names_every_file(guizhou) -> None:
    found = files(subject(guizhou))
    rows = list(csv.DictReader(io.StringIO(found["index.csv"].decode("utf-8-sig"))))
    assert {row["文书"] for row in rows} | {row["反馈表"] for row in rows} | {"index.csv"} == set(found)
    assert sum(int(row["问题数"]) for row in rows) == 27
    assert "依据含未核实参数" not in rows[0]


def test_the_document_has_basis_date_and_an_empty_column_to_report_back(guizhou) -> None:
    found = files(subject(guizhou))
    document = Document(io.BytesIO(next(content for name, content in found.items() if name.endswith(".docx"))))
    (grid,) = document.tables
    header, row = ([cell.text for cell in line.cells] for line in grid.rows[:2])
    assert header == ["序号", "单位名称", "存在问题", "到期日期", "逾期天数", "依据", "下一步", "办理情况"]
    assert row[3].startswith("2014年")
    assert row[4] == "–"
    assert row[5] in {check.basis.zh for check in catalogue().checks.values()}
    assert row[-1] == ""


def test_an_election_past_its_term_is_past_its_date_in_every_document(tmp_path) -> None:
    """2,040 days past the term: in worklist, assignment, order and brief.

    Where a finding sets a date that is to come, the order alone says so, beside that date: nothing else is past it.
    """
    as_of, ends, set_on = date(2026, 10, 31), date(2021, 3, 31), date(2026, 12, 31)
    ids = ["u1", "u2", "u3"]
    unions = pd.DataFrame({"union_id": ["w1", "w2", "w3"], "established_on": date(2010, 1, 1)})
    units = pd.DataFrame(
        {"unit_id": ids, "name": ids, "sector": "enterprise", "supervisor": "县总工会", "union_id": unions["union_id"]}
    )
    terms = pd.DataFrame({"union_id": ["w1", "w2"], "elected_on": date(2016, 3, 31), "ends_on": ends})
    reports = pd.DataFrame(
        {
            "unit_id": ["u2", "u3"],
            "check_id": "election_on_time",
            "reported_on": date(2026, 5, 1),
            "list_name": "长期不换届",
            "due_on": [set_on, None],
        }
    )
    frames = {"units": units, "unions": unions, "terms": terms, "findings": reports}
    about = subject(publish_tables(tmp_path, frames, as_of))
    worklist = lists.rows_of(about.reader, "worklist", Filters())
    rows = worklist.query("check_id == 'election_on_time'")
    found = {
        row["unit_id"]: (*(None if pd.isna(row[name]) else row[name] for name in ("due", "days_overdue")),)
        for row in rows.to_dict("records")
    }
    assert found == {"u1": (None, 2040), "u2": (pd.Timestamp(set_on), None), "u3": (None, None)}
    (assignment,) = assignments(about, "supervisor")
    assert assignment.overdue == 1
    assert f"尚有{assignment.problems}项问题待整改，其中1项已过时限" in assignment.opening
    days = {row[1]: row[4] for row in assignment.table.rows if row[2] == "未按期换届"}
    assert days == {"u1": "2,040", "u2": "–", "u3": "–"}
    orders = {letter.addressee: letter.values for letter in letters(about, ["order"])}
    asked = {unit: (values.get("days_overdue"), values["deadline"]) for unit, values in orders.items()}
    assert asked["u2"] == ("2,040", "2026年12月31日") and asked["u1"][0] == "2,040" and asked["u3"][0] is None
    with speaking("zh"):
        told = str(duties(about).blocks[0])
    # What is past its time is not told as without a date, too.
    assert f"其中1项已过时限、{len(worklist) - 2}项未定时限" in told


@pytest.mark.parametrize("language", ["zh", pytest.param("en", marks=pytest.mark.exhaustive)])
def test_a_sheet_filled_in_closes_its_findings(guizhou_copy, tmp_path, language) -> None:
    found = files(subject(guizhou_copy, language=language))
    name = next(name for name in found if name.startswith("001_") and name.endswith(".xlsx"))
    book = load_workbook(io.BytesIO(found[name]))
    sheet = book.worksheets[0]
    header = [cell.value for cell in sheet[1]]
    place = header.index("销号日期" if language == "zh" else "Closed on") + 1
    unit = sheet.cell(2, 1).value
    for row in range(2, sheet.max_row + 1):
        sheet.cell(row, place).value = date(2014, 6, 1)
    book.save(tmp_path / "back.xlsx")
    before = open_reader(guizhou_copy.current()).frame(select_all("findings"))
    report = import_files(guizhou_copy, [tmp_path / "back.xlsx"], as_of=date(2014, 6, 30))
    assert report.rows_quarantined == 0
    after = open_reader(guizhou_copy.current()).frame(select_all("findings"))
    assert len(after) == len(before)
    closed = after[after["closed_on"].notna()]
    assert set(closed["unit_id"]) == {unit}
    assert len(closed) == sheet.max_row - 1
    kept = ["unit_id", "check_id", "reported_on", "list_name"]
    assert set(map(tuple, after[kept].astype(str).to_numpy())) == set(map(tuple, before[kept].astype(str).to_numpy()))
    assert unit not in set(
        lists.rows_of(open_reader(guizhou_copy.current()), "findings_open_rows", Filters())["unit_id"]
    )


def test_names_that_look_like_formulas_or_paths_are_text(tmp_path) -> None:
    names = [*FORMULAS, "../../etc/passwd"]
    units = pd.DataFrame({"unit_id": [f"u{n}" for n in range(len(names))], "name": names, "sector": "government"})
    problems = pd.DataFrame(
        {
            "unit_id": units["unit_id"],
            "check_id": "union_established",
            "reported_on": date(2026, 1, 1),
            "list_name": "=1+1",
        }
    )
    register = publish_tables(tmp_path, {"units": units, "findings": problems}, date(2026, 10, 31))
    found = files(subject(register))
    assert len(found) == 2 * len(names) + 1
    assert not any("/" in name or name.startswith(".") for name in found)
    for name, content in found.items():
        if name.endswith(".xlsx"):
            for sheet in load_workbook(io.BytesIO(content)).worksheets:
                assert "f" not in {cell.data_type for row in sheet.iter_rows() for cell in row}
    for line in csv.reader(io.StringIO(found["index.csv"].decode("utf-8-sig"))):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for cell in line)


def test_the_command_takes_a_title(guizhou, tmp_path) -> None:
    path = tmp_path / "a.zip"
    options = ["--title", "supervision", "--language", "zh", "-o", path]
    assert run("--home", guizhou.home.folder, "export", "assignments", *options).code == 0
    assert all("督办单" in name for name in zipfile.ZipFile(path).namelist() if name != "index.csv")


def shared_union(folder: Path) -> Subject:
    """A union of A and B, of two supervisors: B was reported, for the union and for itself; A's records show a fail."""
    units = pd.DataFrame({"unit_id": ["A", "B", "C"], "name": ["甲", "乙", "丙"], "union_id": ["w", "w", "w2"]})
    units = units.assign(sector="enterprise", employees=100, supervisor=["一总工会", "二总工会", "一总工会"])
    unions = pd.DataFrame({"union_id": ["w", "w2"], "established_on": date(2015, 1, 1), "lead_unit_id": ["A", "C"]})
    missing = pd.DataFrame({"unit_id": ["A"], "kind": ["audit"], "in_being": [False]})
    reports = pd.DataFrame(
        {
            "unit_id": ["B", "B", "B", "C"],
            "check_id": ["organisation_complete", "election_on_time", "home_review", "election_on_time"],
            "reported_on": date(2026, 9, 1),
            "list_name": "名单",
        }
    )
    frames = {"units": units, "unions": unions, "committees": missing, "findings": reports}
    return subject(publish_tables(folder, frames, date(2026, 10, 31)))


@pytest.mark.parametrize("by", ["unit", "supervisor"])
@pytest.mark.parametrize(
    "where", [(), (("supervisor", ("一总工会",)),), (("check_fail", ("election_on_time", "home_review")),)]
)
def test_each_finding_stands_on_one_sheet_where_the_worklist_has_it(tmp_path, by, where) -> None:
    about = replace(shared_union(tmp_path), filters=Filters(where=where))
    worklist = lists.rows_of(about.reader, "worklist", about.filters)
    asked = {("B", "organisation_complete"): "A", ("B", "election_on_time"): "A"}
    reports = lists.rows_of(about.reader, "findings_open_rows", Filters())
    keys = list(zip(reports["unit_id"], reports["check_id"], strict=True))
    names, supervisors = {"A": "甲", "B": "乙", "C": "丙"}, {"A": "一总工会", "B": "二总工会", "C": "一总工会"}
    rows = set(zip(worklist["unit_id"], worklist["check_id"], strict=True))
    addressees = names if by == "unit" else supervisors
    stands_at = {key: asked.get(key, key[0]) for key in keys}
    expected = sorted((addressees[stands_at[key]], *key) for key in keys if (stands_at[key], key[1]) in rows)
    titles = {code_title("problem", check, "zh"): check for _unit, check in keys}
    found = assignments(about, by)
    told = sorted(
        (one.addressee, row["单位编号"], titles[row["存在问题"]])
        for one in found
        if "通报问题" in one.sheets
        for row in one.sheets["通报问题"].to_dict("records")
    )
    assert told == expected and expected
    shown = sum(len(one.sheets.get("资料判定问题", [])) for one in found)
    assert shown == worklist["source"].isin(["computed", "both"]).sum()

"""Registers that nobody on this project wrote, brought in by the mappings that the documentation keeps."""

import csv
import json
from collections import Counter
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from python_calamine import CalamineWorkbook

from dashboard.home.registers import Home
from dashboard.ingest.history.import_problems import problems
from dashboard.ingest.importer import import_files
from dashboard.ingest.mapping.mapping_file import read_mapping_file
from dashboard.ingest.report import ImportReport
from dashboard.query.bound_query import Composed
from dashboard.query.compose import exp
from dashboard.register.versions import Register
from in_memory import InMemory
from ingest.foreign import foreign, mapping_of_docs
from ingest.reading import frame, rows

pytestmark = pytest.mark.exhaustive

CHILE = "registers/chile/"
CHILE_DAY = date(2022, 6, 27)


def brought(register: Register, mapping: str, files: list[Path], as_of: date) -> ImportReport:
    report = import_files(register, files, mapping=read_mapping_file(mapping_of_docs(mapping)), as_of=as_of)
    for sheet in report.files:
        assert sheet.rows_read == sheet.rows_accepted + sheet.rows_quarantined + sheet.rows_skipped
    return report


def test_every_row_of_chile_is_accounted_for_the_same_from_both_encodings(register, tmp_path, register_only) -> None:
    files = sorted(foreign(CHILE).glob("*.csv"))
    other = Register(Home(tmp_path / "other"), "other")
    first, second = (
        brought(into, "chile", [file], CHILE_DAY).files[0] for into, file in zip((register, other), files, strict=True)
    )
    answer = json.loads(foreign(CHILE + "answer_key_dev.json").read_text("utf-8"))
    for sheet in (first, second):
        counts = (sheet.rows_read, sheet.rows_accepted, sheet.rows_quarantined, sheet.rows_skipped)
        assert counts == (answer["rows"], answer["active_rows"], 0, answer["rows"] - answer["active_rows"])
    for table in ("units", "unions", "terms", "coverage"):
        query = f"select * exclude (source_file, import_id) from {table} order by all"
        assert rows(register, query) == rows(other, query)
    listed = problems(register.current())
    assert set(zip(listed["column"], listed["code"], strict=True)) == {
        ("fecha_ultima_directiva", "after_the_date"),
        ("fecha_constitucion", "before_1949"),
    }
    assert listed["code"].value_counts()["after_the_date"] == answer["active_election_date"]["after_as_of_(invalid)"]
    members = rows(register, "select sum(members), count(*) filter (where members = 0) from unions")
    assert members == [(answer["active_members"], answer["active_zero_members"])]


def election_states(register: Register, years: int) -> Counter[str]:
    found = {table: frame(register, f"select * from {table}") for table in ("units", "unions", "terms", "coverage")}
    found["terms"] = found["terms"].assign(term_years=years)
    register_then = InMemory(found, CHILE_DAY)
    states = register_then.frame(Composed(exp.select("election_on_time").from_("unit_status")))
    register_then.close()
    return Counter(states["election_on_time"])


def test_chile_s_overdue_unions_are_those_of_the_answer_key(register) -> None:
    brought(register, "chile", [foreign(CHILE + "sindicatos_dev.csv")], CHILE_DAY)
    answer = json.loads(foreign(CHILE + "answer_key_dev.json").read_text("utf-8"))
    dates = answer["active_election_date"]
    for years, overdue in answer["active_overdue_if_term_years"].items():
        unknown = dates["missing"] + dates["after_as_of_(invalid)"]
        assert election_states(register, int(years)) == {
            "fail": overdue,
            "unknown": unknown,
            "pass": dates["usable"] - overdue,
        }


def test_four_unlike_workbooks_of_work_stoppages_become_one_table(register) -> None:
    folder = foreign("registers/us_work_stoppages")
    report = brought(register, "us_work_stoppages", sorted((folder / "raw").glob("*.xlsx")), date(2021, 1, 1))
    assert [sheet.table for sheet in report.files] == ["cases"] * 4
    with (folder / "answer_key_dev.csv").open(encoding="utf-8", newline="") as file:
        key = list(csv.DictReader(file))
    expected = {f"{row['Case Number']}#{row['Start Date']}": row for row in key}
    assert (len(key), len(expected), len({row["Case Number"] for row in key})) == (351, 351, 328)
    found = frame(register, "select case_id, people, applied_on, closed_on from cases").set_index("case_id")
    # Seven lines of the key come from other workbooks: no sheet of these four has their day.
    missing = set(expected) - set(found.index)
    assert len(missing) == 7
    assert set(found.index) == set(expected) - missing
    assert {case.partition("#")[0] for case in found.index} == {row["Case Number"] for row in key}
    for case_id, case in found.iterrows():
        assert str(case["applied_on"].date()) == expected[str(case_id)]["Start Date"]
    listed = problems(register.current())
    assert set(listed["code"]) == {"duplicate_key"}
    # Seven cases stand in two workbooks; three of them differ only by a column that one of the two lacks.
    assert len(listed) == 4 == sum(sheet.rows_quarantined for sheet in report.files)


def test_times_of_day_are_reported_and_the_other_expiry_dates_are_right(register) -> None:
    (file,) = foreign("registers/us_bargaining_notices").glob("*.xlsx")
    (sheet,) = brought(register, "us_bargaining_notices", [file], date(2004, 9, 30)).files
    assert (sheet.rows_read, sheet.rows_accepted, sheet.rows_quarantined) == (20_807, 20_354, 453)
    listed = problems(register.current())
    assert list(listed["code"].unique()) == ["time_of_day"]
    assert list(listed["column"].unique()) == ["Expiration Date"]
    cells = CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python(skip_empty_area=False)
    expected = {number: row[1] for number, row in enumerate(cells, 1) if isinstance(row[1], date)}
    found = frame(register, "select source_row, expires_on from agreements where expires_on is not null")
    assert len(found) == 18_566
    assert {row: day.date() for row, day in zip(found["source_row"], found["expires_on"], strict=True)} == expected
    assert set(listed["row"]) == {n for n, row in enumerate(cells, 1) if str(row[1]) == "00:00:00"}


@pytest.mark.parametrize("name", [path.stem for path in mapping_of_docs("chile").parent.glob("*.toml")])
def test_every_mapping_of_the_documentation_can_be_read(name) -> None:
    assert pd.Series(read_mapping_file(mapping_of_docs(name)).columns).size

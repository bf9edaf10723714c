"""The command line: the shape of every answer, and one line for every mistake."""

import csv
import io
import json
import os
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from command_line import Outcome, environment, program, run, run_program
from dashboard.catalogue.entries import STATES
from dashboard.catalogue.loader import catalogue
from dashboard.commands.parser import build_parser
from dashboard.paths import data_folder, queries_folder
from dashboard.register.versions import Register
from dashboard.vocabulary.codes import codes

INDICATORS = ["indicator", "numerator", "denominator", "value", "unknown", "not_applicable", "unit", "as_of"]
STATES_COLUMNS = [
    "unit_id",
    "unit",
    "check",
    "state",
    "strength",
    "since",
    "due",
    "open",
    "source",
    "detail",
]
UNIT = ["unit_id", "unit", "sector", "region", "supervisor"]
LISTS = {
    "worklist": [
        *UNIT,
        "check",
        "strength",
        "source",
        "since",
        "days_open",
        "due",
        "days_overdue",
        "next_step",
        "basis",
        "responsible",
        "statement",
    ],
    "closed": [*UNIT, "check", "detail", "strength", "source", "since", "due", "next_step", "basis", "responsible"],
    "due": [*UNIT, "kind", "subject", "due", "days_left"],
    "verify": [*UNIT, "check", "detail", "strength", "next_step", "basis", "responsible"],
    "not-reported": [*UNIT, "form", "period", "due", "days_overdue", "status"],
    "elections": [*UNIT, "due", "days_overdue", "step", "step_done_on", "is_elected", "covers"],
}


@pytest.fixture
def home(guizhou: Register) -> Path:
    return guizhou.home.folder


@pytest.fixture
def own(guizhou_copy: Register) -> Path:
    """A home to change."""
    return guizhou_copy.home.folder


def ask(home: Path, *arguments: object) -> Any:
    return run("--home", home, *arguments, "--json").json


def assert_one_line(found: Outcome, *words: str) -> None:
    """Nothing was changed, and one line says why; nothing stands on standard output."""
    assert found.code == 1, (found.code, found.out, found.err)
    assert found.out == ""
    assert len(found.err.splitlines()) == 1, found.err
    assert found.err.strip()
    assert "Traceback" not in found.err
    assert "The program failed" not in found.err, found.err
    for word in words:
        assert word in found.err, (word, found.err)


def columns(rows: list[dict[str, Any]]) -> list[str]:
    assert rows, "no rows show no columns"
    assert {tuple(row) for row in rows} == {tuple(rows[0])}
    return list(rows[0])


# What answers look like.


WITH_DECIMALS = ("health_score", "review_satisfaction", "cases_per_1000")


@pytest.mark.parametrize("by", [[], ["sector"], ["sector", "main_class"], ["list"], ["task", "size"]], ids=str)
def test_indicators_are_one_list_of_rows(home, by) -> None:
    rows = ask(home, "indicators", *(["--by", ",".join(by)] if by else []))
    assert columns(rows) == ["indicator", *by, *INDICATORS[1:]]
    assert {row["indicator"] for row in rows} == set(catalogue().indicators)
    for row in rows:
        assert date.fromisoformat(row["as_of"]) == date(2014, 4, 30)
        assert row["unit"] in codes("unit_of_measure")
        whole = int if row["indicator"] not in WITH_DECIMALS else (int, float)
        assert all(isinstance(row[name], int) for name in ("unknown", "not_applicable"))
        assert isinstance(row["numerator"], whole)
        assert row["denominator"] is None or isinstance(row["denominator"], whole)


def test_the_indicators_are_chosen_dated_filtered_and_grouped(home) -> None:
    rows = ask(
        home,
        "indicators",
        "--only",
        "units_open,tasks_done",
        "--only",
        "union_established",
        "--as-of",
        "2014-09-01",
        "--by",
        "sector",
        "--by",
        "sector",
        "--where",
        "sector=enterprise,institution",
        "--where",
        "task=T06",
        "--search",
        "公司",
    )
    order = [name for name in catalogue().indicators if name in ("units_open", "tasks_done", "union_established")]
    assert [row["indicator"] for row in rows] == order
    assert {row["sector"] for row in rows} == {"enterprise"}
    assert {row["as_of"] for row in rows} == {"2014-09-01"}
    assert [row["numerator"] for row in rows if row["indicator"] == "units_open"] == [20]


def test_states_are_one_list_of_rows(home) -> None:
    rows = ask(home, "states")
    assert columns(rows) == STATES_COLUMNS
    assert {row["state"] for row in rows} == set(STATES)
    assert {row["check"] for row in rows} == set(catalogue().checks)
    assert {row["strength"] for row in rows} <= {"must", "should", "may"}
    assert {row["open"] for row in rows} == {None, True}
    one = ask(home, "states", "--check", "home_review", "--where", "check_fail=home_review")
    assert columns(one) == STATES_COLUMNS
    assert [(row["check"], row["state"]) for row in one] == [("home_review", "fail")] * 2


@pytest.mark.parametrize("name", LISTS)
def test_lists_are_one_list_of_rows_with_their_columns(province, name) -> None:
    rows = ask(province.home.folder, name, *(["--days", "90", "--from", "2026-10-31"] if name == "due" else []))
    shown = columns(rows)
    assert [column for column in shown if column in LISTS[name]] == LISTS[name]
    assert {row["sector"] for row in rows} <= {*codes("sector"), None}
    for row in rows:
        for column in ("since", "due", "step_done_on"):
            if row.get(column) is not None:
                assert date.fromisoformat(row[column]).isoformat() == row[column]


def test_what_comes_due_is_counted_from_the_day_given(province) -> None:
    home = province.home.folder
    rows = ask(home, "due", "--days", "30", "--from", "2026-11-15")
    assert rows
    assert all("2026-11-15" <= row["due"] <= "2026-12-15" for row in rows)
    found = run("--home", home, "due", "--days", "30", "--from", "2026-11-15", "--json")
    assert "2026-11-15" in found.err
    assert ask(home, "due", "--days", "0", "--from", "2026-11-15") == [row for row in rows if not row["days_left"]]


def test_a_trend_is_one_list_of_rows_and_says_which_dates_are_not_ready(home) -> None:
    asked = ["--where", "sector=enterprise", "--json"]
    found = run("--home", home, "trend", "union_established", "--period", "statistical-year", "--ready", *asked)
    assert columns(found.json) == ["period_end", "numerator", "denominator", "value", "unknown", "not_applicable"]
    *before, last = found.json
    assert last["period_end"] == "2014-04-30" and "2013-09-30" not in found.err
    assert before[-1] == dict.fromkeys(last) | {"period_end": "2013-09-30"}  # nothing was on record yet
    (number,) = ask(home, "indicators", "--only", "union_established", *asked)
    assert {name: number[name] for name in last if name != "period_end"} == {
        name: cell for name, cell in last.items() if name != "period_end"
    }
    later = run("--home", home, "trend", "union_established", "--as-of", "2014-11-30", "--ready", *asked)
    assert "2014-09-30" in later.err
    assert_one_line(run("--home", home, "trend", "nothing", "--json"), "nothing")


def test_a_forecast_is_a_row_for_each_month_and_kind(province) -> None:
    rows = ask(province.home.folder, "forecast", "--where", "sector=enterprise")
    assert columns(rows) == ["month", "kind", "amount"]
    assert (rows[0]["month"], rows[-1]["month"], len(rows)) == ("2026-10-01", "2028-10-01", 50)


def test_preparing_says_what_it_made_ready(home) -> None:
    assert ask(home, "prepare", "--months", "1") == {
        "register": "guizhou",
        "version": "v0001",
        "built": [],
        "ready": 1,
        "months": 1,
    }
    assert_one_line(run("--home", home, "prepare", "--months", "0"), "--months")


def test_a_unit_has_its_id_and_name_at_the_top(home) -> None:
    found = ask(home, "unit", "省新华书店公司")
    assert found["name"] == "省新华书店公司"
    assert ask(home, "unit", found["unit_id"]) == ask(home, "unit", "省新华书店公司工会") == found
    assert columns(found["states"])[: len(STATES_COLUMNS)] == STATES_COLUMNS
    assert {row["unit_id"] for row in found["states"]} == {found["unit_id"]}
    assert len(found["records"]["task_units"]) == 2
    assert found["records"]["findings"][0]["check_id"] == "election_on_time"
    json.dumps(found, allow_nan=False)


def test_the_catalogue_is_every_header(home) -> None:
    found = ask(home, "catalogue")
    assert list(found) == ["checks", "indicators", "lists"]
    known = catalogue()
    for kind, queries in (("checks", known.checks), ("indicators", known.indicators), ("lists", known.lists)):
        assert [entry["id"] for entry in found[kind]] == list(queries)
        for entry in found[kind]:
            for name in ("title_zh", "title_en", "definition_zh", "definition_en", "basis"):
                assert entry[name], (entry["id"], name)
    assert all(entry["strength"] in ("must", "should", "may") for entry in found["checks"])
    assert all(entry["better"] in ("higher", "lower", "neither") for entry in found["indicators"])
    assert run("catalogue", "--json").json == found, "the catalogue needs no register"


def test_versions_are_rows_oldest_first(own) -> None:
    staying = ask(own, "unit", "贵州中烟公司")["unit_id"]
    made = ask(own, "alias", "refuse", "贵州中烟公司机关工会", "--unit", staying)
    assert made == {"register": "guizhou", "version": "v0002", "date": "2014-04-30"}
    rows = ask(own, "versions")
    assert columns(rows)[:3] == ["version", "current", "date"]
    assert [(row["version"], row["current"], row["action"], row["parent"]) for row in rows] == [
        ("v0001", False, "sample guizhou", None),
        ("v0002", True, "alias refuse", "v0001"),
    ]
    assert ask(own, "restore", "v0001") == {"register": "guizhou", "version": "v0001", "date": "2014-04-30"}
    assert [row["current"] for row in ask(own, "versions")] == [True, False]


STEPS = ["start", "redefined", "corrected", "occurred", "now"]


def test_a_report_is_sealed_and_what_changed_since_is_split(own, tmp_path) -> None:
    made = ask(own, "seal", "v0001", "--as", "一季度/报表", "--as-of", "2014-03-31")
    assert list(made) == [
        "name",
        "version",
        "as_of",
        "sealed_at",
        "sealed_by",
        "indicators",
        "queries_hash",
        "data_hash",
    ]
    assert (made["name"], made["version"], made["as_of"]) == ("一季度/报表", "v0001", "2014-03-31")
    path = tmp_path / "units.csv"
    path.write_text("unit_id,name,sector\nx1,新单位,enterprise\n", encoding="utf-8")
    ask(own, "import", path, "--date", "2014-10-31")
    assert [row["sealed"] for row in ask(own, "versions")] == [["一季度/报表"], []]
    found = ask(
        own, "diff", "一季度/报表", "--only", "units_open,self_check", "--by", "sector", "--units", "--limit", "2"
    )
    assert list(found) == ["register", "before", "now", "definition_changed", "changes"]
    assert found["before"] == {"version": "v0001", "as_of": "2014-03-31", "sealed": "一季度/报表"}
    assert found["now"] == {"version": "v0002", "as_of": "2014-10-31"}
    assert found["definition_changed"] is False
    changes = {(row["indicator"], row["sector"]): row for row in found["changes"]}
    assert columns(found["changes"]) == [
        "indicator",
        "sector",
        "unit",
        "numerator",
        "denominator",
        "unknown",
        "not_applicable",
        "value",
        "units",
    ]
    open_units = changes["units_open", "enterprise"]
    assert open_units["numerator"] == dict(zip(STEPS, [24, 0, 1, 0, 25], strict=True))
    assert open_units["denominator"] is None
    assert open_units["units"] == {
        "redefined": [],
        "corrected": [{"unit_id": "x1", "unit": "新单位", "before": 0, "after": 1}],
        "occurred": [],
    }
    checked = changes["self_check", "enterprise"]
    assert [list(checked[name]) for name in ("numerator", "denominator", "unknown", "value")] == [STEPS] * 4
    assert checked["denominator"]["occurred"] > 2
    assert len(checked["units"]["occurred"]) == 2
    assert columns(checked["units"]["occurred"])[-2:] == ["denominator_before", "denominator_after"]
    shown = run("--home", own, "diff", "一季度/报表", "--only", "units_open")
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.split() == [
        "indicator",
        "count",
        *STEPS,
        "units_open",
        "numerator",
        "62",
        "0",
        "1",
        "0",
        "63",
    ]


def test_two_versions_differ_by_numbers_and_rows(own, tmp_path) -> None:
    path = tmp_path / "units.csv"
    path.write_text("unit_id,name,sector\nx1,新单位,enterprise\n", encoding="utf-8")
    ask(own, "import", path, "--date", "2014-10-31")
    found = ask(own, "diff", "v0001", "v0002", "--only", "units_open", "--rows", "--where", "sector=enterprise")
    assert list(found) == ["register", "before", "now", "definition_changed", "changes", "tables", "rows"]
    (change,) = found["changes"]
    assert change["numerator"] == dict(zip(STEPS, [24, None, 1, 0, 25], strict=True))
    assert columns(found["tables"]) == ["table", "new", "changed", "gone"]
    assert {"table": "units", "new": 1, "changed": 0, "gone": 0} in found["tables"]
    (row,) = (row for row in found["rows"] if row["table"] == "units")
    assert (row["change"], row["key"], row["values"]["name"]) == ("new", {"unit_id": "x1"}, "新单位")
    back = ask(own, "diff", "v0002", "v0001", "--as-of", "2014-12-31", "--only", "units_open")
    assert back["now"] == {"version": "v0001", "as_of": "2014-12-31"}
    assert ask(own, "diff", "v0002", "v0002", "--only", "units_open")["changes"][0]["numerator"]["corrected"] == 0
    assert ask(own, "prune", "--keep", "1") == {"register": "guizhou", "removed": ["v0001"], "kept": ["v0002"]}


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["seal", "v0099", "--as", "x"], "v0099"),
        (["seal", "v0001", "--as", "v0001"], "v0001"),
        (["seal", "v0001", "--as", ""], "100"),
        (["seal", "v0001", "--as", "x", "--as-of", "soon"], "soon"),
        (["diff", "一季度"], "一季度"),
        (["diff", "v0001", "v0099"], "v0099"),
        (["diff", "v0001", "--by", "colour"], "colour"),
        (["diff", "v0001", "--where", "colour=red"], "colour"),
        (["diff", "v0001", "--only", "nothing"], "nothing"),
        (["diff", "v0001", "--units"], "--only"),
        (["diff", "v0001", "--rows", "--limit", "-1"], "--limit"),
        (["prune", "--keep", "0"], "0"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_a_report_or_version_that_can_not_be_is_one_line(home, arguments, word) -> None:
    assert_one_line(run("--home", home, *arguments, "--json"), word)


def test_spellings_and_suggestions(home) -> None:
    found = ask(home, "alias", "list")
    assert list(found) == ["aliases", "suggestions"]
    assert columns(found["aliases"]) == ["alias", "unit_id", "unit", "method", "confirmed_by", "confirmed_at"]
    assert columns(found["suggestions"]) == ["spelling", "unit_id", "unit", "other_unit_id", "reason"]


def test_a_sample_says_what_it_made_and_is_the_default_where_there_was_none(tmp_path) -> None:
    made = ask(tmp_path, "sample", "province", "--units", "50", "--seed", "3", "--date", "2025-12-31")
    assert made == {"register": "province-50-3", "version": "v0001", "date": "2025-12-31"}
    assert ask(tmp_path, "indicators", "--only", "units_open")[0]["as_of"] == "2025-12-31"
    assert [row["synthetic"] for row in ask(tmp_path, "versions")] == [True]
    loaded = run("--home", tmp_path, "sample", "guizhou", "--json")
    assert (loaded.json["register"], loaded.json["version"]) == ("guizhou", "v0001")
    # It stands beside the first: nobody's numbers change, and one line says so.
    assert_one_line(Outcome(1, b"", loaded.err), "guizhou", "province-50-3", "union-health choose guizhou")
    assert 0 < ask(tmp_path, "indicators", "--only", "units_open")[0]["numerator"] <= 50
    campaign = ask(tmp_path, "indicators", "--only", "units_open", "--register", "guizhou")
    assert campaign[0]["numerator"] == 62
    assert ask(tmp_path, "choose", "guizhou") == {"register": "guizhou"}
    assert ask(tmp_path, "indicators", "--only", "units_open") == campaign
    assert [row["synthetic"] for row in ask(tmp_path, "versions")] == [False]
    assert_one_line(run("--home", tmp_path, "choose", "nothing"), "nothing")


def test_another_import_does_not_change_the_default_whatever_its_name(tmp_path, mixed) -> None:
    for name in ("main", "aaa"):
        assert run("--home", tmp_path / "home", "import", mixed, "--register", name, "--json").code == 0
        assert {row["register"] for row in ask(tmp_path / "home", "versions")} == {"main"}
    # A home of before, whose default was the first by name.
    (tmp_path / "home" / "chosen").unlink()
    assert run("--home", tmp_path / "home", "import", mixed, "--register", "a", "--json").code == 0
    assert {row["register"] for row in ask(tmp_path / "home", "versions")} == {"aaa"}


def test_the_environment_names_a_register_as_the_option_does(tmp_path, mixed, monkeypatch) -> None:
    for name in ("one", "two"):
        ask(tmp_path / "home", "import", mixed, "--register", name)
    monkeypatch.setenv("UNION_HEALTH_REGISTER", "two")
    assert {row["register"] for row in ask(tmp_path / "home", "versions")} == {"two"}
    assert {row["register"] for row in ask(tmp_path / "home", "versions", "--register", "one")} == {"one"}
    monkeypatch.setenv("UNION_HEALTH_REGISTER", "three")
    assert_one_line(run("--home", tmp_path / "home", "versions"), "three")


def test_tokens_are_listed_for_a_register(tmp_path, mixed) -> None:
    for name in ("one", "two"):
        ask(tmp_path / "home", "import", mixed, "--register", name)
        ask(tmp_path / "home", "token", "new", f"of-{name}", "--register", name)
    ask(tmp_path / "home", "token", "new", "of-all")
    found = ask(tmp_path / "home", "token", "list", "--register", "two")
    assert [row["name"] for row in found] == ["of-all", "of-two"]


UNITS = "unit_id,name,sector,employees,founded_on\n"


@pytest.fixture
def mixed(tmp_path) -> Path:
    """Four lines: two good ones, one that can't be a number, one that repeats another."""
    path = tmp_path / "units.csv"
    good = "x1,甲公司,enterprise,30,2001-02-03\n"
    rows = f"{good}x2,乙公司,enterprise,many,\nx3,丙公司,,,\n{good}"
    path.write_text(UNITS + rows, encoding="utf-8")
    return path


def test_an_import_accounts_for_every_row(tmp_path, mixed) -> None:
    home = tmp_path / "home"
    report = ask(home, "import", mixed, "--date", "2020-01-01", "--complete", "unions,terms")
    assert report["version"] == "v0001"
    (sheet,) = report["files"]
    assert {"file", "table", "rows_read", "rows_accepted", "rows_quarantined", "rows_skipped", "mapping"} <= set(sheet)
    assert (sheet["file"], sheet["table"]) == ("units.csv", "units")
    assert (sheet["rows_read"], sheet["rows_accepted"], sheet["rows_quarantined"], sheet["rows_skipped"]) == (
        4,
        2,
        1,
        1,
    )
    assert sheet["mapping"]["founded_on"] == "units.founded_on"
    issues = ask(home, "issues")
    assert columns(issues)[:7] == ["file", "sheet", "row", "column", "value", "code", "message"]
    wrong = [issue for issue in issues if issue["level"] == "error"]
    assert [(row["file"], row["row"], row["column"], row["value"]) for row in wrong] == [
        ("units.csv", 3, "employees", "many")
    ]
    assert "many" in wrong[0]["message"]
    states = ask(home, "states", "--check", "union_established")
    assert {row["unit"]: row["state"] for row in states} == {"甲公司": "fail", "丙公司": "unknown"}


def test_a_trial_and_a_strict_import_publish_nothing(own, mixed) -> None:
    report = ask(own, "import", mixed, "--dry-run")
    assert report["version"] is None
    assert report["files"][0]["rows_quarantined"] == 1
    found = run("--home", own, "import", mixed, "--strict", "--json")
    assert_one_line(found, "units.csv", "row 3", "column employees")
    assert [row["version"] for row in ask(own, "versions")] == ["v0001"]


def test_the_registers_folder_may_stand_before_or_after_the_command_or_in_the_environment(home, monkeypatch) -> None:
    before = run("--home", home, "indicators", "--json").json
    assert run("indicators", "--home", home, "--json").json == before
    assert run("--json", "--home", home, "indicators").json == before
    assert run("--home", "/nowhere", "indicators", "--home", home, "--json").json == before
    monkeypatch.setenv("UNION_HEALTH_HOME", str(home))
    assert run("indicators", "--json").json == before
    assert run("--register", "guizhou", "indicators", "--json").json == before
    assert run("alias", "list", "--json").json["suggestions"]


def test_a_table_for_people_has_titles_and_no_json(home) -> None:
    found = run("--home", home, "indicators", "--by", "sector", "--only", "units_open")
    assert (found.code, found.err) == (0, "")
    assert found.out.split()[:3] == ["indicator", "sector", "numerator"]
    assert run("--home", home, "closed").out == "No rows.\n"
    for command in (["unit", "贵州中烟公司"], ["catalogue"], ["issues"], ["versions"], ["alias", "list"], ["worklist"]):
        found = run("--home", home, *command)
        assert (found.code, found.err) == (0, "")
        assert len(found.out.splitlines()) > 1


def test_what_is_written_to_standard_output_is_the_file_and_nothing_else(home) -> None:
    found = run("--home", home, "indicators", "--by", "list", "--only", "units_open", "--format", "csv")
    assert found.code == 0
    rows = list(csv.DictReader(io.StringIO(found.written.decode("utf-8-sig"))))
    assert len(rows) == 10
    assert "do not sum to the whole" in found.err
    found = run("--home", home, "due", "--from", "2014-04-30", "--format", "csv")
    assert found.written.decode("utf-8-sig").startswith("unit_id,")
    assert run("--home", home, "worklist", "--format", "json").json[0]["unit_id"]
    assert run("--home", home, "worklist", "--format", "xlsx").written.startswith(b"PK")
    assert run("--home", home, "worklist", "--format", "parquet").written.startswith(b"PAR1")


@pytest.mark.parametrize("name", ["table.csv", "table.json", "table.xlsx", "table.parquet", "table"])
def test_a_table_is_written_to_a_file_of_the_kind_that_its_name_says(home, tmp_path, name) -> None:
    found = run("--home", home, "indicators", "-o", tmp_path / name)
    assert (found.code, found.out, found.err) == (0, "", "")
    starts = {".csv": b"\xef\xbb\xbfindicator,", ".json": b"[{", ".xlsx": b"PK", ".parquet": b"PAR1"}
    assert (tmp_path / name).read_bytes().startswith(starts.get(Path(name).suffix, starts[".csv"]))
    run("--home", home, "indicators", "-o", tmp_path / name, "--json")
    assert (tmp_path / name).read_bytes().startswith(starts.get(Path(name).suffix, starts[".json"]))


# Mistakes.


def files(folder: Path) -> dict[str, Path]:
    """Files that can't be imported, by what is wrong with them."""
    contents = {
        "random.xlsx": b"PK\x03\x04" + bytes(range(256)) * 40,
        "noise.xlsx": bytes((number * 7919) % 251 for number in range(5_000)),
        "picture.xlsx": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8,
        "picture.png": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8,
        "old.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600,
        "zeros.csv": b"\x00" * 300,
        "empty.csv": b"",
        "stranger.csv": b"one,two\n1,2\n",
    }
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    workbook = Workbook()
    workbook.save(folder / "blank.xlsx")
    (folder / "folder.csv").mkdir()
    return {name: folder / name for name in (*contents, "blank.xlsx", "folder.csv", "missing.csv")}


@pytest.mark.parametrize(
    "name",
    [
        "random.xlsx",
        "noise.xlsx",
        "picture.xlsx",
        "picture.png",
        "old.xls",
        "zeros.csv",
        "empty.csv",
        "stranger.csv",
        "blank.xlsx",
        "folder.csv",
        "missing.csv",
    ],
)
def test_a_file_that_can_not_be_imported_is_one_line_that_names_it(own, tmp_path, name) -> None:
    before = sorted(path.name for path in own.rglob("*"))
    assert_one_line(run("--home", own, "import", files(tmp_path)[name], "--json"), name)
    assert sorted(path.name for path in own.rglob("*")) == before


BAD = {
    "no such date": (["indicators", "--as-of", "30.4.2014"], "30.4.2014"),
    "no such day": (["indicators", "--as-of", "2014-02-30"], "2014-02-30"),
    "no start": (["due", "--from", "soon"], "soon"),
    "too many days": (["due", "--days", "99999999999"], "36500"),
    "days before": (["due", "--days", "-1"], "36500"),
    "no dimension": (["indicators", "--by", "colour"], "colour"),
    "no dimension to filter": (["worklist", "--where", "colour=red"], "colour=red"),
    "no filter": (["worklist", "--where", "sector"], "sector"),
    "no value": (["worklist", "--where", "sector=moon"], "moon"),
    "no value of a second": (["states", "--where", "sector=enterprise", "--where", "size=huge"], "huge"),
    "no indicator": (["indicators", "--only", "units_open,nonsense"], "nonsense"),
    "no check": (["states", "--check", "nonsense"], "nonsense"),
    "no version": (["indicators", "--version", "v0099"], "v0099"),
    "no version to restore": (["restore", "v0099"], "v0099"),
    "no version of issues": (["issues", "--version", "v0099"], "v0099"),
    "no register": (["indicators", "--register", "other"], "other"),
    "no register's name": (["indicators", "--register", "../../etc"], "../../etc"),
    "no unit": (["unit", "没有这样的单位"], "没有这样的单位"),
    "several units": (["unit", "公司"], "公司"),
    "no unit to confirm": (["alias", "confirm", "贵州中烟公司机关工会", "--unit", "u-0000000000"], "u-0000000000"),
    "no spelling": (["alias", "refuse", "没有这样的单位", "--unit", "贵州中烟公司"], "没有这样的单位"),
    "known spelling": (["alias", "refuse", "贵州中烟公司", "--unit", "贵州中烟公司"], "贵州中烟公司"),
    "no folder": (["indicators", "-o", "/nowhere/at/all.csv"], "/nowhere/at/all.csv"),
    "a folder": (["indicators", "-o", "/", "--format", "csv"], "/"),
    "no format": (["indicators", "-o", "/tmp/table.docx"], "docx"),
    "no units": (["sample", "province", "--units", "0"], "0"),
    "no date of a sample": (["sample", "province", "--units", "5", "--date", "never"], "never"),
}


@pytest.mark.parametrize("what", BAD)
def test_bad_input_is_one_line_that_names_it(own, what) -> None:
    arguments, named = BAD[what]
    versions = sorted(path.name for path in own.rglob("v*.duckdb"))
    assert_one_line(run("--home", own, *arguments, "--json"), named)
    assert sorted(path.name for path in own.rglob("v*.duckdb")) == versions


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["--table", "nonsense"], "nonsense"),
        (["--complete", "units,nonsense"], "nonsense"),
        (["--date", "31.12.2019"], "31.12.2019"),
        (["--register", "Not A Name"], "Not A Name"),
    ],
)
def test_bad_options_of_an_import_are_one_line(own, mixed, arguments, named) -> None:
    assert_one_line(run("--home", own, "import", mixed, *arguments, "--json"), named)


def test_a_home_without_a_register_is_one_line(tmp_path) -> None:
    for arguments in (["indicators"], ["versions"], ["unit", "x"], ["issues"], ["alias", "list"], ["restore", "v0001"]):
        assert_one_line(run("--home", tmp_path / "none", *arguments, "--json"), "none", "union-health sample guizhou")
    assert not (tmp_path / "none").exists()


def test_a_home_that_can_not_be_written_is_one_line(tmp_path, mixed) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    found = run("--home", tmp_path / "file", "import", mixed, "--json")
    assert (found.code, found.out) == (1, "")
    assert len(found.err.splitlines()) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["nonsense"],
        ["import"],
        ["unit"],
        ["alias"],
        ["alias", "confirm", "x"],
        ["sample"],
        ["sample", "moon"],
        ["restore"],
        ["indicators", "--nonsense"],
        ["indicators", "--format", "docx"],
        ["due", "--days", "many"],
        ["sample", "province", "--units", "many"],
        ["indicators", "--as-of"],
        ["seal", "v0001"],
        ["diff"],
        ["prune", "--keep", "many"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_exit_code_two(arguments) -> None:
    found = run(*arguments, "--json") if arguments else run()
    assert found.code == 2
    assert found.out == ""
    assert "usage: union-health" in found.err


def test_a_failure_of_the_program_is_one_line_too(home, monkeypatch) -> None:
    def fail(*arguments: object) -> None:
        raise RuntimeError("two\nlines")

    monkeypatch.setattr("dashboard.answers.numbers.indicators", fail)
    found = run("--home", home, "indicators", "--json")
    assert (found.code, found.out) == (1, "")
    assert found.err == "The program failed, nothing was changed: RuntimeError: two lines\n"
    monkeypatch.setenv("UNION_HEALTH_TRACEBACK", "1")
    with pytest.raises(RuntimeError):
        run("--home", home, "indicators", "--json")


def test_mistakes_are_told_in_the_readers_language(home) -> None:
    found = run_program("--home", home, "indicators", "--by", "colour", LANG="zh_CN.UTF-8")
    assert found.code == 1
    assert found.err.startswith("“colour”不是可用的维度")


# As a program of its own.


@pytest.mark.parametrize(
    "arguments", [["versions"], ["catalogue", "--json"], ["indicators", "--format", "csv"], ["states", "--json"]]
)
def test_a_reader_that_has_gone_is_no_mistake(home, arguments) -> None:
    read, write = os.pipe()
    os.close(read)
    try:
        found = subprocess.run(
            program("--home", home, *arguments), stdout=write, stderr=subprocess.PIPE, env=environment(), check=False
        )
    finally:
        os.close(write)
    assert (found.returncode, found.stderr) == (0, b"")


def shell(home: Path, text: str, *arguments: object) -> Outcome:
    found = subprocess.run(
        program("--home", home, "shell", *arguments),
        input=text.encode(),
        capture_output=True,
        env=environment(),
        check=False,
    )
    return Outcome(found.returncode, found.stdout, found.stderr.decode("utf-8"))


def test_every_query_file_runs_as_it_stands_in_the_shell(home) -> None:
    folders = ("status", "checks", "indicators", "lists")
    paths = [path for name in folders for path in sorted((queries_folder() / name).rglob("*.sql"))]
    texts = [path.read_text(encoding="utf-8").rstrip() + "\n;\n" for path in paths]
    found = shell(home, "".join(texts))
    assert (found.code, found.err) == (0, "")
    assert found.out.count("┌") == len(paths) > 60


def test_the_shell_reads_only_and_goes_on_after_a_mistake(home) -> None:
    found = shell(
        home,
        "select count(*) as n from units;\nselect nothing;\ndelete from units;\nselect * from '/etc/passwd';\n"
        "select as_of from as_of;\n",
        "--as-of",
        "2014-09-01",
    )
    assert found.code == 0
    assert "62" in found.out
    assert "2014-09-01" in found.out
    assert len(found.err.splitlines()) == 3


def test_a_template_goes_out_and_a_file_goes_back_with_its_problems(home, tmp_path) -> None:
    template, returned = tmp_path / "template.xlsx", tmp_path / "returned.xlsx"
    assert ask(home, "template", "--output", template) == {"file": str(template)}
    assert len(load_workbook(template).sheetnames) > 5
    (source,) = (data_folder() / "guizhou").glob("*.xlsx")
    found = ask(home, "return", source, "--output", returned)
    assert found == {"file": str(returned), "problems": found["problems"]}
    assert set(load_workbook(source).sheetnames) <= set(load_workbook(returned).sheetnames)
    assert_one_line(run("--home", home, "return", source, "--output", tmp_path / "no" / "such.xlsx"), "such.xlsx")


def test_every_command_is_asked_by_a_test() -> None:
    (commands,) = (action for action in build_parser()._actions if action.dest == "command")
    text = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parents[1].rglob("test_*.py"))
    for name in set(commands.choices or ()) - {"serve"}:  # the browser's tests run that one
        assert f'"{name}"' in text, name

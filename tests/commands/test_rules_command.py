"""The command union-health rules: what it prints, and what it refuses."""

import csv
import io
import json
from datetime import date

import pandas as pd
import pytest
from openpyxl import load_workbook

from command_line import Outcome, run
from dashboard.law.rules_of_place import COLUMNS
from dashboard.register.rules_table import ENVIRONMENT_VARIABLE


@pytest.fixture(autouse=True)
def no_rules_of_the_machine(monkeypatch) -> None:
    monkeypatch.delenv(ENVIRONMENT_VARIABLE, raising=False)


def wages(rows: list[dict[str, object]]) -> dict[object, object]:
    return {row["sector"]: row["value"] for row in rows if row["parameter"] == "filing_days_wage"}


def assert_refused(found: Outcome, *words: str) -> None:
    assert found.code == 1 and found.out == "", (found.code, found.out)
    assert len(found.err.splitlines()) == 1 and "failed" not in found.err, found.err
    for word in words:
        assert word in found.err, (word, found.err)


def test_it_needs_no_register_where_the_date_is_given(tmp_path) -> None:
    rows = run("rules", "--home", tmp_path, "--place", "52", "--as-of", "2026-10-31", "--json").json
    assert {tuple(row) for row in rows} == {COLUMNS}
    assert wages(rows) == {None: 7, "enterprise": 10}
    (row,) = [row for row in rows if row["parameter"] == "filing_days_wage" and row["sector"] == "enterprise"]
    assert row == {
        "parameter": "filing_days_wage",
        "value": 10,
        "unit": "days",
        "strength": None,
        "jurisdiction": "52",
        "sector": "enterprise",
        "effective_from": "2015-01-01",
        "effective_to": None,
        "article": "《贵州省企业工资集体协商条例》第三十三条",
        "source": "S-LOC",
        "confirmed": True,
        "checked_on": "2026-11-30",
        "national_value": 7,
        "national_unit": "days",
        "national_strength": None,
        "differs": True,
    }
    assert wages(run("rules", "--home", tmp_path, "--place", "贵州", "--as-of", "2014-12-31", "--json").json) == {
        None: 7
    }
    whole = run("rules", "--home", tmp_path, "--as-of", "2026-10-31", "--json").json
    assert wages(whole) == {None: 7} and not any(row["differs"] or row["jurisdiction"] for row in whole)


def test_the_date_is_the_registers_own_and_never_today(guizhou, tmp_path) -> None:
    home = guizhou.home.folder
    rows = run("rules", "--home", home, "--json").json
    assert rows == run("rules", "--home", home, "--as-of", "2014-04-30", "--json").json
    assert rows != run("rules", "--home", home, "--as-of", "2026-10-31", "--json").json
    assert_refused(run("rules", "--home", tmp_path / "empty"), "There is no register", "--as-of")
    assert_refused(run("rules", "--home", home, "--register", "nosuch"), "nosuch", "--as-of")


def test_it_refuses_what_is_no_place_and_no_date(tmp_path) -> None:
    for place in ("99", "贵", "520000", ""):
        assert_refused(run("rules", "--home", tmp_path, "--place", place, "--as-of", "2026-10-31"), f"“{place}”")
    assert_refused(run("rules", "--home", tmp_path, "--as-of", "yesterday"), "yesterday")
    assert run("rules", "--format", "pdf").code == 2


def test_a_bodys_own_rules_are_among_them_and_a_wrong_file_is_refused(tmp_path) -> None:
    own = tmp_path / "rules.toml"
    own.write_text(
        '[[rule]]\nparameter = "offer_reply_days"\nvalue = 12\njurisdiction = "52"\nsector = "enterprise"\n'
        'effective_from = 2015-01-01\narticle = "《办法》"\nsource = "own"\nconfirmed = true\n',
        encoding="utf-8",
    )
    rows = run("rules", "--home", tmp_path, "--place", "52", "--as-of", "2026-10-31", "--json").json
    assert [
        (row["value"], row["source"], row["checked_on"], row["national_value"])
        for row in rows
        if row["parameter"] == "offer_reply_days" and row["sector"]
    ] == [(12, "own", None, 20)]
    wrong = tmp_path / "wrong"
    wrong.mkdir()
    (wrong / "rules.toml").write_text('[[rule]]\nparameter = "no such"\n', encoding="utf-8")
    assert_refused(run("rules", "--home", wrong, "--as-of", "2026-10-31"), "rules.toml")


def test_people_read_a_table_in_words(tmp_path) -> None:
    out = run("rules", "--home", tmp_path, "--place", "33", "--as-of", "2026-10-31").out
    first, *_rest = out.splitlines()
    assert "浙江省, 31 October 2026" in first and "other than nationwide" in first
    assert "10 working days" in out and "≠ nationwide: 20 days" in out and "《浙江省集体合同条例》" in out


@pytest.mark.parametrize("kind", ["csv", "json", "xlsx", "parquet"])
def test_it_writes_every_kind_of_file(tmp_path, kind) -> None:
    file = tmp_path / f"rules.{kind}"
    done = run("rules", "--home", tmp_path, "--place", "52", "--as-of", "2026-10-31", "-o", file)
    assert (done.code, done.out) == (0, ""), done.err
    if kind == "csv":
        rows = list(csv.DictReader(io.StringIO(file.read_bytes().decode("utf-8-sig"))))
        assert tuple(rows[0]) == COLUMNS and {"7", "10"} == {
            row["value"] for row in rows if row["parameter"] == "filing_days_wage"
        }
    elif kind == "json":
        given = run("rules", "--home", tmp_path, "--place", "52", "--as-of", "2026-10-31", "--json").json
        assert json.loads(file.read_text(encoding="utf-8")) == given
    elif kind == "xlsx":
        sheet = load_workbook(file).worksheets[0]
        assert tuple(cell.value for cell in sheet[1]) == COLUMNS
    else:
        frame = pd.read_parquet(file)
        assert tuple(frame.columns) == COLUMNS and date(2015, 1, 1) in set(frame["effective_from"])


def test_a_format_without_a_file_goes_to_standard_output(tmp_path) -> None:
    asked = ("rules", "--home", tmp_path, "--place", "52", "--as-of", "2026-10-31", "--format")
    assert run(*asked, "csv").written.decode("utf-8-sig").startswith("parameter,value,unit")
    assert run(*asked, "json").json == run(*asked[:-1], "--json").json

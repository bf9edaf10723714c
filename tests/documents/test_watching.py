"""The digest and alerts: what is new, mended and moved, and nothing is told twice."""

import json
from datetime import date

import pandas as pd
import pytest

from command_line import run
from dashboard.answers import lists, numbers
from dashboard.catalogue.loader import catalogue
from dashboard.documents.digest import digest
from dashboard.export.digest_file import digest_file
from dashboard.query.filters import Filters
from dashboard.register.reader import open_reader
from dashboard.register.versions import Register
from documents.subjects import subject
from registers import copied, publish_tables

ON = date(2026, 10, 31)


def findings(**closed_on: date | None) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "unit_id": list(closed_on),
            "check_id": "union_established",
            "reported_on": date(2026, 1, 1),
            "list_name": "l",
            "source": "s",
            "closed_on": list(closed_on.values()),
        }
    )


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Register:
    """u1 had a problem and has none, u2 has a new one, u3 keeps its own."""
    home = tmp_path_factory.mktemp("two") / "home"
    names = {"unit_id": ["u1", "u2", "u3"], "name": ["甲", "[乙](http://x)", "丙"], "union_id": ["w1", None, None]}
    units = pd.DataFrame({**names, "sector": "government"})
    unions = pd.DataFrame({"union_id": ["w1"], "established_on": date(2026, 10, 15)})
    kept = {"units": units, "unions": unions}
    publish_tables(home, {**kept, "findings": findings(u1=None, u3=None)}, date(2026, 9, 30))
    return publish_tables(home, {**kept, "findings": findings(u1=date(2026, 10, 20), u2=None, u3=None)}, ON)


@pytest.fixture
def two(made, tmp_path) -> Register:
    """The same in a home of its own: an alert that was told is kept there."""
    return copied(made, tmp_path / "home")


def test_new_and_mended_problems_are_told_and_what_stays_is_not(two) -> None:
    before = two.versions()[0]
    found = digest(subject(two), before, before.date)
    assert list(found.new["unit_id"]) == ["u2"]
    # By the records of today u2 was reported before: it is known since, and did not happen.
    assert list(found.new["first_known"]) == [True]
    assert list(found.mended["unit_id"]) == ["u1"]


def test_nothing_changed_since_itself(two) -> None:
    found = digest(subject(two), two.current(), ON)
    assert (len(found.new), len(found.mended), list(found.moved)) == (0, 0, [])


def test_the_moves_are_the_differences_of_the_answers(province) -> None:
    version, day = province.current(), date(2026, 9, 30)
    found = digest(subject(province), version, day)
    values = [
        {number.indicator.id: number.value for number in numbers.numbers(open_reader(version, one), Filters())}
        for one in (day, version.date)
    ]
    assert found.moved
    for move in found.moved:
        start, now = (side[move.indicator] for side in values)
        assert start != now
        if 0 < len(move.groups) < 3 and "%" not in move.now and isinstance(now, int):
            assert sum(int(part.replace("−", "-")) for _title, part in move.groups) == now - start


def test_a_digest_tells_of_the_score_where_it_is_asked_for(guizhou) -> None:
    version, of_score = guizhou.current(), catalogue().themed(["score"])
    plain = digest(subject(guizhou), version, date(2014, 3, 31), most=100)
    scored = digest(subject(guizhou), version, date(2014, 3, 31), most=100, scored=True)
    assert {move.indicator for move in plain.moved} == {move.indicator for move in scored.moved} - set(of_score)
    ask = ("--home", guizhou.home.folder, "digest", "--since", "2014-03-31", "--json")
    told = [{move["indicator"] for move in run(*ask, *more).json["moved"]} for more in ((), ("--score",))]
    assert not told[0] & set(of_score)


def test_each_format_tells_the_same_and_no_name_is_markup(two) -> None:
    before = two.versions()[0]
    about = subject(two)
    found = digest(about, before, before.date)
    markdown = digest_file(found, about, "md").decode()
    assert "\\[乙\\](http://x)" in markdown
    assert "[乙](http://x)" in digest_file(found, about, "html").decode()
    document = json.loads(digest_file(found, about, "json"))
    assert [row["unit_id"] for row in document["new"]] == ["u2"]
    assert document["before"] == {"version": "v0001", "as_of": "2026-09-30"}


@pytest.mark.parametrize("since", ["v0001", pytest.param("2026-09-30", marks=pytest.mark.exhaustive), "2026-10-15"])
def test_the_command_takes_a_version_or_a_date(two, since) -> None:
    document = run("--home", two.home.folder, "digest", "--since", since, "--json").json
    assert document["before"]["version"] == "v0001"
    assert [row["unit_id"] for row in document["mended"]] == ["u1"]


def rules(tmp_path, text: str):
    path = tmp_path / "alerts.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_an_alert_is_told_once_and_again_when_it_returns(two, tmp_path) -> None:
    path = rules(tmp_path, '[[rule]]\nindicator = "findings_open"\nabove = 1\n')
    ask = ("--home", two.home.folder, "alert", "--rules", path)
    first, second = run(*ask, "--json"), run(*ask, "--json")
    assert (first.code, second.code) == (3, 0)
    assert [one["value"] for one in json.loads(first.out)["alerts"]] == [2]
    assert json.loads(second.out) == {"alerts": [], "standing": 1}
    assert run(*ask, "--as-of", "2025-01-01").code == 0
    assert run(*ask).code == 3
    assert run(*ask, "--all").code == 3


def test_alerts_by_group_name_the_group(guizhou, tmp_path) -> None:
    path = rules(tmp_path, '[[rule]]\nname = "r"\nindicator = "union_established"\nby = "sector"\nbelow = 80\n')
    outcome = run("--home", guizhou.home.folder, "alert", "--rules", path, "--state", tmp_path / "s.json", "--json")
    (one,) = json.loads(outcome.out)["alerts"]
    assert (one["group"], round(one["value"], 1)) == ("government", 69.6)


def test_an_alert_on_the_score_says_of_how_many_units_it_is(province, tmp_path) -> None:
    path = rules(tmp_path, '[[rule]]\nname = "r"\nindicator = "health_score"\nbelow = 100\n')
    (number,) = numbers.numbers(open_reader(province.current()), Filters(), only=["health_score"])
    outcome = run("--home", province.home.folder, "alert", "--rules", path, "--state", tmp_path / "s.json")
    said = f"of {number.denominator:,} graded of {number.denominator + number.unknown:,} units"
    assert (said in outcome.out) == number.is_shown
    assert number.is_shown


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[[rule",
        '[[rule]]\nindicator = "nothing"\nabove = 1',
        '[[rule]]\nindicator = "units_open"',
        '[[rule]]\nindicator = "units_open"\nabove = "1"',
        '[[rule]]\nindicator = "units_open"\nabove = 1\nby = "x"',
    ],
)
def test_a_wrong_rules_file_is_refused_in_one_line(text, guizhou, tmp_path) -> None:
    outcome = run("--home", guizhou.home.folder, "alert", "--rules", rules(tmp_path, text))
    assert (outcome.code, outcome.err.count("\n")) == (1, 1)
    assert "alerts.toml" in outcome.err


def test_a_problem_whose_detail_is_another_is_neither_new_nor_mended(tmp_path) -> None:
    """The union lacked its audit commission, and now its chair as well: still one problem of organisation."""
    home, day = tmp_path / "home", date(2026, 9, 30)
    units = pd.DataFrame({"unit_id": ["u1"], "name": ["甲"], "sector": "government", "union_id": "w1"})
    unions = pd.DataFrame({"union_id": ["w1"], "established_on": date(2015, 1, 1)})
    missing = pd.DataFrame({"unit_id": ["u1"], "kind": "audit", "in_being": False})
    posts = [unions.assign(chair_since=date(2016, 1, 1)), unions.assign(chair_vacant_since=date(2025, 1, 1))]
    for as_of, chair in zip((day, ON), posts, strict=True):
        register = publish_tables(home, {"units": units, "unions": chair, "committees": missing}, as_of)
    about, before = subject(register), register.versions()[0]
    sides = [open_reader(before), about.reader]
    details = [
        list(rows[rows["check_id"] == "organisation_complete"]["detail"])
        for rows in (lists.rows_of(reader, "worklist", Filters()) for reader in sides)
    ]
    assert details == [["audit_commission"], ["chair_in_post,audit_commission"]]
    found = digest(about, before, day)
    assert "organisation_complete" not in {*found.new["check_id"], *found.mended["check_id"]}


def test_what_was_corrected_or_is_to_verify_now_is_not_mended(tmp_path) -> None:
    """u1's union was never dissolved; u2's report is closed and nobody knows of a union; u3's union is founded."""
    home, day = tmp_path / "home", date(2026, 9, 30)
    units = pd.DataFrame(
        {
            "unit_id": ["u1", "u2", "u3"],
            "name": ["甲", "乙", "丙"],
            "sector": "government",
            "employees": [40, None, None],
        }
    )
    units["union_id"] = ["w1", None, "w3"]
    unions = pd.DataFrame({"union_id": ["w1", "w3"], "established_on": [date(2015, 1, 1), date(2026, 10, 10)]})
    wrong = unions.assign(dissolved_on=[date(2026, 1, 1), None])
    publish_tables(home, {"units": units, "unions": wrong, "findings": findings(u2=None, u3=None)}, day)
    reports = findings(u2=date(2026, 10, 20), u3=None)
    register = publish_tables(home, {"units": units, "unions": unions, "findings": reports}, ON)
    about = subject(register)
    found = digest(about, register.versions()[0], day)
    parts = (found.mended, found.no_longer_known, found.corrected)
    assert [list(part[part["check_id"] == "union_established"]["unit_id"]) for part in parts] == [
        ["u3"],
        ["u2"],
        ["u1"],
    ]
    text = digest_file(found, about, "md").decode()
    assert "已整改1项" in text and "转为待核实1项" in text and "资料更正" in text
    document = json.loads(digest_file(found, about, "json"))
    assert [row["unit_id"] for row in document["corrected"]] == ["u1"]

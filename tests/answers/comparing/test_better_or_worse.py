"""What is compared and what is better or worse: pages, brief, digest and alerts say the same of the same dates."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import MagicMock

import pandas as pd
import pytest

from command_line import run
from dashboard.answers import numbers
from dashboard.answers.comparing.better_or_worse import changed, compared, in_direction, is_judged
from dashboard.answers.comparing.change_parts import Change, ChangeStage
from dashboard.answers.comparing.earlier_date import default_comparison, keep, numbers_on, presets
from dashboard.answers.comparing.two_versions import Comparison, changes
from dashboard.answers.numbers import Number
from dashboard.app_pages.cards import worsened_card
from dashboard.catalogue.loader import catalogue
from dashboard.catalogue.schema import tables
from dashboard.documents.alerts import alerts, read_rules
from dashboard.documents.blocks import Switches
from dashboard.documents.brief_change import change, corrected, moves
from dashboard.documents.digest import digest
from dashboard.export.digest_file import digest_file
from dashboard.locale.in_language import speaking
from dashboard.locale.number_format import format_date
from dashboard.query.filters import Filters
from dashboard.register.first_record import reaches_back_to, recorded_days
from dashboard.register.publish import draft
from dashboard.register.reader import open_reader
from dashboard.register.versions import Register, Version
from dashboard.wording.change_since_words import since
from dashboard.wording.change_words import change_words
from documents.subjects import subject
from registers import copied, publish_tables
from two_versions import two_versions

SAID = re.compile(r"有(\d+)项指标发生变化，其中好转(\d+)项、变差(\d+)项")


@dataclass(frozen=True)
class Case:
    """A register and the date that its newest version is compared with by default."""

    register: Register
    against: tuple[Version, date]


@pytest.fixture(scope="module", params=["guizhou", "province", "random"])
def case(request, tmp_path_factory) -> Iterator[Case]:
    folder = tmp_path_factory.mktemp("compared")
    if request.param == "random":
        register = two_versions(folder / "home", 8).register
    else:
        register = copied(request.getfixturevalue(request.param), folder / "home")
    yield Case(register, default_comparison(register, register.current(), register.current().date))


def of_pages(case: Case) -> tuple[int, int] | None:
    """How many indicators are better and worse in the line that the overview shows, if it shows one."""
    version, day = case.register.current(), case.against[1]
    if not reaches_back_to(version, day):
        return None
    keep(version, day, Filters())
    now = numbers.numbers(open_reader(version), Filters())
    before = numbers_on(version, day, Filters(), list(catalogue().indicators))
    found = changed(before or {}, now)
    return len(in_direction(found, "better")), len(in_direction(found, "worse"))


def test_pages_brief_digest_and_alerts_count_the_same(case, tmp_path) -> None:
    expected = of_pages(case)
    version, day = case.against
    with speaking("zh"):
        text = str(change(subject(case.register), case.against, Switches()).blocks[0])
    said = SAID.search(text)
    assert (None if said is None else (int(said[2]), int(said[3]))) == expected, text
    found = digest(subject(case.register), version, day, most=1_000)
    assert (found.better, found.worse) == (expected or (0, 0)) and found.is_compared == (expected is not None)
    assert [move.better for move in found.moved].count(False) == found.worse
    rules = tmp_path / "worse.toml"
    # The score is an internal measure: it is compared only where it is asked for.
    asked = [name for name, one in catalogue().indicators.items() if not one.is_of_score]
    rules.write_text("".join(f'[[rule]]\nindicator = "{name}"\nworse = true\n' for name in asked))
    current = case.register.current()
    earlier = open_reader(current, day) if expected else None
    told = alerts(open_reader(current), read_rules(rules), earlier)
    assert len(told) == found.worse
    assert {one.rule.indicator for one in told} == {move.indicator for move in found.moved if move.better is False}
    home = case.register.home.folder
    listed = run("--home", home, "--register", case.register.name, "alert", "--rules", rules, "--all", "--json").out
    assert len(json.loads(listed)["alerts"]) == found.worse
    if case.register.name != "guizhou":
        assert found.worse and found.better


@pytest.mark.parametrize(
    ("as_of", "earlier"),
    [
        (None, "2026年9月30日"),  # the previous version is a correction of the same date
        ("2026-08-31", "2026年7月31日"),
        ("2026-12-31", "2026年11月30日"),
    ],
)
def test_the_brief_compares_with_the_date_of_pages_and_alerts(corrected_twice, tmp_path, as_of, earlier) -> None:
    version = corrected_twice.current()
    day = presets(corrected_twice, version, date.fromisoformat(as_of) if as_of else version.date)["usual"]
    assert format_date(day, "zh") == earlier
    path, asked = tmp_path / "b.html", ("--as-of", as_of) if as_of else ()
    run("--home", corrected_twice.home.folder, "export", "brief", "-o", path, "--language", "zh", *asked)
    assert re.findall("与(.*?)相比", path.read_text(encoding="utf-8")) == [earlier]


@pytest.mark.parametrize("asked", [("digest",), ("export", "brief", "-o", "b.html")])
def test_nothing_is_compared_with_a_later_date(corrected_twice, tmp_path, monkeypatch, asked) -> None:
    monkeypatch.chdir(tmp_path)
    home = ("--home", corrected_twice.home.folder)
    outcome = run(*home, *asked, "--since", "v0001", "--as-of", "2026-08-31")
    said = "Numbers as of 2026-08-31 can't be compared with those of 2026-09-30, a later date."
    assert (outcome.code, outcome.err.count("\n")) == (1, 1) and said in outcome.err
    if asked == ("digest",):
        assert said in run(*home, *asked, "--since", "2026-09-30", "--as-of", "2026-08-31").err


@pytest.fixture(scope="module")
def corrected_twice(tmp_path_factory) -> Register:
    """A version of September, one of October, and one that corrects October's."""
    units = pd.DataFrame({"unit_id": ["u1"], "name": ["甲"], "sector": "government", "union_id": "w1"})
    unions = pd.DataFrame({"union_id": ["w1"], "established_on": date(2015, 1, 1)})
    home = tmp_path_factory.mktemp("corrected") / "home"
    for day in (date(2026, 9, 30), date(2026, 10, 31), date(2026, 10, 31)):
        register = publish_tables(home, {"units": units, "unions": unions}, day)
    return register


def test_the_overview_says_it_in_a_line(case, monkeypatch) -> None:
    said: list[str] = []
    expected = of_pages(case)
    version, day = case.register.current(), case.against[1]
    view = SimpleNamespace(earlier=day if expected else None, language="zh", version=version)
    now = numbers.numbers(open_reader(version), Filters())
    before = numbers_on(version, day, Filters(), list(catalogue().indicators)) if expected else {}
    shown = MagicMock()
    shown.markdown = lambda text, **_how: said.append(text)
    monkeypatch.setattr(worsened_card, "st", shown)
    monkeypatch.setattr(worsened_card, "numbers", lambda _view: now)
    monkeypatch.setattr(worsened_card, "numbers_before", lambda _view, _ids: before)
    worsened_card.since_then(view)  # type: ignore[arg-type]
    if expected is None:
        assert said == []
    else:
        assert re.findall(r"变差(\d+)项，好转(\d+)项", said[0]) == [(str(expected[1]), str(expected[0]))]


def test_nothing_is_compared_before_anything_was_known(guizhou) -> None:
    version, day = guizhou.current(), date(2014, 3, 31)
    assert default_comparison(guizhou, version, version.date) == (version, day)
    assert not reaches_back_to(version, day) and reaches_back_to(version, date(2014, 4, 30))
    with speaking("zh"):
        (text,) = change(subject(guizhou), (version, day), Switches()).blocks
    assert text == "2014年3月31日及以前没有任何记录，不作比较；台账所列27项问题均为首次掌握。"
    found = digest(subject(guizhou), version, day)
    assert (found.is_compared, found.better, found.worse, list(found.moved)) == (False, 0, 0, [])
    assert len(found.new) == 27 and found.new["first_known"].all()


def test_the_digest_tells_what_is_first_known_from_what_happened(tmp_path) -> None:
    """A union whose term ran out in the time; one that was reported; one whose record came in later."""
    day, later = date(2026, 9, 30), date(2026, 10, 31)
    units = pd.DataFrame(
        {
            "unit_id": ["u1", "u2", "u3"],
            "name": ["甲", "乙", "丙"],
            "sector": "government",
            "union_id": ["w1", "w2", "w3"],
        }
    )
    unions = pd.DataFrame({"union_id": ["w1", "w2", "w3"], "established_on": date(2015, 1, 1)})
    terms = pd.DataFrame({"union_id": ["w1"], "term_no": [1], "elected_on": [date(2021, 10, 15)], "term_years": [5]})
    register = publish_tables(tmp_path / "home", {"units": units, "unions": unions, "terms": terms}, day)
    with draft(register, as_of=later, action="test") as connection:
        connection.execute(
            "insert into findings (unit_id, check_id, reported_on, list_name) "
            "values ('u2', 'election_on_time', '2026-10-20', 'l')"
        )
        connection.execute(
            "insert into terms (union_id, term_no, elected_on, term_years) values ('w3', 1, '2020-01-01', 5)"
        )
    before = register.versions()[0]
    found = digest(subject(register), before, day)
    elections = found.new[found.new["check_id"] == "election_on_time"]
    assert dict(zip(elections["unit_id"], elections["first_known"], strict=True)) == {
        "u1": False,
        "u2": True,
        "u3": True,
    }
    text = digest_file(found, subject(register), "md").decode()
    assert "新增问题1项" in text and "首次掌握2项" in text
    rows = json.loads(digest_file(found, subject(register), "json"))["new"]
    assert {row["unit_id"]: row["first_known"] for row in rows} == {"u1": False, "u2": True, "u3": True}


def number(indicator: str, *counts: int | None, units: int | None = None) -> Number:
    numerator, denominator, unknown = counts
    return Number(catalogue().indicators[indicator], (), numerator or 0, denominator, unknown or 0, 0, units)


def test_findings_that_are_listed_for_the_first_time_have_not_happened() -> None:
    none, some = number("findings_open", 0, None, 0), number("findings_open", 27, None, 0)
    assert compared(none, some).direction == "neither" and since(some, none, "zh").text == "+27，首次掌握"
    assert compared(some, none).direction == "better" and since(none, some, "zh").text == "−27，好转"
    assert not is_judged(none, some)
    # Of two groups one has more of them, and that is behind.
    assert compared(none, some, over_time=False).direction == "worse"
    stages = [ChangeStage("findings", amount, None, 0, 0) for amount in (0, 0, 27)]
    listed = Change("findings_open", (), None, *stages, definition_changed=False)
    assert change_words(listed, "zh") == "较所比版本：首次掌握+27，补报更正0"


OF_A_PERIOD = {name for name, one in catalogue().indicators.items() if one.period}


def on(day: date, indicator: str, *counts: int | None) -> Number:
    return replace(number(indicator, *counts), as_of=day)


def test_a_count_of_a_year_is_not_compared_across_the_first_of_january() -> None:
    lost = on(date(2025, 12, 31), "new_unions_year", 29, None, 0), on(date(2026, 1, 31), "new_unions_year", 3, None, 0)
    assert (compared(*lost).direction, compared(*lost).difference) == ("neither", None)
    assert since(lost[1], lost[0], "zh").text == "跨年度，不作比较"
    assert since(lost[1], lost[0], "en").text == "not compared: another year"
    assert not is_judged(*lost) and changed({"new_unions_year": lost[0]}, [lost[1]]) == []
    within = on(date(2026, 1, 31), "new_unions_year", 3, None, 0), on(date(2026, 12, 31), "new_unions_year", 9, None, 0)
    assert since(within[1], within[0], "zh").text == "+6，好转"
    # A number that stands on a day is compared with that of any other.
    stands = (
        on(date(2025, 12, 31), "units_without_union", 7, None, 0),
        on(date(2026, 1, 1), "units_without_union", 9, None, 0),
    )
    assert compared(*stands).direction == "worse"


@pytest.mark.parametrize(
    ("before", "now", "text"),
    [
        (date(2026, 6, 30), date(2026, 7, 1), "not compared: another quarter"),
        (date(2025, 7, 31), date(2026, 7, 31), "not compared: another quarter"),
        (date(2026, 7, 1), date(2026, 9, 30), "−25.0 points, worse"),
    ],
)
def test_a_rate_of_a_quarter_is_compared_within_the_quarter(before, now, text) -> None:
    found = since(on(now, "quarterly_activity", 2, 4, 0), on(before, "quarterly_activity", 3, 4, 0), "en")
    assert found.text == text


def test_groups_of_one_date_are_compared_by_the_numbers_of_the_year() -> None:
    day = date(2026, 1, 31)
    one, other = on(day, "new_unions_year", 3, None, 0), on(day, "new_unions_year", 9, None, 0)
    assert compared(one, other, over_time=False).direction == "better"


def test_pages_brief_digest_and_alerts_compare_no_numbers_of_two_years(province, tmp_path) -> None:
    version, before, now = province.current(), date(2025, 12, 31), date(2026, 1, 31)
    reader, earlier = open_reader(version, now), open_reader(version, before)
    assert numbers.numbers(reader, Filters(), only=["units_open"])[0].as_of == now
    rules = tmp_path / "worse.toml"
    rules.write_text("".join(f'[[rule]]\nindicator = "{name}"\nworse = true\n' for name in catalogue().indicators))
    worse = {one.rule.indicator for one in alerts(reader, read_rules(rules), earlier)}
    assert worse and not worse & OF_A_PERIOD
    then = subject(province, reader=reader)
    told = digest(then, version, before, most=1_000)
    assert told.moved and not {move.indicator for move in told.moved} & OF_A_PERIOD
    keep(version, before, Filters())
    on_page = numbers_on(version, before, Filters(), sorted(OF_A_PERIOD)) or {}
    for one in numbers.numbers(reader, Filters(), only=sorted(OF_A_PERIOD)):
        assert compared(on_page[one.indicator.id], one).direction == "neither"
    sides = Comparison(version, before, version, now)
    for found in changes(sides, (), Filters(), sorted(OF_A_PERIOD)):
        assert found.restated and found.now
        indicator = catalogue().indicators[found.indicator]
        assert compared(found.restated.number(indicator), found.now.number(indicator)).direction == "neither"


def test_what_counts_in_a_year_or_a_quarter_says_so() -> None:
    """By its definition: 本年, 年度, 1月1日 or 季度. With a year before it 1月1日 is a day."""
    spoken = {
        name: "quarter" if "季度" in one.definition.zh else "year"
        for name, one in catalogue().indicators.items()
        if re.search(r"本年|年度|(?<!年)1月1日|季度", one.definition.zh)
    }
    assert {name: catalogue().indicators[name].period for name in OF_A_PERIOD} == spoken


def test_a_list_of_fails_is_compared_with_nothing() -> None:
    listed = Number(catalogue().indicators["organisation_complete"], (), 0, 8, 8, 0, only_reported=8)
    known = number("organisation_complete", 8, 8, 8)
    assert compared(known, listed).direction == compared(listed, known).direction == "unknown"
    assert changed({listed.indicator.id: known}, [listed]) == []


def test_what_was_corrected_is_neither_better_nor_worse_and_is_told_apart() -> None:
    stages = [ChangeStage("units", amount, None, 0, 0) for amount in (5, 9, 7)]
    found = [Change("units_without_union", (), None, *stages, definition_changed=False)]
    (move,) = moves(found)
    assert (move.before.value, move.now.value, move.direction) == (9, 7, "better")
    (mended,) = corrected(found)
    assert (mended.before.value, mended.now.value) == (5, 9)


def test_every_date_of_the_register_was_looked_at_whether_it_is_one_of_a_record() -> None:
    """A date of what is planned, or to end, does not say since when anything is known."""
    planned = {
        f"{table.name}.{column.name}"
        for table in tables().values()
        for column in table.columns
        if column.type == "DATE" and table.imported and column.name not in recorded_days(table)
    }
    assert planned == {
        "activities.planned_for",
        "agreements.effective_on",
        "agreements.expires_on",
        "coverage.complete_to",
        "election_steps.promised_on",
        "findings.due_on",
        "honours.rework_due_on",
        "proposals.due_on",
        "requirements.starts_on",
        "requirements.ends_on",
        "returns.due_on",
        "self_checks.due_on",
        "stages.starts_on",
        "stages.ends_on",
        "tasks.starts_on",
        "tasks.due_on",
        "terms.ends_on",
        "terms.extended_to",
        "unions.legal_person_valid_to",
        "units.founded_on",
    }


@pytest.mark.parametrize("table", [name for name, one in tables().items() if recorded_days(one)])
def test_a_record_of_any_table_reaches_back(table, tmp_path, register_only) -> None:
    day = date(2020, 5, 1)
    for column in recorded_days(tables()[table]):
        register = publish_tables(tmp_path / column, {table: pd.DataFrame({column: [day]})}, date(2024, 5, 1))
        assert reaches_back_to(register.current(), day)
        assert not reaches_back_to(register.current(), date(2020, 4, 30))


def test_an_empty_register_and_a_declaration_without_a_beginning(tmp_path, register_only) -> None:
    empty = publish_tables(tmp_path / "empty", {}, date(2024, 5, 1))
    assert not reaches_back_to(empty.current(), date(2024, 5, 1))
    declared = pd.DataFrame({"table_name": ["unions"], "scope": ["all"], "complete_to": [date(2024, 5, 1)]})
    register = publish_tables(tmp_path / "declared", {"coverage": declared}, date(2024, 5, 1))
    assert reaches_back_to(register.current(), date(1990, 1, 1))


def test_a_rule_asks_for_what_got_worse_by_group(english, tmp_path: Path) -> None:
    day, later = date(2026, 9, 30), date(2026, 10, 31)
    units = pd.DataFrame({"unit_id": ["u1", "u2"], "sector": ["government", "enterprise"], "union_id": ["w1", "w2"]})
    unions = pd.DataFrame({"union_id": ["w1", "w2"], "established_on": date(2015, 1, 1)})
    terms = pd.DataFrame(
        {"union_id": ["w1", "w2"], "term_no": 1, "term_years": 5, "elected_on": [date(2021, 10, 15), date(2025, 1, 1)]}
    )
    register = publish_tables(tmp_path / "home", {"units": units, "unions": unions, "terms": terms}, later)
    rules = tmp_path / "rules.toml"
    rules.write_text('[[rule]]\nname = "r"\nindicator = "elections_overdue"\nworse = true\nby = "sector"\n')
    found = alerts(open_reader(register.current()), read_rules(rules), open_reader(register.current(), day))
    assert [(one.group, one.value) for one in found] == [("government", 1)]
    said = run("--home", register.home.folder, "--register", register.name, "alert", "--rules", rules, "--all")
    assert said.code == 3 and "(+1, worse)" in said.out
    assert alerts(open_reader(register.current()), read_rules(rules)) == []

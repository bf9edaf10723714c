"""The rules of a place on a date: which hold there for whom, what differs, which are to be read again."""

import csv
from datetime import date
from pathlib import Path

import pytest

from dashboard.law.rules_in_force import Parameter
from dashboard.law.rules_of_place import COLUMNS, PLACES, PlaceRule, held_in, rules_of_place
from dashboard.law.texts_of_place import texts_of_place
from dashboard.paths import data_folder
from dashboard.register.law_texts import KINDS, law_texts
from dashboard.register.rules_table import ENVIRONMENT_VARIABLE, rules
from dashboard.vocabulary.codes import codes

DAY = date(2026, 10, 31)


@pytest.fixture(autouse=True)
def no_rules_of_the_machine(monkeypatch, tmp_path) -> None:
    monkeypatch.delenv(ENVIRONMENT_VARIABLE, raising=False)
    monkeypatch.setenv("UNION_HEALTH_HOME", str(tmp_path / "empty-home"))


def entries(place: str | None, day: date, name: str) -> dict[str | None, PlaceRule]:
    """The entries of a parameter by sector."""
    return {held.sector: held for held in held_in(rules(), place, day) if held.rule.name == name}


def amount(held: PlaceRule) -> tuple[int | None, str | None]:
    return (None if held.rule.value is None else int(held.rule.value)), held.rule.unit


def test_a_local_rule_stands_beside_the_national_one_of_the_other_sectors() -> None:
    found = entries("52", DAY, "filing_days_wage")
    assert {sector: amount(held) for sector, held in found.items()} == {None: (7, "days"), "enterprise": (10, "days")}
    assert not found[None].differs and found[None].rule.jurisdiction is None
    assert found["enterprise"].differs and found["enterprise"].rule.article.startswith("《贵州省企业工资集体协商条例》")


def test_a_time_in_working_days_differs_from_the_same_in_days() -> None:
    (held,) = entries("33", DAY, "offer_reply_days").values()
    assert amount(held) == (10, "working_days") and held.sector is None and held.differs
    (filed,) = entries("33", DAY, "filing_days_other").values()
    assert amount(filed) == (10, "days") and filed.rule.jurisdiction == "33" and not filed.differs


def test_before_a_local_rule_begins_the_national_one_holds() -> None:
    (before,) = entries("52", date(2014, 12, 31), "filing_days_wage").values()
    assert amount(before) == (7, "days") and before.rule.jurisdiction is None and not before.differs
    assert amount(entries("52", date(2015, 1, 1), "filing_days_wage")["enterprise"]) == (10, "days")


@pytest.mark.parametrize(("day", "least"), [(date(2022, 5, 31), 25), (date(2022, 6, 1), 10)])
def test_a_rule_of_the_place_holds_to_its_last_day(day, least) -> None:
    (held,) = entries("31", day, "women_committee_min").values()
    assert amount(held) == (least, "people") and held.differs is (least == 25)


def test_a_strength_of_its_own_differs_and_none_says_nothing() -> None:
    (women,) = entries("33", DAY, "women_committee_min").values()
    assert amount(women) == (10, "people") and women.rule.strength == "must" and women.differs
    (union,) = entries("52", DAY, "establish_min_members").values()
    assert union.rule.strength is None and union.national is not None and union.national.strength == "must"
    assert not union.differs


def test_a_local_rule_for_all_meets_the_national_one_of_each_sector() -> None:
    found = entries("41", DAY, "chair_vacancy_months")
    assert {sector: (amount(held)[0], held.differs) for sector, held in found.items()} == {
        None: (6, True),
        "government": (6, True),
        "institution": (6, True),
    }
    national = {sector: held.national.value for sector, held in found.items() if held.national}
    assert national == {None: 3, "government": 6, "institution": 6}


def test_the_whole_country_differs_in_nothing() -> None:
    found = held_in(rules(), None, DAY)
    assert found and not any(held.differs for held in found)
    assert {held.rule.jurisdiction for held in found} == {None}


def test_women_members_are_not_asked_where_women_employees_are() -> None:
    for place, replaced in (("51", True), ("52", False), ("33", False), (None, False)):
        for held in entries(place, DAY, "women_committee_min").values():
            assert (held.replaced_by is not None) is replaced, place
    jiangxi = entries("36", DAY, "women_committee_min")
    assert {sector: bool(held.replaced_by) for sector, held in jiangxi.items()} == {None: True, "enterprise": False}


def written_rows() -> list[dict[str, str]]:
    with (data_folder() / "rules.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def by_hand(rows: list[dict[str, str]], name: str, place: str, sector: str, day: date) -> dict[str, str] | None:
    """The definition of docs/rules.md: place before country, sector before all, then the newest."""
    best: dict[str, str] | None = None
    for row in rows:
        if row["parameter"] != name or row["jurisdiction"] not in ("", place) or row["sector"] not in ("", sector):
            continue
        if (row["effective_from"] or "0001") > day.isoformat() or (row["effective_to"] or "9999") < day.isoformat():
            continue
        if best is None or rank(row) > rank(best):
            best = row
    return best


def rank(row: dict[str, str]) -> tuple[bool, bool, str]:
    return row["jurisdiction"] != "", row["sector"] != "", row["effective_from"]


@pytest.mark.parametrize("day", [date(2010, 9, 16), date(2014, 4, 30), date(2021, 12, 31), date(2022, 1, 1), DAY])
def test_every_place_says_of_every_sector_what_the_file_says(day) -> None:
    rows = written_rows()
    names = {row["parameter"] for row in rows}
    for place in PLACES:
        found = {(held.rule.name, held.sector): held for held in held_in(rules(), place, day)}
        for name in names:
            for sector in codes("sector"):
                expected, nation = by_hand(rows, name, place, sector, day), by_hand(rows, name, "", sector, day)
                held = found.get((name, sector)) or found.get((name, None))
                if expected is None:
                    assert held is None, (place, name, sector)
                    continue
                assert held is not None, (place, name, sector)
                told = held.rule
                assert (told.article, told.unit or "", told.strength or "", told.jurisdiction or "") == (
                    expected["article"],
                    expected["unit"],
                    expected["strength"],
                    expected["jurisdiction"],
                )
                assert told.value == (float(expected["value"]) if expected["value"] else None)
                assert (held.national is None) is (nation is None)
                if nation:
                    same = (nation["value"], nation["unit"]) == (expected["value"], expected["unit"])
                    weaker = expected["strength"] not in ("", nation["strength"])
                    assert held.differs is (not same or weaker), (place, name, sector)


def test_the_table_has_the_columns_that_programs_read() -> None:
    frame = rules_of_place(held_in(rules(), "52", DAY))
    assert list(frame.columns) == [*COLUMNS]
    (row,) = frame[(frame["parameter"] == "filing_days_wage") & (frame["sector"] == "enterprise")].to_dict("records")
    assert row["value"] == 10 and type(row["value"]) is int and row["national_value"] == 7
    assert row["effective_from"].date() == date(2015, 1, 1) and row["checked_on"].date() == date(2026, 11, 30)
    assert row["differs"] is True and row["confirmed"] is True
    unbound = rules_of_place(held_in(rules(), None, date(2014, 4, 30)))
    is_of_organisations = unbound["sector"] == "social_organisation"
    assert set(unbound[is_of_organisations & (unbound["parameter"] == "bargaining_binds")]["value"]) == {None}


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31)])
def test_any_date_can_be_asked(day) -> None:
    found = held_in(rules(), "33", day)
    assert len(rules_of_place(found)) == len(found) > 20
    assert {held.rule.is_to_be_read_again(day) for held in found if held.rule.checked_on} == {day.year == 9999}


def test_no_rules_are_an_empty_table() -> None:
    assert list(rules_of_place(held_in(rules().head(0), "52", DAY)).columns) == [*COLUMNS]


def test_a_deployments_own_rule_holds_in_its_place(tmp_path: Path) -> None:
    columns = "parameter,value,jurisdiction,article,source,confirmed"
    (tmp_path / "rules.csv").write_text(f"{columns}\noffer_reply_days,12,14,《办法》,own,no\n", encoding="utf-8")
    (held,) = [held for held in held_in(rules(tmp_path), "14", DAY) if held.rule.name == "offer_reply_days"]
    assert amount(held) == (12, "days") and held.differs and held.rule.source == "own"
    assert held.rule.is_to_be_marked(DAY)
    (other,) = [held for held in held_in(rules(tmp_path), "62", DAY) if held.rule.name == "offer_reply_days"]
    assert amount(other) == (20, "days")


@pytest.mark.parametrize(
    ("read", "last", "first"),
    [
        (date(2026, 11, 30), date(2028, 11, 30), date(2028, 12, 1)),
        (date(2024, 2, 29), date(2026, 2, 28), date(2026, 3, 1)),
    ],
)
def test_a_rule_is_marked_from_the_day_after_two_years(read, last, first) -> None:
    row = Parameter("offer_reply_days", None, None, None, "", True, checked_on=read)
    assert not row.is_to_be_marked(last) and row.is_to_be_marked(first)
    assert Parameter("offer_reply_days", None, None, None, "", False, checked_on=read).is_to_be_marked(read)
    assert not Parameter("offer_reply_days", None, None, None, "", True).is_to_be_marked(first)


def test_the_places_are_those_whose_texts_were_looked_for() -> None:
    assert {*PLACES} == {code for code in law_texts()["jurisdiction"] if code}


def test_the_texts_of_a_place_are_those_of_the_date() -> None:
    now = texts_of_place(law_texts(), "52", DAY).set_index("kind")
    assert set(now.index) == {*KINDS}
    assert now.loc["trade_union_law", "title"] == "贵州省工会条例" and now.loc["trade_union_law", "read"] == "whole"
    assert now.loc["mediation", "title"] is None and now.loc["mediation", "read"] == "no"
    before = texts_of_place(law_texts(), "52", date(2025, 12, 31)).set_index("kind")
    assert before.loc["trade_union_law", "title"] is None and before.loc["trade_union_law", "read"] == "no"
    national = texts_of_place(law_texts(), None, date(2014, 4, 30)).set_index("kind")
    assert national.loc["trade_union_law", "title"] == "中华人民共和国工会法（2009）"

"""Scores, grades and the worklist, by hand."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pandas as pd
import pytest

from second_way import scores, strength_of, value_of, worklist
from second_way.by_hand import AS_OF, UNIT, Row, amounts, complete, finding, one_unit
from second_way.small_registers import small_register


def test_checks_known_leaves_out_the_check_without_weight() -> None:
    # union_established and chair_in_post pass; election_on_time, term_length, extension_approved, audit_commission,
    # women_committee, members_meeting, mediation_parity, mediation_in_time, home_review and self_check are unknown;
    # the others do not apply to an organ.
    unit = {"unit_id": "u1", "union_id": "w1", "sector": "government", "employees": 30}
    tables = small_register(units=[unit], unions=[{"union_id": "w1", "chair_filled": True}])
    assert amounts(tables, "checks_known") == (2, 12, 0, 0)


def test_the_worklist_is_ordered_by_strength_due_and_days_open() -> None:
    def report(unit_id: str, check: str, reported_on: date, due_on: date | None = None) -> Row:
        return {"unit_id": unit_id, "check_id": check, "reported_on": reported_on, "due_on": due_on}

    reports = [
        report("u1", "home_review", date(2024, 1, 1), date(2020, 1, 1)),
        report("u2", "mediation_committee", date(2024, 1, 1)),
        report("u3", "mediation_committee", date(2023, 1, 1)),
        report("u4", "audit_commission", date(2024, 1, 1), AS_OF),
        report("u1", "audit_commission", date(2024, 1, 1), AS_OF),
        report("u5", "audit_commission", date(2024, 5, 1), date(2024, 5, 1)),
    ]
    tables = small_register(units=[{"unit_id": f"u{number}"} for number in range(1, 6)], findings=reports)
    frame = worklist(tables, AS_OF)
    frame = frame[frame["check"] != "organisation_complete"]
    assert list(frame["unit_id"]) == ["u5", "u1", "u4", "u3", "u2", "u1"]
    assert list(frame["days_overdue"])[:2] == [30, None]
    assert list(frame["strength"]) == ["must"] * 5 + ["should"]


# Scores


def sound(sector: str = "government", **union: Any) -> dict[str, pd.DataFrame]:
    """Organs and their likes of which all that applies is known: a `must` and five `should` pass, by default."""
    terms = [{"union_id": "w1", "elected_on": date(2023, 1, 1), "term_years": 5}]
    tables = ("committees", "terms", "cases", "honours", "self_checks", "meetings")
    return one_unit(
        {"sector": sector},
        {"chair_filled": True, "female_members": 0} | union,
        terms=terms,
        committees=[{"unit_id": "u1", "kind": "audit", "in_being": True}],
        meetings=[{"unit_id": "u1", "kind": "members", "held_on": AS_OF}],
        coverage=[complete(table) for table in tables],
    )


def score(tables: dict[str, pd.DataFrame], as_of: date = AS_OF) -> tuple[Any, ...]:
    (row,) = scores(tables, as_of).to_dict("records")
    return row["score"], row["grade"], row["known"], row["applicable"]


def test_a_score_weighs_what_passes_by_its_strength() -> None:
    # must: union_established, election_on_time, audit_commission; should: term_length, chair_in_post, members_meeting.
    assert score(sound()) == (Decimal(100), "A", 6, 6)
    vacant = sound(chair_filled=None, chair_vacant_since=date(2020, 1, 1))
    assert score(vacant) == (Decimal("86.666667"), "B", 6, 6)
    assert str(score(vacant)[0]) == "86.666667"
    assert amounts(vacant, "health_score") == (Decimal("86.666667"), 1, 0, 0)
    assert [amounts(vacant, f"grade_{grade}")[0] for grade in ("a", "b", "c", "d", "none")] == [0, 1, 0, 0, 0]


def test_a_congress_weighs_more_at_an_enterprise() -> None:
    # Neither held one; the enterprise has no mediation committee either.
    assert score(sound("institution"))[0] == Decimal("88.235294")  # 15 of 15 + 2
    assert score(sound("enterprise"))[0] == Decimal("71.428571")  # 15 of 15 + 3 + 3
    assert strength_of("workers_congress", UNIT, AS_OF) == "must"
    assert strength_of("workers_congress", UNIT | {"sector": None}, AS_OF) == "should"


@pytest.mark.parametrize(
    ("check", "sector", "region", "as_of", "strength"),
    [
        ("women_committee", "enterprise", "520103", date(2025, 12, 31), "should"),
        ("women_committee", "enterprise", "520103", date(2026, 1, 1), "may"),
        ("women_committee", "enterprise", "330100", date(2023, 9, 30), "should"),
        ("women_committee", "enterprise", "330100", date(2023, 10, 1), "must"),
        ("women_committee", "enterprise", "110101", date(2026, 4, 30), "must"),
        ("women_committee", "enterprise", "110101", date(2026, 5, 1), "should"),
        ("full_time_chair", "enterprise", "410100", date(2024, 12, 31), "may"),
        ("full_time_chair", "enterprise", "410100", date(2025, 1, 1), "must"),
        ("full_time_chair", "government", "410100", date(2025, 1, 1), "may"),
        ("full_time_chair", "enterprise", "640100", date(2024, 5, 30), "should"),
        ("full_time_chair", "institution", "320100", date(2025, 5, 30), "must"),
        ("full_time_chair", "enterprise", "320100", date(2025, 5, 30), "may"),
        ("chair_in_post", "enterprise", "410100", AS_OF, "must"),
        ("chair_in_post", "enterprise", "500101", AS_OF, "should"),
        ("members_meeting", "government", "120103", date(2024, 9, 1), "must"),
        ("wage_agreement", "self_employed", "330100", AS_OF, "must"),
        ("wage_agreement", "institution", "330100", AS_OF, "should"),
        ("mediation_committee", "social_organisation", "510100", AS_OF, "should"),
        ("mediation_committee", None, "510100", AS_OF, "must"),
        ("workers_congress", "institution", "310101", date(2017, 11, 22), "should"),
        ("workers_congress", "institution", "310101", date(2017, 11, 23), "must"),
    ],
)
def test_a_check_is_as_strong_as_the_text_of_its_place(
    check: str, sector: str | None, region: str, as_of: date, strength: str
) -> None:
    assert strength_of(check, UNIT | {"sector": sector, "region": region}, as_of) == strength


def test_what_may_be_done_there_is_neither_scored_nor_on_the_worklist() -> None:
    def of(as_of: date) -> tuple[int, bool]:
        tables = one_unit({"region": "520103"}, {"female_members": 10}, coverage=[complete("committees")])
        return score(tables, as_of)[3], "women_committee" in set(worklist(tables, as_of)["check"])

    # 贵州: 可以 since 2026.
    (scored, listed), (scored_later, listed_later) = of(date(2025, 12, 31)), of(date(2026, 1, 1))
    assert (scored - scored_later, listed, listed_later) == (1, True, False)


def test_below_four_fifths_known_there_is_no_grade_but_a_score() -> None:
    four_of_five = sound() | small_register(terms=[])
    assert score(four_of_five) == (Decimal(100), "A", 4, 5)
    three_of_five = sound(chair_filled=None) | small_register(terms=[])
    assert score(three_of_five) == (Decimal(100), None, 3, 5)
    assert amounts(four_of_five, "health_score") == (Decimal(100), 1, 0, 0)
    assert amounts(three_of_five, "health_score") == (0, 0, 1, 0)
    assert amounts(three_of_five, "grade_none") == (1, None, 0, 0)


def test_no_union_scores_nothing_and_long_overdue_at_most_59() -> None:
    def elected(day: date) -> dict[str, pd.DataFrame]:
        return sound() | small_register(terms=[{"union_id": "w1", "elected_on": day, "term_years": 5}])

    assert score(elected(date(2019, 1, 1)))[0] == Decimal(80)
    assert score(elected(date(2018, 1, 1)))[0] == Decimal(59)
    no_union = one_unit({"employees": 25, "sector": "government"}, {"dissolved_on": AS_OF})
    assert score(no_union)[:2] == (Decimal(0), None)
    assert amounts(no_union, "health_score") == (0, 0, 1, 0)


def test_a_unit_of_which_nothing_is_known_has_no_score() -> None:
    assert score(small_register(units=[UNIT]))[0] is None
    assert amounts(small_register(units=[UNIT]), "health_score") == (0, 0, 1, 0)
    suspended = one_unit({"operating_status": "suspended"})
    assert score(suspended) == (None, None, 0, 0)
    assert amounts(suspended, "grade_none") == (0, None, 0, 1)
    assert amounts(suspended, "health_score") == (0, 0, 0, 1)


def test_what_may_be_done_is_not_on_the_worklist() -> None:
    reports = [finding(check, AS_OF) for check in ("legal_person", "quarterly_activity", "rules_in_place")]
    assert list(worklist(one_unit(findings=reports), AS_OF)["check"]) == ["rules_in_place"]


def test_values_are_not_rounded() -> None:
    assert value_of("coverage_25", 1, 3) == Fraction(100, 3)
    assert value_of("coverage_25", 0, 0) is None
    assert value_of("units_open", 3, None) == 3
    assert value_of("cases_per_1000", 1, Decimal("0.25")) == 4
    assert value_of("health_score", Decimal("150.5"), 2) == Fraction(301, 4)

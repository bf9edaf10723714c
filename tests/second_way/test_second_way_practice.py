"""Homes of workers and self-checks, by hand."""

from datetime import date
from typing import Any

import pytest

from second_way.by_hand import (
    AS_OF,
    DAY,
    Row,
    answered,
    complete,
    one_unit,
    outcome,
    state,
)
from second_way.rules import INTERNAL_RULES


def honour(level: str, **cells: Any) -> Row:
    return {"unit_id": "u1", "level": level, **cells}


def test_the_newest_review_decides_and_ties_go_to_the_worse() -> None:
    old = honour("national", reviewed_on=date(2023, 1, 1), review_result="rework", rework_due_on=date(2023, 6, 1))
    new = honour("direct", reviewed_on=date(2024, 1, 1), review_result="pass")
    assert state(one_unit(honours=[old, new]), "home_review") == "pass"
    same_day = old | {"reviewed_on": date(2024, 1, 1)}
    review = outcome(one_unit(honours=[same_day, new]), "home_review")
    assert (review["state"], review["since"], review["due"]) == ("fail", date(2024, 1, 1), date(2023, 6, 1))
    closed = same_day | {"rework_closed_on": AS_OF}
    assert state(one_unit(honours=[closed, new]), "home_review") == "pass"
    assert state(one_unit(honours=[closed, new]), "home_review", AS_OF - DAY) == "fail"


def test_revoked_and_unreviewed_homes_do_not_count() -> None:
    revoked = honour("national", reviewed_on=date(2023, 1, 1), review_result="rework", revoked_on=AS_OF)
    assert state(one_unit(honours=[revoked]), "home_review") == "unknown"
    assert state(one_unit(honours=[revoked], coverage=[complete("honours")]), "home_review") == "not_applicable"
    assert state(one_unit(honours=[revoked]), "home_review", AS_OF - DAY) == "fail"
    assert state(one_unit(honours=[honour("direct", status="rework")]), "home_review") == "fail"


@pytest.mark.parametrize(
    ("due_on", "submitted_on", "expected"),
    [
        (AS_OF, None, "not_applicable"),
        (AS_OF - DAY, None, "fail"),
        (AS_OF - DAY, AS_OF, "pass"),
        (AS_OF - DAY, AS_OF + DAY, "fail"),
        (AS_OF + DAY, AS_OF, "pass"),
        (None, None, "unknown"),
        (None, AS_OF, "pass"),
    ],
)
def test_a_self_check_counts_once_it_is_overdue_or_submitted(
    due_on: date | None, submitted_on: date | None, expected: str
) -> None:
    row = {"unit_id": "u1", "period": "2024", "due_on": due_on, "submitted_on": submitted_on}
    tables = one_unit(self_checks=[row], coverage=[complete("self_checks")])
    check = outcome(tables, "self_check")
    assert check["state"] == expected
    if expected == "fail":
        assert (check["since"], check["due"]) == (AS_OF, AS_OF - DAY)


# Congresses


def congress(held_on: date, delegates: int | None = None, present: int | None = None) -> Row:
    return {
        "unit_id": "u1",
        "kind": "workers_congress",
        "held_on": held_on,
        "delegates": delegates,
        "present": present,
    }


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({}, "fail"),
        ({"sector": "institution"}, "fail"),
        ({"sector": "government"}, "not_applicable"),
        ({"sector": "self_employed"}, "not_applicable"),
        ({"sector": None}, "unknown"),
        ({"civil_service_managed": True}, "not_applicable"),
        ({"founded_on": date(2023, 1, 1)}, "fail"),
        ({"founded_on": date(2023, 1, 2)}, "not_applicable"),
    ],
)
def test_a_workers_congress_binds_enterprises_and_institutions(cells: Row, expected: str) -> None:
    tables = one_unit(cells, coverage=[complete("meetings")])
    assert answered(tables, "workers_congress")[:2] == (expected, date(2024, 1, 1) if expected == "fail" else None)


def test_a_workers_congress_is_held_in_this_year_or_the_last() -> None:
    assert state(one_unit(meetings=[congress(date(2023, 1, 1))]), "workers_congress") == "pass"
    assert state(one_unit(meetings=[congress(date(2022, 12, 31))]), "workers_congress") == "unknown"
    of_members = congress(date(2024, 1, 1)) | {"kind": "members"}
    assert state(one_unit(meetings=[of_members], coverage=[complete("meetings")]), "workers_congress") == "fail"
    new_union = one_unit(union={"established_on": date(2023, 1, 2)}, coverage=[complete("meetings")])
    assert state(new_union, "workers_congress") == "not_applicable"


@pytest.mark.parametrize(
    ("meetings", "expected"),
    [
        ([congress(AS_OF, 30, 20)], ("pass", None, None, None)),
        ([congress(AS_OF, 31, 20)], ("fail", AS_OF, None, False)),
        ([congress(AS_OF, None, 20)], ("unknown", None, None, None)),
        ([congress(AS_OF, 0, 0)], ("unknown", None, None, None)),
        ([congress(date(2023, 5, 31), 30, 19)], ("fail", date(2023, 5, 31), None, False)),
        ([congress(date(2023, 5, 30), 30, 19)], ("not_applicable", None, None, None)),
        ([congress(date(2023, 6, 1), 30, 19), congress(AS_OF, 30, 30)], ("pass", None, None, None)),
        ([], ("not_applicable", None, None, None)),
    ],
)
def test_two_thirds_of_the_delegates_are_a_quorum(meetings: list[Row], expected: tuple[Any, ...]) -> None:
    assert answered(one_unit({"sector": None}, meetings=meetings), "congress_quorum") == expected


# By requirement


def required(check: str, **cells: Any) -> Row:
    return {"check_id": check, "scope": None, "campaign": "c", **cells}


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({}, "unknown"),
        ({"scope": "all"}, "unknown"),
        ({"scope": "campaign=c2"}, "unknown"),
        ({"scope": "campaign=c"}, "not_applicable"),
        ({"scope": "sector=institution"}, "not_applicable"),
        ({"scope": "region=5201"}, "unknown"),
        ({"starts_on": AS_OF, "ends_on": AS_OF}, "unknown"),
        ({"starts_on": AS_OF + DAY}, "not_applicable"),
        ({"ends_on": AS_OF - DAY}, "not_applicable"),
        ({"check_id": "rules_in_place"}, "not_applicable"),
    ],
)
def test_a_requirement_binds_in_its_scope_and_time_even_without_a_union(cells: Row, expected: str) -> None:
    tables = one_unit(
        {"union_id": None},
        requirements=[required("dual_review") | cells],
        tasks=[{"task_id": "T1", "campaign": "c2", "starts_on": AS_OF + DAY}],
        task_units=[{"task_id": "T1", "unit_id": "u1"}],
    )
    assert state(tables, "dual_review") == expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({}, "pass"),
        ({"reported_to_members_on": None}, "fail"),
        ({"reported_to_superior_on": AS_OF + DAY}, "fail"),
        ({"members_voted": 0, "superior_grade": None}, "fail"),
        ({"members_voted": None}, "unknown"),
        ({"superior_grade": None}, "unknown"),
        ({"year": 2024}, "unknown"),
    ],
)
def test_a_double_review_is_of_the_last_full_year(cells: Row, expected: str) -> None:
    row = {"unit_id": "u1", "year": 2023, "reported_to_members_on": AS_OF, "reported_to_superior_on": AS_OF}
    votes = {"members_voted": 1, "superior_grade": "合格"}
    requirements = [required("dual_review")]
    assert state(one_unit(reviews=[row | votes | cells], requirements=requirements), "dual_review") == expected
    tables = one_unit(coverage=[complete("reviews")], requirements=requirements)
    assert answered(tables, "dual_review") == ("fail", date(2024, 1, 1), None, True)


def test_seven_rules_are_in_place() -> None:
    rules: list[Row] = [{"unit_id": "u1", "kind": kind} for kind in INTERNAL_RULES]
    requirements, systems = [required("rules_in_place")], [complete("systems")]

    def of(*rows: Row, **tables: list[Row]) -> str:
        return state(one_unit(systems=list(rows), requirements=requirements, **tables), "rules_in_place")

    assert of(*rules) == "pass"
    assert of(*rules[1:]) == "unknown"
    assert of(*rules[1:], coverage=systems) == "fail"
    assert of(*rules[2:], rules[0] | {"repealed_on": AS_OF}) == "fail"
    assert of(*rules[1:], rules[0] | {"repealed_on": AS_OF + DAY}) == "pass"
    assert of(*rules[1:], rules[0] | {"adopted_on": AS_OF + DAY}) == "unknown"


@pytest.mark.parametrize(
    ("held_on", "as_of", "expected"),
    [
        (date(2023, 12, 31), date(2024, 3, 31), "pass"),
        (date(2023, 10, 1), date(2024, 3, 31), "pass"),
        (date(2023, 9, 30), date(2024, 3, 31), "unknown"),
        (date(2024, 1, 1), date(2024, 3, 31), "unknown"),
        (date(2024, 1, 1), date(2024, 4, 1), "pass"),
        (date(2024, 3, 31), date(2024, 4, 1), "pass"),
        (None, date(2024, 4, 1), "unknown"),
    ],
)
def test_an_activity_was_held_in_the_last_full_quarter(held_on: date | None, as_of: date, expected: str) -> None:
    held = {"activity_id": "a", "unit_id": "u1", "held_on": held_on, "planned_for": date(2024, 1, 1)}
    tables = one_unit(activities=[held], requirements=[required("quarterly_activity")])
    assert state(tables, "quarterly_activity", as_of) == expected


def test_no_activity_fails_where_activities_are_complete_from_the_quarters_first_day() -> None:
    quarter = complete("activities", complete_from=date(2024, 1, 1), complete_to=AS_OF)
    requirements = [required("quarterly_activity")]
    tables = one_unit(coverage=[quarter], requirements=requirements)
    assert answered(tables, "quarterly_activity") == ("fail", date(2024, 4, 1), None, True)
    later = one_unit(coverage=[quarter | {"complete_from": date(2024, 1, 2)}], requirements=requirements)
    assert state(later, "quarterly_activity") == "unknown"
    assert state(one_unit(coverage=[quarter]), "quarterly_activity") == "not_applicable"

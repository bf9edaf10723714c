"""Indicators on congresses, homes, self-checks, reviews, activities, tasks and returns, by hand."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from second_way.by_hand import (
    AS_OF,
    DAY,
    Row,
    amounts,
    complete,
    one_unit,
)


def test_a_congress_of_this_year_asks_completeness_from_1_january() -> None:
    held = {"unit_id": "u1", "kind": "workers_congress", "held_on": date(2024, 1, 1)}
    year = [complete("meetings", complete_from=date(2024, 1, 1), complete_to=AS_OF)]
    assert amounts(one_unit(meetings=[held]), "congress_this_year") == (1, 1, 0, 0)
    last_year = held | {"held_on": date(2023, 12, 31)}
    assert amounts(one_unit(meetings=[last_year]), "congress_this_year") == (0, 0, 1, 0)
    founded = {"founded_on": date(2024, 5, 1)}
    assert amounts(one_unit(founded, meetings=[last_year], coverage=year), "congress_this_year") == (0, 1, 0, 0)
    assert amounts(one_unit({"sector": "government"}, meetings=[held]), "congress_this_year") == (0, 0, 0, 1)


def test_proposals_count_by_the_day_they_were_filed() -> None:
    days = (date(2023, 5, 31), date(2023, 5, 30), AS_OF, None)
    proposals = [{"proposal_id": str(day), "unit_id": "u1", "filed_on": day, "closed_on": AS_OF} for day in days]
    proposals[2]["closed_on"] = AS_OF + DAY
    assert amounts(one_unit(proposals=proposals), "proposals_closed") == (1, 2, 0, 0)
    assert amounts(one_unit(proposals=proposals[1:2]), "proposals_closed") == (0, 0, 1, 0)
    assert amounts(one_unit(coverage=[complete("proposals")]), "proposals_closed") == (0, 0, 0, 1)


@pytest.mark.parametrize(
    ("cells", "titles"),
    [
        ({"status": "awarded"}, (1, None, 0, 0)),
        ({"status": "rework"}, (1, None, 0, 0)),
        ({"status": "candidate", "awarded_on": AS_OF}, (0, None, 0, 0)),
        ({"status": "revoked"}, (0, None, 0, 0)),
        ({"status": None}, (0, None, 1, 0)),
        ({"status": None, "awarded_on": AS_OF}, (1, None, 0, 0)),
        ({"status": "awarded", "awarded_on": AS_OF + DAY}, (0, None, 0, 0)),
        ({"status": "awarded", "revoked_on": AS_OF}, (0, None, 0, 0)),
        ({"status": "awarded", "revoked_on": AS_OF + DAY}, (1, None, 0, 0)),
    ],
)
def test_a_title_counts_while_it_is_held(cells: Row, titles: Any) -> None:
    tables = one_unit(honours=[{"unit_id": "u1", "level": "national"} | cells], coverage=[complete("honours")])
    assert amounts(tables, "honours_national") == titles
    assert amounts(tables, "honours_direct") == (0, None, 0, 0)
    assert amounts(one_unit(), "honours_direct") == (0, None, 1, 0)


@pytest.mark.parametrize(
    ("status", "titles"),
    [
        ("rework", (0, None, 1, 0)),
        (None, (0, None, 1, 0)),
        ("candidate", (0, None, 0, 0)),
        ("revoked", (0, None, 0, 0)),
    ],
)
def test_a_model_home_of_unknown_level_counts_at_none_and_leaves_the_levels_open(
    status: str | None, titles: Any
) -> None:
    honour = {"unit_id": "u1", "level": "model_unknown", "status": status}
    tables = one_unit(honours=[honour], coverage=[complete("honours")])
    for level in ("national", "provincial", "municipal"):
        assert amounts(tables, f"honours_{level}") == titles
    assert amounts(tables, "honours_direct") == (0, None, 0, 0)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"review_result": "rework"}, (0, 1, 0, 0)),
        ({"status": "rework", "rework_closed_on": AS_OF}, (1, 1, 0, 0)),
        ({"status": "rework", "rework_closed_on": AS_OF + DAY}, (0, 1, 0, 0)),
        ({"status": "rework", "review_result": "pass"}, (0, 0, 0, 1)),
        ({"status": "rework", "revoked_on": AS_OF}, (0, 0, 0, 1)),
        ({"status": "awarded", "reviewed_on": AS_OF}, (0, 0, 1, 0)),
        ({"status": "awarded"}, (0, 0, 0, 1)),
    ],
)
def test_rework_is_closed_of_what_was_sent_to_rework(cells: Row, expected: Any) -> None:
    tables = one_unit(honours=[{"unit_id": "u1", "level": "national"} | cells], coverage=[complete("honours")])
    assert amounts(tables, "rework_closed") == expected


DUE_BY: list[tuple[date | None, date | None, Any]] = [
    (AS_OF - DAY, AS_OF - DAY, (1, 1, 0, 0)),
    (AS_OF - DAY, AS_OF, (0, 1, 0, 0)),
    (AS_OF - DAY, AS_OF + DAY, (0, 1, 0, 0)),
    (AS_OF, AS_OF, (1, 1, 0, 0)),
    (AS_OF, None, (0, 0, 0, 1)),
    (AS_OF + DAY, AS_OF, (0, 0, 0, 1)),
]


@pytest.mark.parametrize(("due_on", "done_on", "expected"), DUE_BY)
def test_self_checks_returns_and_tasks_are_on_time_of_those_due(
    due_on: date | None, done_on: date | None, expected: Any
) -> None:
    tables = one_unit(
        self_checks=[{"unit_id": "u1", "period": "1", "due_on": due_on, "submitted_on": done_on}],
        returns=[{"unit_id": "u1", "form": "f", "period": "1", "due_on": due_on, "received_on": done_on}],
        tasks=[{"task_id": "T1", "due_on": due_on}],
        task_units=[{"task_id": "T1", "unit_id": "u1", "done_on": done_on}],
        coverage=[complete("self_checks"), complete("returns")],
    )
    for indicator in ("self_checks_on_time", "returns_on_time", "tasks_on_time"):
        assert amounts(tables, indicator) == expected


def test_without_a_due_date_tasks_are_never_due_and_the_rest_is_undecidable() -> None:
    tables = one_unit(
        self_checks=[{"unit_id": "u1", "period": "1", "submitted_on": AS_OF}],
        returns=[{"unit_id": "u1", "form": "f", "period": "1", "received_on": AS_OF}],
        tasks=[{"task_id": "T1"}],
        task_units=[{"task_id": "T1", "unit_id": "u1", "done_on": AS_OF}],
    )
    assert amounts(tables, "self_checks_on_time") == amounts(tables, "returns_on_time") == (0, 0, 1, 0)
    assert amounts(tables, "tasks_on_time") == (0, 0, 0, 1)


@pytest.mark.parametrize(
    ("cells", "missing", "on_time"),
    [
        ({}, (1, None, 0, 0), (0, 1, 0, 0)),
        ({"due_on": AS_OF}, (0, None, 0, 0), (0, 0, 0, 1)),
        ({"status": "missing", "received_on": AS_OF - DAY}, (1, None, 0, 0), (0, 1, 0, 0)),
        ({"status": "sent_back", "received_on": AS_OF - DAY}, (1, None, 0, 0), (0, 1, 0, 0)),
        ({"status": "accepted", "received_on": AS_OF - DAY}, (0, None, 0, 0), (1, 1, 0, 0)),
        ({"status": "received"}, (0, None, 1, 0), (0, 0, 1, 0)),
        ({"status": "received", "due_on": AS_OF}, (0, None, 0, 0), (0, 0, 1, 0)),
        ({"status": "received", "due_on": AS_OF + DAY}, (0, None, 0, 0), (0, 0, 0, 1)),
        ({"due_on": None}, (0, None, 1, 0), (0, 0, 1, 0)),
    ],
)
def test_a_return_is_missing_until_it_is_received(cells: Row, missing: Any, on_time: Any) -> None:
    row = {"unit_id": "u1", "form": "f", "period": "1", "due_on": AS_OF - DAY}
    tables = one_unit(returns=[row | cells], coverage=[complete("returns")])
    assert amounts(tables, "returns_missing") == missing
    assert amounts(tables, "returns_on_time") == on_time


@pytest.mark.parametrize(
    ("found", "fixed", "submitted_on", "expected"),
    [
        (5, 3, AS_OF, (3, 5, 0, 0)),
        (0, 0, AS_OF, (0, 0, 0, 0)),
        (5, 6, AS_OF, (0, 0, 1, 0)),
        (None, 3, AS_OF, (0, 0, 1, 0)),
        (5, 3, AS_OF + DAY, (0, 0, 0, 1)),
    ],
)
def test_problems_fixed_are_of_submitted_self_checks(
    found: int | None, fixed: int, submitted_on: date, expected: Any
) -> None:
    row = {"unit_id": "u1", "period": "1", "submitted_on": submitted_on, "problems_found": found}
    tables = one_unit(self_checks=[row | {"problems_fixed": fixed}], coverage=[complete("self_checks")])
    assert amounts(tables, "problems_fixed") == expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({}, (1, 1, 0, 0)),
        ({"satisfaction": 84.99}, (0, 1, 0, 0)),
        ({"score": 89.9}, (0, 1, 0, 0)),
        ({"assessors": 31}, (0, 1, 0, 0)),
        ({"assessors": 0}, (0, 0, 1, 0)),
        ({"score": None, "satisfaction": 1.0}, (0, 0, 1, 0)),
        ({"reported_on": AS_OF + DAY}, (0, 0, 1, 0)),
        ({"year": 2025}, (0, 0, 0, 1)),
    ],
)
def test_a_harmonious_enterprise_says_so_itself(cells: Row, expected: Any) -> None:
    row: Row = {"unit_id": "u1", "year": 2024, "assessors": 30, "union_reps": 10, "staff_reps": 10}
    numbers = {"satisfaction": 85.0, "score": 90.0, "reported_on": AS_OF}
    older = {"unit_id": "u1", "year": 2023}
    rows = [row | numbers | cells] + ([older] if "year" not in cells else [])
    tables = one_unit(self_evaluations=rows, coverage=[complete("self_evaluations")])
    assert amounts(tables, "harmonious_eligible") == expected


def test_satisfaction_is_weighed_by_votes_exactly() -> None:
    row = {"unit_id": "u1", "year": 2023, "satisfaction": 66.6666667, "members_voted": 3}
    assert amounts(one_unit(reviews=[row]), "review_satisfaction") == (Decimal("2.00000001"), 3, 0, 0)
    assert amounts(one_unit(reviews=[row | {"year": 2024}]), "review_satisfaction") == (0, 0, 1, 0)
    assert amounts(one_unit(reviews=[row | {"members_voted": None}]), "review_satisfaction") == (0, 0, 1, 0)
    assert amounts(one_unit(coverage=[complete("reviews")]), "review_satisfaction") == (0, 0, 0, 1)


def test_attendance_is_of_activities_held_in_the_twelve_months() -> None:
    days = (date(2023, 5, 31), date(2023, 5, 30), AS_OF, None, AS_OF + DAY)
    activities = [
        {"activity_id": str(day), "unit_id": "u1", "held_on": day, "expected": 10, "attended": 12} for day in days
    ]
    assert amounts(one_unit(activities=activities), "activity_attendance") == (24, 20, 0, 0)
    activities[0]["expected"] = None
    assert amounts(one_unit(activities=activities), "activity_attendance") == (12, 10, 1, 0)
    assert amounts(one_unit(activities=activities[3:]), "activity_attendance") == (0, 0, 1, 0)
    complete_ones = [complete("activities", complete_from=date(2023, 5, 31))]
    assert amounts(one_unit(coverage=complete_ones), "activity_attendance") == (0, 0, 0, 1)

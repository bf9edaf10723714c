"""Indicators on unions, people, elections, tasks and findings, by hand."""

from datetime import date, timedelta
from typing import Any

import pandas as pd
import pytest

from second_way import (
    INDICATORS,
    indicators,
    states,
    worklist,
)
from second_way.by_hand import (
    AS_OF,
    DAY,
    Row,
    amounts,
)
from second_way.small_registers import small_register


def test_an_empty_register_counts_nothing() -> None:
    assert states({}, AS_OF).empty
    assert worklist({}, AS_OF).empty
    frame = indicators({}, AS_OF)
    assert list(frame["indicator"]) == list(INDICATORS)
    assert set(frame["numerator"]) == {0}
    assert indicators({}, AS_OF, "sector").empty


def test_coverage_asks_the_union_and_the_line_of_25() -> None:
    units: list[Row] = [
        {"unit_id": "with", "employees": 25, "union_id": "w1"},
        {"unit_id": "without", "employees": 99, "union_id": "w2"},
        {"unit_id": "union unknown", "employees": 25},
        {"unit_id": "employees unknown", "union_id": "w1"},
        {"unit_id": "below", "employees": 24},
        {"unit_id": "suspended", "employees": 99, "union_id": "w1", "operating_status": "suspended"},
    ]
    tables = small_register(units=units, unions=[{"union_id": "w1"}, {"union_id": "w2", "dissolved_on": AS_OF}])
    assert amounts(tables, "coverage_25") == (1, 2, 2, 2)
    assert amounts(tables, "coverage_all") == (2, 3, 2, 1)
    assert amounts(tables, "units_open") == (6, None, 0, 0)
    assert amounts(tables, "units_not_operating") == (1, None, 0, 0)
    assert amounts(tables, "unions_in_being") == (1, None, 2, 1)
    assert amounts(tables, "units_covered") == (2, None, 2, 1)
    assert amounts(tables, "units_without_union") == (1, None, 2, 1)


def test_density_leaves_out_unknown_and_impossible_numbers() -> None:
    units = [
        {"unit_id": "counted", "employees": 10, "union_id": "w1"},
        {"unit_id": "too many members", "employees": 4, "union_id": "w2"},
        {"unit_id": "members unknown", "employees": 10, "union_id": "w3"},
        {"unit_id": "no union", "employees": 5, "union_id": "w4"},
        {"unit_id": "shared", "employees": 5, "union_id": "w5"},
        {"unit_id": "shared too", "employees": 5, "union_id": "w5"},
    ]
    unions: list[Row] = [
        {"union_id": "w1", "members": 99},
        {"union_id": "w2", "members": 5},
        {"union_id": "w3"},
        {"union_id": "w4", "members": 5, "dissolved_on": AS_OF},
        {"union_id": "w5", "members": 5},
    ]
    headcounts = [
        {"unit_id": "counted", "counted_on": date(2023, 12, 31), "employees": 50, "members": 5},
        {"unit_id": "counted", "counted_on": AS_OF, "members": 8},
        {"unit_id": "counted", "counted_on": AS_OF + DAY, "employees": 50, "members": 50},
    ]
    tables = small_register(units=units, unions=unions, headcounts=headcounts)
    assert amounts(tables, "union_density") == (8, 15, 4, 0)


@pytest.mark.parametrize(
    ("days", "counted"),
    [
        (-1, (0, 0, 0)),
        (0, (1, 1, 1)),
        (30, (1, 1, 1)),
        (31, (0, 1, 1)),
        (90, (0, 1, 1)),
        (180, (0, 0, 1)),
        (181, (0, 0, 0)),
    ],
)
def test_terms_that_end_soon_are_counted_cumulatively(days: int, counted: tuple[int, int, int]) -> None:
    term = {"union_id": "w1", "elected_on": date(2020, 1, 1), "ends_on": AS_OF + timedelta(days)}
    tables = small_register(units=[{"unit_id": "u1", "union_id": "w1"}], unions=[{"union_id": "w1"}], terms=[term])
    assert tuple(amounts(tables, f"elections_due_{window}")[0] for window in (30, 90, 180)) == counted


def tasks_register(**task: Any) -> dict[str, pd.DataFrame]:
    listed = [{"task_id": "T1", "unit_id": "u1", "list_name": name} for name in ("a", "b")]
    return small_register(
        units=[{"unit_id": "u1"}, {"unit_id": "u2"}],
        tasks=[{"task_id": "T1", "campaign": "c", **task}],
        task_units=[listed[0], listed[1] | {"done_on": AS_OF}],
    )


def test_a_task_is_overdue_from_the_day_after_it_was_due() -> None:
    assert amounts(tasks_register(due_on=AS_OF), "tasks_overdue") == (0, None, 0, 0)
    tables = tasks_register(due_on=AS_OF - DAY)
    assert amounts(tables, "tasks_overdue") == (1, None, 0, 0)
    assert amounts(tables, "tasks_overdue", AS_OF - DAY) == (0, None, 0, 0)
    (row,) = worklist(tables, AS_OF).to_dict("records")
    assert (row["check"], row["since"], row["due"]) == ("task:T1", AS_OF, AS_OF - DAY)
    assert (row["days_open"], row["days_overdue"]) == (0, 1)


def test_a_task_counts_once_it_has_started_and_a_list_always() -> None:
    tables = tasks_register(starts_on=AS_OF, due_on=date(2020, 1, 1))
    assert amounts(tables, "tasks_done") == (1, 2, 0, 1)
    assert amounts(tables, "tasks_done", AS_OF - DAY) == (0, 0, 0, 2)
    assert amounts(tables, "tasks_overdue", AS_OF - DAY) == (0, None, 0, 0)
    assert amounts(tables, "units_multi_listed", AS_OF - DAY) == (1, None, 0, 0)


def test_open_findings_count_where_they_are_reported_even_if_disproved() -> None:
    units = [{"unit_id": unit_id, "union_id": "w1", "sector": unit_id} for unit_id in ("u1", "u2")]
    reports = [{"unit_id": "u2", "check_id": "election_on_time", "reported_on": AS_OF}]
    terms = [{"union_id": "w1", "elected_on": AS_OF, "term_years": 3}]
    tables = small_register(units=units, unions=[{"union_id": "w1"}], findings=reports, terms=terms)
    frame = indicators(tables, AS_OF, "sector").set_index(["indicator", "group"])["numerator"]
    assert (frame["findings_open", "u1"], frame["findings_open", "u2"]) == (0, 1)
    assert (frame["election_on_time", "u1"], frame["elections_overdue", "u1"]) == (1, 0)

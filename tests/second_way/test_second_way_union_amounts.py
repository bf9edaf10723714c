"""Indicators on unions, people, elections and bargaining, by hand."""

from datetime import date, timedelta
from typing import Any

import pytest

from second_way.by_hand import (
    AS_OF,
    DAY,
    UNION,
    Row,
    amounts,
    complete,
    finding,
    joint_union,
    one_unit,
    wages,
)
from second_way.days import months_after
from second_way.periods import last_full_quarter, last_twelve_months
from second_way.small_registers import small_register


def test_twelve_months_are_the_days_that_reach_the_date_a_year_on() -> None:
    for as_of in (date(2023, 2, 28), date(2024, 2, 28), date(2024, 2, 29), date(2024, 3, 1), date(2025, 2, 28), AS_OF):
        period = last_twelve_months(as_of)
        days = [as_of + timedelta(offset) for offset in range(-400, 3)]
        assert [day for day in days if period.holds(day)] == [
            day for day in days if day <= as_of <= months_after(day, 12)
        ]


@pytest.mark.parametrize(
    ("as_of", "first", "last"),
    [
        (date(2024, 3, 31), date(2023, 10, 1), date(2023, 12, 31)),
        (date(2024, 4, 1), date(2024, 1, 1), date(2024, 3, 31)),
        (date(2024, 12, 31), date(2024, 7, 1), date(2024, 9, 30)),
    ],
)
def test_the_last_full_quarter_ended_before_the_date(as_of: date, first: date, last: date) -> None:
    quarter = last_full_quarter(as_of)
    assert (quarter.first, quarter.last) == (first, last)


@pytest.mark.parametrize(
    ("employees", "has_union", "under_25", "of_100"),
    [
        (24, True, (1, None, 0, 0), (0, 0, 0, 1)),
        (24, None, (0, None, 1, 0), (0, 0, 0, 1)),
        (25, None, (0, None, 0, 0), (0, 0, 0, 1)),
        (99, True, (0, None, 0, 0), (0, 0, 0, 1)),
        (100, True, (0, None, 0, 0), (1, 1, 0, 0)),
        (100, False, (0, None, 0, 0), (0, 1, 0, 0)),
        (None, True, (0, None, 1, 0), (0, 0, 1, 0)),
        (None, False, (0, None, 0, 0), (0, 0, 1, 0)),
    ],
)
def test_coverage_below_25_and_from_100(
    employees: int | None, has_union: bool | None, under_25: Any, of_100: Any
) -> None:
    union: Row = {"dissolved_on": AS_OF} if has_union is False else {}
    tables = one_unit({"employees": employees} | ({"union_id": None} if has_union is None else {}), union)
    assert amounts(tables, "coverage_under_25") == under_25
    assert amounts(tables, "coverage_100") == of_100


@pytest.mark.parametrize(
    ("established_on", "dissolved_on", "new", "dissolved"),
    [
        (date(2024, 1, 1), None, 1, 0),
        (date(2023, 12, 31), None, 0, 0),
        (AS_OF + DAY, None, 0, 0),
        (date(2024, 1, 1), AS_OF, 1, 1),
        (None, date(2023, 12, 31), 0, 0),
        (None, AS_OF + DAY, 0, 0),
    ],
)
def test_unions_of_the_year_count_once_in_being_or_not(
    established_on: date | None, dissolved_on: date | None, new: int, dissolved: int
) -> None:
    dates = {"established_on": established_on, "dissolved_on": dissolved_on}
    units: list[Row] = [{"unit_id": unit_id, "union_id": "w1"} for unit_id in ("u1", "u2")]
    tables = small_register(units=units, unions=[UNION | dates])
    assert amounts(tables, "new_unions_year") == (new, None, 0, 0)
    assert amounts(tables, "unions_dissolved_year") == (dissolved, None, 0, 0)
    reported = tables | small_register(findings=[finding("union_established", AS_OF)] if new else [])
    assert amounts(reported, "new_unions_year") == (new, None, 0, 0)
    assert amounts(small_register(units=units), "new_unions_year") == (0, None, 1, 0)


def test_totals_sum_what_is_known() -> None:
    counted = {"unit_id": "u1", "counted_on": date(2024, 1, 1), "migrant_members": 3, "verified_members": 4}
    earlier = {"unit_id": "u1", "counted_on": date(2023, 12, 31), "new_members": 9}
    headcounts = [counted | {"new_members": 2}, earlier, counted | {"counted_on": AS_OF, "new_members": 5}]
    unit = {"employees": 12, "female_employees": 6}
    tables = one_unit(unit, {"members": 10, "female_members": 5}, headcounts=headcounts)
    totals = {
        "employees_total": 12,
        "members_total": 10,
        "female_members_total": 5,
        "migrant_members_total": 3,
        "new_members_year": 7,
    }
    assert {name: amounts(tables, name) for name in totals} == {name: (n, None, 0, 0) for name, n in totals.items()}
    assert amounts(tables, "women_density") == (5, 6, 0, 0)
    assert amounts(tables, "women_share") == (5, 10, 0, 0)
    assert amounts(tables, "verified_members") == (4, 10, 0, 0)
    for name in totals:
        assert amounts(one_unit(), name) == (0, None, 1, 0)
    assert amounts(one_unit(coverage=[complete("headcounts")]), "new_members_year") == (0, None, 0, 0)
    assert amounts(one_unit(union={"members": 0}), "women_share") == (0, 0, 1, 0)


def test_members_in_new_forms_are_those_of_the_newest_count_at_the_lead() -> None:
    row = {"union_id": "w1", "counted_on": date(2024, 1, 1), "occupation": "courier", "members": 3}
    rows = [row, row | {"occupation": "other", "members": 4}, row | {"counted_on": date(2023, 1, 1), "members": 99}]
    assert amounts(joint_union(member_groups=rows), "new_form_members") == (7, None, 0, 0)
    rows[1]["members"] = None
    assert amounts(joint_union(member_groups=rows), "new_form_members") == (3, None, 1, 0)
    assert amounts(joint_union(), "new_form_members") == (0, None, 1, 0)
    assert amounts(joint_union(coverage=[complete("member_groups")]), "new_form_members") == (0, None, 0, 0)


@pytest.mark.parametrize(
    ("days", "bands"),
    [(0, (0, 0, 0)), (1, (1, 0, 0)), (365, (1, 0, 0)), (366, (0, 1, 0)), (1095, (0, 1, 0)), (1096, (0, 0, 1))],
)
def test_overdue_elections_fall_into_one_band(days: int, bands: tuple[int, int, int]) -> None:
    term = {"union_id": "w1", "elected_on": date(2010, 1, 1), "ends_on": AS_OF - timedelta(days)}
    for findings in ([], [finding("election_on_time", AS_OF)]):
        tables = one_unit(terms=[term], findings=findings)
        assert tuple(amounts(tables, f"elections_overdue_{band}")[0] for band in ("1y", "3y", "more")) == bands
    reported = one_unit(findings=[finding("election_on_time", AS_OF)])
    assert amounts(reported, "elections_overdue_1y") == (0, None, 0, 0)
    assert amounts(reported, "elections_long_overdue") == (1, None, 0, 0)


@pytest.mark.parametrize(
    ("terms", "established_on", "due", "done"),
    [
        ([(date(2021, 12, 31), 3)], None, (1, None, 0, 0), (0, 1, 0, 0)),
        ([(date(2022, 1, 1), 3)], None, (0, None, 0, 0), (0, 0, 0, 1)),
        ([(date(2018, 1, 1), 3)], None, (1, None, 0, 0), (0, 1, 0, 0)),
        ([(date(2021, 1, 1), 3), (date(2024, 1, 1), 3)], None, (1, None, 0, 0), (1, 1, 0, 0)),
        ([(date(2021, 1, 1), 3), (AS_OF + DAY, 3)], None, (1, None, 0, 0), (0, 1, 0, 0)),
        ([(date(2023, 12, 31), None)], None, (0, None, 1, 0), (0, 0, 1, 0)),
        ([(date(2024, 1, 1), 3)], None, (0, None, 1, 0), (0, 0, 1, 0)),
        ([(date(2024, 1, 1), 3)], date(2024, 1, 1), (0, None, 0, 0), (0, 0, 0, 1)),
        ([], date(2023, 12, 31), (0, None, 1, 0), (0, 0, 1, 0)),
    ],
)
def test_elections_due_in_the_year_are_of_the_term_in_force_before_it(
    terms: list[tuple[date, int | None]], established_on: date | None, due: Any, done: Any
) -> None:
    rows = [{"union_id": "w1", "elected_on": day, "term_years": years} for day, years in terms]
    tables = one_unit(union={"established_on": established_on}, terms=rows)
    assert amounts(tables, "elections_due_year") == due
    assert amounts(tables, "elections_done_year") == done
    assert amounts(one_unit(union={"dissolved_on": AS_OF}, terms=rows), "elections_done_year") == (0, 0, 0, 1)


def covering(covered: int | None, number: str = "a1", **cells: Any) -> Row:
    return wages(agreement_id=number, kind=None, covered_employees=covered, **cells)


@pytest.mark.parametrize(
    ("agreements", "employees", "coverage", "units"),
    [
        ([covering(30)], 50, (30, 50, 0, 0), (1, 1, 0, 0)),
        ([covering(60), covering(70, "a2")], 50, (50, 50, 0, 0), (1, 1, 0, 0)),
        ([covering(30), covering(None, "a2")], 50, (30, 50, 0, 0), (1, 1, 0, 0)),
        ([covering(None)], 50, (0, 0, 1, 0), (1, 1, 0, 0)),
        ([covering(30, expires_on=None)], 50, (0, 0, 1, 0), (0, 0, 1, 0)),
        ([covering(30, expires_on=AS_OF - DAY)], 50, (0, 50, 0, 0), (0, 1, 0, 0)),
        ([covering(30)], None, (0, 0, 1, 0), (1, 1, 0, 0)),
    ],
)
def test_bargaining_covers_the_employees_of_the_widest_agreement(
    agreements: list[Row], employees: int | None, coverage: Any, units: Any
) -> None:
    tables = one_unit({"employees": employees}, agreements=agreements, coverage=[complete("agreements")])
    assert amounts(tables, "bargaining_coverage") == coverage
    assert amounts(tables, "bargaining_units") == units
    organ = one_unit({"employees": employees, "sector": "government"}, agreements=agreements)
    assert amounts(organ, "bargaining_coverage") == amounts(organ, "bargaining_units") == (0, 0, 0, 1)


def test_agreements_in_force_count_where_they_were_signed() -> None:
    kinds = ("comprehensive", "wage", "safety", None)
    agreements = [wages(agreement_id=str(kind), kind=kind, includes_wages=True) for kind in kinds]
    agreements[2]["expires_on"] = AS_OF + timedelta(61)
    tables = one_unit({"sector": "government"}, agreements=agreements)
    assert amounts(tables, "agreements_in_force") == (4, None, 0, 0)
    assert amounts(tables, "agreements_in_force_wage") == (1, None, 0, 0)
    assert amounts(tables, "agreements_in_force_women") == (0, None, 1, 0)
    assert amounts(tables | small_register(coverage=[complete("agreements")]), "agreements_in_force_women")[2] == 0
    assert amounts(tables, "agreements_expiring_60") == (3, None, 0, 0)
    assert amounts(tables, "agreements_expiring_60", AS_OF + DAY) == (1, None, 0, 0)
    undated = one_unit(agreements=[wages(), wages(agreement_id="a2", expires_on=None)])
    assert amounts(undated, "agreements_in_force") == amounts(undated, "agreements_expiring_60") == (1, None, 1, 0)


def test_special_agreements_are_three_kinds_of_the_units_listed_for_agreements() -> None:
    listed: dict[str, list[Row]] = {
        "tasks": [{"task_id": "T5", "unit_of_target": "agreements", "starts_on": AS_OF + DAY}],
        "task_units": [{"task_id": "T5", "unit_id": "u1"}],
    }
    agreements = [wages(), wages(agreement_id="a2"), wages(agreement_id="a3", kind="safety")]
    complete_ones = {"coverage": [complete("agreements")]}
    assert amounts(one_unit(agreements=agreements, **listed, **complete_ones), "special_agreements_signed") == (
        2,
        3,
        0,
        0,
    )
    assert amounts(one_unit(agreements=agreements, **listed), "special_agreements_signed") == (0, 0, 1, 0)
    assert amounts(one_unit(agreements=agreements, **complete_ones), "special_agreements_signed") == (0, 0, 0, 1)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"offered_on": AS_OF - timedelta(21)}, (1, None, 0, 0)),
        ({"offered_on": AS_OF - timedelta(20)}, (0, None, 0, 0)),
        ({"offered_on": date(2010, 1, 1)}, (1, None, 0, 0)),
        ({"offered_on": date(2010, 1, 1), "reply": "refused"}, (0, None, 0, 0)),
        ({"offered_on": date(2010, 1, 1), "replied_on": AS_OF}, (0, None, 0, 0)),
        ({}, (0, None, 1, 0)),
        ({"reply": "accepted"}, (0, None, 0, 0)),
    ],
)
def test_offers_of_any_age_may_be_unanswered(cells: Row, expected: Any) -> None:
    tables = one_unit(offers=[{"offer_id": "o1", "unit_id": "u1"} | cells], coverage=[complete("offers")])
    assert amounts(tables, "offers_unanswered") == expected

"""Working days and mediation cases, by hand."""

from datetime import date, timedelta
from typing import Any

import pytest

from second_way.by_hand import (
    AS_OF,
    DAY,
    Row,
    amounts,
    answered,
    complete,
    one_unit,
    state,
)
from second_way.working_days import working_day_after


@pytest.mark.parametrize(
    ("applied_on", "third"),
    [
        (date(2024, 2, 8), date(2024, 2, 19)),  # Friday 9 is a working day, 10 to 17 are holidays, Sunday 18 is not
        (date(2024, 2, 9), date(2024, 2, 20)),
        (date(2024, 2, 7), date(2024, 2, 18)),
        (date(2023, 9, 28), date(2023, 10, 9)),  # Saturday 7 and Sunday 8 October make up
        (date(2024, 9, 30), date(2024, 10, 10)),
        (date(2024, 10, 10), date(2024, 10, 14)),  # Saturday 12 makes up
        (date(2024, 5, 24), date(2024, 5, 29)),
        (date(2003, 10, 1), date(2003, 10, 6)),  # before the calendar's years: Thursday, Friday, Monday
        (date(2027, 10, 1), date(2027, 10, 6)),
    ],
)
def test_the_third_working_day_counts_holidays_and_days_made_up(applied_on: date, third: date) -> None:
    assert working_day_after(applied_on, 3) == third


APPLIED = date(2024, 5, 6)  # a Monday; the third working day is Thursday 9 May
NOT_APPLICABLE = ("not_applicable", None, None, None)
ACCEPTED = date(2024, 5, 9)


def case(**cells: Any) -> Row:
    return {"case_id": "c1", "unit_id": "u1", "applied_on": APPLIED, "accepted_on": ACCEPTED, "extended": False} | cells


@pytest.mark.parametrize(
    ("cells", "as_of", "expected"),
    [
        ({"closed_on": date(2024, 5, 24)}, AS_OF, ("pass", None, None, None)),
        ({"closed_on": date(2024, 5, 25)}, AS_OF, ("fail", date(2024, 5, 25), None, False)),
        ({}, date(2024, 5, 24), NOT_APPLICABLE),
        ({}, date(2024, 5, 25), ("fail", date(2024, 5, 25), None, True)),
        ({"extended": True}, AS_OF, ("pass", None, None, None)),
        ({"extended": None}, AS_OF, ("unknown", None, None, None)),
        ({"closed_on": AS_OF, "extended": None}, AS_OF, ("unknown", None, None, None)),
        ({"closed_on": AS_OF, "extended": True}, AS_OF, ("pass", None, None, None)),
        ({"accepted_on": date(2024, 5, 10)}, date(2024, 5, 10), ("fail", date(2024, 5, 10), None, True)),
        ({"accepted_on": None}, date(2024, 5, 9), NOT_APPLICABLE),
        ({"accepted_on": None}, date(2024, 5, 10), ("fail", date(2024, 5, 10), None, True)),
        ({"accepted_on": None, "closed_on": ACCEPTED, "outcome": "withdrawn"}, AS_OF, NOT_APPLICABLE),
        ({"accepted_on": None, "closed_on": ACCEPTED, "outcome": "settled"}, AS_OF, ("unknown", None, None, None)),
        ({"applied_on": None}, AS_OF, NOT_APPLICABLE),
        ({"applied_on": date(2023, 5, 30)}, AS_OF, NOT_APPLICABLE),
        ({"applied_on": date(2023, 5, 31)}, AS_OF, ("fail", date(2023, 6, 6), None, True)),
    ],
)
def test_a_case_is_accepted_in_3_working_days_and_closed_in_15(
    cells: Row, as_of: date, expected: tuple[Any, ...]
) -> None:
    tables = one_unit(cases=[case(**cells)], coverage=[complete("cases")])
    assert answered(tables, "mediation_in_time", as_of) == expected
    if expected[0] == "not_applicable":
        assert state(one_unit(cases=[case(**cells)]), "mediation_in_time", as_of) == "unknown"


def test_a_case_applied_for_before_the_rule_does_not_count() -> None:
    def applied(day: date) -> tuple[Any, ...]:
        tables = one_unit(cases=[case(applied_on=day, accepted_on=None)], coverage=[complete("cases")])
        return answered(tables, "mediation_in_time", date(2012, 1, 31))

    assert applied(date(2011, 12, 31)) == ("not_applicable", None, None, None)
    assert applied(date(2012, 1, 1)) == ("fail", date(2012, 1, 7), None, True)


def test_nor_does_it_in_the_rates_of_acceptance_and_of_closing() -> None:
    def rates(applied_on: date) -> list[tuple[int, ...]]:
        cells = {"applied_on": applied_on, "accepted_on": applied_on + timedelta(9), "closed_on": None}
        tables = one_unit(cases=[case(**cells)], coverage=[complete("cases")])
        return [amounts(tables, name, date(2012, 1, 31)) for name in ("accepted_in_3_days", "closed_in_15_days")]

    assert rates(date(2011, 11, 1)) == [(0, 0, 0, 1), (0, 0, 0, 1)]
    assert rates(date(2012, 1, 1)) == [(0, 1, 0, 0), (0, 1, 0, 0)]


def test_one_case_in_breach_is_enough_and_the_first_breach_counts() -> None:
    kept = case(case_id="kept", closed_on=APPLIED + timedelta(3))
    late = case(case_id="late", closed_on=date(2024, 5, 27))
    undecided = case(case_id="undecided", extended=None)
    assert state(one_unit(cases=[kept, undecided]), "mediation_in_time") == "unknown"
    tables = one_unit(cases=[kept, undecided, late, case(accepted_on=date(2024, 5, 10), closed_on=AS_OF)])
    assert answered(tables, "mediation_in_time") == ("fail", date(2024, 5, 10), None, False)


@pytest.mark.parametrize(
    ("cells", "as_of", "accepted", "closed"),
    [
        ({"closed_on": date(2024, 5, 24)}, AS_OF, (1, 1, 0, 0), (1, 1, 0, 0)),
        ({"closed_on": date(2024, 5, 25)}, AS_OF, (1, 1, 0, 0), (0, 1, 0, 0)),
        ({"extended": None}, AS_OF, (1, 1, 0, 0), (0, 0, 1, 0)),
        ({"extended": True}, AS_OF, (1, 1, 0, 0), (1, 1, 0, 0)),
        ({}, date(2024, 5, 24), (1, 1, 0, 0), (0, 0, 0, 1)),
        ({"accepted_on": None}, date(2024, 5, 9), (0, 0, 0, 1), (0, 0, 0, 1)),
        ({"accepted_on": None}, date(2024, 5, 10), (0, 1, 0, 0), (0, 0, 0, 1)),
        ({"accepted_on": None, "closed_on": ACCEPTED, "outcome": "settled"}, AS_OF, (0, 0, 1, 0), (0, 0, 1, 0)),
    ],
)
def test_the_rates_of_acceptance_and_of_closing(
    cells: Row, as_of: date, accepted: tuple[int, ...], closed: tuple[int, ...]
) -> None:
    tables = one_unit(cases=[case(**cells)], coverage=[complete("cases")])
    assert amounts(tables, "accepted_in_3_days", as_of) == accepted
    assert amounts(tables, "closed_in_15_days", as_of) == closed


def test_settled_and_fulfilled_are_of_the_cases_closed_in_the_twelve_months() -> None:
    outcomes = ("settled", "settled", "failed", "withdrawn", None)
    closed = [
        case(case_id=str(number), applied_on=date(2020, 1, 1), closed_on=date(2023, 5, 31), outcome=outcome)
        for number, outcome in enumerate(outcomes)
    ]
    closed[0] = closed[0] | {"fulfilled_on": AS_OF}
    tables = one_unit(cases=closed, coverage=[complete("cases")])
    assert amounts(tables, "settlement_rate") == (2, 4, 1, 0)
    assert amounts(tables, "fulfilment_rate") == (1, 2, 1, 0)
    assert amounts(tables, "fulfilment_rate", AS_OF - DAY) == (0, 2, 1, 0)
    assert amounts(tables, "settlement_rate", AS_OF + DAY) == (0, 0, 0, 1)
    assert amounts(one_unit(), "settlement_rate") == (0, 0, 1, 0)


def test_cases_per_1000_asks_for_employees_and_for_complete_cases() -> None:
    applied = [case(), case(case_id="c2"), case(case_id="undated", applied_on=None)]
    tables = one_unit({"employees": 250}, cases=applied, coverage=[complete("cases", complete_from=date(2023, 5, 31))])
    assert amounts(tables, "cases_per_1000") == (2, 0.25, 0, 0)
    assert amounts(one_unit({"employees": 250}, cases=applied), "cases_per_1000") == (0, 0, 1, 0)
    assert amounts(one_unit(cases=applied, coverage=[complete("cases")]), "cases_per_1000") == (0, 0, 1, 0)

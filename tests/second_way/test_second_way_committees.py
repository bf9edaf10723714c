"""Committees, by hand."""

from datetime import date

import pytest

from second_way.by_hand import (
    AS_OF,
    DAY,
    Row,
    complete,
    one_unit,
    outcome,
    state,
)
from second_way.committees import row_in_being


@pytest.mark.parametrize(
    ("in_being", "established_on", "dissolved_on", "expected"),
    [
        (None, None, None, None),
        (True, None, None, True),
        (None, AS_OF, None, True),
        (False, AS_OF, None, False),
        (True, AS_OF - DAY, AS_OF, False),
        (False, AS_OF - DAY, AS_OF + DAY, True),
        (True, AS_OF + DAY, None, False),
    ],
)
def test_a_committees_dates_beat_the_flag(
    in_being: bool | None, established_on: date | None, dissolved_on: date | None, expected: bool | None
) -> None:
    row = {"in_being": in_being, "established_on": established_on, "dissolved_on": dissolved_on}
    assert row_in_being(row, AS_OF) is expected


def test_a_missing_commission_fails_only_where_committees_are_complete() -> None:
    union = {"established_on": date(2010, 1, 1)}
    assert state(one_unit(union=union), "audit_commission") == "unknown"
    tables = one_unit(union=union, coverage=[complete("committees")])
    assert outcome(tables, "audit_commission")["since"] == date(2010, 1, 1)
    dissolved = {"unit_id": "u1", "kind": "audit", "dissolved_on": date(2020, 1, 1)}
    assert outcome(one_unit(union=union, committees=[dissolved]), "audit_commission")["since"] == date(2020, 1, 1)


@pytest.mark.parametrize(
    ("region", "as_of", "female_members", "female_employees", "expected"),
    [
        ("520103", AS_OF, 9, 99, "not_applicable"),
        ("520103", AS_OF, 10, None, "fail"),
        ("310101", date(2022, 5, 31), 24, 99, "not_applicable"),
        ("310101", date(2022, 5, 31), 25, None, "fail"),
        ("310101", date(2022, 6, 1), 9, 99, "not_applicable"),
        ("310101", date(2022, 6, 1), 10, None, "fail"),
        ("110101", date(2015, 12, 31), 10, None, "fail"),
        ("110101", date(2016, 1, 1), 99, 24, "not_applicable"),
        ("110101", date(2026, 4, 30), 99, 24, "not_applicable"),
        ("110101", AS_OF, 0, 25, "fail"),
        ("110101", AS_OF, 99, None, "unknown"),
        ("110101", date(2026, 5, 1), 10, 24, "fail"),
        ("110101", date(2026, 5, 1), 9, 25, "not_applicable"),
        ("340100", AS_OF, 99, 24, "not_applicable"),
        ("360100", date(2022, 7, 31), 99, 24, "not_applicable"),
        ("360100", date(2022, 8, 1), 10, 24, "fail"),
        ("440100", AS_OF, 0, 10, "fail"),
        (None, AS_OF, 10, None, "fail"),
        ("520103", AS_OF, None, 99, "unknown"),
    ],
)
def test_a_womens_committee_is_due_from_the_local_threshold(
    region: str | None, as_of: date, female_members: int | None, female_employees: int | None, expected: str
) -> None:
    tables = one_unit(
        {"region": region, "female_employees": female_employees},
        {"female_members": female_members},
        coverage=[complete("committees")],
    )
    assert state(tables, "women_committee", as_of) == expected


@pytest.mark.parametrize(
    ("sector", "size", "expected"),
    [
        ("enterprise", "medium", "fail"),
        ("enterprise", "large_or_medium", "fail"),
        ("enterprise", "small", "not_applicable"),
        ("enterprise", None, "unknown"),
        (None, "large", "unknown"),
        (None, "micro", "not_applicable"),
        ("institution", None, "not_applicable"),
        ("self_employed", "large", "not_applicable"),
    ],
)
def test_mediation_binds_large_and_medium_enterprises(sector: str | None, size: str | None, expected: str) -> None:
    tables = one_unit({"sector": sector, "size": size}, coverage=[complete("committees")])
    assert state(tables, "mediation_committee") == expected


@pytest.mark.parametrize(
    ("region", "cells", "as_of", "expected"),
    [
        ("500101", {"size": "micro"}, AS_OF, ("fail", date(2012, 1, 1))),
        ("500101", {"size": None}, AS_OF, ("fail", date(2012, 1, 1))),
        ("500101", {"size": None, "sector": None}, AS_OF, ("unknown", None)),
        ("330100", {"size": "small"}, date(2023, 9, 30), ("not_applicable", None)),
        ("330100", {"size": "small"}, date(2023, 10, 1), ("fail", date(2023, 10, 1))),
        ("330100", {"size": "large"}, date(2023, 10, 1), ("fail", date(2012, 1, 1))),
        ("330100", {"size": "small", "founded_on": date(2024, 2, 1)}, AS_OF, ("fail", date(2024, 2, 1))),
        ("330100", {"size": "micro", "sector": None}, AS_OF, ("unknown", None)),
        ("330100", {"sector": "social_organisation"}, AS_OF, ("fail", date(2023, 10, 1))),
        ("330100", {"sector": "institution"}, AS_OF, ("unknown", None)),
        ("330100", {"sector": "institution", "enterprise_managed": True}, AS_OF, ("fail", date(2023, 10, 1))),
        ("330100", {"sector": "institution", "enterprise_managed": False}, AS_OF, ("not_applicable", None)),
        ("330100", {"sector": "government"}, AS_OF, ("not_applicable", None)),
        ("510100", {"sector": "social_organisation"}, AS_OF, ("fail", date(2023, 7, 25))),
        ("320100", {"sector": "social_organisation"}, date(2025, 5, 30), ("not_applicable", None)),
        ("320100", {"size": "micro"}, date(2025, 5, 30), ("fail", date(2025, 5, 30))),
    ],
)
def test_mediation_binds_any_size_where_a_local_rule_says_so(
    region: str, cells: Row, as_of: date, expected: tuple[str, date | None]
) -> None:
    found = outcome(
        one_unit({"region": region} | cells, coverage=[complete("committees")]), "mediation_committee", as_of
    )
    assert (found["state"], found["since"]) == expected


@pytest.mark.parametrize(
    ("founded_on", "since"),
    [(None, date(2012, 1, 1)), (date(2011, 12, 31), date(2012, 1, 1)), (date(2012, 1, 2), date(2012, 1, 2))],
)
def test_the_breach_of_mediation_never_begins_before_the_rule(founded_on: date | None, since: date) -> None:
    tables = one_unit({"founded_on": founded_on}, coverage=[complete("committees")])
    assert outcome(tables, "mediation_committee")["since"] == since
    if founded_on != date(2012, 1, 2):
        assert outcome(tables, "mediation_committee", date(2011, 12, 31))["since"] is None


@pytest.mark.parametrize(
    ("employees", "employers", "expected"),
    [
        (1, 1, "pass"),
        (1, 2, "fail"),
        (0, 0, "fail"),
        (0, None, "fail"),
        (None, 0, "fail"),
        (1, None, "unknown"),
        (None, None, "unknown"),
    ],
)
def test_a_mediation_committee_has_as_many_of_either_side(
    employees: int | None, employers: int | None, expected: str
) -> None:
    row: Row = {"unit_id": "u1", "kind": "mediation", "in_being": True}
    sides = {"employee_members": employees, "employer_members": employers}
    assert state(one_unit({"sector": None}, committees=[row | sides]), "mediation_parity") == expected
    assert state(one_unit(committees=[row | sides | {"in_being": False}]), "mediation_parity") == "not_applicable"
    assert state(one_unit(committees=[row | sides | {"in_being": None}]), "mediation_parity") == "unknown"


@pytest.mark.parametrize(
    ("established_on", "since"),
    [(None, date(2012, 1, 1)), (date(2011, 5, 1), date(2012, 1, 1)), (date(2013, 5, 1), date(2013, 5, 1))],
)
def test_a_committee_out_of_balance_is_so_since_it_was_established(established_on: date | None, since: date) -> None:
    row = {"unit_id": "u1", "kind": "mediation", "in_being": True, "employee_members": 0}
    tables = one_unit(committees=[row | {"established_on": established_on}])
    assert outcome(tables, "mediation_parity")["since"] == since


def test_without_a_mediation_committee_balance_is_asked_only_where_committees_are_incomplete() -> None:
    assert state(one_unit(), "mediation_parity") == "unknown"
    assert state(one_unit(coverage=[complete("committees")]), "mediation_parity") == "not_applicable"

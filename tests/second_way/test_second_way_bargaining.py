"""Agreements and offers, by hand."""

from datetime import date, timedelta
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
    wages,
)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({}, "pass"),
        ({"expires_on": None}, "unknown"),
        ({"expires_on": AS_OF - DAY}, "fail"),
        ({"signed_on": AS_OF}, "pass"),
        ({"signed_on": AS_OF + DAY}, "fail"),
        ({"effective_on": AS_OF + DAY}, "fail"),
        ({"filed_on": AS_OF - timedelta(15)}, "pass"),
        ({"filed_on": AS_OF - timedelta(14)}, "fail"),
        ({"kind": None}, "fail"),
        ({"kind": "comprehensive", "includes_wages": True}, "pass"),
        ({"kind": "comprehensive"}, "unknown"),
        ({"kind": "comprehensive", "includes_wages": False}, "fail"),
    ],
)
def test_a_wage_agreement_is_in_force_from_its_start_to_its_last_day(cells: Row, expected: str) -> None:
    tables = one_unit(agreements=[wages(**cells)], coverage=[complete("agreements")])
    assert state(tables, "wage_agreement") == expected


def test_an_expired_agreement_fails_only_where_agreements_are_complete() -> None:
    expired = wages(expires_on=AS_OF - DAY)
    assert state(one_unit(agreements=[expired]), "wage_agreement") == "unknown"
    tables = one_unit(agreements=[expired], coverage=[complete("agreements")])
    assert outcome(tables, "wage_agreement")["since"] == AS_OF


@pytest.mark.parametrize(("level", "expected"), [("regional", "pass"), ("industry", "pass"), (None, "unknown")])
def test_a_list_of_units_counts_for_regional_and_industry_agreements(level: str | None, expected: str) -> None:
    listed = {"agreement_id": "a1", "unit_id": "u1"}
    tables = one_unit(agreements=[wages(unit_id=None, level=level)], agreement_units=[listed])
    assert state(tables, "wage_agreement") == expected


@pytest.mark.parametrize(
    ("sector", "enterprise_managed", "expected"),
    [
        ("government", True, "not_applicable"),
        ("institution", True, "pass"),
        ("institution", False, "not_applicable"),
        ("institution", None, "unknown"),
        (None, None, "unknown"),
        ("self_employed", None, "pass"),
    ],
)
def test_bargaining_never_binds_state_organs(
    sector: str | None, enterprise_managed: bool | None, expected: str
) -> None:
    unit = {"sector": sector, "enterprise_managed": enterprise_managed}
    assert state(one_unit(unit, agreements=[wages()]), "wage_agreement") == expected


# Offers


def offer(days_ago: int, answered_after: int | None = None, **cells: Any) -> Row:
    offered_on = AS_OF - timedelta(days_ago)
    replied_on = None if answered_after is None else offered_on + timedelta(answered_after)
    return {"offer_id": str(days_ago), "unit_id": "u1", "offered_on": offered_on, "replied_on": replied_on, **cells}


@pytest.mark.parametrize(
    ("region", "offers", "expected"),
    [
        ("520103", [offer(30, 20)], ("pass", None, None, None)),
        ("520103", [offer(30, 21)], ("fail", AS_OF - timedelta(9), AS_OF - timedelta(10), False)),
        ("520103", [offer(20)], ("not_applicable", None, None, None)),
        ("520103", [offer(21)], ("fail", AS_OF, AS_OF - DAY, True)),
        ("520103", [offer(20, 21)], ("not_applicable", None, None, None)),
        ("520103", [offer(30, reply="refused")], ("unknown", None, None, None)),
        ("520103", [offer(30, 20), offer(40, reply="refused")], ("unknown", None, None, None)),
        ("520103", [offer(30, reply="refused"), offer(21)], ("fail", AS_OF, AS_OF - DAY, True)),
        ("520103", [offer(100, 30), offer(50)], ("fail", AS_OF - timedelta(79), AS_OF - timedelta(80), True)),
        ("520103", [offer(366)], ("fail", date(2023, 6, 21), date(2023, 6, 20), True)),
        ("520103", [offer(367)], ("not_applicable", None, None, None)),
        ("370102", [offer(10)], ("not_applicable", None, None, None)),
        ("370102", [offer(11)], ("fail", AS_OF, AS_OF - DAY, True)),
        ("370102", [offer(30, 11)], ("fail", AS_OF - timedelta(19), AS_OF - timedelta(20), False)),
    ],
)
def test_an_offer_is_answered_within_20_days(region: str, offers: list[Row], expected: tuple[Any, ...]) -> None:
    tables = one_unit({"region": region}, offers=offers, coverage=[complete("offers")])
    assert answered(tables, "offer_answered") == expected


def test_no_offer_that_counts_is_not_applicable_only_where_the_twelve_months_are_complete() -> None:
    assert state(one_unit(offers=[offer(20)]), "offer_answered") == "unknown"
    year = complete("offers", complete_from=date(2023, 5, 31))
    assert state(one_unit(coverage=[year]), "offer_answered") == "not_applicable"
    assert state(one_unit(coverage=[year | {"complete_from": date(2023, 6, 1)}]), "offer_answered") == "unknown"
    assert state(one_unit({"sector": "government"}, offers=[offer(21)]), "offer_answered") == "not_applicable"


# Filing


def signed(days_ago: int, filed_after: int | None = None, **cells: Any) -> Row:
    signed_on = AS_OF - timedelta(days_ago)
    filed_on = None if filed_after is None else signed_on + timedelta(filed_after)
    return {"agreement_id": "a1", "unit_id": "u1", "kind": "wage", "signed_on": signed_on, "filed_on": filed_on} | cells


@pytest.mark.parametrize(
    ("region", "agreement", "expected"),
    [
        ("520103", signed(30, 7), ("pass", None, None, None)),
        ("520103", signed(30, 8), ("fail", AS_OF - timedelta(22), AS_OF - timedelta(23), False)),
        ("520103", signed(7), ("not_applicable", None, None, None)),
        ("520103", signed(8), ("fail", AS_OF, AS_OF - DAY, True)),
        ("520103", signed(30, 10, kind="safety"), ("pass", None, None, None)),
        ("520103", signed(11, kind="comprehensive", includes_wages=True), ("fail", AS_OF, AS_OF - DAY, True)),
        ("520103", signed(30, 10, kind=None), ("pass", None, None, None)),
        ("520103", signed(8, level="single"), ("fail", AS_OF, AS_OF - DAY, True)),
        ("520103", signed(8, level="regional"), ("not_applicable", None, None, None)),
        ("520103", signed(8, unit_id="u2"), ("not_applicable", None, None, None)),
        ("520103", signed(367), ("not_applicable", None, None, None)),
        ("370102", signed(30, 10), ("pass", None, None, None)),
        ("370102", signed(11), ("fail", AS_OF, AS_OF - DAY, True)),
    ],
)
def test_an_agreement_is_filed_within_its_days(region: str, agreement: Row, expected: tuple[Any, ...]) -> None:
    tables = one_unit({"region": region}, agreements=[agreement], coverage=[complete("agreements")])
    assert answered(tables, "agreement_filed") == expected
    if expected[0] == "not_applicable":
        assert state(one_unit({"region": region}, agreements=[agreement]), "agreement_filed") == "unknown"


# Special agreements and renewal


def test_special_agreements_are_on_safety_and_on_women() -> None:
    safety, women = wages(agreement_id="a2", kind="safety"), wages(agreement_id="a3", kind="women")
    assert state(one_unit(agreements=[safety, women]), "special_agreements") == "pass"
    assert state(one_unit(agreements=[safety]), "special_agreements") == "unknown"
    assert state(one_unit(agreements=[safety], coverage=[complete("agreements")]), "special_agreements") == "fail"
    expired = women | {"expires_on": AS_OF - DAY}
    assert state(one_unit(agreements=[safety, expired]), "special_agreements") == "unknown"
    listed = [{"agreement_id": "a3", "unit_id": "u1"}]
    regional = women | {"unit_id": None, "level": "regional"}
    tables = one_unit(agreements=[safety, regional], agreement_units=listed)
    assert state(tables, "special_agreements") == "pass"
    assert state(one_unit({"sector": "government"}, agreements=[safety]), "special_agreements") == "not_applicable"


EXPIRY = AS_OF + timedelta(60)


@pytest.mark.parametrize(
    ("expires_on", "offers", "offers_complete", "expected"),
    [
        (EXPIRY, [offer(0)], False, ("pass", None, None, None)),
        (EXPIRY, [offer(1)], True, ("fail", AS_OF, EXPIRY, True)),
        (EXPIRY, [], False, ("unknown", None, None, None)),
        (EXPIRY + DAY, [], True, ("not_applicable", None, None, None)),
        (AS_OF, [offer(60)], False, ("pass", None, None, None)),
        (AS_OF, [offer(61)], True, ("fail", AS_OF - timedelta(60), AS_OF, True)),
        (AS_OF - DAY, [], True, ("unknown", None, None, None)),
        (None, [], True, ("unknown", None, None, None)),
    ],
)
def test_renewal_is_opened_in_the_last_60_days(
    expires_on: date | None, offers: list[Row], offers_complete: bool, expected: tuple[Any, ...]
) -> None:
    coverage = [complete("offers", complete_from=AS_OF - timedelta(60))] if offers_complete else []
    tables = one_unit(agreements=[wages(expires_on=expires_on)], offers=offers, coverage=coverage)
    assert answered(tables, "renewal_opened") == expected


def test_renewal_asks_for_the_latest_expiry_of_the_wage_agreements_in_force() -> None:
    later = wages(agreement_id="a2", kind="comprehensive", includes_wages=True, expires_on=EXPIRY + DAY)
    assert state(one_unit(agreements=[wages(), later]), "renewal_opened") == "not_applicable"
    undecided = later | {"includes_wages": None}
    assert state(one_unit(agreements=[wages(), undecided], offers=[offer(0)]), "renewal_opened") == "pass"
    assert state(one_unit(coverage=[complete("agreements")]), "renewal_opened") == "not_applicable"

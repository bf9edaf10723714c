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
        ("310101", [offer(30, 15)], ("pass", None, None, None)),
        ("310101", [offer(16)], ("fail", AS_OF, AS_OF - DAY, True)),
        # Offered on 1 May, in the holidays of 1 to 5 May; 11 May was a working Saturday.
        ("330100", [offer(30, 15)], ("pass", None, None, None)),
        ("330100", [offer(30, 16)], ("fail", date(2024, 5, 17), date(2024, 5, 16), False)),
        ("410100", [offer(30, 16)], ("fail", date(2024, 5, 17), date(2024, 5, 16), False)),
        ("120103", [offer(30, 9)], ("pass", None, None, None)),
        ("120103", [offer(30, 10)], ("fail", date(2024, 5, 11), date(2024, 5, 10), False)),
    ],
)
def test_an_offer_is_answered_within_the_days_of_its_place(
    region: str, offers: list[Row], expected: tuple[Any, ...]
) -> None:
    tables = one_unit({"region": region}, offers=offers, coverage=[complete("offers")])
    assert answered(tables, "offer_answered") == expected


@pytest.mark.parametrize(
    ("offered_on", "due"), [(date(2013, 12, 31), date(2014, 1, 15)), (date(2014, 1, 1), date(2014, 1, 15))]
)
def test_an_offer_is_judged_by_the_rule_of_the_day_on_which_it_was_made(offered_on: date, due: date) -> None:
    # 河南: 15 days until 2013, then ten working days; 1 January is a holiday.
    asked = {"offer_id": "o1", "unit_id": "u1", "offered_on": offered_on, "replied_on": None}
    tables = one_unit({"region": "410100"}, offers=[asked], coverage=[complete("offers")])
    assert answered(tables, "offer_answered", due)[0] == "not_applicable"
    assert answered(tables, "offer_answered", due + DAY) == ("fail", due + DAY, due, True)


@pytest.mark.parametrize(
    ("region", "as_of", "expected"),
    [
        ("520103", date(2021, 12, 31), "not_applicable"),
        ("520103", date(2022, 1, 1), "unknown"),
        ("110101", date(2015, 12, 31), "not_applicable"),
        ("110101", date(2016, 1, 1), "unknown"),
        ("330100", date(2010, 12, 31), "not_applicable"),
        ("330100", date(2011, 1, 1), "unknown"),
        ("500101", date(2016, 12, 31), "not_applicable"),
        ("500101", date(2017, 1, 1), "unknown"),
        ("530102", date(2010, 1, 1), "unknown"),
    ],
)
def test_bargaining_binds_social_organisations_since_2022_or_a_local_rule(
    region: str, as_of: date, expected: str
) -> None:
    assert state(one_unit({"region": region, "sector": "social_organisation"}), "wage_agreement", as_of) == expected


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
        ("140100", signed(30, 7), ("pass", None, None, None)),
        ("140100", signed(30, 8), ("fail", AS_OF - timedelta(22), AS_OF - timedelta(23), False)),
        ("140100", signed(7), ("not_applicable", None, None, None)),
        ("140100", signed(8), ("fail", AS_OF, AS_OF - DAY, True)),
        ("520103", signed(30, 10, kind="safety"), ("pass", None, None, None)),
        ("520103", signed(11, kind="comprehensive", includes_wages=True), ("fail", AS_OF, AS_OF - DAY, True)),
        ("520103", signed(30, 10, kind=None), ("pass", None, None, None)),
        ("140100", signed(8, level="single"), ("fail", AS_OF, AS_OF - DAY, True)),
        ("140100", signed(8, level="regional"), ("not_applicable", None, None, None)),
        ("140100", signed(8, unit_id="u2"), ("not_applicable", None, None, None)),
        ("520103", signed(367), ("not_applicable", None, None, None)),
        ("370102", signed(30, 10), ("pass", None, None, None)),
        ("520103", signed(30, 10), ("pass", None, None, None)),
        ("520103", signed(30, 11), ("fail", date(2024, 5, 12), date(2024, 5, 11), False)),
        # Signed on 1 May: the fifth working day is 10 May, the tenth 16 May.
        ("410100", signed(30, 9), ("pass", None, None, None)),
        ("410100", signed(30, 10), ("fail", date(2024, 5, 11), date(2024, 5, 10), False)),
        ("410100", signed(30, 7, kind="safety"), ("pass", None, None, None)),
        ("410100", signed(30, 8, kind="safety"), ("fail", date(2024, 5, 9), date(2024, 5, 8), False)),
        ("530102", signed(30, 15), ("pass", None, None, None)),
        ("530102", signed(30, 16), ("fail", date(2024, 5, 17), date(2024, 5, 16), False)),
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


@pytest.mark.parametrize(
    ("region", "first"),
    [
        ("520103", date(2024, 4, 1)),
        ("330100", date(2024, 3, 2)),
        ("410100", date(2024, 3, 31)),
        ("500101", date(2024, 2, 29)),
    ],
)
def test_renewal_is_asked_for_from_the_first_day_of_the_window_of_the_place(region: str, first: date) -> None:
    agreements = [wages(expires_on=date(2024, 5, 31), signed_on=date(2023, 6, 1))]
    tables = one_unit({"region": region}, agreements=agreements, coverage=[complete("offers")])
    assert answered(tables, "renewal_opened", first - DAY)[0] == "not_applicable"
    assert answered(tables, "renewal_opened", first) == ("fail", first, date(2024, 5, 31), True)


def test_renewal_asks_for_the_latest_expiry_of_the_wage_agreements_in_force() -> None:
    later = wages(agreement_id="a2", kind="comprehensive", includes_wages=True, expires_on=EXPIRY + DAY)
    assert state(one_unit(agreements=[wages(), later]), "renewal_opened") == "not_applicable"
    undecided = later | {"includes_wages": None}
    assert state(one_unit(agreements=[wages(), undecided], offers=[offer(0)]), "renewal_opened") == "pass"
    assert state(one_unit(coverage=[complete("agreements")]), "renewal_opened") == "not_applicable"

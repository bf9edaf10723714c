"""The second way's checks, held against examples worked by hand from the definitions."""

from datetime import date, timedelta
from typing import Any

import pandas as pd
import pytest

from second_way import CHECKS, main_classes, states
from second_way.committees import row_in_being
from second_way.days import months_after, years_after
from second_way.small_registers import Row, small_register

DAY = timedelta(days=1)
AS_OF = date(2024, 5, 31)
UNIT: Row = {"unit_id": "u1", "sector": "enterprise", "size": "large", "region": "520103", "union_id": "w1"}
UNION: Row = {"union_id": "w1"}


def one_unit(unit: Row | None = None, union: Row | None = None, **rows: list[Row]) -> dict[str, pd.DataFrame]:
    return small_register(units=[UNIT | (unit or {})], unions=[UNION | (union or {})], **rows)


def outcome(tables: dict[str, pd.DataFrame], check: str, as_of: date = AS_OF, unit_id: str = "u1") -> dict[str, Any]:
    frame = states(tables, as_of)
    rows = frame[(frame["unit_id"] == unit_id) & (frame["check"] == check)].to_dict("records")
    assert len(rows) == 1
    return {str(column): value for column, value in rows[0].items()}


def state(tables: dict[str, pd.DataFrame], check: str, as_of: date = AS_OF, unit_id: str = "u1") -> str:
    return str(outcome(tables, check, as_of, unit_id)["state"])


def main_class(tables: dict[str, pd.DataFrame], as_of: date = AS_OF, unit_id: str = "u1") -> str:
    classes = main_classes(tables, as_of).set_index("unit_id")["main_class"]
    return str(classes[unit_id])


def finding(check: str, reported_on: date, **cells: Any) -> Row:
    return {"unit_id": "u1", "check_id": check, "reported_on": reported_on, **cells}


def complete(table: str, scope: str | None = None, **cells: Any) -> Row:
    return {"table_name": table, "scope": scope, **cells}


def test_months_are_clamped_to_the_months_end() -> None:
    assert months_after(date(2023, 11, 30), 3) == date(2024, 2, 29)
    assert months_after(date(2024, 8, 31), 6) == date(2025, 2, 28)
    assert years_after(date(2020, 2, 29), 3) == date(2023, 2, 28)


# Elections


def test_the_last_day_of_a_term_is_in_time_and_the_day_after_is_not() -> None:
    tables = one_unit(terms=[{"union_id": "w1", "elected_on": date(2020, 1, 1), "ends_on": AS_OF}])
    assert state(tables, "election_on_time") == "pass"
    late = outcome(tables, "election_on_time", AS_OF + DAY)
    assert (late["state"], late["since"], late["due"], late["open"], late["source"]) == (
        "fail",
        AS_OF + DAY,
        None,
        True,
        "computed",
    )


def test_a_term_from_29_february_ends_on_28_february() -> None:
    tables = one_unit(terms=[{"union_id": "w1", "elected_on": date(2020, 2, 29), "term_years": 3}])
    assert state(tables, "election_on_time", date(2023, 2, 28)) == "pass"
    assert outcome(tables, "election_on_time", date(2023, 3, 1))["since"] == date(2023, 3, 1)


@pytest.mark.parametrize(
    ("approved", "extended_to", "as_of", "expected", "since"),
    [
        (True, date(2024, 6, 30), date(2024, 6, 30), "pass", None),
        (True, date(2024, 6, 30), date(2024, 7, 1), "fail", date(2024, 7, 1)),
        (True, date(2023, 6, 30), date(2024, 1, 31), "pass", None),
        (None, date(2024, 6, 30), date(2024, 1, 31), "pass", None),
        (None, date(2024, 6, 30), date(2024, 6, 30), "unknown", None),
        (None, date(2024, 6, 30), date(2024, 7, 1), "fail", date(2024, 2, 1)),
        (False, date(2024, 6, 30), date(2024, 2, 1), "fail", date(2024, 2, 1)),
        (True, None, date(2024, 2, 1), "fail", date(2024, 2, 1)),
    ],
)
def test_an_extension_counts_as_far_as_it_is_approved(
    approved: bool | None, extended_to: date | None, as_of: date, expected: str, since: date | None
) -> None:
    term = {"union_id": "w1", "elected_on": date(2021, 1, 31), "term_years": 3}
    tables = one_unit(terms=[term | {"extended_to": extended_to, "extension_approved": approved}])
    election = outcome(tables, "election_on_time", as_of)
    assert (election["state"], election["since"]) == (expected, since)


def test_without_a_computable_end_the_election_is_unknown() -> None:
    term = {"union_id": "w1", "elected_on": date(2010, 1, 1)}
    assert state(one_unit(terms=[term]), "election_on_time") == "unknown"
    undecided = term | {"extended_to": date(2012, 1, 1)}
    assert state(one_unit(terms=[undecided]), "election_on_time") == "unknown"
    approved = undecided | {"extension_approved": True}
    assert outcome(one_unit(terms=[approved]), "election_on_time")["since"] == date(2012, 1, 2)


def test_no_term_is_unknown_on_time_and_of_no_length_where_terms_are_complete() -> None:
    tables = one_unit(coverage=[complete("terms")])
    assert state(tables, "election_on_time") == "unknown"
    assert state(tables, "term_length") == "not_applicable"
    assert state(one_unit(), "term_length") == "unknown"


@pytest.mark.parametrize(
    ("years", "expected"), [(3, "pass"), (5, "pass"), (4, "unknown"), (None, "unknown"), (2, "fail")]
)
def test_a_term_is_three_or_five_years_and_four_is_left_to_a_human(years: int | None, expected: str) -> None:
    tables = one_unit(terms=[{"union_id": "w1", "elected_on": date(2023, 1, 1), "term_years": years}])
    assert state(tables, "term_length") == expected


def test_a_term_elected_tomorrow_does_not_exist() -> None:
    old = {"union_id": "w1", "elected_on": date(2018, 1, 1), "term_years": 5}
    new = {"union_id": "w1", "elected_on": AS_OF + DAY, "term_years": 5}
    assert state(one_unit(terms=[old, new]), "election_on_time") == "fail"
    assert state(one_unit(terms=[old, new]), "election_on_time", AS_OF + DAY) == "pass"


def test_long_overdue_is_more_than_365_days() -> None:
    tables = one_unit(terms=[{"union_id": "w1", "elected_on": date(2018, 1, 1), "ends_on": date(2023, 1, 1)}])
    assert main_class(tables, date(2024, 1, 1)) == "overdue"
    assert main_class(tables, date(2024, 1, 2)) == "long_overdue"


def test_a_standing_finding_under_election_on_time_is_long_overdue() -> None:
    tables = one_unit(findings=[finding("election_on_time", AS_OF)])
    assert main_class(tables) == "long_overdue"
    assert outcome(tables, "election_on_time")["source"] == "reported"


# The chair


@pytest.mark.parametrize(
    ("cells", "last_day"),
    [
        ({}, date(2024, 2, 29)),
        ({"sector": None}, date(2024, 2, 29)),
        ({"sector": "government"}, date(2024, 5, 30)),
        ({"sector": "institution"}, date(2024, 5, 30)),
        ({"sector": "government", "region": "410105"}, date(2024, 2, 29)),
        ({"sector": "institution", "region": "500101"}, date(2024, 2, 29)),
    ],
)
def test_a_vacancy_of_exactly_the_limit_still_passes(cells: Row, last_day: date) -> None:
    tables = one_unit(cells, {"chair_vacant_since": date(2023, 11, 30), "chair_filled": False})
    assert state(tables, "chair_in_post", last_day) == "pass"
    assert outcome(tables, "chair_in_post", last_day + DAY)["since"] == last_day + DAY


@pytest.mark.parametrize(
    ("filled", "since", "vacant_since", "expected"),
    [
        (True, None, date(2020, 1, 1), "pass"),
        (False, date(2020, 1, 1), None, "pass"),
        (None, date(2020, 1, 1), date(2020, 1, 1), "pass"),
        (None, date(2020, 1, 1), date(2020, 1, 2), "fail"),
        (None, AS_OF + DAY, date(2020, 1, 2), "fail"),
        (False, None, None, "unknown"),
        (None, None, None, "unknown"),
        (None, None, AS_OF + DAY, "unknown"),
    ],
)
def test_the_chair_is_read_in_the_order_of_the_definition(
    filled: bool | None, since: date | None, vacant_since: date | None, expected: str
) -> None:
    union = {"chair_filled": filled, "chair_since": since, "chair_vacant_since": vacant_since}
    assert state(one_unit(union=union), "chair_in_post") == expected


# Committees


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
    ("region", "female_members", "female_employees", "expected"),
    [
        ("520103", 9, 99, "not_applicable"),
        ("520103", 10, None, "fail"),
        ("310101", 24, 99, "not_applicable"),
        ("310101", 25, None, "fail"),
        ("110101", 99, 24, "not_applicable"),
        ("110101", 0, 25, "fail"),
        ("110101", 99, None, "unknown"),
        (None, 10, None, "fail"),
        ("520103", None, 99, "unknown"),
    ],
)
def test_a_womens_committee_is_due_from_the_local_threshold(
    region: str | None, female_members: int | None, female_employees: int | None, expected: str
) -> None:
    tables = one_unit(
        {"region": region, "female_employees": female_employees},
        {"female_members": female_members},
        coverage=[complete("committees")],
    )
    assert state(tables, "women_committee") == expected


@pytest.mark.parametrize(
    ("sector", "size", "expected"),
    [
        ("enterprise", "medium", "fail"),
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
    ("founded_on", "since"),
    [(None, date(2012, 1, 1)), (date(2011, 12, 31), date(2012, 1, 1)), (date(2012, 1, 2), date(2012, 1, 2))],
)
def test_the_breach_of_mediation_never_begins_before_the_rule(founded_on: date | None, since: date) -> None:
    tables = one_unit({"founded_on": founded_on}, coverage=[complete("committees")])
    assert outcome(tables, "mediation_committee")["since"] == since
    if founded_on != date(2012, 1, 2):
        assert outcome(tables, "mediation_committee", date(2011, 12, 31))["since"] is None


# Having a union


@pytest.mark.parametrize(
    ("employees", "named", "unions_complete", "expected"),
    [
        (24, True, False, "pass"),
        (24, False, False, "unknown"),
        (24, False, True, "not_applicable"),
        (25, False, True, "fail"),
        (25, False, False, "unknown"),
        (None, False, True, "unknown"),
        (None, True, False, "pass"),
    ],
)
def test_25_employees_or_a_union_bind(employees: int | None, named: bool, unions_complete: bool, expected: str) -> None:
    unit = {"employees": employees, "union_id": "w1" if named else None}
    coverage = [complete("unions")] if unions_complete else []
    assert state(one_unit(unit, coverage=coverage), "union_established") == expected


def test_a_union_dissolved_on_the_day_is_no_longer_in_being() -> None:
    tables = one_unit({"employees": 25}, {"dissolved_on": AS_OF})
    assert state(tables, "union_established", AS_OF - DAY) == "pass"
    assert outcome(tables, "union_established")["since"] == AS_OF
    assert state(tables, "election_on_time") == "not_applicable"


@pytest.mark.parametrize("union", [{"level": "regional"}, {"established_on": AS_OF + DAY}])
def test_a_union_of_another_level_or_not_yet_established_is_none(union: Row) -> None:
    assert outcome(one_unit({"employees": 25}, union), "union_established")["since"] is None
    assert state(one_unit({"employees": 25}, union), "union_established") == "fail"


def test_a_union_without_a_row_is_unknown_and_asked_once() -> None:
    tables = small_register(units=[UNIT | {"unit_id": unit_id} for unit_id in ("u2", "u1")])
    assert state(tables, "union_established", unit_id="u2") == "unknown"
    assert state(tables, "chair_in_post", unit_id="u1") == "unknown"
    assert state(tables, "chair_in_post", unit_id="u2") == "not_applicable"


def joint_union(lead: Row | None = None, **rows: list[Row]) -> dict[str, pd.DataFrame]:
    units = [UNIT | {"unit_id": "u1"}, UNIT | {"unit_id": "u2"}, UNIT | {"unit_id": "u3"} | (lead or {})]
    return small_register(units=units, unions=[UNION | {"lead_unit_id": "u3", "chair_filled": True}], **rows)


@pytest.mark.parametrize(
    ("lead", "asked"),
    [
        ({}, "u3"),
        ({"closed_on": AS_OF}, "u1"),
        ({"closed_on": AS_OF + DAY}, "u3"),
        ({"operating_status": "suspended"}, "u1"),
        ({"union_id": None}, "u1"),
    ],
)
def test_a_joint_union_is_asked_at_its_lead(lead: Row, asked: str) -> None:
    tables = joint_union(lead)
    for unit_id in ("u1", "u2"):
        expected = "pass" if unit_id == asked else "not_applicable"
        assert state(tables, "chair_in_post", unit_id=unit_id) == expected


def test_a_joint_unions_committee_counts_wherever_it_is_recorded() -> None:
    no = {"unit_id": "u1", "kind": "audit", "in_being": False}
    unknown = {"unit_id": "u2", "kind": "audit"}
    yes = {"unit_id": "u3", "kind": "audit", "in_being": True}
    assert state(joint_union(committees=[no, unknown, yes]), "audit_commission", unit_id="u3") == "pass"
    assert state(joint_union(committees=[no, unknown]), "audit_commission", unit_id="u3") == "unknown"
    assert state(joint_union(committees=[no]), "audit_commission", unit_id="u3") == "fail"


def test_a_finding_about_any_unit_of_a_joint_union_stands_at_the_lead_and_classes_all() -> None:
    tables = joint_union(findings=[finding("election_on_time", AS_OF)])
    assert state(tables, "election_on_time", unit_id="u3") == "fail"
    assert state(tables, "election_on_time", unit_id="u1") == "not_applicable"
    assert {main_class(tables, unit_id=unit_id) for unit_id in ("u1", "u2", "u3")} == {"long_overdue"}


def test_a_unit_reported_without_a_union_leaves_its_union() -> None:
    tables = joint_union(findings=[finding("union_established", AS_OF) | {"unit_id": "u3"}])
    reported = outcome(tables, "union_established", unit_id="u3")
    assert (reported["state"], reported["source"], reported["since"]) == ("fail", "reported", AS_OF)
    assert state(tables, "chair_in_post", unit_id="u3") == "not_applicable"
    assert state(tables, "chair_in_post", unit_id="u1") == "pass"


def test_a_unit_not_operating_is_not_applicable_throughout_and_a_closed_one_has_no_rows() -> None:
    tables = one_unit({"operating_status": "revoked"}, findings=[finding("union_established", AS_OF)])
    assert set(states(tables, AS_OF)["state"]) == {"not_applicable"}
    assert main_class(tables) == "not_applicable"
    assert states(one_unit({"closed_on": AS_OF}), AS_OF).empty
    assert states(one_unit({"founded_on": AS_OF + DAY}), AS_OF).empty
    assert len(states(one_unit({"founded_on": AS_OF}), AS_OF)) == len(CHECKS)


# Organisation


def test_the_organisation_is_as_complete_as_its_parts() -> None:
    union = {"chair_filled": True, "female_members": 9, "established_on": date(2010, 1, 1)}
    audit = {"unit_id": "u1", "kind": "audit", "in_being": True}
    assert state(one_unit(union=union, committees=[audit]), "organisation_complete") == "pass"
    assert state(one_unit(union=union), "organisation_complete") == "unknown"
    gone = one_unit(union=union, committees=[audit | {"in_being": False}])
    incomplete = outcome(gone, "organisation_complete")
    assert (incomplete["state"], incomplete["source"], incomplete["since"]) == ("fail", "computed", date(2010, 1, 1))
    reported = one_unit(union=union, committees=[audit], findings=[finding("audit_commission", date(2024, 1, 1))])
    incomplete = outcome(reported, "organisation_complete")
    assert (incomplete["state"], incomplete["source"], incomplete["since"]) == ("fail", "reported", date(2024, 1, 1))


def test_a_finding_of_incompleteness_needs_a_computed_pass_to_fall() -> None:
    union = {"chair_since": AS_OF, "female_members": 0}
    audit = {"unit_id": "u1", "kind": "audit", "in_being": True}
    report = finding("organisation_complete", AS_OF)
    assert state(one_unit(union=union, findings=[report]), "organisation_complete") == "fail"
    assert state(one_unit(union=union, committees=[audit], findings=[report]), "organisation_complete") == "pass"


# Wages


def wages(**cells: Any) -> Row:
    return {"agreement_id": "a1", "unit_id": "u1", "kind": "wage", "expires_on": AS_OF, **cells}


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


# Homes and self-checks


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


# Findings


@pytest.mark.parametrize(
    ("elected_on", "expected"),
    [(date(2024, 2, 28), "fail"), (date(2024, 2, 29), "pass"), (AS_OF, "pass"), (AS_OF + DAY, "fail")],
)
def test_an_election_from_the_reports_day_to_the_as_of_day_disproves_it(elected_on: date, expected: str) -> None:
    terms = [
        {"union_id": "w1", "elected_on": date(2023, 1, 1), "term_years": 5},
        {"union_id": "w1", "elected_on": elected_on, "term_years": 5},
    ]
    tables = one_unit(terms=terms, findings=[finding("election_on_time", date(2024, 2, 29))])
    assert state(tables, "election_on_time") == expected


def test_a_finding_stands_until_the_day_it_is_closed() -> None:
    tables = one_unit(findings=[finding("term_length", date(2024, 1, 1), closed_on=AS_OF, due_on=date(2024, 8, 1))])
    assert state(tables, "term_length") == "unknown"
    standing = outcome(tables, "term_length", AS_OF - DAY)
    assert (standing["state"], standing["since"], standing["due"]) == ("fail", date(2024, 1, 1), date(2024, 8, 1))
    assert state(tables, "term_length", date(2023, 12, 31)) == "unknown"


def test_a_fail_that_is_computed_and_reported_keeps_the_computed_since() -> None:
    terms = [{"union_id": "w1", "elected_on": date(2018, 1, 1), "ends_on": date(2024, 1, 1)}]
    reports = [finding("election_on_time", date(2023, 1, 1), due_on=date(2024, 9, 1))]
    both = outcome(one_unit(terms=terms, findings=reports), "election_on_time")
    assert (both["source"], both["since"], both["due"]) == ("both", date(2024, 1, 2), date(2024, 9, 1))


def test_a_submission_disproves_a_reported_self_check_only_if_all_are_in() -> None:
    first = {"unit_id": "u1", "period": "1", "due_on": AS_OF - DAY, "submitted_on": AS_OF}
    second = {"unit_id": "u1", "period": "2", "due_on": AS_OF - DAY}
    report = finding("self_check", date(2024, 1, 1))
    assert outcome(one_unit(self_checks=[first, second], findings=[report]), "self_check")["source"] == "both"
    assert state(one_unit(self_checks=[first], findings=[report]), "self_check") == "pass"


def test_a_finding_that_is_disproved_falls_whatever_the_computed_state() -> None:
    tables = one_unit(agreements=[wages(signed_on=AS_OF, expires_on=None)], findings=[finding("wage_agreement", AS_OF)])
    assert state(tables, "wage_agreement") == "unknown"


# Completeness


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({}, "fail"),
        ({"scope": "all"}, "fail"),
        ({"scope": "sector=enterprise"}, "fail"),
        ({"scope": "sector=government"}, "unknown"),
        ({"scope": "region=5201"}, "fail"),
        ({"scope": "region=53"}, "unknown"),
        ({"scope": "unit_id=u1"}, "fail"),
        ({"scope": "unit_id=u"}, "unknown"),
        ({"scope": "supervisor=x"}, "unknown"),
        ({"complete_from": AS_OF, "complete_to": AS_OF}, "fail"),
        ({"complete_from": AS_OF + DAY}, "unknown"),
        ({"complete_to": AS_OF - DAY}, "unknown"),
        ({"table_name": "terms"}, "unknown"),
    ],
)
def test_completeness_holds_in_its_scope_and_window(cells: Row, expected: str) -> None:
    tables = one_unit(coverage=[complete("committees") | cells])
    assert state(tables, "audit_commission") == expected

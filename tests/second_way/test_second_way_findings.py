"""Findings and completeness, by hand."""

from datetime import date

import pytest

from second_way import closed_breaches, worklist
from second_way.by_hand import (
    AS_OF,
    DAY,
    UNION,
    UNIT,
    Row,
    answered,
    complete,
    finding,
    one_unit,
    outcome,
    state,
    wages,
)
from second_way.small_registers import small_register


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


QUORATE: Row = {"unit_id": "u1", "kind": "workers_congress", "held_on": AS_OF, "delegates": 3, "present": 3}


@pytest.mark.parametrize(
    ("check", "rows", "expected"),
    [
        ("members_meeting", {"meetings": [{"unit_id": "u1", "kind": "members", "held_on": AS_OF}]}, "pass"),
        ("members_meeting", {"meetings": [{"unit_id": "u1", "kind": "members", "held_on": AS_OF - DAY}]}, "fail"),
        ("workers_congress", {"meetings": [{"unit_id": "u1", "kind": "workers_congress", "held_on": AS_OF}]}, "pass"),
        ("workers_congress", {"meetings": [{"unit_id": "u1", "kind": "members", "held_on": AS_OF}]}, "fail"),
        ("congress_quorum", {"meetings": [QUORATE]}, "fail"),
        ("special_agreements", {"agreements": [wages(kind="safety", signed_on=AS_OF)]}, "fail"),
        ("full_time_chair", {"unions": [{"union_id": "w1", "chair_since": AS_OF}]}, "fail"),
        ("mediation_parity", {"committees": [{"unit_id": "u1", "kind": "mediation", "established_on": AS_OF}]}, "fail"),
        ("dual_review", {}, "fail"),
    ],
)
def test_only_the_dates_named_disprove_a_finding(check: str, rows: dict[str, list[Row]], expected: str) -> None:
    tables = small_register(**{"units": [UNIT], "unions": [UNION], "findings": [finding(check, AS_OF)]} | rows)
    assert state(tables, check) == expected


def test_what_is_reported_is_open_even_where_the_records_show_a_closed_breach() -> None:
    late = {"agreement_id": "a1", "unit_id": "u1", "signed_on": date(2024, 1, 1), "filed_on": date(2024, 5, 1)}
    closed = one_unit(agreements=[late])
    assert answered(closed, "agreement_filed") == ("fail", date(2024, 1, 12), date(2024, 1, 11), False)
    assert list(closed_breaches(closed, AS_OF)["check"]) == ["agreement_filed"]
    assert "agreement_filed" not in set(worklist(closed, AS_OF)["check"])
    reported = one_unit(agreements=[late], findings=[finding("agreement_filed", AS_OF)])
    assert answered(reported, "agreement_filed") == ("fail", date(2024, 1, 12), date(2024, 1, 11), True)
    assert closed_breaches(reported, AS_OF).empty

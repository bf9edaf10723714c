"""Having a union, sharing one, and how complete it is, by hand."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from second_way import CHECKS, states
from second_way.by_hand import (
    AS_OF,
    DAY,
    UNIT,
    Row,
    answered,
    complete,
    finding,
    joint_union,
    main_class,
    one_unit,
    outcome,
    state,
)
from second_way.small_registers import small_register


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


@pytest.mark.parametrize(
    ("legal_person", "valid_to", "expected"),
    [
        (True, None, ("unknown", None, None, None)),
        (True, AS_OF, ("pass", None, None, None)),
        (True, AS_OF - DAY, ("fail", AS_OF, AS_OF - DAY, True)),
        (None, AS_OF - DAY, ("fail", AS_OF, AS_OF - DAY, True)),
        (False, None, ("fail", None, None, True)),
        (False, AS_OF, ("fail", None, None, True)),
        (None, AS_OF, ("unknown", None, None, None)),
    ],
)
def test_a_certificate_holds_to_its_last_day(
    legal_person: bool | None, valid_to: date | None, expected: tuple[Any, ...]
) -> None:
    union = {"legal_person": legal_person, "legal_person_valid_to": valid_to}
    assert answered(one_unit(union=union), "legal_person") == expected


def members_met(*held_on: date, **rows: list[Row]) -> dict[str, pd.DataFrame]:
    """A union of 1 January 2023 or before, with meetings of members under its second unit."""
    meetings = [{"unit_id": "u2", "kind": "members", "held_on": day} for day in held_on]
    return joint_union(meetings=meetings, **rows)


def test_members_meet_in_this_year_or_the_last() -> None:
    def of_lead(tables: dict[str, pd.DataFrame]) -> str:
        return state(tables, "members_meeting", unit_id="u3")

    window = complete("meetings", complete_from=date(2023, 1, 1), complete_to=AS_OF)
    assert of_lead(members_met(date(2023, 1, 1))) == "pass"
    assert of_lead(members_met(date(2022, 12, 31))) == "unknown"
    assert of_lead(members_met(date(2022, 12, 31), coverage=[window])) == "fail"
    assert of_lead(members_met(AS_OF + DAY, coverage=[window])) == "fail"
    shorter = window | {"complete_from": date(2023, 1, 2)}
    assert of_lead(members_met(coverage=[shorter])) == "unknown"
    halves = [shorter, window | {"complete_to": date(2023, 6, 1)}]
    assert of_lead(members_met(coverage=halves)) == "unknown"
    assert state(members_met(), "members_meeting") == "not_applicable"


@pytest.mark.parametrize(
    ("established_on", "is_complete", "expected"),
    [
        (date(2023, 1, 1), True, ("fail", date(2024, 1, 1), None, True)),
        (date(2023, 1, 2), True, ("not_applicable", None, None, None)),
        (date(2023, 1, 2), False, ("unknown", None, None, None)),
        (None, True, ("fail", date(2024, 1, 1), None, True)),
    ],
)
def test_a_new_union_need_not_have_met_where_meetings_are_complete(
    established_on: date | None, is_complete: bool, expected: tuple[Any, ...]
) -> None:
    coverage = [complete("meetings")] if is_complete else []
    tables = one_unit(union={"established_on": established_on}, coverage=coverage)
    assert answered(tables, "members_meeting") == expected

"""The indicators' boundary days and their four outcomes, by hand: counted, left out, unknown, not applicable.

All cases stand in one register as of a 29 February, each a unit of its own that is told by its supervisor.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd
import pytest

from dashboard.answers import lists
from dashboard.answers import numbers as answers
from dashboard.answers.lists import rows_behind
from dashboard.answers.numbers import Number
from dashboard.query.filters import Filters
from dashboard.register.reader import Reader, open_reader
from registers import publish_tables

AS_OF = date(2024, 2, 29)
Row = dict[str, Any]
Records = dict[str, Any]
"""Rows by table; ``unit`` and ``union`` change the unit's own; ``complete`` names tables that are complete about it."""

Counts = tuple[float, float | None, int, int]
OUT, UNKNOWN, NOT_APPLICABLE = (0, 0, 0, 0), (0, 0, 1, 0), (0, 0, 0, 1)
NONE, NOT_KNOWN, EXEMPT = (0, None, 0, 0), (0, None, 1, 0), (0, None, 0, 1)


def on(text: str) -> date:
    return date.fromisoformat(text)


def one(table: str, complete: str = "", **row: Any) -> Records:
    return {table: [row], "complete": complete}


def applied(day: str, **row: Any) -> Records:
    return one("cases", applied_on=on(day), **row)


def closed(day: str, outcome: str | None, **row: Any) -> Records:
    return one("cases", applied_on=on("2023-01-02"), closed_on=on(day), outcome=outcome, **row)


def offered(day: str | None, **row: Any) -> Records:
    return one("offers", offered_on=on(day) if day else None, **row)


def signed(expires: str | None, **row: Any) -> Records:
    defaults = {"signed_on": on("2023-01-01"), "kind": "wage"}
    return one("agreements", **defaults | {"expires_on": on(expires) if expires else None} | row)


def honour(**row: Any) -> Records:
    return one("honours", **{"level": "national"} | row)


def self_check(due: str | None, submitted: str | None, **row: Any) -> Records:
    return one(
        "self_checks",
        period="H1",
        due_on=on(due) if due else None,
        submitted_on=on(submitted) if submitted else None,
        **row,
    )


def owed(due: str | None, status: str | None, received: str | None) -> Records:
    return one(
        "returns",
        form="f",
        period="p",
        due_on=on(due) if due else None,
        status=status,
        received_on=on(received) if received else None,
    )


def evaluation(**row: Any) -> Records:
    full = {"year": 2023, "assessors": 9, "union_reps": 2, "staff_reps": 4, "satisfaction": 85.0, "score": 90.0}
    return one("self_evaluations", **full | {"reported_on": AS_OF} | row)


def reviewed(**row: Any) -> Records:
    return one("reviews", **{"year": 2023, "members_voted": 40, "satisfaction": 87.5} | row)


def held(day: str, expected: int | None, attended: int | None) -> Records:
    return one("activities", held_on=on(day), expected=expected, attended=attended)


def task(due: str | None, done: str | None, starts: str | None = None) -> Records:
    return {
        "tasks": [{"due_on": on(due) if due else None, "starts_on": on(starts) if starts else None}],
        "task_units": [{"list_name": "l", "done_on": on(done) if done else None}],
    }


def on_list_of_agreements(*kinds: str, complete: str = "") -> Records:
    rows = [{"kind": kind, "signed_on": on("2023-01-01"), "expires_on": AS_OF} for kind in kinds]
    return {"tasks": [{"unit_of_target": "agreements"}], "task_units": [{}], "agreements": rows, "complete": complete}


def terms(*rows: tuple[str, str | None], union: Row | None = None) -> Records:
    return {
        "terms": [{"elected_on": on(start), "ends_on": on(end) if end else None} for start, end in rows],
        "union": union or {},
    }


def counted(day: str, **row: Any) -> Records:
    return one("headcounts", counted_on=on(day), **row)


def both(first: Records, second: Records) -> Records:
    """The records of both, rows together."""
    joined: Records = dict(first)
    for name, value in second.items():
        joined[name] = [*joined.get(name, []), *value] if isinstance(value, list) else value or joined.get(name, value)
    return joined


SUSPENDED: Records = {"unit": {"operating_status": "suspended"}}
WITHOUT_UNION: Records = {"unit": {"union_id": None}, "complete": "unions"}

CASES: dict[str, list[tuple[str, Records, Counts]]] = {
    "settlement_rate": [
        ("settled on the first day of the window", closed("2023-03-01", "settled"), (1, 1, 0, 0)),
        ("the day before it", closed("2023-02-28", "settled", complete="cases"), NOT_APPLICABLE),
        ("withdrawn", closed("2024-02-29", "withdrawn"), (0, 1, 0, 0)),
        ("closed tomorrow", closed("2024-03-01", "settled"), UNKNOWN),
        ("one undecidable, one known", both(closed("2024-01-02", None), closed("2024-01-02", "settled")), (1, 1, 1, 0)),
        ("none, complete since 2 March only", {"complete_from": ("cases", on("2023-03-02"))}, UNKNOWN),
        ("none, complete since the first day", {"complete_from": ("cases", on("2023-03-01"))}, NOT_APPLICABLE),
        ("not operating", both(SUSPENDED, closed("2024-01-02", "settled")), NOT_APPLICABLE),
    ],
    "fulfilment_rate": [
        ("fulfilled today", closed("2024-01-02", "settled", fulfilled_on=AS_OF), (1, 1, 0, 0)),
        ("fulfilled tomorrow", closed("2024-01-02", "settled", fulfilled_on=on("2024-03-01")), (0, 1, 0, 0)),
        ("not settled", closed("2024-01-02", "failed", complete="cases"), NOT_APPLICABLE),
        ("no outcome", closed("2024-01-02", None, complete="cases"), UNKNOWN),
    ],
    # 10 to 17 February 2024 were holidays, Sunday the 18th a working day.
    "accepted_in_3_days": [
        ("on the third working day", applied("2024-02-07", accepted_on=on("2024-02-18")), (1, 1, 0, 0)),
        ("on the fourth", applied("2024-02-07", accepted_on=on("2024-02-19")), (0, 1, 0, 0)),
        ("on the Saturday after the third", applied("2024-02-20", accepted_on=on("2024-02-24")), (0, 1, 0, 0)),
        ("waiting on the third", applied("2024-02-26", complete="cases"), NOT_APPLICABLE),
        ("waiting on the fourth", applied("2024-02-23"), (0, 1, 0, 0)),
        (
            "withdrawn before acceptance",
            applied("2024-01-02", closed_on=on("2024-02-01"), outcome="withdrawn", complete="cases"),
            NOT_APPLICABLE,
        ),
        ("closed without acceptance", applied("2024-01-02", closed_on=on("2024-02-01"), complete="cases"), UNKNOWN),
        ("applied for the day before the window", applied("2023-02-28", complete="cases"), NOT_APPLICABLE),
    ],
    "closed_in_15_days": [
        (
            "on the fifteenth day",
            applied("2024-01-02", accepted_on=on("2024-01-02"), closed_on=on("2024-01-17")),
            (1, 1, 0, 0),
        ),
        (
            "late, not extended",
            applied("2024-01-02", accepted_on=on("2024-01-02"), closed_on=on("2024-01-18"), extended=False),
            (0, 1, 0, 0),
        ),
        (
            "late, extended",
            applied("2024-01-02", accepted_on=on("2024-01-02"), closed_on=on("2024-01-18"), extended=True),
            (1, 1, 0, 0),
        ),
        ("late, nobody says", applied("2024-01-02", accepted_on=on("2024-01-02"), closed_on=on("2024-01-18")), UNKNOWN),
        (
            "open on the fifteenth day",
            applied("2024-02-14", accepted_on=on("2024-02-14"), complete="cases"),
            NOT_APPLICABLE,
        ),
        ("open on the sixteenth", applied("2024-02-13", accepted_on=on("2024-02-13"), extended=False), (0, 1, 0, 0)),
        ("not accepted", applied("2024-01-02", complete="cases"), NOT_APPLICABLE),
    ],
    "cases_per_1000": [
        (
            "two in the window",
            both({"unit": {"employees": 500}, "complete": "cases"}, both(applied("2023-03-01"), applied("2024-02-29"))),
            (2, 0.5, 0, 0),
        ),
        (
            "one before it",
            both({"unit": {"employees": 500}, "complete": "cases"}, applied("2023-02-28")),
            (0, 0.5, 0, 0),
        ),
        ("employees unknown", applied("2024-01-02", complete="cases"), UNKNOWN),
        ("not complete", both({"unit": {"employees": 500}}, applied("2024-01-02")), UNKNOWN),
    ],
    "offers_unanswered": [
        ("on the twentieth day", offered("2024-02-09", complete="offers"), NONE),
        ("on the twenty-first", offered("2024-02-08"), (1, None, 0, 0)),
        ("on the eleventh in Shandong", both({"unit": {"region": "370100"}}, offered("2024-02-18")), (1, None, 0, 0)),
        ("answered without a day", offered("2020-01-01", reply="refused", complete="offers"), NONE),
        ("answered tomorrow", offered("2024-01-01", replied_on=on("2024-03-01")), (1, None, 0, 0)),
        ("neither day nor reply", offered(None, complete="offers"), NOT_KNOWN),
        ("answered without a day or an offer's day", offered(None, reply="accepted", complete="offers"), NONE),
        ("none and not complete", {}, NOT_KNOWN),
        ("not operating", both(SUSPENDED, offered("2020-01-01")), EXEMPT),
    ],
    "agreements_in_force": [
        ("on its last day", signed("2024-02-29"), (1, None, 0, 0)),
        ("the day after", signed("2024-02-28", complete="agreements"), NONE),
        ("the day after, not complete", signed("2024-02-28"), NOT_KNOWN),
        ("no end", signed(None, complete="agreements"), NOT_KNOWN),
        ("no kind", signed("2024-02-29", kind=None), (1, None, 0, 0)),
    ],
    "agreements_in_force_wage": [
        ("of the kind", signed("2024-02-29"), (1, None, 0, 0)),
        (
            "comprehensive with wages",
            signed("2024-02-29", kind="comprehensive", includes_wages=True, complete="agreements"),
            NONE,
        ),
        ("no kind", signed("2024-02-29", kind=None, complete="agreements"), NONE),
    ],
    "agreements_expiring_60": [
        ("on the sixtieth day", signed("2024-04-29"), (1, None, 0, 0)),
        ("on the sixty-first", signed("2024-04-30", complete="agreements"), NONE),
    ],
    "bargaining_units": [
        ("any kind", signed("2024-02-29", kind=None), (1, 1, 0, 0)),
        ("none, complete", {"complete": "agreements"}, (0, 1, 0, 0)),
        ("none, not complete", {}, UNKNOWN),
        ("a state organ", both({"unit": {"sector": "government"}}, signed("2024-02-29")), NOT_APPLICABLE),
        ("no sector", both({"unit": {"sector": None}}, signed("2024-02-29")), UNKNOWN),
        ("no union", WITHOUT_UNION, NOT_APPLICABLE),
    ],
    "bargaining_coverage": [
        (
            "the widest, at most all",
            both(
                {"unit": {"employees": 50}},
                both(signed("2024-02-29", covered_employees=80), signed("2024-02-29", covered_employees=20)),
            ),
            (50, 50, 0, 0),
        ),
        (
            "the known one of two",
            both(
                {"unit": {"employees": 50}},
                both(signed("2024-02-29", covered_employees=20), signed("2024-02-29", covered_employees=None)),
            ),
            (20, 50, 0, 0),
        ),
        ("none, complete", {"unit": {"employees": 50}, "complete": "agreements"}, (0, 50, 0, 0)),
        ("number unknown", both({"unit": {"employees": 50}}, signed("2024-02-29", complete="agreements")), UNKNOWN),
        ("employees unknown", signed("2024-02-29", covered_employees=20), UNKNOWN),
    ],
    "special_agreements_signed": [
        ("all three", on_list_of_agreements("wage", "safety", "women"), (3, 3, 0, 0)),
        ("one, complete", on_list_of_agreements("wage", complete="agreements"), (1, 3, 0, 0)),
        ("one, not complete", on_list_of_agreements("wage"), UNKNOWN),
        ("on no such list", signed("2024-02-29"), NOT_APPLICABLE),
    ],
    "congress_this_year": [
        ("on 1 January", one("meetings", kind="workers_congress", held_on=on("2024-01-01")), (1, 1, 0, 0)),
        ("on 31 December", one("meetings", kind="workers_congress", held_on=on("2023-12-31")), UNKNOWN),
        (
            "on 31 December, complete since 1 January",
            {
                "meetings": [{"kind": "workers_congress", "held_on": on("2023-12-31")}],
                "complete_from": ("meetings", on("2024-01-01")),
            },
            (0, 1, 0, 0),
        ),
        (
            "a members' meeting",
            one("meetings", kind="members", held_on=on("2024-01-01"), complete="meetings"),
            (0, 1, 0, 0),
        ),
        (
            "managed like the civil service",
            {"unit": {"sector": "institution", "civil_service_managed": True}},
            NOT_APPLICABLE,
        ),
        ("self-employed", {"unit": {"sector": "self_employed"}}, NOT_APPLICABLE),
    ],
    "proposals_closed": [
        (
            "filed on the first day, closed today",
            one("proposals", filed_on=on("2023-03-01"), closed_on=AS_OF),
            (1, 1, 0, 0),
        ),
        ("closed tomorrow", one("proposals", filed_on=on("2023-03-01"), closed_on=on("2024-03-01")), (0, 1, 0, 0)),
        ("filed before the window", one("proposals", filed_on=on("2023-02-28"), complete="proposals"), NOT_APPLICABLE),
        ("no day", one("proposals", closed_on=AS_OF), UNKNOWN),
    ],
    "honours_national": [
        ("awarded today", honour(awarded_on=AS_OF, status="awarded"), (1, None, 0, 0)),
        ("awarded tomorrow", honour(awarded_on=on("2024-03-01"), status="awarded", complete="honours"), NONE),
        ("no day, to rework", honour(status="rework"), (1, None, 0, 0)),
        ("no day, no status", honour(complete="honours"), NOT_KNOWN),
        ("a candidate with a day", honour(awarded_on=AS_OF, status="candidate", complete="honours"), NONE),
        ("revoked today", honour(awarded_on=AS_OF, revoked_on=AS_OF, complete="honours"), NONE),
        ("another level", honour(level="direct", awarded_on=AS_OF), NOT_KNOWN),
    ],
    "rework_closed": [
        ("closed today", honour(review_result="rework", rework_closed_on=AS_OF), (1, 1, 0, 0)),
        ("closed tomorrow", honour(status="rework", rework_closed_on=on("2024-03-01")), (0, 1, 0, 0)),
        ("passed", honour(status="rework", review_result="pass", complete="honours"), NOT_APPLICABLE),
        ("no result", honour(reviewed_on=AS_OF, complete="honours"), UNKNOWN),
        ("revoked", honour(review_result="rework", status="revoked", complete="honours"), NOT_APPLICABLE),
    ],
    "self_checks_on_time": [
        ("on the day", self_check("2024-02-28", "2024-02-28"), (1, 1, 0, 0)),
        ("the day after", self_check("2024-02-28", "2024-02-29"), (0, 1, 0, 0)),
        ("due and submitted today", self_check("2024-02-29", "2024-02-29"), (1, 1, 0, 0)),
        ("due today", both({"complete": "self_checks"}, self_check("2024-02-29", None)), NOT_APPLICABLE),
        ("submitted before a coming day", self_check("2024-03-01", "2024-01-02"), UNKNOWN),
        ("no due date", both({"complete": "self_checks"}, self_check(None, "2024-01-02")), UNKNOWN),
    ],
    "problems_fixed": [
        ("some", self_check(None, "2024-02-29", problems_found=5, problems_fixed=3), (3, 5, 0, 0)),
        ("none found", self_check(None, "2024-02-29", problems_found=0, problems_fixed=0), OUT),
        ("more fixed than found", self_check(None, "2024-02-29", problems_found=1, problems_fixed=2), UNKNOWN),
        (
            "submitted tomorrow",
            self_check(None, "2024-03-01", problems_found=5, problems_fixed=3, complete="self_checks"),
            NOT_APPLICABLE,
        ),
    ],
    "harmonious_eligible": [
        ("just reached", evaluation(), (1, 1, 0, 0)),
        ("satisfaction short", evaluation(satisfaction=84.9), (0, 1, 0, 0)),
        ("representatives short of two thirds", evaluation(staff_reps=3), (0, 1, 0, 0)),
        ("reported tomorrow", evaluation(reported_on=on("2024-03-01")), UNKNOWN),
        ("no assessors", evaluation(assessors=0), UNKNOWN),
        ("the newest counts", both(evaluation(year=2022), evaluation(year=2024, score=89.0)), (0, 1, 0, 0)),
        ("of next year", evaluation(year=2025, complete="self_evaluations"), NOT_APPLICABLE),
    ],
    "review_satisfaction": [
        ("of last year", reviewed(), (35, 40, 0, 0)),
        (
            "exact to the last place",
            reviewed(members_voted=7, satisfaction=33.333333),
            (Decimal("2.33333331"), 7, 0, 0),
        ),
        ("of this year", reviewed(year=2024, complete="reviews"), NOT_APPLICABLE),
        ("no satisfaction", reviewed(satisfaction=None, complete="reviews"), UNKNOWN),
        ("no votes", reviewed(members_voted=0), OUT),
    ],
    "activity_attendance": [
        ("on the first day", held("2023-03-01", 10, 8), (8, 10, 0, 0)),
        ("the day before", held("2023-02-28", 10, 8), UNKNOWN),
        ("more than expected", both(held("2024-01-02", 10, 11), held("2024-01-02", 4, 4)), (15, 14, 0, 0)),
        ("one number empty", both(held("2024-01-02", 10, None), held("2024-01-02", 4, 4)), (4, 4, 1, 0)),
        ("none, complete", {"complete": "activities"}, NOT_APPLICABLE),
    ],
    "returns_missing": [
        ("due yesterday", owed("2024-02-28", "missing", None), (1, None, 0, 0)),
        ("due today", both({"complete": "returns"}, owed("2024-02-29", "missing", None)), NONE),
        ("sent back", owed("2024-02-28", "sent_back", "2024-01-02"), (1, None, 0, 0)),
        ("received tomorrow", owed("2024-02-28", None, "2024-03-01"), (1, None, 0, 0)),
        ("received on no day", both({"complete": "returns"}, owed("2024-02-28", "received", None)), NOT_KNOWN),
        ("no due date", both({"complete": "returns"}, owed(None, "missing", None)), NOT_KNOWN),
    ],
    "returns_on_time": [
        ("on the day", owed("2024-02-28", "accepted", "2024-02-28"), (1, 1, 0, 0)),
        ("late", owed("2024-02-28", None, "2024-02-29"), (0, 1, 0, 0)),
        ("due and received today", owed("2024-02-29", None, "2024-02-29"), (1, 1, 0, 0)),
        ("sent back", owed("2024-02-28", "sent_back", "2024-01-02"), (0, 1, 0, 0)),
        ("received on no day", owed("2024-02-28", "received", None), UNKNOWN),
        ("not due", both({"complete": "returns"}, owed("2024-03-01", "received", None)), NOT_APPLICABLE),
    ],
    "tasks_on_time": [
        ("on the day", task("2024-02-28", "2024-02-28"), (1, 1, 0, 0)),
        ("late", task("2024-02-28", "2024-02-29"), (0, 1, 0, 0)),
        ("due today, not done", task("2024-02-29", None), NOT_APPLICABLE),
        ("due today, done", task("2024-02-29", "2024-02-29"), (1, 1, 0, 0)),
        ("not started", task("2024-02-28", "2024-02-28", "2024-03-01"), NOT_APPLICABLE),
        ("no due date", task(None, "2024-01-02"), NOT_APPLICABLE),
    ],
    "new_members_year": [
        (
            "since 1 January",
            both(counted("2024-01-01", new_members=3), counted("2024-02-29", new_members=4)),
            (7, None, 0, 0),
        ),
        ("on 31 December", counted("2023-12-31", new_members=3, complete="headcounts"), NONE),
        ("one empty", both(counted("2024-01-01", new_members=3), counted("2024-02-29")), (3, None, 1, 0)),
        ("none", {}, NOT_KNOWN),
    ],
    "verified_members": [
        ("of members", counted("2024-01-01", members=10, verified_members=10), (10, 10, 0, 0)),
        ("more than members", counted("2024-01-01", members=10, verified_members=11), UNKNOWN),
        ("no union", WITHOUT_UNION, OUT),
    ],
    "new_form_members": [
        (
            "the newest count",
            {
                "member_groups": [
                    {"counted_on": on("2023-06-30"), "occupation": "courier", "members": 9},
                    {"counted_on": AS_OF, "occupation": "courier", "members": 2},
                    {"counted_on": AS_OF, "occupation": "other", "members": None},
                ]
            },
            (2, None, 1, 0),
        ),
        ("none, complete", {"complete": "member_groups"}, NONE),
        ("none", {}, NOT_KNOWN),
        ("no union", WITHOUT_UNION, NONE),
    ],
    "new_unions_year": [
        ("on 1 January", {"union": {"established_on": on("2024-01-01")}}, (1, None, 0, 0)),
        ("on 31 December", {"union": {"established_on": on("2023-12-31")}}, NONE),
        ("tomorrow", {"union": {"established_on": on("2024-03-01")}}, NONE),
        ("dissolved since", {"union": {"established_on": on("2024-01-01"), "dissolved_on": AS_OF}}, (1, None, 0, 0)),
        ("nobody knows", {"unit": {"union_id": None}}, NOT_KNOWN),
    ],
    "unions_dissolved_year": [
        ("today", {"union": {"dissolved_on": AS_OF}}, (1, None, 0, 0)),
        ("tomorrow", {"union": {"dissolved_on": on("2024-03-01")}}, NONE),
        ("on 31 December", {"union": {"dissolved_on": on("2023-12-31")}}, NONE),
        ("of a federation", {"union": {"dissolved_on": AS_OF, "level": "federation"}}, NONE),
    ],
    "elections_due_year": [
        ("ends on 31 December", terms(("2021-12-31", "2024-12-31")), (1, None, 0, 0)),
        ("ends on 1 January after", terms(("2022-01-01", "2025-01-01")), NONE),
        ("had ended", terms(("2010-01-01", "2013-01-01")), (1, None, 0, 0)),
        ("no end", terms(("2021-12-31", None)), NOT_KNOWN),
        ("no term", {}, NOT_KNOWN),
        ("a new union", {"union": {"established_on": on("2024-01-01")}}, NONE),
        ("no union", WITHOUT_UNION, EXEMPT),
    ],
    "elections_done_year": [
        ("elected on 1 January", terms(("2020-01-01", "2023-01-01"), ("2024-01-01", "2027-01-01")), (1, 1, 0, 0)),
        ("elected tomorrow", terms(("2020-01-01", "2023-01-01"), ("2024-03-01", "2027-03-01")), (0, 1, 0, 0)),
        ("not due", terms(("2022-01-01", "2025-01-01")), NOT_APPLICABLE),
    ],
    "elections_overdue_1y": [
        ("by one day", terms(("2021-02-28", "2024-02-28")), (1, None, 0, 0)),
        ("by 365 days", terms(("2020-02-28", "2023-03-01")), (1, None, 0, 0)),
        ("by 366 days", terms(("2020-02-28", "2023-02-28")), NONE),
        (
            "merely reported",
            {
                **terms(("2022-02-28", "2025-02-28")),
                "findings": [{"check_id": "election_on_time", "reported_on": AS_OF, "list_name": "l"}],
            },
            NONE,
        ),
    ],
    "elections_overdue_3y": [
        ("by 366 days", terms(("2020-02-28", "2023-02-28")), (1, None, 0, 0)),
        ("by 1,095 days", terms(("2018-03-01", "2021-03-01")), (1, None, 0, 0)),
        ("by 1,096 days", terms(("2018-02-28", "2021-02-28")), NONE),
    ],
    "coverage_under_25": [
        ("24 and a union", {"unit": {"employees": 24}}, (1, None, 0, 0)),
        ("25 and nobody knows", {"unit": {"employees": 25, "union_id": None}}, NONE),
        ("24 and nobody knows", {"unit": {"employees": 24, "union_id": None}}, NOT_KNOWN),
        ("no number, no union", WITHOUT_UNION, NONE),
    ],
    "coverage_100": [
        ("100 and a union", {"unit": {"employees": 100}}, (1, 1, 0, 0)),
        ("99 and nobody knows", {"unit": {"employees": 99, "union_id": None}}, NOT_APPLICABLE),
        ("no number", {}, UNKNOWN),
    ],
    "employees_total": [
        ("known", {"unit": {"employees": 30}}, (30, None, 0, 0)),
        ("unknown", {}, NOT_KNOWN),
        ("not operating", {"unit": {"employees": 30, "operating_status": "revoked"}}, EXEMPT),
    ],
}

ALL = [(indicator, name, counts) for indicator, cases in CASES.items() for name, _records, counts in cases]
KEYED = {
    "offers": "offer_id",
    "agreements": "agreement_id",
    "cases": "case_id",
    "proposals": "proposal_id",
    "activities": "activity_id",
}
OF_UNIONS = ("terms", "member_groups")


def told(indicator: str, name: str) -> str:
    return f"{indicator}: {name}"


def rows_of(place: int, case: str, records: Records) -> Iterator[tuple[str, Row]]:
    """The rows of a case's unit, by table."""
    unit_id, union_id, task_id = f"unit-{place:03}", f"union-{place:03}", f"task-{place:03}"
    unit = {"unit_id": unit_id, "name": case, "supervisor": case, "sector": "enterprise", "union_id": union_id}
    yield "units", unit | records.get("unit", {})
    yield "unions", {"union_id": union_id, "established_on": on("2010-01-01")} | records.get("union", {})
    if records.get("complete"):
        yield "coverage", {"table_name": records["complete"], "scope": f"unit_id={unit_id}"}
    if records.get("complete_from"):
        table, day = records["complete_from"]
        yield "coverage", {"table_name": table, "scope": f"unit_id={unit_id}", "complete_from": day}
    for table, rows in records.items():
        if table in ("unit", "union", "complete", "complete_from"):
            continue
        for number, row in enumerate(rows):
            key = {KEYED[table]: f"{unit_id}-{number}"} if table in KEYED else {}
            owner = {"union_id": union_id} if table in OF_UNIONS else {} if table == "tasks" else {"unit_id": unit_id}
            task_key = {"task_id": task_id} if table in ("tasks", "task_units") else {}
            yield table, key | owner | task_key | row


@pytest.fixture(scope="module")
def reader(tmp_path_factory) -> Reader:
    tables: dict[str, list[Row]] = defaultdict(list)
    cases = [(told(indicator, case[0]), case[1]) for indicator, found in CASES.items() for case in found]
    for place, (case, records) in enumerate(cases):
        for table, row in rows_of(place, case, records):
            tables[table].append(row)
    frames = {table: pd.DataFrame(rows, dtype=object) for table, rows in tables.items()}
    return open_reader(publish_tables(tmp_path_factory.mktemp("home"), frames, AS_OF).current())


@pytest.fixture(scope="module")
def found(reader) -> dict[tuple[str, str], Number]:
    numbers = answers.numbers(reader, Filters(), ["supervisor"], list(CASES))
    return {(number.indicator.id, str(number.group[0])): number for number in numbers}


@pytest.mark.parametrize(("indicator", "name", "counts"), ALL, ids=[told(*case[:2]) for case in ALL])
def test_a_boundary(found, indicator: str, name: str, counts: Counts) -> None:
    number = found[indicator, told(indicator, name)]
    assert (number.numerator, number.denominator, number.unknown, number.not_applicable) == counts


def test_the_rows_behind_each_are_what_it_counts(reader, found) -> None:
    for indicator, cases in CASES.items():
        rows = rows_behind(reader, found[indicator, told(indicator, cases[0][0])].indicator, Filters())
        amounts = rows.groupby("supervisor")["amount"].sum()
        for number in (found[key] for key in found if key[0] == indicator):
            assert float(amounts.get(str(number.group[0]), 0)) == pytest.approx(float(number.numerator))


def test_a_union_that_shares_units_counts_once_at_its_lead(tmp_path) -> None:
    units = [{"unit_id": name, "union_id": "u", "supervisor": name} for name in ("a", "b", "c")]
    units[2]["operating_status"] = "suspended"
    frames = {
        "units": pd.DataFrame(units, dtype=object),
        "unions": pd.DataFrame(
            [{"union_id": "u", "lead_unit_id": "c", "established_on": AS_OF, "dissolved_on": AS_OF}], dtype=object
        ),
    }
    reader = open_reader(publish_tables(tmp_path, frames, AS_OF).current())
    for name in ("new_unions_year", "unions_dissolved_year"):
        numbers = answers.numbers(reader, Filters(), ["supervisor"], [name])
        assert {number.group[0]: number.numerator for number in numbers} == {"a": 1, "b": 0, "c": 0}


def test_a_union_that_no_open_unit_names_is_listed_until_it_is_dissolved(tmp_path) -> None:
    closed_on = {"gone": AS_OF, "later": on("2024-03-01")}
    frames = {
        "units": pd.DataFrame(
            [{"unit_id": name, "union_id": name, "closed_on": day} for name, day in closed_on.items()], dtype=object
        ),
        "unions": pd.DataFrame(
            [
                {"union_id": "gone"},
                {"union_id": "later"},
                {"union_id": "of-nobody"},
                {"union_id": "dissolved", "dissolved_on": AS_OF},
                {"union_id": "federation", "level": "federation"},
            ],
            dtype=object,
        ),
    }
    reader = open_reader(publish_tables(tmp_path, frames, AS_OF).current())
    assert list(lists.rows_of(reader, "unions_without_units", Filters())["union_id"]) == ["gone", "of-nobody"]
    # A filter speaks of open units: a viewer with a scope sees no union of units outside it.
    assert lists.rows_of(reader, "unions_without_units", Filters(), (("sector", ("enterprise",)),)).empty

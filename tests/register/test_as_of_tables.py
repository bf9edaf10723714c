"""Tables as of a date: before the day of an event, what tells of it says nothing (reading 3)."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

import second_way
from dashboard.answers import lists
from dashboard.catalogue.schema import tables
from dashboard.query.filters import Filters
from dashboard.register.reader import select_all
from in_memory import InMemory, counts
from random_registers import table_columns, table_names
from second_way.small_registers import Row, small_register

AS_OF = date(2024, 3, 31)
BEFORE = date(2024, 1, 15)
LATER = date(2024, 5, 10)
LONG_AGO = date(2018, 1, 1)
DECISIONS = Path(__file__).parents[2] / "docs" / "decisions" / "0007-what-happens-later.md"
COMPLETE = ("unions", "honours", "offers", "returns", "reviews", "cases")


def cases(table: str, rows: Sequence[Row]) -> dict[str, pd.DataFrame]:
    """A register of a unit for each row: enterprises of 300 with a union each, and each row about one of them.

    Of unions a row is what it says beside the rest. The units' supervisors are the rows' places.
    """
    places = range(len(rows))
    unions = [
        {"union_id": f"L{place}", "level": "grassroots", "established_on": LONG_AGO, "members": 90} for place in places
    ]
    units = [
        {
            "unit_id": f"U{place}",
            "name": f"甲公司{place}",
            "sector": "enterprise",
            "region": "520100",
            "size": "large",
            "employees": 300,
            "union_id": f"L{place}",
            "founded_on": LONG_AGO,
            "supervisor": str(place),
        }
        for place in places
    ]
    found: dict[str, list[Row]] = {
        "units": units,
        "unions": unions,
        "coverage": [{"table_name": name, "complete_to": AS_OF} for name in COMPLETE],
    }
    about = unions if table == "unions" else [{"unit_id": unit["unit_id"]} for unit in units]
    found[table] = [about[place] | rows[place] for place in places]
    return small_register(**found)


@contextmanager
def in_memory(found: Mapping[str, pd.DataFrame]) -> Iterator[InMemory]:
    ours = InMemory(found, AS_OF)
    try:
        yield ours
    finally:
        ours.close()


def states_of(found: Mapping[str, pd.DataFrame], check: str) -> list[str]:
    """The states of the units, in their order, the same by the queries and by the second way."""
    with in_memory(found) as ours:
        mine = lists.states(ours, Filters(), check)
    theirs = second_way.states(found, AS_OF)
    theirs = theirs[theirs["check"] == check]
    assert dict(zip(mine["unit_id"], mine["state"], strict=True)) == dict(
        zip(theirs["unit_id"], theirs["state"], strict=True)
    )
    states = dict(zip(mine["unit_id"], mine["state"], strict=True))
    return [states[f"U{place}"] for place in range(len(states))]


def numbers_of(found: Mapping[str, pd.DataFrame], indicator: str) -> list[tuple[Any, ...]]:
    """The counts of the units, in their order, the same by the queries and by the second way."""
    with in_memory(found) as ours:
        mine = counts(ours, "supervisor")
    theirs = second_way.indicators(found, AS_OF, "supervisor").set_index(["indicator", "group"])
    for place in map(str, range(len(found["units"]))):
        other = theirs.loc[(indicator, place), ["numerator", "denominator", "unknown", "not_applicable"]]
        assert mine[indicator, place] == tuple(other)
    return [mine[indicator, str(place)] for place in range(len(found["units"]))]


def test_whether_the_chair_is_filled_is_told_from_the_day_that_it_was_or_fell_vacant() -> None:
    expected: list[tuple[Row, str]] = [
        # Taken office later: vacant until then, in time or not.
        ({"chair_filled": True, "chair_since": LATER, "chair_vacant_since": BEFORE}, "pass"),
        ({"chair_filled": True, "chair_since": LATER, "chair_vacant_since": date(2023, 12, 30)}, "fail"),
        ({"chair_filled": True, "chair_since": LATER}, "unknown"),
        # Left later: in post by the day on which it was taken, else nobody can say.
        ({"chair_filled": False, "chair_since": LONG_AGO, "chair_vacant_since": LATER}, "pass"),
        ({"chair_filled": False, "chair_vacant_since": LATER}, "unknown"),
        ({"chair_filled": True, "chair_vacant_since": LATER}, "pass"),
        # Without a day it holds at every date.
        ({"chair_filled": True}, "pass"),
        ({"chair_filled": True, "chair_since": LONG_AGO}, "pass"),
        ({"chair_filled": False}, "unknown"),
    ]
    found = cases("unions", [row for row, _state in expected])
    assert states_of(found, "chair_in_post") == [state for _row, state in expected]


def test_whether_the_chair_works_full_time_is_told_from_the_day_that_it_took_office() -> None:
    rows = [
        {"chair_filled": True, "chair_full_time": True, "chair_since": day} for day in (None, LONG_AGO, AS_OF, LATER)
    ]
    assert states_of(cases("unions", rows), "full_time_chair") == ["pass", "pass", "pass", "unknown"]


def test_a_reply_is_told_from_its_day() -> None:
    offer = {"offered_on": date(2024, 2, 1)}
    expected: list[tuple[Row, str, int]] = [
        ({"replied_on": LATER, "reply": "accepted"}, "fail", 1),
        ({"replied_on": None, "reply": "accepted"}, "unknown", 0),
        ({"replied_on": date(2024, 2, 10), "reply": "refused"}, "pass", 0),
        ({}, "fail", 1),
    ]
    found = cases("offers", [offer | row | {"offer_id": f"F{n}"} for n, (row, *_rest) in enumerate(expected)])
    assert states_of(found, "offer_answered") == [state for _row, state, _count in expected]
    assert [number[0] for number in numbers_of(found, "offers_unanswered")] == [count for *_rest, count in expected]


def test_a_review_is_told_from_its_day() -> None:
    title = {"level": "provincial", "awarded_on": LONG_AGO}
    expected: list[tuple[Row, str]] = [
        ({"status": "rework", "reviewed_on": LATER, "review_result": "rework"}, "not_applicable"),
        ({"status": "rework", "reviewed_on": LATER}, "not_applicable"),
        ({"status": "rework"}, "fail"),
        ({"status": "rework", "reviewed_on": BEFORE, "rework_closed_on": LATER}, "fail"),
        ({"status": "awarded", "reviewed_on": LATER, "review_result": "pass"}, "not_applicable"),
        ({"status": "awarded", "review_result": "pass"}, "pass"),
        ({"status": "revoked", "revoked_on": LATER, "reviewed_on": BEFORE, "review_result": "rework"}, "fail"),
        ({"status": "revoked", "reviewed_on": BEFORE, "review_result": "rework"}, "not_applicable"),
    ]
    found = cases("honours", [title | row for row, _state in expected])
    assert states_of(found, "home_review") == [state for _row, state in expected]


def test_a_title_is_held_from_its_award_to_the_day_that_it_is_revoked() -> None:
    expected: list[tuple[Row, int, int]] = [
        ({"status": "revoked", "revoked_on": LATER, "awarded_on": LONG_AGO}, 1, 0),
        ({"status": "revoked", "revoked_on": BEFORE, "awarded_on": LONG_AGO}, 0, 0),
        ({"status": "revoked", "awarded_on": LONG_AGO}, 0, 0),
        ({"status": "awarded", "awarded_on": LATER}, 0, 0),
        ({"status": "awarded"}, 1, 0),
        # What the row said before it was overwritten had no day, and is lost.
        ({"status": "revoked", "revoked_on": LATER}, 0, 1),
        ({"status": "rework", "reviewed_on": LATER}, 0, 1),
    ]
    found = cases("honours", [{"level": "national"} | row for row, *_counts in expected])
    assert numbers_of(found, "honours_national") == [(held, None, unknown, 0) for _row, held, unknown in expected]


def test_a_return_is_missing_until_the_day_that_it_is_received() -> None:
    due = {"form": "基本情况", "period": "Q1", "due_on": date(2024, 3, 15)}
    expected: list[tuple[Row, int, int]] = [
        ({"status": "received", "received_on": LATER}, 1, 0),
        ({"status": "sent_back", "received_on": LATER}, 1, 0),
        ({"status": "sent_back", "received_on": BEFORE}, 1, 0),
        ({"status": "accepted", "received_on": BEFORE}, 0, 0),
        ({"status": "received"}, 0, 1),
        ({"status": "missing", "received_on": LATER}, 1, 0),
        ({"received_on": LATER}, 1, 0),
    ]
    found = cases("returns", [due | row for row, *_counts in expected])
    assert numbers_of(found, "returns_missing") == [(missing, None, unknown, 0) for _row, missing, unknown in expected]
    with in_memory(found) as ours:
        listed = lists.rows_of(ours, "not_reported", Filters())
    assert dict(zip(listed["unit_id"], listed["status"], strict=True)) == {
        "U0": "missing",
        "U1": "missing",
        "U2": "sent_back",
        "U5": "missing",
        "U6": "missing",
    }


def test_the_members_vote_is_told_from_the_report_to_them() -> None:
    vote = {"year": 2023, "members_voted": 30, "satisfaction": 90.0}
    found = cases("reviews", [vote | {"reported_to_members_on": day} for day in (LATER, BEFORE, None)])
    assert numbers_of(found, "review_satisfaction") == [(0, 0, 1, 0), (27, 30, 0, 0), (27, 30, 0, 0)]


def test_how_a_case_ended_is_told_from_the_day_that_it_was_closed() -> None:
    case = {"applied_on": BEFORE, "accepted_on": BEFORE, "outcome": "settled"}
    rows = [case | {"case_id": f"C{place}", "closed_on": day} for place, day in enumerate((LATER, AS_OF, None))]
    with in_memory(cases("cases", rows)) as ours:
        listed = lists.rows_of(ours, "accepted_in_3_days_rows", Filters())
    assert listed["closed_on"].tolist() == [None, AS_OF, None]
    assert listed["outcome"].tolist() == [None, "settled", "settled"]


def test_an_activity_is_there_once_it_is_planned_or_held() -> None:
    rows: list[Row] = [
        {"held_on": LATER},
        {"held_on": LATER, "planned_for": LATER},
        {"planned_for": LATER},
        {"held_on": BEFORE},
        {},
    ]
    found = cases("activities", [row | {"activity_id": str(place), "attended": 7} for place, row in enumerate(rows)])
    with in_memory(found) as ours:
        seen = ours.frame(select_all("activities")).sort_values("activity_id")
    assert seen["activity_id"].tolist() == ["1", "2", "3", "4"]
    assert seen["held_on"].tolist() == [None, None, BEFORE, None]
    assert seen["attended"].tolist() == [None, 7, 7, 7]


def test_the_head_of_a_table_names_its_own_columns_and_days() -> None:
    for table in tables().values():
        days = {column.name for column in table.columns if column.type == "DATE"}
        assert {*table.events, *(told.day for told in table.told)} <= days, table.name
        assert {told.column for told in table.told} <= set(table.column_names) - set(table.key), table.name
        assert {name for name in (table.exists_from,) if name} <= days, table.name


def test_every_column_of_the_register_is_decided_in_writing() -> None:
    text = DECISIONS.read_text(encoding="utf-8")
    told = [line.split("|")[1:3] for line in text.splitlines() if line.startswith("| `")]
    written = {(table.strip("` "), name.strip("` ")) for table, columns in told for name in columns.split(",")}
    lineage = {"source_file", "source_sheet", "source_row", "import_id"}
    asked = {
        (table, name)
        for table in table_names()
        for name in table_columns(table)
        if name not in lineage and name not in tables()[table].key
    }
    assert asked - written == set()
    assert {pair for pair in written if pair[0] in table_names()} - asked == set()

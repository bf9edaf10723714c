"""A later state of a register: existing records stay unchanged, and events on later days are added.

An event may only overwrite a dated cell: overwriting an undated one loses what the row said, which is a correction
(docs/decisions/0007-what-happens-later.md). In tables without a start date, rows are added only where the register is
complete: elsewhere they would add knowledge about the earlier date too.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

import pandas as pd

from random_registers import table_columns, table_key
from second_way.completeness import is_complete
from second_way.random_rows.draw import Row
from second_way.random_rows.practice import TITLE_STEPS, TITLES
from second_way.register import read_register
from second_way.rules import CHECKS, INTERNAL_RULES

Tables = Mapping[str, pd.DataFrame]
DAYS = 200
"""How many days later the register is known."""


@dataclass(frozen=True)
class _Time:
    """The date of the earlier register, and chance."""

    known_on: date
    random: Random

    def day(self) -> date:
        """A day after it; often the very next."""
        return self.known_on + timedelta(self.random.choice((1, 1, 2, 15, 30, 60, 90, 150, DAYS)))

    def one(self, *values: Any) -> Any:
        return self.random.choice(values)

    def to_come(self, day: date | None) -> bool:
        """Not by the date: empty, or later."""
        return day is None or day > self.known_on

    def past(self, day: date | None) -> bool:
        return day is not None and day <= self.known_on


Event = Callable[[Row, _Time], Row | None]
"""What a row says after an event; None where it can't happen to the row."""


def known_later(tables: Tables, known_on: date, seed: int) -> dict[str, pd.DataFrame]:
    """The same register DAYS days later. Each event befalls about half of the rows that it can."""
    time = _Time(known_on, Random(seed))
    rows = {name: frame.astype(object).where(frame.notna(), None).to_dict("records") for name, frame in tables.items()}
    for name, events in _EVENTS.items():
        for event in events:
            rows[name] = [_befallen(row, event, time) for row in rows[name]]
    for name, new in _new_rows(tables, rows, time):
        key = table_key(name)
        there = {tuple(row[column] for column in key) for row in rows[name]}
        for row in new:
            whole = {column: row.get(column) for column in table_columns(name)}
            if tuple(whole[column] for column in key) not in there:
                there.add(tuple(whole[column] for column in key))
                rows[name].append(whole)
    return {name: pd.DataFrame(found, columns=table_columns(name), dtype=object) for name, found in rows.items()}


def _befallen(row: Row, event: Event, time: _Time) -> Row:
    changed = event(row, time) if time.random.random() < 0.5 else None
    return row if changed is None else {**row, **changed}


def _dated(day: str, *told: str, **values: tuple[Any, ...]) -> Event:
    """A day comes, and with it what tells of it. What was told without a day stays untold of: the row is left alone."""

    def event(row: Row, time: _Time) -> Row | None:
        if not time.to_come(row[day]) or any(row[name] is not None for name in (*told, *values) if row[day] is None):
            return None
        return {day: time.day()} | {name: time.one(*choices) for name, choices in values.items()}

    return event


def _chair_leaves(row: Row, time: _Time) -> Row | None:
    since, vacant = row["chair_since"], row["chair_vacant_since"]
    if not time.past(since) or not (time.to_come(vacant) or since >= vacant):
        return None
    return {"chair_filled": False, "chair_vacant_since": time.day()}


def _chair_takes_office(row: Row, time: _Time) -> Row | None:
    said_without_a_day = row["chair_since"] is None and (row["chair_filled"] or row["chair_full_time"] is not None)
    if not time.past(row["chair_vacant_since"]) or not time.to_come(row["chair_since"]) or said_without_a_day:
        return None
    return {"chair_filled": True, "chair_since": time.day(), "chair_full_time": time.one(True, False)}


def _committee_ends(row: Row, time: _Time) -> Row | None:
    was_there = row["in_being"] is not False and (time.past(row["established_on"]) or row["in_being"])
    if not was_there or (row["established_on"] and time.to_come(row["established_on"])):
        return None
    return {"in_being": False, "dissolved_on": time.day()} if time.to_come(row["dissolved_on"]) else None


def _committee_begins(row: Row, time: _Time) -> Row | None:
    said_without_a_day = row["employee_members"] is not None or row["employer_members"] is not None
    if row["in_being"] is not False or row["established_on"] or row["dissolved_on"] or said_without_a_day:
        return None
    return {"in_being": True, "established_on": time.day(), "employee_members": 3, "employer_members": 3}


def _award(row: Row, time: _Time) -> Row | None:
    is_candidate = row["status"] == "candidate" and time.to_come(row["awarded_on"])
    return {"status": "awarded", "awarded_on": time.day()} if is_candidate else None


def _review(row: Row, time: _Time) -> Row | None:
    said_without_a_day = row["reviewed_on"] is None and row["review_result"] is not None
    if row["status"] != "awarded" or not time.to_come(row["reviewed_on"]) or said_without_a_day:
        return None
    day, result = time.day(), time.one("pass", "rework")
    if result == "pass" or not time.past(row["awarded_on"]):
        return {"reviewed_on": day, "review_result": result}
    return {
        "status": "rework",
        "reviewed_on": day,
        "review_result": time.one("rework", None),
        "rework_due_on": day + timedelta(90),
    }


def _revoke(row: Row, time: _Time) -> Row | None:
    is_kept_otherwise = row["status"] in (None, "awarded") or (row["status"] == "rework" and row["review_result"])
    if not is_kept_otherwise or not time.past(row["awarded_on"]) or not time.to_come(row["revoked_on"]):
        return None
    return {"status": "revoked", "revoked_on": time.day()}


def _receive(row: Row, time: _Time) -> Row | None:
    is_shown = time.past(row["received_on"]) or (row["received_on"] is None and row["status"] not in (None, "missing"))
    return None if is_shown else {"received_on": time.day(), "status": time.one("received", "accepted", "sent_back")}


def _fulfil(row: Row, time: _Time) -> Row | None:
    is_settled = row["outcome"] == "settled" and row["closed_on"] and time.to_come(row["fulfilled_on"])
    return {"fulfilled_on": time.day()} if is_settled else None


def _planned_activity(row: Row, time: _Time) -> Row | None:
    """One that is on record without any day may be planned or held: it is left alone."""
    is_planned = row["planned_for"] and time.to_come(row["held_on"])
    is_shown = row["held_on"] is None and (row["attended"] is not None or row["on_leave"] is not None)
    return {"held_on": time.day(), "attended": 9, "on_leave": 1} if is_planned and not is_shown else None


_EVENTS: dict[str, tuple[Event, ...]] = {
    "units": (_dated("closed_on"),),
    "unions": (_dated("dissolved_on"), _chair_leaves, _chair_takes_office),
    "terms": (_dated("approved_on", "approval_no", approval_no=("批〔1〕",)),),
    "election_steps": (_dated("done_on", "document_no", document_no=("文〔2〕",)),),
    "committees": (_committee_ends, _committee_begins),
    "agreements": (_dated("filed_on"), _dated("approved_on")),
    "offers": (_dated("replied_on", reply=("accepted", "refused")),),
    "cases": (_dated("accepted_on"), _dated("closed_on", outcome=("settled", "failed", "withdrawn")), _fulfil),
    "honours": (_award, _review, _revoke, _dated("rework_closed_on")),
    "self_checks": (_dated("submitted_on", problems_found=(3, 5), problems_fixed=(0, 3)),),
    "self_evaluations": (_dated("reported_on"),),
    "reviews": (
        _dated("reported_to_members_on", members_voted=(30,), satisfaction=(90.0, 50.5)),
        _dated("reported_to_superior_on", superior_grade=("优秀",)),
    ),
    "systems": (_dated("repealed_on"),),
    "activities": (_planned_activity,),
    "aids": (_dated("given_on"),),
    "proposals": (_dated("closed_on"),),
    "findings": (_dated("closed_on"),),
    "task_units": (_dated("done_on", evidence=("照片",), result=("合格", "不合格")),),
    "returns": (_receive,),
}


def _new_rows(tables: Tables, rows: Mapping[str, list[Row]], time: _Time) -> Iterator[tuple[str, list[Row]]]:
    """Rows that begin on a later day, by table."""
    units = [row["unit_id"] for row in rows["units"]]
    unions = [row["union_id"] for row in rows["unions"]]
    # A title that is on record, whenever it was awarded, is one that the unit is on its way to.
    ways = {
        (row["unit_id"], row["title"])
        for row in rows["title_steps"]
        if row["year"] <= time.known_on.year and (row["done_on"] is None or time.past(row["done_on"]))
    }
    some = [unit_id for unit_id in units if time.random.random() < 0.5]
    yield (
        "units",
        [
            {**row, "unit_id": f"new-{place}", "name": f"新单位{place}", "founded_on": time.day(), "closed_on": None}
            for place, row in enumerate(rows["units"][:5])
        ],
    )
    yield "terms", [{"union_id": name, "elected_on": time.day(), "term_no": 9, "term_years": 5} for name in unions]
    yield (
        "meetings",
        [
            {"unit_id": name, "kind": kind, "held_on": time.day(), "delegates": 30, "present": time.one(10, 30)}
            for name in some
            for kind in ("members", "workers_congress")
        ],
    )
    yield (
        "headcounts",
        [
            {"unit_id": name, "counted_on": time.day(), "employees": 500, "members": 400, "new_members": 7}
            for name in some
        ],
    )
    yield (
        "member_groups",
        [{"union_id": name, "counted_on": time.day(), "occupation": "courier", "members": 40} for name in unions[:9]],
    )
    yield "offers", [{"offer_id": f"new-{name}", "unit_id": name, "offered_on": time.day()} for name in some]
    agreements = [
        {
            "agreement_id": f"new-{name}",
            "unit_id": name,
            "level": level,
            "kind": time.one("wage", "safety", "women"),
            "signed_on": time.day(),
            "effective_on": time.known_on,
            "expires_on": time.known_on + timedelta(50),
            "covered_employees": 800,
        }
        for name in some
        for level in ("single", "regional")
    ]
    yield "agreements", agreements
    yield "agreement_units", [{"agreement_id": row["agreement_id"], "unit_id": units[0]} for row in agreements]
    yield "cases", [{"case_id": f"new-{name}", "unit_id": name, "applied_on": time.day()} for name in some]
    yield (
        "honours",
        [
            {"unit_id": name, "level": level, "status": "awarded", "awarded_on": time.day()}
            for name, level in sorted(ways)
            if level != "harmonious_enterprise"
        ],
    )
    yield (
        "title_steps",
        [
            {
                "unit_id": name,
                "title": title,
                "year": time.known_on.year,
                "step": step,
                "done_on": time.day(),
                "result": "pass",
            }
            for name in some
            for title in TITLES
            for step in TITLE_STEPS
        ],
    )
    yield (
        "systems",
        [{"unit_id": name, "kind": kind, "adopted_on": time.day()} for name in some for kind in INTERNAL_RULES],
    )
    yield (
        "activities",
        [
            {"activity_id": f"new-{name}", "unit_id": name, "held_on": time.day(), "expected": 10, "attended": 9}
            for name in some
        ],
    )
    yield "proposals", [{"proposal_id": f"new-{name}", "unit_id": name, "filed_on": time.day()} for name in some]
    yield (
        "findings",
        [
            {"unit_id": name, "check_id": check, "reported_on": time.day(), "list_name": "后来"}
            for name in some
            for check in CHECKS
            if time.random.random() < 0.1
        ],
    )
    yield (
        "statements",
        [
            {"unit_id": row["unit_id"], "check_id": row["check_id"], "said_on": time.day(), "text": "后来说明"}
            for row in rows["findings"]
        ],
    )
    yield (
        "requirements",
        [
            {"check_id": check, "scope": None, "campaign": "later", "starts_on": time.day()}
            for check in ("dual_review", "rules_in_place", "quarterly_activity")
        ],
    )
    yield from _where_complete(tables, rows, time)


def _where_complete(tables: Tables, rows: Mapping[str, list[Row]], time: _Time) -> Iterator[tuple[str, list[Row]]]:
    """Unions and committees that begin where it is known that there was none."""
    register = read_register(tables, time.known_on)
    founded = []
    for row in rows["units"]:
        if row["union_id"] is None and is_complete(register, "unions", row):
            row["union_id"] = f"new-union-{row['unit_id']}"
            founded.append({"union_id": row["union_id"], "name": "新工会", "established_on": time.day()})
    yield "unions", founded
    yield (
        "committees",
        [
            {"unit_id": row["unit_id"], "kind": "mediation", "in_being": True, "established_on": time.day()}
            for row in rows["units"]
            if is_complete(register, "committees", row)
        ],
    )

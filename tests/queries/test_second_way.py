"""The dashboard's numbers against a second way: plain Python written from the definitions, not from the SQL."""

import os
from collections.abc import Callable, Mapping
from datetime import date
from random import Random
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, Phase, find, settings
from hypothesis import strategies as st

import second_way
from dashboard.answers import lists, numbers
from dashboard.query.filters import Filters
from dashboard.register.reader import open_reader, select_all
from in_memory import InMemory, counts
from random_registers import random_register
from registers import publish_tables

REGISTERS = int(os.environ.get("RANDOM_REGISTERS", "10"))
"""How many; each takes about four seconds of processor time. `make exhaustive` asks two hundred."""
BLOCK = 5
DIMENSIONS = (
    "sector",
    "region",
    "province",
    "city",
    "supervisor",
    "size",
    "headcount_band",
    "main_class",
    "industry",
    "ownership",
    "grade",
)
STATE = ["unit_id", "check", "state", "strength", "since", "due", "open", "source"]
WORKLIST = ["unit_id", "check", "strength", "source", "since", "due", "days_open", "days_overdue"]
Tables = Mapping[str, pd.DataFrame]


def plain(frame: pd.DataFrame) -> list[tuple[object, ...]]:
    """Rows as comparable values: dates as dates, empty as None, numbers as int."""

    def cell(value: Any) -> object:
        if value is None or value is pd.NaT or value is pd.NA or (isinstance(value, float) and pd.isna(value)):
            return None
        if isinstance(value, pd.Timestamp):
            return value.date()
        return bool(value) if type(value).__name__ == "bool" else value

    return [tuple(cell(value) for value in row) for row in frame.astype(object).itertuples(index=False)]


def states_differ(ours: InMemory, tables: Tables) -> object:
    mine = plain(lists.states(ours, Filters()).rename(columns={"check_id": "check"})[STATE])
    theirs = plain(second_way.states(tables, ours.as_of)[STATE])
    return set(mine) ^ set(theirs) or len(mine) != len(theirs)


def classes_and_scores_differ(ours: InMemory, tables: Tables) -> object:
    mine = ours.frame(select_all("unit_status"))
    classes = set(plain(second_way.main_classes(tables, ours.as_of)[["unit_id", "main_class"]]))
    scores = set(plain(second_way.scores(tables, ours.as_of)))
    kept = mine[["unit_id", "score", "grade", "known_checks", "applicable_checks"]]
    return (set(plain(mine[["unit_id", "main_class"]])) ^ classes) or (set(plain(kept)) ^ scores)


def counts_differ(ours: InMemory, tables: Tables, by: str | None) -> object:
    theirs = second_way.indicators(tables, ours.as_of, by)
    other = {
        (row.indicator, row.group): (row.numerator, row.denominator, row.unknown, row.not_applicable)
        for row in theirs.astype(object).where(theirs.notna(), None).itertuples()
    }
    mine = counts(ours, by)
    return {
        key: (mine.get(key), other.get(key)) for key in mine.keys() | other.keys() if mine.get(key) != other.get(key)
    }


def worklists_differ(ours: InMemory, tables: Tables) -> object:
    mine = plain(lists.rows_of(ours, "worklist", Filters()).rename(columns={"check_id": "check"})[WORKLIST])
    theirs = plain(second_way.worklist(tables, ours.as_of)[WORKLIST])
    return [(one, other) for one, other in zip(mine, theirs, strict=False) if one != other] or len(mine) != len(theirs)


def reelections_differ(ours: InMemory, tables: Tables) -> object:
    theirs = second_way.reelections(tables, ours.as_of)
    mine = plain(lists.rows_of(ours, "elections", Filters())[list(theirs.columns)])
    return [(one, other) for one, other in zip(mine, plain(theirs), strict=False) if one != other] or (
        len(mine) != len(theirs)
    )


def differences(tables: Tables, as_of: date, by: str) -> object:
    """What the two ways say differently about the register; empty where they agree."""
    ours = InMemory(tables, as_of)
    try:
        return (
            states_differ(ours, tables)
            or classes_and_scores_differ(ours, tables)
            or counts_differ(ours, tables, None)
            or counts_differ(ours, tables, by)
            or worklists_differ(ours, tables)
            or reelections_differ(ours, tables)
        )
    finally:
        ours.close()


def smallest(tables: Tables, fails: Callable[[Tables], object]) -> Tables:
    """The fewest units, found by Hypothesis, about which the two ways still differ."""
    units = sorted(tables["units"]["unit_id"])

    def some(chosen: set[str]) -> Tables:
        return {
            name: frame[frame["unit_id"].isin(chosen)] if name == "units" else frame for name, frame in tables.items()
        }

    quick = settings(
        max_examples=150, deadline=None, phases=(Phase.generate, Phase.shrink), suppress_health_check=list(HealthCheck)
    )
    return some(
        find(st.sets(st.sampled_from(units), min_size=1), lambda chosen: bool(fails(some(chosen))), settings=quick)
    )


@pytest.mark.parametrize("first", range(0, REGISTERS, BLOCK))
def test_every_state_class_score_indicator_and_worklist_agrees(first) -> None:
    for seed in range(first, first + BLOCK):
        tables, as_of = random_register(seed)
        by = Random(seed).choice(DIMENSIONS)
        found = differences(tables, as_of, by)
        if found:
            units = smallest(tables, lambda some, as_of=as_of, by=by: differences(some, as_of, by))["units"]
            pytest.fail(f"register {seed} as of {as_of} by {by}: {found}\nalready for the units\n{units.T.to_string()}")


@pytest.mark.parametrize("by", DIMENSIONS)
def test_every_indicator_agrees_in_every_group(by) -> None:
    tables, as_of = random_register(1)
    ours = InMemory(tables, as_of)
    assert counts_differ(ours, tables, by) == {}
    ours.close()


@pytest.mark.parametrize("seed", [3, pytest.param(8, marks=pytest.mark.exhaustive)])
def test_a_published_version_says_the_same_as_its_tables_in_memory(seed, tmp_path) -> None:
    tables, as_of = random_register(seed)
    reader = open_reader(publish_tables(tmp_path, tables, as_of).current())
    memory = InMemory(tables, as_of)
    assert plain(lists.states(reader, Filters())) == plain(lists.states(memory, Filters()))
    published = {
        (number.indicator.id, None): (number.numerator, number.denominator, number.unknown, number.not_applicable)
        for number in numbers.numbers(reader, Filters())
    }
    assert published == counts(memory, None)
    memory.close()


def test_a_difference_is_noticed_and_told_for_the_fewest_units(monkeypatch) -> None:
    tables, as_of = random_register(0)
    unit = sorted(tables["units"]["unit_id"])[0]
    states = second_way.states

    def wrong(tables: Tables, as_of: date) -> pd.DataFrame:
        frame = states(tables, as_of)
        frame.loc[(frame["unit_id"] == unit) & (frame["check"] == "union_established"), "state"] = "wrong"
        return frame

    monkeypatch.setattr(second_way, "states", wrong)
    assert differences(tables, as_of, "sector")
    left = smallest(tables, lambda some: differences(some, as_of, "sector"))["units"]
    assert left["unit_id"].tolist() == [unit]

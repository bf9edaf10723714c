"""What the register says of a date does not depend on what happens later, and a comparison books that as happened."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd
import pytest

from dashboard.answers import lists, numbers
from dashboard.answers.comparing.two_versions import changes, comparison
from dashboard.answers.unit_life import life
from dashboard.answers.unit_profile import profile
from dashboard.catalogue.entries import COUNTS
from dashboard.catalogue.loader import catalogue
from dashboard.query.cube import CUBE_DIMENSIONS
from dashboard.query.filters import Filters
from dashboard.register.reader import Reader, open_reader, select_all
from dashboard.register.versions import Register
from later_events import DAYS, Tables, known_later
from random_registers import random_register, table_names
from registers import publish_tables
from second_way import indicators as second_way_indicators
from second_way import main_classes, scores, states, worklist

SEEDS = range(int(os.environ.get("LATER_REGISTERS", "2")))
"""How many registers; each takes about twenty seconds of processor time."""
LEFT_OUT = {"units", "unions", "committees", "honours", "returns", "agreement_units"}
"""Tables of which a unit's page keeps a day that is still to come, for it tells of the time before it; returns, whose
"missing" has no day and is overwritten; rows without any day."""


@dataclass(frozen=True)
class Known:
    """A register known on a date, and the same known later; the later tables; a reader of each on the first date."""

    register: Register
    known_on: date
    tables: Tables
    later: Tables
    then: Reader
    now: Reader


@pytest.fixture(scope="module", params=SEEDS)
def known(request, tmp_path_factory) -> Iterator[Known]:
    tables, known_on = random_register(request.param)
    later = known_later(tables, known_on, request.param)
    folder = tmp_path_factory.mktemp("later")
    first = publish_tables(folder, tables, known_on).current()
    register = publish_tables(folder, later, known_on + timedelta(DAYS))
    yield Known(
        register, known_on, tables, later, open_reader(first, known_on), open_reader(register.current(), known_on)
    )


def as_rows(frame: pd.DataFrame) -> list[dict[str, object]]:
    """Rows that can be compared: an empty cell is None."""
    return frame.astype(object).where(frame.notna(), None).to_dict("records")


def differing(then: pd.DataFrame, now: pd.DataFrame) -> list[tuple[object, object]]:
    before, after = as_rows(then), as_rows(now)
    if len(before) != len(after):
        return [
            (len(before), len(after)),
            *((row, None) for row in before if row not in after),
            *((None, row) for row in after if row not in before),
        ]
    return [
        ({name: row[name] for name in row if row[name] != other[name]}, other)
        for row, other in zip(before, after, strict=True)
        if row != other
    ]


@pytest.mark.parametrize("by", [(), *((name,) for name in (*CUBE_DIMENSIONS, "region", "list", "campaign"))])
def test_no_number_of_an_earlier_date_changes(known, by) -> None:
    assert differing(*(numbers.indicators(reader, Filters(), by) for reader in (known.then, known.now))) == []


def test_no_state_of_an_earlier_date_changes(known) -> None:
    assert differing(*(lists.states(reader, Filters()) for reader in (known.then, known.now))) == []


@pytest.mark.parametrize("name", list(catalogue().lists))
def test_no_list_of_an_earlier_date_changes(known, name) -> None:
    horizon = (known.known_on - timedelta(180), 400)
    found = [lists.rows_of(one, name, Filters(), horizon=horizon) for one in (known.then, known.now)]
    assert differing(*found) == []


def test_no_row_behind_a_number_of_an_earlier_date_changes(known) -> None:
    for indicator in catalogue().indicators.values():
        found = [lists.rows_behind(reader, indicator, Filters()) for reader in (known.then, known.now)]
        assert differing(*found) == [], indicator.id


def test_no_unit_page_of_an_earlier_date_changes(known) -> None:
    """A unit's facts, statements and spans of life, and its records of tables of which the days tell all."""
    founded = known.tables["units"].merge(known.later["units"], on="unit_id", suffixes=("", "_later"))
    same_union = founded[founded["union_id"].fillna("") == founded["union_id_later"].fillna("")]
    units = set(same_union["unit_id"]) & set(known.then.frame(select_all("open_units"))["unit_id"])
    for unit_id in sorted(units)[:12]:
        then, now = (profile(reader, unit_id) for reader in (known.then, known.now))
        assert differing(pd.DataFrame([then.facts]), pd.DataFrame([now.facts])) == []
        assert differing(then.states, now.states) == []
        assert life(then, known.known_on) == life(now, known.known_on)
        for name in then.records.keys() - LEFT_OUT:
            assert differing(then.records[name], now.records[name]) == [], name


@pytest.mark.parametrize("by", [(), ("sector",), ("task",)])
def test_a_comparison_books_later_events_as_happened(known, by) -> None:
    found = changes(comparison(known.register, "v0001"), by)
    parts = {
        part: {(one.indicator, one.group, count) for one in found for count in COUNTS if one.part(part, count)}
        for part in ("corrected", "occurred")
    }
    assert parts["corrected"] == set()
    assert len(parts["occurred"]) > 50


def test_the_second_way_says_the_same_before_and_after(known) -> None:
    for ask in (states, second_way_indicators, main_classes, scores, worklist):
        assert differing(ask(known.tables, known.known_on), ask(known.later, known.known_on)) == []


def test_every_kind_of_later_event_is_in_the_registers() -> None:
    changed = dict.fromkeys(table_names(), 0)
    for seed in range(3):
        tables, known_on = random_register(seed)
        for name, later in known_later(tables, known_on, seed).items():
            rows = as_rows(tables[name])
            changed[name] += sum(row not in rows for row in as_rows(later))
    without_events = {"aliases", "coverage", "stages", "tasks"}
    assert {name for name, count in changed.items() if not count} == without_events

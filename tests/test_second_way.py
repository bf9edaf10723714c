"""The dashboard's numbers against a second way: plain Python written from the definitions, not from the SQL."""

import pandas as pd
import pytest

import second_way
from dashboard import answers
from dashboard.filters import Filters
from dashboard.register.reader import Reader, open_reader, select_all
from random_registers import random_register
from registers import publish_tables

SEEDS = range(10)


@pytest.fixture(scope="module", params=SEEDS)
def both(request, tmp_path_factory) -> tuple[Reader, dict[str, pd.DataFrame], object]:
    tables, as_of = random_register(request.param)
    register = publish_tables(tmp_path_factory.mktemp("home"), tables, as_of)
    return open_reader(register.current()), tables, as_of


def plain(frame: pd.DataFrame) -> list[tuple[object, ...]]:
    """Rows as comparable values: dates as dates, empty as None, numbers as int."""

    def cell(value: object) -> object:
        if value is None or value is pd.NaT or (isinstance(value, float) and pd.isna(value)) or value is pd.NA:
            return None
        if isinstance(value, pd.Timestamp):
            return value.date()
        return bool(value) if isinstance(value, bool) or type(value).__name__ == "bool" else value

    return [tuple(cell(value) for value in row) for row in frame.astype(object).itertuples(index=False)]


def test_every_state_agrees_with_since_due_open_and_source(both) -> None:
    reader, tables, as_of = both
    columns = ["unit_id", "check", "state", "since", "due", "open", "source"]
    ours = answers.states(reader, Filters()).rename(columns={"check_id": "check"})[columns]
    theirs = second_way.states(tables, as_of)[columns]
    assert sorted(plain(ours), key=str) == sorted(plain(theirs), key=str)


def test_every_main_class_agrees(both) -> None:
    reader, tables, as_of = both
    columns = ["unit_id", "main_class"]
    ours = reader.frame(select_all("unit_status"))[columns]
    assert len(ours)
    assert sorted(plain(ours)) == sorted(plain(second_way.main_classes(tables, as_of)[columns]))


@pytest.mark.parametrize("by", [None, "sector", "region", "province", "city", "supervisor", "size", "headcount_band",
                                "main_class", "industry", "ownership"])  # fmt: skip
def test_every_indicator_agrees_in_every_group(both, by) -> None:
    reader, tables, as_of = both
    theirs = second_way.indicators(tables, as_of, by)
    ids = set(theirs["indicator"])
    assert ids == set(answers.catalogue().indicators)
    ours = answers.numbers(reader, Filters(), [by] if by else [])
    mine = {
        (number.indicator.id, number.group[0] if by else None): (
            number.numerator, number.denominator, number.unknown, number.not_applicable
        )
        for number in ours
    }  # fmt: skip
    other = {
        (row.indicator, row.group): (row.numerator, row.denominator, row.unknown, row.not_applicable)
        for row in theirs.astype(object).where(theirs.notna(), None).itertuples()
    }
    assert mine == other


def test_the_worklist_agrees_row_by_row_in_order(both) -> None:
    reader, tables, as_of = both
    columns = ["unit_id", "check", "strength", "source", "since", "due", "days_open", "days_overdue"]
    ours = answers.rows_of(reader, "worklist", Filters()).rename(columns={"check_id": "check"})[columns]
    assert plain(ours) == plain(second_way.worklist(tables, as_of)[columns])

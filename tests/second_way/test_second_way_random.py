"""The second way on random registers: what holds of every register."""

import pandas as pd
import pytest

from random_registers import random_register, table_columns, table_key, table_names
from second_way import CHECKS, closed_breaches, indicators, main_classes, scores, states, worklist
from second_way.by_hand import amounts
from second_way.dimensions import DIMENSIONS
from second_way.register import EVENT_DATES, KEY_DATES, TOLD_FROM

AMOUNTS = ["numerator", "denominator", "unknown", "not_applicable"]
SEEDS = range(5)


def same(left: pd.DataFrame, right: pd.DataFrame) -> bool:
    return left.to_dict("list") == right.to_dict("list")


@pytest.mark.parametrize("seed", SEEDS)
def test_a_random_register_has_the_defined_columns_and_whole_unique_keys(seed: int) -> None:
    tables, _ = random_register(seed)
    assert sorted(tables) == table_names()
    may_be_empty = {"scope", "list_name", "complete_from", "complete_to"}
    for table, frame in tables.items():
        key = table_key(table)
        assert list(frame.columns) == table_columns(table)
        assert not frame.duplicated(key).any()
        assert frame[[column for column in key if column not in may_be_empty]].notna().all(axis=None)


def test_a_seed_gives_one_register_for_ever() -> None:
    first, as_of = random_register(5)
    again, same_day = random_register(5)
    assert as_of == same_day
    assert all(same(first[table], again[table]) for table in first)
    assert not same(first["units"], random_register(6)[0]["units"])


def test_the_random_registers_reach_every_state_source_and_class() -> None:
    every = {(check, state) for check in CHECKS for state in ("pass", "fail", "unknown", "not_applicable")}
    sources = {(check, source) for check in CHECKS for source in ("computed", "reported")}
    classes: set[str] = set()
    for seed in range(30):  # ten are enough of today's checks; one more check draws other registers
        tables, as_of = random_register(seed)
        frame = states(tables, as_of)
        every -= set(zip(frame["check"], frame["state"], strict=True))
        sources -= set(frame.loc[frame["state"] == "fail", ["check", "source"]].itertuples(index=False, name=None))
        classes |= set(main_classes(tables, as_of)["main_class"])
        if not every and not sources and len(classes) == 7:
            return
    pytest.fail(f"no random register has {sorted(every)}, {sorted(sources)}; main classes: {sorted(classes)}")


@pytest.mark.parametrize("seed", SEEDS)
def test_four_states_partition_the_open_units(seed: int) -> None:
    tables, as_of = random_register(seed)
    frame = states(tables, as_of)
    assert not frame.duplicated(["unit_id", "check"]).any()
    assert len(frame) == len(CHECKS) * frame["unit_id"].nunique()
    fails = frame["state"] == "fail"
    assert frame.loc[~fails, ["since", "due", "open", "source"]].isna().all(axis=None)
    assert (frame.loc[fails, "since"].dropna() <= as_of).all()
    totals = indicators(tables, as_of).set_index("indicator")
    for check in CHECKS:
        total = totals.loc[check]
        assert total["denominator"] + total["unknown"] + total["not_applicable"] == frame["unit_id"].nunique()


@pytest.mark.parametrize("seed", SEEDS)
def test_groups_sum_to_the_whole(seed: int) -> None:
    tables, as_of = random_register(seed)
    whole = indicators(tables, as_of).set_index("indicator")[AMOUNTS]
    for by in DIMENSIONS:
        parts = indicators(tables, as_of, by)
        assert not parts.duplicated(["indicator", "group"]).any()
        for amount in AMOUNTS:
            totals = parts.dropna(subset=[amount]).groupby("indicator")[amount].sum().to_dict()
            assert totals == whole[amount].dropna().to_dict()


@pytest.mark.parametrize("seed", SEEDS)
def test_every_fail_is_on_the_worklist_or_a_closed_breach_or_of_what_may_be_done(seed: int) -> None:
    tables, as_of = random_register(seed)
    todo, closed, frame = worklist(tables, as_of), closed_breaches(tables, as_of), states(tables, as_of)
    is_task = todo["check"].str.startswith("task:")
    assert is_task.sum() == amounts(tables, "tasks_overdue", as_of)[0]
    fails = frame[(frame["state"] == "fail") & (frame["strength"] != "may")]
    assert (~is_task).sum() + len(closed) == len(fails)
    assert set(closed["source"]) <= {"computed"}
    assert set(todo["strength"]) <= {"must", "should"}
    known = [*todo[~is_task].itertuples(), *closed.itertuples()]
    assert {(row.unit_id, row.check) for row in known} == set(zip(fails["unit_id"], fails["check"], strict=True))


@pytest.mark.parametrize("seed", SEEDS)
def test_scores_and_grades_are_those_that_the_indicators_count(seed: int) -> None:
    tables, as_of = random_register(seed)
    frame = scores(tables, as_of)
    graded = frame.dropna(subset=["grade"])
    others = frame[frame["grade"].isna() & (frame["applicable"] > 0)]
    assert amounts(tables, "health_score", as_of)[:3] == (sum(graded["score"]), len(graded), len(others))
    assert amounts(tables, "checks_known", as_of)[:2] == (frame["known"].sum(), frame["applicable"].sum())
    by_grade = indicators(tables, as_of, "grade").set_index(["indicator", "group"])["numerator"]
    for grade in frame["grade"].dropna().unique():
        assert by_grade[f"grade_{grade.lower()}", grade] == (frame["grade"] == grade).sum()


def emptied(frame: pd.DataFrame, column: str, kept: list[bool]) -> pd.DataFrame:
    """The column empty where it is not kept."""
    cells = [cell if is_kept else None for cell, is_kept in zip(frame[column], kept, strict=True)]
    return frame.assign(**{column: pd.Series(cells, index=frame.index, dtype=object)})


@pytest.mark.parametrize("seed", SEEDS)
def test_what_lies_after_the_date_changes_nothing(seed: int) -> None:
    tables, as_of = random_register(seed)
    known = dict(tables)
    for table, column in KEY_DATES.items():
        later = [day is not None and day > as_of for day in tables[table][column]]
        known[table] = tables[table][[not is_later for is_later in later]]
    for table, by_column in TOLD_FROM.items():
        for column, told_from in by_column.items():
            rows = known[table].to_dict("records")
            days = [row.get(told_from if isinstance(told_from, str) else told_from.get(row[column])) for row in rows]
            is_shown = [day is None or day <= as_of for day in days]
            known[table] = emptied(known[table], column, is_shown)
    for table, columns in EVENT_DATES.items():
        for column in columns:
            has_come = [day is not None and day <= as_of for day in known[table][column]]
            known[table] = emptied(known[table], column, has_come)
    assert same(states(tables, as_of), states(known, as_of))


@pytest.mark.parametrize("seed", SEEDS)
def test_the_order_of_rows_changes_nothing(seed: int) -> None:
    tables, as_of = random_register(seed)
    turned = {table: frame.iloc[::-1] for table, frame in tables.items()}
    assert same(states(tables, as_of), states(turned, as_of))
    assert same(worklist(tables, as_of), worklist(turned, as_of))

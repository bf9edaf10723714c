"""The second way's indicators and worklist, by hand, on the Guizhou campaign and on random registers."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pandas as pd
import pytest

from random_registers import random_register, table_columns, table_key, table_names
from second_way import CHECKS, INDICATORS, indicators, main_classes, states, worklist
from second_way.guizhou import AS_OF as GUIZHOU_AS_OF
from second_way.guizhou import guizhou_register
from second_way.register import EVENT_DATES, KEY_DATES
from second_way.small_registers import Row, small_register

DAY = timedelta(days=1)
AS_OF = date(2024, 5, 31)
DIMENSIONS = (
    "sector",
    "ownership",
    "industry",
    "province",
    "city",
    "region",
    "supervisor",
    "size",
    "headcount_band",
    "main_class",
)
AMOUNTS = ["numerator", "denominator", "unknown", "not_applicable"]
SEEDS = range(12)

Amounts = tuple[int, int | None, int, int]


def amounts(tables: dict[str, pd.DataFrame], indicator: str, as_of: date = AS_OF) -> Amounts:
    frame = indicators(tables, as_of)
    return _amounts(frame[frame["indicator"] == indicator])


def _amounts(rows: pd.DataFrame) -> Amounts:
    (row,) = rows[AMOUNTS].to_dict("records")
    return row["numerator"], row["denominator"], row["unknown"], row["not_applicable"]


def same(left: pd.DataFrame, right: pd.DataFrame) -> bool:
    return left.to_dict("list") == right.to_dict("list")


# By hand


def test_an_empty_register_counts_nothing() -> None:
    assert states({}, AS_OF).empty
    assert worklist({}, AS_OF).empty
    frame = indicators({}, AS_OF)
    assert list(frame["indicator"]) == list(INDICATORS)
    assert set(frame["numerator"]) == {0}
    assert indicators({}, AS_OF, "sector").empty


def test_coverage_asks_the_union_and_the_line_of_25() -> None:
    units: list[Row] = [
        {"unit_id": "with", "employees": 25, "union_id": "w1"},
        {"unit_id": "without", "employees": 99, "union_id": "w2"},
        {"unit_id": "union unknown", "employees": 25},
        {"unit_id": "employees unknown", "union_id": "w1"},
        {"unit_id": "below", "employees": 24},
        {"unit_id": "suspended", "employees": 99, "union_id": "w1", "operating_status": "suspended"},
    ]
    tables = small_register(units=units, unions=[{"union_id": "w1"}, {"union_id": "w2", "dissolved_on": AS_OF}])
    assert amounts(tables, "coverage_25") == (1, 2, 2, 2)
    assert amounts(tables, "coverage_all") == (2, 3, 2, 1)
    assert amounts(tables, "units_open") == (6, None, 0, 0)
    assert amounts(tables, "units_not_operating") == (1, None, 0, 0)
    assert amounts(tables, "unions_in_being") == (1, None, 2, 1)
    assert amounts(tables, "units_covered") == (2, None, 2, 1)
    assert amounts(tables, "units_without_union") == (1, None, 2, 1)


def test_density_leaves_out_unknown_and_impossible_numbers() -> None:
    units = [
        {"unit_id": "counted", "employees": 10, "union_id": "w1"},
        {"unit_id": "too many members", "employees": 4, "union_id": "w2"},
        {"unit_id": "members unknown", "employees": 10, "union_id": "w3"},
        {"unit_id": "no union", "employees": 5, "union_id": "w4"},
        {"unit_id": "shared", "employees": 5, "union_id": "w5"},
        {"unit_id": "shared too", "employees": 5, "union_id": "w5"},
    ]
    unions: list[Row] = [
        {"union_id": "w1", "members": 99},
        {"union_id": "w2", "members": 5},
        {"union_id": "w3"},
        {"union_id": "w4", "members": 5, "dissolved_on": AS_OF},
        {"union_id": "w5", "members": 5},
    ]
    headcounts = [
        {"unit_id": "counted", "counted_on": date(2023, 12, 31), "employees": 50, "members": 5},
        {"unit_id": "counted", "counted_on": AS_OF, "members": 8},
        {"unit_id": "counted", "counted_on": AS_OF + DAY, "employees": 50, "members": 50},
    ]
    tables = small_register(units=units, unions=unions, headcounts=headcounts)
    assert amounts(tables, "union_density") == (8, 15, 4, 0)


@pytest.mark.parametrize(
    ("days", "counted"),
    [
        (-1, (0, 0, 0)),
        (0, (1, 1, 1)),
        (30, (1, 1, 1)),
        (31, (0, 1, 1)),
        (90, (0, 1, 1)),
        (180, (0, 0, 1)),
        (181, (0, 0, 0)),
    ],
)
def test_terms_that_end_soon_are_counted_cumulatively(days: int, counted: tuple[int, int, int]) -> None:
    term = {"union_id": "w1", "elected_on": date(2020, 1, 1), "ends_on": AS_OF + timedelta(days)}
    tables = small_register(units=[{"unit_id": "u1", "union_id": "w1"}], unions=[{"union_id": "w1"}], terms=[term])
    assert tuple(amounts(tables, f"elections_due_{window}")[0] for window in (30, 90, 180)) == counted


def tasks_register(**task: Any) -> dict[str, pd.DataFrame]:
    listed = [{"task_id": "T1", "unit_id": "u1", "list_name": name} for name in ("a", "b")]
    return small_register(
        units=[{"unit_id": "u1"}, {"unit_id": "u2"}],
        tasks=[{"task_id": "T1", "campaign": "c", **task}],
        task_units=[listed[0], listed[1] | {"done_on": AS_OF}],
    )


def test_a_task_is_overdue_from_the_day_after_it_was_due() -> None:
    assert amounts(tasks_register(due_on=AS_OF), "tasks_overdue") == (0, None, 0, 0)
    tables = tasks_register(due_on=AS_OF - DAY)
    assert amounts(tables, "tasks_overdue") == (1, None, 0, 0)
    assert amounts(tables, "tasks_overdue", AS_OF - DAY) == (0, None, 0, 0)
    (row,) = worklist(tables, AS_OF).to_dict("records")
    assert (row["check"], row["since"], row["due"]) == ("task:T1", AS_OF, AS_OF - DAY)
    assert (row["days_open"], row["days_overdue"]) == (0, 1)


def test_a_task_counts_once_it_has_started_and_a_list_always() -> None:
    tables = tasks_register(starts_on=AS_OF, due_on=date(2020, 1, 1))
    assert amounts(tables, "tasks_done") == (1, 2, 0, 1)
    assert amounts(tables, "tasks_done", AS_OF - DAY) == (0, 0, 0, 2)
    assert amounts(tables, "tasks_overdue", AS_OF - DAY) == (0, None, 0, 0)
    assert amounts(tables, "units_multi_listed", AS_OF - DAY) == (1, None, 0, 0)


def test_open_findings_count_where_they_are_reported_even_if_disproved() -> None:
    units = [{"unit_id": unit_id, "union_id": "w1", "sector": unit_id} for unit_id in ("u1", "u2")]
    reports = [{"unit_id": "u2", "check_id": "election_on_time", "reported_on": AS_OF}]
    terms = [{"union_id": "w1", "elected_on": AS_OF, "term_years": 3}]
    tables = small_register(units=units, unions=[{"union_id": "w1"}], findings=reports, terms=terms)
    frame = indicators(tables, AS_OF, "sector").set_index(["indicator", "group"])["numerator"]
    assert (frame["findings_open", "u1"], frame["findings_open", "u2"]) == (0, 1)
    assert (frame["election_on_time", "u1"], frame["elections_overdue", "u1"]) == (1, 0)


def test_checks_known_leaves_out_the_check_without_weight() -> None:
    # union_established and chair_in_post pass; election_on_time, term_length, audit_commission, women_committee,
    # home_review and self_check are unknown; the others do not apply to an organ.
    unit = {"unit_id": "u1", "union_id": "w1", "sector": "government", "employees": 30}
    tables = small_register(units=[unit], unions=[{"union_id": "w1", "chair_filled": True}])
    assert amounts(tables, "checks_known") == (2, 8, 0, 0)


def test_the_worklist_is_ordered_by_strength_due_and_days_open() -> None:
    def report(unit_id: str, check: str, reported_on: date, due_on: date | None = None) -> Row:
        return {"unit_id": unit_id, "check_id": check, "reported_on": reported_on, "due_on": due_on}

    reports = [
        report("u1", "home_review", date(2024, 1, 1), date(2020, 1, 1)),
        report("u2", "mediation_committee", date(2024, 1, 1)),
        report("u3", "mediation_committee", date(2023, 1, 1)),
        report("u4", "audit_commission", date(2024, 1, 1), AS_OF),
        report("u1", "audit_commission", date(2024, 1, 1), AS_OF),
        report("u5", "audit_commission", date(2024, 5, 1), date(2024, 5, 1)),
    ]
    tables = small_register(units=[{"unit_id": f"u{number}"} for number in range(1, 6)], findings=reports)
    frame = worklist(tables, AS_OF)
    frame = frame[frame["check"] != "organisation_complete"]
    assert list(frame["unit_id"]) == ["u5", "u1", "u4", "u3", "u2", "u1"]
    assert list(frame["days_overdue"])[:2] == [30, None]
    assert list(frame["strength"]) == ["must"] * 5 + ["should"]


# The Guizhou campaign


@pytest.mark.parametrize(("pair_confirmed", "units"), [(False, 62), (True, 61)])
def test_the_guizhou_listings_say_what_the_definitions_promise(pair_confirmed: bool, units: int) -> None:
    tables = guizhou_register(pair_confirmed)
    frame = states(tables, GUIZHOU_AS_OF)
    established = Counter(frame.loc[frame["check"] == "union_established", "state"])
    classes = main_classes(tables, GUIZHOU_AS_OF).merge(tables["units"][["unit_id", "sector"]], on="unit_id")
    by_class = Counter(zip(classes["main_class"], classes["sector"], strict=True))
    one = int(pair_confirmed)
    assert amounts(tables, "units_open", GUIZHOU_AS_OF) == (units, None, 0, 0)
    assert established == {"pass": 40, "fail": 7, "unknown": 15 - one}
    assert by_class == {
        ("no_union", "government"): 7,
        ("long_overdue", "government"): 3,
        ("long_overdue", "enterprise"): 2,
        ("incomplete", "government"): 8,
        ("incomplete", "institution"): 5,
        ("to_verify", "government"): 5,
        ("to_verify", "institution"): 10,
        ("to_verify", "enterprise"): 22 - one,
    }
    assert amounts(tables, "homes_to_rework", GUIZHOU_AS_OF)[0] == 2
    assert amounts(tables, "units_multi_listed", GUIZHOU_AS_OF)[0] == 7 + one
    assert amounts(tables, "findings_open", GUIZHOU_AS_OF)[0] == 27
    listed = Counter(tables["task_units"]["list_name"])
    assert list(listed.values()) == [7, 5, 13, 1, 5, 8, 2, 2, 21, 7]


# Random registers


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
    reached: set[tuple[str, str]] = set()
    sources: set[tuple[str, str]] = set()
    classes: set[str] = set()
    for seed in SEEDS:
        tables, as_of = random_register(seed)
        frame = states(tables, as_of)
        reached |= set(zip(frame["check"], frame["state"], strict=True))
        sources |= set(frame.loc[frame["state"] == "fail", ["check", "source"]].itertuples(index=False, name=None))
        classes |= set(main_classes(tables, as_of)["main_class"])
    assert reached == {(check, s) for check in CHECKS for s in ("pass", "fail", "unknown", "not_applicable")}
    assert sources >= {(check, source) for check in CHECKS for source in ("computed", "reported")}
    assert len(classes) == 7


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
def test_the_worklist_holds_every_fail_and_every_overdue_task_unit(seed: int) -> None:
    tables, as_of = random_register(seed)
    frame = worklist(tables, as_of)
    is_task = frame["check"].str.startswith("task:")
    assert is_task.sum() == amounts(tables, "tasks_overdue", as_of)[0]
    assert (~is_task).sum() == (states(tables, as_of)["state"] == "fail").sum()


@pytest.mark.parametrize("seed", SEEDS)
def test_what_lies_after_the_date_changes_nothing(seed: int) -> None:
    tables, as_of = random_register(seed)
    known = dict(tables)
    for table, column in KEY_DATES.items():
        later = [day is not None and day > as_of for day in tables[table][column]]
        known[table] = tables[table][[not is_later for is_later in later]]
    for table, columns in EVENT_DATES.items():
        known[table] = known[table].assign(
            **{
                column: pd.Series(
                    [None if day is None or day > as_of else day for day in known[table][column]],
                    index=known[table].index,
                    dtype=object,
                )
                for column in columns
            }
        )
    assert same(states(tables, as_of), states(known, as_of))


@pytest.mark.parametrize("seed", SEEDS)
def test_the_order_of_rows_changes_nothing(seed: int) -> None:
    tables, as_of = random_register(seed)
    turned = {table: frame.iloc[::-1] for table, frame in tables.items()}
    assert same(states(tables, as_of), states(turned, as_of))
    assert same(worklist(tables, as_of), worklist(turned, as_of))

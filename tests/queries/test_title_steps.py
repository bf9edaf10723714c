"""The ways to titles, step by step: the boundaries by hand, random registers by a second way, pages in words."""

import os
from datetime import date
from typing import Any

import pandas as pd
import pytest

from dashboard.answers import lists
from dashboard.answers.unit_profile import profile
from dashboard.query.filters import Filters
from dashboard.register.publish import draft
from dashboard.register.reader import open_reader, select_all
from dashboard.wording.tables_in_words import localised
from dashboard.wording.title_step_words import progress_table, steps_in_order
from in_memory import InMemory
from random_registers import random_register
from second_way.small_registers import small_register
from second_way.titles import OF_ENTERPRISES, OF_HOMES, title_states

AS_OF = date(2014, 12, 31)
REGISTERS = int(os.environ.get("RANDOM_REGISTERS", "10"))
Row = dict[str, Any]


def step(name: str, done_on: date | None = date(2014, 11, 1), result: str | None = None, **cells: Any) -> Row:
    return {
        "unit_id": "u1",
        "title": "harmonious_enterprise",
        "year": 2014,
        "step": name,
        "done_on": done_on,
        "result": result,
    } | cells


def evaluation(**cells: Any) -> Row:
    """One that just reaches every threshold."""
    return {
        "unit_id": "u1",
        "year": 2014,
        "assessors": 30,
        "union_reps": 5,
        "staff_reps": 15,
        "satisfaction": 85.0,
        "score": 90.0,
        "reported_on": date(2014, 10, 20),
    } | cells


def states(as_of: date = AS_OF, title: str = "harmonious_enterprise", **tables: list[Row]) -> dict[str, str]:
    """The states of the steps of one unit, in both ways."""
    records: dict[str, list[Row]] = {"units": [{"unit_id": "u1", "name": "甲", "sector": "enterprise"}]}
    register = small_register(**(records | tables))
    ours = InMemory(register, as_of, only="title_step_states")
    frame = ours.frame(select_all("title_step_states")).sort_values("place")
    ours.close()
    mine = {(row.unit_id, row.title, row.step): row.state for row in frame.itertuples()}
    assert mine == title_states(register, as_of)
    return {name: state for (_unit, found, name), state in mine.items() if found == title}


def test_a_unit_of_which_nothing_is_recorded_is_on_no_way() -> None:
    assert states() == {}


def test_every_enterprise_on_a_list_of_a_campaign_for_harmonious_enterprises_is_on_the_way() -> None:
    tasks = [
        {"task_id": "T1", "campaign": "创建"},
        {"task_id": "T2", "campaign": "创建", "unit_of_target": "harmonious_enterprises"},
    ]
    listed = [{"task_id": "T1", "unit_id": "u1", "list_name": "名单"}]
    assert states(tasks=tasks, task_units=listed) == dict.fromkeys(OF_ENTERPRISES, "unknown")
    assert states(tasks=tasks[:1], task_units=listed) == {}


@pytest.mark.parametrize(
    ("cells", "self_evaluation", "vote"),
    [
        ({}, "pass", "pass"),
        ({"score": 89.9}, "fail", "pass"),
        ({"score": None}, "unknown", "pass"),
        ({"staff_reps": 14}, "fail", "pass"),
        ({"staff_reps": None}, "unknown", "pass"),
        ({"staff_reps": None, "score": 89.9}, "fail", "pass"),
        ({"assessors": 0}, "unknown", "pass"),
        ({"satisfaction": 84.9}, "pass", "fail"),
        ({"satisfaction": 84.9, "reported_on": None}, "pass", "fail"),
        ({"satisfaction": None}, "pass", "unknown"),
        ({"reported_on": None}, "pass", "unknown"),
        ({"reported_on": date(2015, 1, 1)}, "pass", "unknown"),
    ],
)
def test_the_thresholds_are_judged_from_the_records(cells: Row, self_evaluation: str, vote: str) -> None:
    found = states(self_evaluations=[evaluation(**cells)])
    # A vote that follows a self-evaluation which failed is judged all the same: it is on record.
    assert (found["self_evaluation"], found["vote"]) == (self_evaluation, vote)
    later = "not_applicable" if "fail" in (self_evaluation, vote) else "unknown"
    assert {found[name] for name in OF_ENTERPRISES[2:]} == {later}


def test_a_threshold_that_is_missed_stands_above_the_steps_own_word() -> None:
    rows = [step("self_evaluation", result="pass"), step("vote", result="pass")]
    found = states(title_steps=rows, self_evaluations=[evaluation(score=80.0)])
    assert (found["self_evaluation"], found["vote"]) == ("fail", "pass")


def test_the_whole_way_to_the_award() -> None:
    rows = [
        step("application"),
        step("review", result="pass"),
        step("inspection", result="pass"),
        step("public_notice"),
        step("award"),
    ]
    assert states(self_evaluations=[evaluation()], title_steps=rows) == dict.fromkeys(OF_ENTERPRISES, "pass")


def test_a_step_that_was_taken_without_a_result_is_to_be_verified() -> None:
    assert states(title_steps=[step("inspection")])["inspection"] == "unknown"


def test_after_a_step_that_failed_nothing_follows() -> None:
    found = states(title_steps=[step("application"), step("review", result="fail")])
    assert [found[name] for name in OF_ENTERPRISES] == [
        "unknown",
        "unknown",
        "pass",
        "fail",
        "not_applicable",
        "not_applicable",
        "not_applicable",
    ]


def test_where_all_steps_are_on_record_one_without_a_row_was_not_taken() -> None:
    complete = [{"table_name": "title_steps", "scope": "all"}]
    found = states(title_steps=[step("application")], coverage=complete)
    assert found == {name: "pass" if name == "application" else "not_applicable" for name in OF_ENTERPRISES}


@pytest.mark.parametrize(("as_of", "state"), [(date(2014, 10, 31), None), (date(2014, 11, 1), "pass")])
def test_a_step_is_told_from_its_day_on(as_of: date, state: str | None) -> None:
    assert states(as_of, title_steps=[step("award")]).get("award") == state


def test_a_step_without_a_day_was_not_taken_by_then() -> None:
    assert states(title_steps=[step("award", None)]) == dict.fromkeys(OF_ENTERPRISES, "unknown")


def test_the_newest_year_counts() -> None:
    old = [step(name, date(2013, 11, 1), year=2013) for name in ("application", "award")]
    found = states(title_steps=[*old, step("application")])
    assert (found["application"], found["award"]) == ("pass", "unknown")


HONOURS = [
    ({"status": "candidate"}, {}),
    ({"status": "awarded"}, {"award": "pass"}),
    ({"status": "awarded", "awarded_on": date(2015, 1, 1)}, {}),
    ({"status": "rework"}, {"award": "pass", "later_review": "fail", "rework": "unknown"}),
    # On the day itself there is still time; the day after there is none.
    (
        {"status": "rework", "rework_due_on": AS_OF},
        {"award": "pass", "later_review": "fail", "rework": "unknown"},
    ),
    (
        {"status": "rework", "rework_due_on": date(2014, 12, 30)},
        {"award": "pass", "later_review": "fail", "rework": "fail"},
    ),
    (
        {"status": "rework", "rework_due_on": date(2014, 10, 31), "rework_closed_on": date(2014, 11, 30)},
        {"award": "pass", "later_review": "fail", "rework": "pass"},
    ),
    ({"status": "rework", "reviewed_on": date(2015, 1, 1)}, {}),
    (
        {"status": "awarded", "reviewed_on": date(2014, 5, 1), "review_result": "pass"},
        {"award": "pass", "later_review": "pass", "rework": "not_applicable"},
    ),
    (
        {"status": "rework", "rework_closed_on": date(2014, 12, 31)},
        {"award": "pass", "later_review": "fail", "rework": "pass"},
    ),
    (
        {"status": "rework", "rework_closed_on": date(2015, 1, 1)},
        {"award": "pass", "later_review": "fail", "rework": "unknown"},
    ),
]


@pytest.mark.parametrize(("cells", "known"), HONOURS)
def test_a_home_goes_the_same_way_and_on_to_later_review_and_rework(cells: Row, known: dict[str, str]) -> None:
    found = states(title="national", honours=[{"unit_id": "u1", "level": "national"} | cells])
    assert found == dict.fromkeys(OF_HOMES, "unknown") | known


def test_a_revoked_title_is_no_way() -> None:
    assert states(title="national", honours=[{"unit_id": "u1", "level": "national", "status": "revoked"}]) == {}
    later = {"unit_id": "u1", "level": "national", "status": "revoked", "revoked_on": date(2015, 1, 1)}
    assert states(title="national", honours=[later]) == dict.fromkeys(OF_HOMES, "unknown")


@pytest.mark.parametrize("seed", range(REGISTERS))
def test_random_registers_agree_with_a_second_way(seed: int) -> None:
    tables, as_of = random_register(seed)
    ours = InMemory(tables, as_of, only="title_step_states")
    frame = ours.frame(select_all("title_step_states"))
    ours.close()
    assert not frame.duplicated(["unit_id", "title", "step"]).any() and len(frame) > 0
    mine = {(row.unit_id, row.title, row.step): row.state for row in frame.itertuples()}
    assert mine == title_states(tables, as_of)


@pytest.mark.parametrize("seed", range(min(REGISTERS, 5)))
def test_steps_that_are_recorded_later_change_no_earlier_date(seed: int) -> None:
    tables, as_of = random_register(seed)
    steps = tables["title_steps"]
    by_then = steps[[day is None or day <= as_of for day in steps["done_on"]]]
    assert len(by_then) < len(steps)
    assert title_states(tables | {"title_steps": by_then}, as_of) == title_states(tables, as_of)


def test_the_enterprises_of_guizhou_are_on_the_way_and_nothing_is_known(guizhou) -> None:
    reader = open_reader(guizhou.current())
    progress = lists.rows_of(reader, "title_progress", Filters())
    of_enterprises = progress[progress["title_kind"] == "harmonious_enterprise"]
    assert set(zip(of_enterprises["title_step"], of_enterprises["state"], of_enterprises["amount"], strict=True)) == {
        (name, "unknown", 24) for name in OF_ENTERPRISES
    }
    shown = progress_table(progress, "zh").set_index("创建称号")
    assert shown.loc["和谐企业", "自评"] == "?24" and shown.loc["和谐企业", "整改"] == "–"
    assert shown.loc["模范职工之家（级别不明）", "命名表彰"] == "✓2"
    assert shown.loc["模范职工之家（级别不明）", "复查"] == "✕2"
    # Their rework is due on 31 October 2014: at the end of April it is still to be done.
    assert shown.loc["模范职工之家（级别不明）", "整改"] == "?2"
    assert shown.loc["省直先进职工之家", "申报"] == "?8"
    assert (shown != "").all(axis=None)


def test_the_home_of_chongqing_is_on_its_way_to_two_titles(plans) -> None:
    reader = open_reader(plans.current())
    filters = Filters().having("campaign", ["重庆市安监局创建先进职工之家"])
    ways = lists.rows_of(reader, "title_ways", filters)
    assert list(zip(ways["title_kind"], ways["steps_unknown"], strict=True)) == [("municipal", 7), ("national", 7)]
    assert ways["reached_step"].isna().all()
    found = profile(reader, ways["unit_id"].iloc[0])
    assert list(found.records["task_units"]["task_id"]) == [f"CQ0{number}" for number in range(1, 8)]
    steps = steps_in_order(found.titles)
    assert list(steps["title_step"]) == [*OF_HOMES, *OF_HOMES] and set(steps["state"]) == {"unknown"}


def test_progress_sums_to_the_units_on_their_way(province) -> None:
    reader = open_reader(province.current())
    ways = lists.rows_of(reader, "title_ways", Filters())
    progress = lists.rows_of(reader, "title_progress", Filters())
    by_step = progress.groupby(["title_kind", "title_step"])["amount"].sum()
    of_title = ways["title_kind"].value_counts()
    assert len(ways) > 0 and not ways.duplicated(["unit_id", "title_kind"]).any()
    assert all(amount == of_title[kind] for (kind, _step), amount in by_step.items())
    # Every way of the province is told to its end, but for reworks that still have time.
    assert {"pass", "fail", "not_applicable"} == set(progress[progress["title_step"] != "rework"]["state"])
    assert "unknown" in set(progress[progress["title_step"] == "rework"]["state"])


def test_an_empty_table_of_progress_has_no_row() -> None:
    frame = pd.DataFrame({"title_kind": [], "title_step": [], "state": [], "amount": []})
    assert progress_table(frame, "en").empty


def test_the_table_of_all_steps_says_step_and_the_last_one_step_reached(plans) -> None:
    reader = open_reader(plans.current())
    ways, progress = (lists.rows_of(reader, name, Filters()) for name in ("title_ways", "title_progress"))
    steps = steps_in_order(profile(reader, ways["unit_id"].iloc[0]).titles)
    for frame in (steps, progress):
        assert {"步骤", "步骤状态"} <= set(localised(frame, "zh").columns)
        assert {"Step", "State of the step"} <= set(localised(frame, "en").columns)
    assert {"已办步骤", "步骤状态"} <= set(localised(ways, "zh").columns)
    # A check's state stays a check's.
    assert "检查状态" in localised(lists.rows_of(reader, "states", Filters(), limit=1), "zh").columns


def test_the_records_of_a_unit_stand_in_the_order_of_their_keys(guizhou_copy) -> None:
    register = guizhou_copy
    unit_id = lists.rows_of(open_reader(register.current()), "title_ways", Filters())["unit_id"].iloc[0]
    steps = [("award", 2013), ("review", 2014), ("application", 2014), ("inspection", 2014), ("vote", None)]
    with draft(register, as_of=register.current().date, action="test") as connection:
        connection.executemany(
            "insert into title_steps (unit_id, title, year, step, done_on) values (?, 'national', ?, ?, '2014-01-01')",
            [(unit_id, year, name) for name, year in steps],
        )
        connection.executemany(
            "insert into task_units (task_id, unit_id, list_name) values (?, ?, '名单')",
            [(task_id, unit_id) for task_id in ("2026-11", "2026-2")],
        )
    found = profile(open_reader(register.current()), unit_id).records
    assert list(found["title_steps"]["step"]) == ["award", "application", "review", "inspection", "vote"]
    tasks = list(found["task_units"]["task_id"])
    assert tasks[:2] == ["2026-2", "2026-11"] and tasks[2:] == sorted(tasks[2:])

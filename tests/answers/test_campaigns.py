"""The campaign's bars: what is done and what is to be done, against a second way in pandas from the tables alone."""

from datetime import date

import pandas as pd
import pytest

from dashboard.answers import lists, numbers
from dashboard.answers.campaigns import campaigns
from dashboard.query.filters import Filters
from dashboard.register.reader import open_reader, records_of, select_all
from dashboard.register.versions import Register

NOT_COUNTED_BY_LIST = {"agreements", "percent", "meetings", "activities"}


def second_way(register: Register, sectors: tuple[str, ...]) -> dict[str, tuple[int | None, int | None]]:
    """By task: done and goal, from its row and the open, operating units on its lists."""
    version = register.current()
    as_of = pd.Timestamp(version.date)
    units, tasks, listed = (records_of(version, select_all(name)).copy() for name in ("units", "tasks", "task_units"))
    for frame, name in ((units, "closed_on"), (units, "founded_on"), (listed, "done_on")):
        frame[name] = pd.to_datetime(frame[name])
    # Open: founded by the date as far as that is known, and not closed by then; operating unless it says otherwise.
    units = units[~(units["founded_on"] > as_of) & ~(units["closed_on"] <= as_of)]
    units = units[units["operating_status"].fillna("open") == "open"]
    if sectors:
        units = units[units["sector"].isin(sectors)]
    listed = listed[listed["unit_id"].isin(units["unit_id"])]
    found: dict[str, tuple[int | None, int | None]] = {}
    for task in tasks.to_dict("records"):
        on_lists = listed[listed["task_id"] == task["task_id"]]
        is_counted = len(on_lists) > 0 and task["unit_of_target"] not in NOT_COUNTED_BY_LIST
        reported = None if pd.isna(task["done_count"]) else int(task["done_count"])
        target = None if pd.isna(task["target"]) else int(task["target"])
        done = int((on_lists["done_on"] <= as_of).sum()) if is_counted else reported
        found[task["task_id"]] = (done, target or (len(on_lists) if is_counted else None))
    return found


@pytest.mark.parametrize("sectors", [(), ("enterprise",)], ids=["all", "enterprises"])
@pytest.mark.parametrize("name", ["guizhou", "plans", "province"])
def test_done_and_goal_of_every_task_agree_with_a_second_way(request, name, sectors) -> None:
    register = request.getfixturevalue(name)
    filters = Filters(where=(("sector", sectors),)) if sectors else Filters()
    shown = campaigns(open_reader(register.current()), filters)
    bars = {task.task_id: (task.done, task.goal) for campaign in shown for task in campaign.tasks}
    assert bars == second_way(register, sectors)
    assert any(done for done, _goal in bars.values()) or name != "province"
    assert any(goal for _done, goal in bars.values())


def test_the_seventy_one_listings_of_guizhou_are_on_five_of_fourteen_tasks(guizhou) -> None:
    shown = campaigns(open_reader(guizhou.current()), Filters())
    assert shown[0].name == "和谐企业大创建"
    assert len(shown[0].tasks) == 14
    assert [task.task_id for task in shown[0].tasks if task.listed] == ["T01", "T02", "T05", "T06", "T07"]
    assert sum(task.listed for task in shown[0].tasks) == 71


PLAN = {"T01": 25, "T02": 16, "T05": 2, "T06": 21, "T07": 7}
"""Units on the lists of each task, as the plan prints them."""


def on(register: Register, day: date, filters: Filters, *ids: str, by: tuple[str, ...] = ()) -> dict[object, object]:
    found = numbers.numbers(open_reader(register.current(), day), filters, by, ids)
    return {(number.indicator.id, *number.group): (number.numerator, number.denominator) for number in found}


@pytest.mark.parametrize(
    ("day", "started"),
    [
        (date(2014, 4, 30), {**PLAN, "T05": 0, "T07": 0}),  # bargaining begins in May, mediation in July
        (date(2014, 5, 1), {**PLAN, "T07": 0}),
        (date(2014, 7, 1), PLAN),
        (date(2014, 12, 31), PLAN),
    ],
)
def test_by_task_what_has_started_is_what_the_plan_lists(guizhou, day, started) -> None:
    found = on(guizhou, day, Filters(), "tasks_done", by=("task",))
    assert {task: found["tasks_done", task] for task in PLAN} == {task: (0, n) for task, n in started.items()}
    units = on(guizhou, day, Filters(), "units_open", by=("task",))
    assert {task: units["units_open", task][0] for task in PLAN} == PLAN


def test_by_list_units_and_task_units_are_as_many(guizhou) -> None:
    asked = ("units_open", "tasks_done", "tasks_overdue")
    found = on(guizhou, date(2014, 12, 31), Filters(), *asked, by=("list",))
    for name, size in (
        ("劳动用工自查企业", 21),
        ("建立健全劳动争议调解委员会的大中型企业", 7),
        ("开展工资集体协商的大型企业", 2),
    ):
        assert [found[one, name] for one in asked] == [(size, None), (0, size), (size, None)], name


@pytest.mark.parametrize("task", PLAN)
def test_the_bar_of_a_task_and_the_cards_above_it_say_the_same(guizhou, task) -> None:
    filters = Filters().having("task", [task])
    day = date(2014, 12, 31)
    (campaign,) = campaigns(open_reader(guizhou.current(), day), filters)
    (bar,) = campaign.tasks
    assert (bar.task_id, bar.listed_done, bar.listed) == (task, 0, PLAN[task])
    assert on(guizhou, day, filters, "tasks_done") == {("tasks_done",): (bar.listed_done, bar.listed)}
    assert on(guizhou, day, filters, "tasks_overdue") == {("tasks_overdue",): (bar.listed, None)}
    assert campaign.stages
    overdue = lists.rows_of(open_reader(guizhou.current(), day), "worklist", filters)["check_id"]
    assert list(overdue[overdue.str.startswith("task:")]) == [f"task:{task}"] * PLAN[task]


def test_findings_are_those_that_came_with_the_list(guizhou) -> None:
    found = on(guizhou, date(2014, 4, 30), Filters(), "findings_open", by=("task",))
    assert {task: found["findings_open", task][0] for task in PLAN} == {
        "T01": 25,
        "T02": 2,
        "T05": 0,
        "T06": 0,
        "T07": 0,
    }


def test_two_lists_of_one_unit_are_two_reminders_and_under_a_filter_one(guizhou) -> None:
    reader = open_reader(guizhou.current())
    horizon = (date(2014, 4, 30), 300)
    every = lists.rows_of(reader, "due", Filters(), horizon=horizon)
    mine = lists.rows_of(reader, "due", Filters().having("task", ["T07"]), horizon=horizon)
    assert set(mine["unit_id"]) < set(every["unit_id"])
    of_tasks = mine[mine["kind"] == "task"]
    assert len(of_tasks) == PLAN["T07"]
    assert len(every[every["unit_id"].isin(mine["unit_id"]) & (every["kind"] == "task")]) > len(of_tasks)


def test_a_unit_on_a_list_that_serves_several_tasks_is_listed_for_several_tasks(plans) -> None:
    filters = Filters().having("campaign", ["重庆市安监局创建先进职工之家"])
    reader = open_reader(plans.current())
    listed = lists.rows_of(reader, "campaign_units", filters)
    assert listed["unit_id"].nunique() == 1 and len(listed) > listed["list_name"].nunique()
    (number,) = numbers.numbers(reader, filters, only=["units_multi_listed"])
    assert number.numerator == 1
    assert number.indicator.title.en == "Units listed for several tasks"

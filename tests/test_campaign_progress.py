"""The campaign's bars: what is done and what is to be done, against a second way in pandas from the tables alone."""

import pandas as pd
import pytest

from dashboard.campaigns import campaigns
from dashboard.filters import Filters
from dashboard.register.reader import open_reader, records_of, select_all
from dashboard.register.versions import Register

NOT_COUNTED_BY_LIST = {"agreements", "percent", "meetings"}


def second_way(register: Register, sectors: tuple[str, ...]) -> dict[str, tuple[int | None, int | None]]:
    """By task: done and goal, from its row and the open, operating units on its lists."""
    version = register.current()
    as_of = pd.Timestamp(version.date)
    units, tasks, listed = (
        records_of(version, select_all(name)).copy() for name in ("units", "tasks", "task_units")
    )  # fmt: skip
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

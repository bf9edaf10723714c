"""Clauses of the plans that have a place of their own: brought in as units send them, and read back."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from dashboard.answers import lists
from dashboard.ingest.history.import_problems import problems
from dashboard.query.filters import Filters
from dashboard.register.reader import open_reader
from ingest.bringing import brought
from ingest.reading import rows
from registers import publish_tables

Row = dict[str, Any]


def listed(tmp_path, name: str, as_of: date, **tables: list[Row]) -> list[Row]:
    """The rows of a list over one unit on one list of a campaign."""
    records: dict[str, list[Row]] = {
        "units": [{"unit_id": "u1", "name": "甲"}],
        "tasks": [{"task_id": "T1", "campaign": "创建"}],
        "task_units": [{"task_id": "T1", "unit_id": "u1"}],
    }
    frames = {table: pd.DataFrame(found) for table, found in (records | tables).items()}
    register = publish_tables(tmp_path / "home", frames, as_of)
    frame = lists.rows_of(open_reader(register.current()), name, Filters()).astype(object)
    return frame.where(frame.notna(), None).to_dict("records")


def test_the_check_of_congresses_has_a_result_at_each_unit(register, tmp_path) -> None:
    header = ("所在单位", "任务编号", "名单", "完成日期", "检查结果")
    checked = [("甲公司", "2014-06-20", "合格"), ("乙公司", "2014-06-25", "需整改"), ("丙公司", "", "")]
    lines = [(name, "T13", "职代会检查", done_on, result) for name, done_on, result in checked]
    brought(register, tmp_path, "检查.csv", header, *lines)
    found = rows(register, "select name, done_on, result from task_units join units using (unit_id) order by done_on")
    assert found == [
        ("甲公司", date(2014, 6, 20), "pass"),
        ("乙公司", date(2014, 6, 25), "rework"),
        ("丙公司", None, None),
    ]


@pytest.mark.parametrize(
    ("as_of", "done_on", "result"),
    [(date(2014, 6, 19), None, None), (date(2014, 6, 20), pd.Timestamp(2014, 6, 20), "rework")],
)
def test_a_result_is_told_from_the_day_of_the_check_on(tmp_path, as_of, done_on, result) -> None:
    checked = {"task_id": "T1", "unit_id": "u1", "done_on": date(2014, 6, 20), "result": "rework"}
    (row,) = listed(tmp_path, "campaign_units", as_of, task_units=[checked])
    assert (row["done_on"], row["task_result"]) == (done_on, result)


def test_a_result_without_a_day_holds_at_every_date(tmp_path) -> None:
    checked = {"task_id": "T1", "unit_id": "u1", "result": "pass"}
    (row,) = listed(tmp_path, "campaign_units", date(2014, 1, 1), task_units=[checked])
    assert row["task_result"] == "pass"


def activity(number: int, held: str, group: str | None, *counts: int | None) -> Row:
    expected, attended, on_leave = counts or (None, None, None)
    return {
        "activity_id": f"a{number}",
        "unit_id": "u1",
        "held_on": date.fromisoformat(held),
        "group_name": group,
        "expected": expected,
        "attended": attended,
        "on_leave": on_leave,
    }


def test_monthly_activities_go_in_turn_between_two_groups(tmp_path) -> None:
    held = [
        activity(1, "2014-01-10", "一组"),
        activity(2, "2014-02-10", "二组"),
        activity(3, "2014-02-20", None),
        activity(4, "2014-03-10", "二组"),
        activity(5, "2014-05-10", "一组") | {"planned_for": date(2014, 5, 10)},
    ]
    found = listed(tmp_path, "campaign_activities", date(2014, 4, 30), activities=held)
    # What is held after the date is planned: it has no turn yet.
    assert {row["group_name"]: row["turn"] for row in found if row["held_on"] is None} == {"一组": None}
    assert [row["turn"] for row in found if row["held_on"] is not None] == [None, "kept", None, "same_group"]


@pytest.mark.parametrize(
    ("counts", "absent"),
    [((20, 15, 3), 2), ((20, 17, 3), 0), ((20, 15, None), None), ((20, 19, 3), None), ((None, 15, 3), None)],
)
def test_who_is_absent_without_leave_is_counted_where_all_is_known(tmp_path, counts, absent) -> None:
    held = [activity(1, "2014-01-10", "一组", *counts)]
    (row,) = listed(tmp_path, "campaign_activities", date(2014, 4, 30), activities=held)
    assert row["absent"] == absent


def test_activities_come_in_with_their_group_attendance_and_leave(register, tmp_path) -> None:
    header = ("所在单位", "活动主题", "开展日期", "承办小组", "应到", "实到", "请假")
    brought(register, tmp_path, "活动.csv", header, ("甲", "读书", "2014-03-10", "第一小组", 20, 15, 3))
    query = "select theme, held_on, group_name, expected, attended, on_leave from activities"
    assert rows(register, query) == [("读书", date(2014, 3, 10), "第一小组", 20, 15, 3)]


def test_aid_comes_in_in_money_and_in_kind(register, tmp_path) -> None:
    header = ("所在单位", "帮扶对象", "帮扶方式", "金额（元）", "物资", "受益人数", "帮扶日期")
    brought(
        register,
        tmp_path,
        "帮扶.csv",
        header,
        ("甲", "村小", "物资", 9800, "图书", 50, "2014-03-10"),
        ("甲", "村小", "资金", 100000, "", "", ""),
    )
    query = "select kind, amount_yuan, goods, people, given_on from aids order by kind"
    assert rows(register, query) == [
        ("in_kind", 9800, "图书", 50, date(2014, 3, 10)),
        ("money", 100000, None, None, None),
    ]


def test_aid_that_is_given_later_reads_as_planned(tmp_path) -> None:
    aid = {"aid_id": "a", "unit_id": "u1", "recipient": "村小", "kind": "money", "given_on": date(2014, 5, 1)}
    for as_of, given_on in ((date(2014, 4, 30), None), (date(2014, 5, 1), pd.Timestamp(2014, 5, 1))):
        (row,) = listed(tmp_path / str(as_of), "campaign_aids", as_of, aids=[aid])
        assert row["given_on"] == given_on


def test_fuxins_aid_is_as_its_plan_prints_it(plans) -> None:
    query = "select recipient, kind, amount_yuan, people, given_on from aids order by kind"
    assert rows(plans, query) == [("一所村小", "in_kind", None, 50, None), ("一所村小", "money", 100000, None, None)]


def test_rules_beside_the_seven_are_kept_and_make_no_seventh(tmp_path) -> None:
    seven = (
        "post_responsibility",
        "service_commitment",
        "time_limit",
        "public_notice",
        "first_contact",
        "one_time_notice",
        "performance_review",
    )
    beside = ("responsibility_inquiry", "dereliction_inquiry", "compilation")
    asked = [{"check_id": "rules_in_place", "scope": "all", "campaign": "创建"}]
    complete = [{"table_name": "systems", "scope": "all"}]
    for kinds, state in (((*seven[1:], *beside), "fail"), ((*seven, *beside), "pass"), (seven, "pass")):
        systems = [{"unit_id": "u1", "kind": kind} for kind in kinds]
        found = listed(
            tmp_path / f"{len(kinds)}",
            "states",
            date(2014, 4, 30),
            systems=systems,
            requirements=asked,
            coverage=complete,
        )
        assert {row["check_id"]: row["state"] for row in found}["rules_in_place"] == state


def test_rules_of_accountability_and_their_compilation_come_in_by_their_headers(register, tmp_path) -> None:
    header = ("所在单位", "责任追究制", "失职追究制", "制度汇编", "领导小组")
    brought(register, tmp_path, "制度.csv", header, ("甲", "2014-06-15", "是", "2014-06-30", "有"))
    assert rows(register, "select kind, adopted_on from systems order by kind") == [
        ("compilation", date(2014, 6, 30)),
        ("dereliction_inquiry", None),
        ("responsibility_inquiry", date(2014, 6, 15)),
    ]
    assert rows(register, "select kind, in_being from committees") == [("leading_group", True)]


def test_a_task_has_a_department_and_a_post_but_no_persons_name(register, tmp_path) -> None:
    header = ("任务编号", "专项工作", "任务名称", "责任部门", "责任人职务", "责任人")
    brought(register, tmp_path, "任务.csv", header, ("C1", "创建", "备齐资料", "办公室", "主任", "张三"))
    assert rows(register, "select owner, responsible_post from tasks") == [("办公室", "主任")]
    assert "张三" not in problems(register.current()).to_csv()

"""What docs/plans.md names is seen on the pages that it names."""

import pytest
from running import run

from dashboard.answers import lists, numbers
from dashboard.app_pages.pages import modules
from dashboard.catalogue.loader import catalogue
from dashboard.query.filters import Filters
from dashboard.register.reader import open_reader
from plans_table import ROWS, TASK, named

NAMES = {
    "贵州": "和谐企业大创建",
    "阜新": "阜新市教育局工会活力建设",
    "山丹": "山丹县总工会效能建设活动",
    "富阳": "富阳总工会机关工会活动年",
    "重庆": "重庆市安监局创建先进职工之家",
}
LEDGER = "任务台账（按责任部门）"
OWN_TITLES = {
    "campaign_stages": "实施步骤",
    "campaign_units": "名单上的单位",
    "campaign_tasks": "任务台账（按责任部门）",
}


@pytest.mark.parametrize("plan", NAMES)
def test_the_page_of_a_plan_shows_its_tasks_and_the_lists_that_the_table_names(plan, plans, monkeypatch) -> None:
    app = run("campaign", plans, monkeypatch, plan=NAMES[plan])
    shown = {element.value.removeprefix("#### ") for element in app.markdown} | {part.label for part in app.expander}
    drawn = " ".join(element.proto.alt for element in app.get("plotly_chart"))
    for row in ROWS:
        if not row[0].startswith(plan):
            continue
        for name in named(row[2]):
            if TASK.fullmatch(name):
                assert f"{name} " in drawn, row
            elif name.startswith("campaign_") or name == "title_progress":
                assert OWN_TITLES.get(name, catalogue().lists[name].title.zh) in shown, row


@pytest.mark.parametrize("plan", ["阜新", "富阳"])
def test_activities_that_nobody_has_recorded_are_said_to_be_missing(plan, plans, monkeypatch) -> None:
    app = run("campaign", plans, monkeypatch, plan=NAMES[plan])
    assert "名单上的单位尚无活动记录。" in [element.value for element in app.caption]


@pytest.mark.parametrize("plan", NAMES)
def test_a_page_beside_the_campaigns_is_named_where_something_of_the_clause_is_known(plan, plans) -> None:
    """Checks and indicators with a known unit of the plan's lists, or lists with a row; else the page says nothing."""
    reader, filters = open_reader(plans.current()), Filters().having("campaign", [NAMES[plan]])
    known = catalogue()
    for row in ROWS:
        pages = {name[1:] for name in named(row[2]) if name.startswith("/")} - {"campaign", "unit"}
        if not row[0].startswith(plan) or not pages:
            continue
        themes = {theme for page in pages for theme in modules()[page].THEMES}
        ids = [name for name in named(row[2]) if name in known.indicators and known.indicators[name].theme in themes]
        found = numbers.numbers(reader, filters, only=ids) if ids else []
        rows = [name for name in named(row[2]) if name in known.lists]
        listed = sum(len(lists.rows_of(reader, name, filters)) for name in rows)
        assert listed or any(number.numerator or number.denominator for number in found), row

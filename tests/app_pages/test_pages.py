"""Each page of a theme, the comparison, the unit and the wall, run as Streamlit runs them, without a browser."""

import json
import re
from datetime import date

import pytest
from running import run
from streamlit.testing.v1 import AppTest

from dashboard.answers import lists, numbers
from dashboard.answers.campaigns import campaigns
from dashboard.answers.comparing.earlier_date import is_kept, keep
from dashboard.app_pages.cards.number_cards import with_unit
from dashboard.catalogue.loader import catalogue
from dashboard.charts.labels import width_of
from dashboard.query.filters import Filters
from dashboard.register.cube_file import build_cube, cube_path
from dashboard.register.publish import draft
from dashboard.register.reader import is_ready, open_reader
from dashboard.register.versions import Register

THEMES = ("organisation", "bargaining", "disputes", "democracy")
LATIN = re.compile(r"[A-Za-z]{4,}")


def titles(app: AppTest) -> list[str]:
    return [element.value.removeprefix("#### ") for element in app.markdown if element.value.startswith("#### ")]


def captions(app: AppTest) -> str:
    return "\n".join(element.value for element in app.caption)


@pytest.mark.parametrize("name", THEMES)
def test_a_themes_page_has_its_headlines_and_findings_in_chinese(name, province, monkeypatch) -> None:
    app = run(name, province, monkeypatch)
    assert len(app.metric) == 5
    found = titles(app)
    assert len(found) >= 4 and all(re.search(r"\d", title) for title in found), found
    for text in [*found, *(element.value for element in app.caption), *(metric.label for metric in app.metric)]:
        assert not LATIN.search(text), text


@pytest.mark.parametrize("name", THEMES)
def test_a_themes_page_without_its_records_says_what_to_do(name, guizhou, monkeypatch) -> None:
    app = run(name, guizhou, monkeypatch)
    assert "请导入所需资料" in captions(app)
    assert len(app.metric) == 5


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", THEMES)
def test_no_two_boxes_of_a_page_have_one_title(name, lang, guizhou, monkeypatch) -> None:
    found = titles(run(name, guizhou, monkeypatch, lang=lang))
    assert len(set(found)) == len(found), found


def test_disputes_shows_the_seven_of_the_plan_that_must_have_a_committee(guizhou, monkeypatch) -> None:
    app = run("disputes", guizhou, monkeypatch)
    (listed,) = [frame.value for frame in app.dataframe if "企业规模" in frame.value.columns]
    assert listed["企业规模"].value_counts().to_dict() == {"大中型（未分大、中）": 5, "大型": 2}
    assert set(listed["检查状态"].str[2:]) == {"待核实"}
    assert "应设调委会而未设或待核实的单位：7家" in [part.label for part in app.expander]


PLANS = (
    "和谐企业大创建",
    "阜新市教育局工会活力建设",
    "山丹县总工会效能建设活动",
    "富阳总工会机关工会活动年",
    "重庆市安监局创建先进职工之家",
)


ASKED_BY = {
    "阜新": [["双述双评", "? 待核实", 1]],
    "山丹": [["七项制度", "? 待核实", 1]],
    "富阳": [["季度活动", "? 待核实", 1]],
}
"""What each plan asks of its own body: nothing is known of it yet."""


@pytest.mark.parametrize("plan", PLANS)
def test_every_plan_has_its_tasks_stages_ledger_and_units(plan, plans, monkeypatch) -> None:
    app = run("campaign", plans, monkeypatch, plan=plan)
    assert app.selectbox(key="plan").value == plan
    assert {"实施步骤", "名单上的单位"} <= set(titles(app))
    assert "任务台账（按责任部门）" in [part.label for part in app.expander]
    assert ("帮扶情况" in titles(app)) == plan.startswith("阜新")
    asked = [frame.value for frame in app.dataframe if "检查项目" in frame.value.columns]
    assert [list(frame.iloc[0]) for frame in asked] == ASKED_BY.get(plan[:2], [])
    for text in [*titles(app), *(element.value for element in app.caption)]:
        assert not LATIN.search(text), text


@pytest.mark.parametrize("plan", [*PLANS, None])
def test_the_cards_count_the_plan_that_is_shown_and_so_does_their_explanation(plan, plans, monkeypatch) -> None:
    app = run("campaign", plans, monkeypatch, **({"plan": plan} if plan else {}))
    shown = str(app.selectbox(key="plan").value)
    reader, filters = open_reader(plans.current()), Filters().also("campaign", [shown])
    only = ["tasks_done", "tasks_overdue", "units_multi_listed", "findings_open"]
    found = numbers.numbers(reader, filters, only=only)
    cards = {metric.label: metric.value for metric in app.metric}
    assert cards == {number.indicator.title.zh: with_unit(number, "zh") for number in found}
    listed = sum(task.listed for one in campaigns(reader, Filters()) if one.name == shown for task in one.tasks)
    assert found[0].denominator is not None and found[0].denominator <= listed < 94
    app.button(key="explain-tasks_done").click().run()
    assert not app.exception
    (denominator,) = [metric.value for metric in app.metric if metric.label == "分母"]
    assert denominator == str(found[0].denominator)


def test_the_cases_by_month_say_the_days_that_they_are_of_and_sum_to_the_title(province, monkeypatch) -> None:
    app = run("disputes", province, monkeypatch)
    (title,) = [found for found in titles(app) if "申请的调解案件" in found]
    said = re.match(r"2025年10月31日至2026年10月31日申请的调解案件([\d,]+)件", title)
    assert said, title
    reader = open_reader(province.current())
    by_month = lists.rows_of(reader, "cases_by_month", Filters())
    assert int(said[1].replace(",", "")) == by_month["amount"].sum()
    (rate,) = numbers.numbers(reader, Filters(), only=["cases_per_1000"])
    assert f"其中计入千人争议率的{rate.numerator}件" in captions(app)


def test_the_forecast_says_until_when_its_bars_run(province, monkeypatch) -> None:
    # The month of the date and the 24 whole months after it.
    assert "2026年10月31日至2028年10月31日，以登记在册的届满日和到期日为准" in captions(
        run("overview", province, monkeypatch)
    )


def test_filters_that_no_unit_meets_leave_no_chart_and_say_so(province, monkeypatch) -> None:
    app = run("bargaining", province, monkeypatch, search="没有这样的单位")
    assert "这些筛选条件下没有记录。" in captions(app)


def test_under_filters_nobody_is_told_to_take_one_away_where_nothing_is_without_it_either(guizhou, monkeypatch) -> None:
    app = run("bargaining", guizhou, monkeypatch, sector="enterprise")
    assert "这些筛选条件下没有记录。" in captions(app) and "取消" not in captions(app)


def reach_back(register: Register) -> None:
    """Publish it with something on record before its first date: else nothing would be compared with that."""
    with draft(register, as_of=register.current().date, action="test") as connection:
        connection.execute("insert into headcounts (unit_id, counted_on) select min(unit_id), '2013-12-31' from units")


def test_a_card_shows_its_change_in_words_where_the_date_is_kept(guizhou_copy, monkeypatch) -> None:
    register = guizhou_copy
    reach_back(register)
    app = run("overview", register, monkeypatch, compare="2014-02-27")
    assert all(not metric.delta for metric in app.metric)
    assert "较2014年2月27日：尚未计算" in captions(app)
    build_cube(register.current(), date(2014, 3, 31))
    app = run("overview", register, monkeypatch, compare="2014-03-31")
    assert {metric.label: metric.delta for metric in app.metric}["未建会单位数"] == "+7，待核实−7"
    app = run("overview", register, monkeypatch, compare="none")
    assert all(not metric.delta for metric in app.metric) and "尚未计算" not in captions(app)


def test_nothing_is_compared_with_a_day_that_no_record_reaches_back_to(guizhou, monkeypatch) -> None:
    for asked in ({}, {"compare": "2014-03-31"}):
        app = run("overview", guizhou, monkeypatch, **asked)
        assert all(not metric.delta for metric in app.metric)
        assert "尚未计算" not in captions(app)
        assert not any(re.search(r"变差\d+项", element.value) for element in app.markdown)
    app = run("compare", guizhou, monkeypatch, compare="2014-03-31")
    assert app.info[0].value == "2014年3月31日及以前没有任何记录，不作比较。"


@pytest.mark.parametrize(
    ("query", "is_needed"), [({}, False), ({"sector": "enterprise"}, False), ({"search": "公司"}, True)]
)
def test_a_status_that_the_filters_need_is_computed_before_anything_is_drawn(
    guizhou_copy, monkeypatch, query, is_needed
) -> None:
    """Else the cards of the view before, and what they were compared with, stand under the new filters meanwhile."""
    version, day = guizhou_copy.current(), date(2014, 3, 31)
    keep(version, day, Filters())
    assert is_kept(version, day, Filters()) and not is_ready(version, day)
    found = []
    monkeypatch.setattr("dashboard.app_pages.organisation.page", lambda view: found.append(is_ready(version, day)))
    run("organisation", guizhou_copy, monkeypatch, as_of=day.isoformat(), **query)
    assert found == [is_needed]


def test_where_nothing_is_kept_to_compare_with_nothing_is_asked_for_the_comparison(guizhou_copy, monkeypatch) -> None:
    def asked(*arguments: object, **named: object) -> None:
        raise AssertionError("all numbers are asked, while the line of the view before stands")

    reach_back(guizhou_copy)
    monkeypatch.setattr("dashboard.app_pages.cards.worsened_card.numbers", asked)
    app = run("overview", guizhou_copy, monkeypatch, compare="2014-02-26")
    assert "较2014年2月26日：尚未计算" in captions(app)


def test_a_date_whose_file_was_damaged_is_compared_once_it_is_computed_again(guizhou_copy, monkeypatch) -> None:
    reach_back(guizhou_copy)
    version, day = guizhou_copy.current(), date(2014, 3, 31)
    cube_path(version, day).write_bytes(b"no cube")
    app = run("overview", guizhou_copy, monkeypatch, compare=day.isoformat())
    assert all(not metric.delta for metric in app.metric)
    keep(version, day, Filters())
    app = run("overview", guizhou_copy, monkeypatch, compare=day.isoformat())
    assert any(metric.delta for metric in app.metric)


def test_two_groups_are_compared_and_explained(province, monkeypatch) -> None:
    app = run(
        "compare",
        province,
        monkeypatch,
        between="groups",
        one="enterprise",
        other="institution",
        number="election_on_time",
        by="size",
    )
    (title,) = [found for found in titles(app) if found.startswith("按期换届率")]
    assert "企业为" in title and "事业单位为" in title and ("较好" in title or "较差" in title)
    app = run("compare", province, monkeypatch, between="records")
    assert "尚无封存报告" in app.info[0].value


def test_a_unit_has_its_score_and_its_life(province, monkeypatch) -> None:
    app = run("unit", province, monkeypatch, unit="p0000000012")
    found = titles(app)
    assert any(title.startswith("得分") for title in found) and any(title.startswith("在期") for title in found)


def test_the_wall_has_numbers_and_no_filter(province, monkeypatch) -> None:
    app = run("wall", province, monkeypatch)
    assert len(app.metric) == 5 and not app.multiselect and not app.selectbox


def test_the_guide_stands_until_it_is_closed(guizhou_copy, monkeypatch) -> None:
    app = run("overview", guizhou_copy, monkeypatch)
    assert any("第一次使用" in title for title in titles(app))
    app.button(key="guide-close").click().run()
    assert not any("第一次使用" in title for title in titles(app))
    assert (guizhou_copy.home.folder / "guide-read").is_file()
    assert not any("第一次使用" in title for title in titles(run("overview", guizhou_copy, monkeypatch)))


def test_days_without_a_deadline_are_said_to_lie_between_those_on_record(plans, monkeypatch) -> None:
    app = run("worklist", plans, monkeypatch, tab="due")
    last = max(lists.rows_of(open_reader(plans.current()), "due", Filters(), horizon=(date(2014, 1, 1), 9999))["due"])
    assert f"这90天内没有到期事项；登记在册的最后一个到期日为{last.year}年{last.month}月{last.day}日" in captions(app)
    assert f"自{date.today():%Y年}" in captions(app) and "自当天起算" not in captions(app)
    app.session_state["days-from"] = "as_of"
    app.run()
    assert "自2014年4月30日起算；资料截至2014年4月30日" in captions(app)
    assert "这90天内没有到期事项；登记在册的下一个到期日为2014年8月31日" in captions(app)
    app.session_state["days-ahead"] = 180
    app.run()
    assert app.dataframe and "没有到期事项" not in captions(app)


def test_an_empty_list_of_deadlines_under_filters_says_what_is_around(plans) -> None:
    reader = open_reader(plans.current())
    due = lists.rows_of(reader, "due", Filters(), horizon=(date(1990, 1, 1), 20_000))["due"].dt.date
    first, last = min(due), max(due)
    around = [lists.deadlines_around(reader, Filters(), (), span) for span in ((date(1990, 1, 1), 30), (last, 0))]
    assert around[0] == (None, first) and around[1] == (max(day for day in due if day < last), None)
    nowhere = Filters(search="没有这样的单位")
    assert lists.deadlines_around(reader, nowhere, (), (first, 30)) == (None, None)


def test_a_task_without_a_unit_in_its_plan_is_given_none(plans, monkeypatch) -> None:
    app = run("campaign", plans, monkeypatch, plan="和谐企业大创建")
    (words,) = {element.proto.alt for element in app.get("plotly_chart") if "T09" in element.proto.alt}
    lines = dict(re.findall(r"(T\d\d) [^：]*：([^。]*)", words))
    assert lines["T09"].startswith("未定量化目标") and "家单位" not in lines["T10"] + lines["T12"]
    assert lines["T08"].startswith("?/100%") and "家单位" in lines["T01"]


@pytest.mark.parametrize(("lang", "title", "pixels"), [("zh", "下一步", 6.8), ("en", "Next step", 6.6)])
def test_a_next_step_has_the_room_of_its_text(lang, title, pixels, province, monkeypatch) -> None:
    (listed,) = run("worklist", province, monkeypatch, lang=lang).dataframe
    longest = max(map(width_of, listed.value[title]))
    assert json.loads(listed.proto.columns)[title]["width"] >= pixels * longest + 16
    longest_of_all = max(width_of(check.next_step.in_language(lang)) for check in catalogue().checks.values())
    assert longest_of_all * pixels + 16 <= 820


def test_dates_in_tables_have_the_room_of_a_date(plans, monkeypatch) -> None:
    app = run("campaign", plans, monkeypatch, plan="和谐企业大创建")
    app.button(key="table-of-campaign").click().run()
    assert not app.exception
    (behind,) = [frame for frame in app.dataframe if "完成时限" in frame.value.columns]
    columns = json.loads(behind.proto.columns)
    assert all(columns[name]["width"] >= 96 for name in ("开始日期", "完成时限"))

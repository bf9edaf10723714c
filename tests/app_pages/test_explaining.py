"""The dialog of a number and the page of indicators, run as Streamlit runs them, without a browser."""

import re
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.answers import lists, numbers
from dashboard.catalogue.loader import catalogue
from dashboard.catalogue.reference import matching
from dashboard.query.filters import Filters
from dashboard.register.reader import open_reader
from dashboard.register.versions import Register
from dashboard.wording.explanation_words import part_meaning

APP = Path(__file__).resolve().parents[2] / "app.py"


def run(app: AppTest, query: dict[str, str]) -> AppTest:
    for name, value in {"lang": "zh", **query}.items():
        app.query_params[name] = value
    return app.run()


@pytest.fixture(autouse=True)
def home(guizhou: Register, monkeypatch) -> None:
    monkeypatch.setenv("UNION_HEALTH_HOME", str(guizhou.home.folder))


def overview(**query: str) -> AppTest:
    return run(AppTest.from_file(str(APP), default_timeout=60), query)


def indicators(**query: str) -> AppTest:
    """The page of indicators: AppTest can't go to a page of st.navigation."""

    def script() -> None:
        from dashboard.app_pages import indicators
        from dashboard.app_pages.cards import explanation_dialog
        from dashboard.app_pages.frame.view import read_view, speak

        view = read_view(speak())
        indicators.page(view)
        explanation_dialog.show_asked(view)

    return run(AppTest.from_function(script, default_timeout=60), query)


def dialog(**query: str) -> AppTest:
    """What the heat map's control opens, as a page: AppTest runs all of a page again, which closes a dialog."""

    def script() -> None:
        from dashboard.app_pages.cards import explanation_dialog
        from dashboard.app_pages.cards.card_parts import ExplanationRequest
        from dashboard.app_pages.frame.view import read_view, speak
        from dashboard.catalogue.loader import catalogue

        explanation_dialog._dialog(read_view(speak()), ExplanationRequest(tuple(catalogue().checks), "sector"))

    return run(AppTest.from_function(script, default_timeout=60), query)


def said(app: AppTest) -> str:
    """All that the page and its dialog say in Markdown, captions, metrics and code."""
    texts = [element.value for kind in (app.markdown, app.caption, app.code) for element in kind]
    return "\n".join([*texts, *(f"{metric.label} {metric.value}" for metric in app.metric)])


def test_a_cards_control_opens_the_explanation() -> None:
    app = overview()
    assert not app.exception
    app.button(key="explain-organisations_incomplete").click().run()
    assert not app.exception
    text = said(app)
    for words in (
        "主席、经审、女职工组织缺一即为不健全",
        "依据",
        "工会法",
        "未核实",
        "分子的明细",
        "42家待核实的原因",
        "COUNT(*)",
    ):
        assert words in text, words
    # A run that nobody asked anything of closes it.
    app.run()
    assert "分子的明细" not in said(app)


def test_a_number_on_an_unconfirmed_parameter_is_marked_on_its_card() -> None:
    app = overview()
    marked = [element.value for element in app.markdown if "※" in element.value]
    assert len(marked) == 1 and "依据未核实" in marked[0] and "42" in marked[0]
    assert any("依据含未核实参数" in element.value for element in app.caption)


def box(app: AppTest, label: str):
    (found,) = [element for element in app.selectbox if element.label == label]
    return found


def test_the_heat_maps_control_offers_every_check_and_group() -> None:
    app = overview()
    app.button(key="explain-heat-map").click().run()
    assert len(box(app, "指标").options) == len(catalogue().checks)
    app = box(dialog(), "指标").set_value("election_on_time").run()
    assert "待核实单位数 50" in said(app)
    assert set(box(app, "分组").options) >= {"全部", "机关", "企业"}
    app = box(app, "分组").set_value("government").run()
    assert not app.exception
    assert "待核实单位数 13" in said(app)
    app = box(app, "分组方式").set_value("main_class").run()
    assert "待核实单位数 50" in said(app)


def side(app: AppTest):
    (found,) = [element for element in app.button_group if element.key.startswith("explain-side-")]
    return found


def rows(app: AppTest) -> pd.DataFrame:
    """The rows behind the number: the table with the units' names."""
    (found,) = [frame.value for frame in app.dataframe if "单位名称" in frame.value.columns]
    return found


def test_a_rate_opens_on_what_fails_and_shows_what_passes_at_a_click(guizhou) -> None:
    states = lists.states(open_reader(guizhou.current()), Filters(), "union_established")
    names = {state: sorted(of_it["unit"]) for state, of_it in states.groupby("state")}
    app = box(dialog(), "指标").set_value("union_established").run()
    assert side(app).options == ["未达标 7", "达标 40"]
    assert sorted(rows(app)["单位名称"]) == names["fail"]
    app = side(app).set_value("numerator").run()
    assert not app.exception
    assert sorted(rows(app)["单位名称"]) == names["pass"]
    # A group keeps the side that was chosen, and its two counts make its denominator.
    app = box(app, "分组").set_value("government").run()
    assert side(app).value == "numerator"
    counted = [int(option.split()[-1]) for option in side(app).options]
    (number,) = numbers.numbers(
        open_reader(guizhou.current()), Filters().having("sector", ["government"]), only=["union_established"]
    )
    assert counted == [number.denominator - number.numerator, number.numerator]
    assert len(rows(app)) == number.numerator


def test_a_side_without_rows_says_so() -> None:
    app = box(dialog(), "指标").set_value("union_established").run()
    app = box(app, "分组").set_value("enterprise").run()
    assert side(app).options == ["未达标 0", "达标 9"]
    assert "无。" in said(app)
    assert not [frame for frame in app.dataframe if "单位名称" in frame.value.columns]


def test_a_count_has_one_side() -> None:
    app = indicators(find="units_without_union")
    app.button(key="explain-entry-units_without_union").click().run()
    assert "**分子的明细** 7" in said(app)
    assert not [element for element in app.button_group if element.key.startswith("explain-side-")]


def test_a_share_of_people_says_in_how_many_rows_they_are(province, monkeypatch) -> None:
    monkeypatch.setenv("UNION_HEALTH_HOME", str(province.home.folder))
    reader = open_reader(province.current())
    (number,) = numbers.numbers(reader, Filters(), only=["union_density"])
    indicator = catalogue().indicators["union_density"]
    app = indicators(find="union_density", register=province.name)
    app.button(key="explain-entry-union_density").click().run()
    assert not app.exception
    assert side(app).options == [f"未入会的职工 {number.on('remainder'):,}", f"会员 {number.numerator:,}"]
    count = lists.count_behind(reader, indicator, Filters(), side="remainder")
    assert 0 < count < number.on("remainder")
    assert f"共{count:,}行" in said(app)
    assert "**分母** 职工（会员、职工人数均已知的单位）" in said(app)


@pytest.mark.parametrize("name", ["settlement_rate", "coverage_25", "proposals_closed"])
def test_a_dialog_names_both_parts_of_a_ratio(name) -> None:
    app = indicators(find=name)
    app.button(key=f"explain-entry-{name}").click().run()
    text = said(app)
    assert "**分子** " in text and "**分母** " in text
    assert not re.search(r"\*\*分[子母]\*\* 定义所指", text)


def test_no_dialog_names_a_part_of_a_ratio_by_the_definition() -> None:
    for indicator in catalogue().indicators.values():
        for language in ("zh", "en") if indicator.is_ratio else ():
            parts = ("numerator", "denominator", *(("remainder",) if indicator.is_share else ()))
            words = [part_meaning(indicator, part, language) for part in parts]
            assert all(words) and len(set(words)) == len(words), indicator.id
            assert not any(re.search("定义|definition", text) for text in words), indicator.id
            assert all(bool(re.search("[一-鿿]", text)) == (language == "zh") for text in words), indicator.id


def test_nothing_is_compared_with_a_day_that_no_record_reaches_back_to() -> None:
    app = dialog()
    app.date_input(key="explain-day").set_value(date(2014, 3, 30))
    (compare,) = [button for button in app.button if button.label == "比较"]
    text = said(compare.click().run())
    assert "2014年3月30日及以前没有任何记录，不作比较。" in text and "以来的变化" not in text


def test_the_change_since_an_earlier_day_stands_by_groups(monkeypatch) -> None:
    monkeypatch.setattr("dashboard.app_pages.cards.explanation_dialog.reaches_back_to", lambda _version, _day: True)
    app = dialog()
    app.date_input(key="explain-day").set_value(date(2014, 3, 30))
    (compare,) = [button for button in app.button if button.label == "比较"]
    app = compare.click().run()
    assert not app.exception
    text = said(app)
    assert "**自2014年3月30日以来的变化** 100.0% → 85.1%" in text
    assert "各组之和等于总的变化" in text
    (table,) = [frame.value for frame in app.dataframe if "对变化的贡献" in frame.value.columns]
    assert list(table.iloc[:, 0]) == ["机关", "事业单位", "企业", "合计"]
    assert table["对变化的贡献"].iloc[-1] == pytest.approx(40 / 47 * 100 - 100)


def test_the_page_of_indicators_lists_a_theme_with_its_numbers() -> None:
    app = indicators(theme="organisation")
    assert not app.exception
    text = said(app)
    for indicator in matching(catalogue(), "", "organisation"):
        assert indicator.title.zh in text
        assert indicator.definition.zh in text
        assert indicator.basis_on(date(2014, 4, 30)).zh in text
    assert "超期多久算长期未换届：365日" in text
    assert ":orange[主席空缺的最长期限：6个月" in text
    assert "越高越好" in text and "**5** 个工会" in text
    assert "集体合同" not in text


def test_a_parameter_not_read_for_two_years_is_marked_wherever_it_is_listed() -> None:
    read, again = "原文核对于2026年11月30日", "原文核对于2026年11月30日，已逾两年，应重新核对]"
    for ask in (indicators, dialog):
        now, later = said(ask(theme="organisation")), said(ask(theme="organisation", as_of="2029-01-31"))
        assert read in now and "应重新核对" not in now, ask
        assert again in later and f"{read}\n" not in later, ask


def test_a_search_looks_through_every_theme() -> None:
    app = indicators(theme="organisation", find="调解")
    text = said(app)
    assert "调委会设立率" in text and "按期换届率" not in text
    app.button(key="explain-entry-mediation_committee").click().run()
    assert "“劳动争议调解委员会”达标的单位" in said(app)
    nothing = indicators(find="没有这样的指标")
    assert "没有指标的说明含有" in said(nothing)


def test_an_indicator_is_found_by_its_words_in_either_language() -> None:
    queries = catalogue()
    assert matching(queries, "") == list(queries.indicators.values())
    for indicator in queries.indicators.values():
        assert indicator in matching(queries, indicator.id)
        assert indicator in matching(queries, indicator.title.zh)
        assert indicator in matching(queries, indicator.definition.en.upper())
        assert indicator in matching(queries, "", indicator.theme)
    assert matching(queries, "union no-such-word") == []


def test_the_dialog_shows_the_number_over_the_periods_that_are_ready(province, monkeypatch) -> None:
    monkeypatch.setenv("UNION_HEALTH_HOME", str(province.home.folder))
    app = indicators(find="union_density", register=province.name)
    app.button(key="explain-entry-union_density").click().run()
    words = said(app)
    assert "尚有" in words and "个日期未计算" in words


def test_no_date_before_the_first_record_waits_to_be_computed() -> None:
    words = said(dialog())
    assert "2014年4月30日" in words and "个日期未计算" not in words


def test_the_overview_says_what_comes_due() -> None:
    assert "2014年4月30日至2016年4月30日" in said(overview())

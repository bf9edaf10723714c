"""The rules of a place on a date, a part of the page of indicators, run as Streamlit runs it, without a browser."""

import re
from datetime import date

import pandas as pd
from running import run
from streamlit.testing.v1 import AppTest

from dashboard.law.rules_of_place import PLACES


def rules_of(register, monkeypatch, **query: str) -> AppTest:
    return run("handbook", register, monkeypatch, show="rules", **query)


def table(app: AppTest) -> pd.DataFrame:
    """The rules as they are seen, without the signs of Markdown."""
    return app.table[0].value.map(lambda cell: re.sub(r"\*\*|:\w+\[|\]$|\]\*\*|\\", "", cell))


def title(app: AppTest) -> str:
    return next(element.value for element in app.markdown if "适用的规则" in element.value)


def warnings(app: AppTest) -> str:
    return "\n".join(element.value.replace("\\", "") for element in app.warning)


def test_the_whole_country_on_the_registers_date_comes_first(guizhou, monkeypatch) -> None:
    app = rules_of(guizhou, monkeypatch)
    assert "全国2014年4月30日适用的规则" in title(app)
    assert app.date_input(key="rules-on").value == date(2014, 4, 30)
    assert len(app.selectbox(key="rules-place").options) == len(PLACES) + 1
    assert "与全国比较" not in table(app).columns and not app.toggle
    assert "有8条规则的原文未核实" in warnings(app)


def test_a_place_shows_what_it_asks_and_what_differs(guizhou, monkeypatch) -> None:
    app = rules_of(guizhou, monkeypatch, place="52", on="2026-10-31")
    shown = table(app)
    rows = shown[shown["规则"] == "工资集体协议报审期限"].set_index("适用单位")
    assert list(rows["要求"]) == ["7日", "10日"] and rows.loc["企业", "与全国比较"] == "≠ 全国为7日"
    assert rows.loc["企业", "条款"] == "《贵州省企业工资集体协商条例》第三十三条"
    assert rows.loc["企业", "原文核对"] == "原文核对于2026年11月30日"
    marked = app.table[0].value.set_index(["规则", "适用单位"])
    assert marked.loc[("**工资集体协议报审期限**", "企业"), "要求"] == "**:primary[10日]**"
    assert "贵州省2026年10月31日适用的规则：37条，其中2条与全国不同" in title(app).replace("\\", "")
    texts = app.table[1].value
    assert ":orange[未读到原文 ※]" in list(texts["核对情况"])
    before = table(rules_of(guizhou, monkeypatch, place="52", on="2014-12-31"))
    assert list(before[before["规则"] == "工资集体协议报审期限"]["要求"]) == ["7日"]


def test_only_what_differs_can_be_asked_for(guizhou, monkeypatch) -> None:
    app = rules_of(guizhou, monkeypatch, place="52", on="2026-10-31", differing="yes")
    assert app.toggle(key="rules-differing").value is True
    assert len(table(app)) == 2 and all(text.startswith("≠") for text in table(app)["与全国比较"])
    nothing = rules_of(guizhou, monkeypatch, place="14", on="2026-10-31", differing="yes")
    assert any("没有与全国不同的规定" in element.value for element in nothing.caption)
    assert len(nothing.table) == 1


def test_rules_not_read_for_two_years_are_marked(guizhou, monkeypatch) -> None:
    app = rules_of(guizhou, monkeypatch, place="33", on="2028-12-01")
    assert "应重新核对" in table(app)["原文核对"].iloc[0]
    assert f"有{len(table(app))}条规则" in warnings(app)
    the_day_before = rules_of(guizhou, monkeypatch, place="33", on="2028-11-30")
    assert "应重新核对" not in "".join(table(the_day_before)["原文核对"])


def test_what_the_address_can_not_mean_is_said(guizhou, monkeypatch) -> None:
    app = rules_of(guizhou, monkeypatch, place="99", on="hello", differing="maybe")
    for part in ("place=99", "on=hello", "differing=maybe"):
        assert part in warnings(app), part
    assert "全国2014年4月30日" in title(app)
    other = run("handbook", guizhou, monkeypatch, show="laws")
    assert "show=laws" in warnings(other) and not other.table


def test_a_choice_goes_into_the_address(guizhou, monkeypatch) -> None:
    app = rules_of(guizhou, monkeypatch)
    app.selectbox(key="rules-place").set_value("52").run()
    assert "贵州省2014年4月30日" in title(app) and "on" not in app.query_params
    app.date_input(key="rules-on").set_value(date(2026, 10, 31)).run()
    app.selectbox(key="rules-place").set_value("33").run()
    assert "浙江省2026年10月31日" in title(app)
    assert app.query_params["place"] == "33" and app.query_params["on"] == "2026-10-31"
    app.toggle(key="rules-differing").set_value(True).run()
    assert app.query_params["differing"] == "yes" and app.query_params["show"] == "rules"
    app.date_input(key="rules-on").set_value(date(2010, 12, 31)).run()
    assert "浙江省2010年12月31日" in title(app)
    app.selectbox(key="rules-place").set_value("").run()
    assert "全国2010年12月31日" in title(app) and "differing" not in app.query_params


def test_the_switch_at_the_head_leads_from_definitions_to_rules_and_back(guizhou, monkeypatch) -> None:
    app = run("handbook", guizhou, monkeypatch)
    assert not app.table
    app.segmented_control(key="show").set_value("rules").run()
    assert app.query_params["show"] == "rules" and len(app.table) == 2
    app.segmented_control(key="show").set_value("indicators").run()
    assert "show" not in app.query_params and not app.table


def test_it_speaks_english(guizhou, monkeypatch) -> None:
    app = rules_of(guizhou, monkeypatch, place="33", on="2026-10-31", lang="en")
    words = app.table[0].value
    assert list(words.columns[:2]) == ["Rule", "Requirement"]
    assert any("10 working days" in cell for cell in words["Requirement"])


def test_a_bodys_own_rules_are_shown(guizhou_copy, monkeypatch) -> None:
    own = guizhou_copy.home.folder / "rules.csv"
    head = "parameter,value,jurisdiction,article,source,confirmed,checked_on\n"
    own.write_text(head + "offer_reply_days,12,14,《办法》,own,yes,2012-01-01\n", encoding="utf-8")
    found = table(rules_of(guizhou_copy, monkeypatch, place="14"))
    (row,) = found[found["规则"] == "书面回应要约的期限"].to_dict("records")
    assert row["要求"] == "12日" and row["原文核对"].endswith("应重新核对")

"""The dashboard as a person uses it: the real server, a real Chromium, what stands on the page."""

import csv
from collections import Counter
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page

from browser.pages import card, chips, choose_row, downloaded, open_page, settle, shown, value
from browser.server import run_command, served

HEADLINES = {
    "units_without_union": "7",
    "elections_long_overdue": "5",
    "organisations_incomplete": "13",
    "homes_to_rework": "2",
}


def indicators_on_the_page(page: Page, folder: Path) -> dict[str, dict[str, str]]:
    """The indicator table of the overview, taken along as CSV: title -> row."""
    page.get_by_text("全部指标").click()
    settle(page)
    button = page.locator(".st-key-csv-indicators").get_by_role("button")
    with downloaded(page, button, folder).open(encoding="utf-8-sig", newline="") as file:
        return {row["指标"]: row for row in csv.DictReader(file)}


CLASSES = ("未建会单位7", "长期未换届单位5", "仅组织不健全单位13")


def test_a_leader_reads_the_campaign_in_chinese(page: Page, address: str, tmp_path: Path) -> None:
    open_page(page, f"{address}/?register=guizhou")
    assert "工会组织健康度" in page.inner_text("body")
    assert {name: value(page, name) for name in HEADLINES} == HEADLINES
    assert [shown(page, name).split()[1] for name in HEADLINES] == ["家", "个工会", "个工会", "家"]
    waiting = {"units_without_union": "15家", "elections_long_overdue": "50个工会", "homes_to_rework": "60家"}
    for name, count in waiting.items():
        assert f"{count}待核实" in card(page, name).inner_text().replace(" ", "")

    classes = page.locator(".js-plotly-plot").nth(1).inner_text().replace(" ", "")
    for said in (*CLASSES, "分类待核实单位37", "机关23", "事业单位15", "企业24"):
        assert said in classes

    table = indicators_on_the_page(page, tmp_path)
    established = table["应建会单位达标率"]
    assert (established["分子"], established["分母"], established["待核实单位数"]) == ("40", "47", "15")
    assert table["在册单位数"]["分子"] == "62"
    assert table["多项任务重点单位数"]["分子"] == "7"
    assert table["未销号问题数"]["分子"] == "27"


def test_every_listing_stands_on_the_campaign_page(page: Page, address: str, tmp_path: Path) -> None:
    open_page(page, f"{address}/campaign?register=guizhou")
    button = page.locator(".st-key-csv-campaign-units").get_by_role("button")
    with downloaded(page, button, tmp_path).open(encoding="utf-8-sig", newline="") as file:
        lists = Counter(row["名单"] for row in csv.DictReader(file))
    assert sorted(lists.values()) == [1, 2, 2, 5, 5, 7, 7, 8, 13, 21]


def test_the_heat_map_shows_counts_where_fewer_than_half_are_known(page: Page, address: str) -> None:
    open_page(page, f"{address}/?register=guizhou")
    grid = page.locator(".js-plotly-plot").first.inner_text()
    # Of 16 state organs with a union, elections are reported of 3 and unknown of 13: no percentage.
    assert "✕3" in grid and "?13" in grid
    # Of 23 state organs 7 have no union and 16 have one: all known, 70 percent.
    assert "70%" in grid


def test_filter_click_unit_and_download(page: Page, address: str, tmp_path: Path) -> None:
    """The way through the dashboard: filter to enterprises, click a cell, reach a unit, take the list along."""
    open_page(page, f"{address}/?register=guizhou")
    page.get_by_role("combobox", name="单位性质").click()
    page.get_by_role("option", name="企业", exact=True).click()
    settle(page)
    page.keyboard.press("Escape")
    assert "sector=enterprise" in page.url
    assert chips(page) == ["单位性质：企业"]
    assert value(page, "elections_long_overdue") == "2"
    assert value(page, "units_without_union") == "0"

    # The second row is 按期换届; with one sector there is one cell a row.
    cell = page.locator(".js-plotly-plot").first.locator("g.point path").nth(1)
    cell.scroll_into_view_if_needed()
    box = cell.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    settle(page)
    assert "check_fail=election_on_time" in page.url
    assert sorted(chips(page)) == ["单位性质：企业", "按期换届：未达标"]

    page.get_by_role("link", name="查看全部台账").click()
    settle(page)
    assert "共2项" in page.inner_text("body")
    book = openpyxl.load_workbook(downloaded(page, page.get_by_role("button", name="下载 XLSX"), tmp_path))
    rows = list(book[book.sheetnames[0]].iter_rows(values_only=True))
    assert {row[rows[0].index("单位名称")] for row in rows[1:]} == {"华创证劵公司", "省新华书店公司"}
    assert {row[rows[0].index("检查项目")] for row in rows[1:]} == {"按期换届"}
    about = "\n".join(
        str(cell) for row in book[book.sheetnames[-1]].iter_rows(values_only=True) for cell in row if cell
    )
    for said in ("2014年4月30日", "v0001", "企业", "按期换届"):
        assert said in about

    choose_row(page, page.locator("[data-testid=stDataFrame]").first, 0)
    assert "/unit" in page.url and "unit=u-" in page.url
    assert "按期换届" in page.inner_text("body") or page.locator("canvas").count() > 0
    page.go_back()
    settle(page)
    assert "/worklist" in page.url and len(chips(page)) == 2


def test_a_chip_takes_its_filter_away_and_clear_takes_all(page: Page, address: str) -> None:
    open_page(page, f"{address}/?register=guizhou&sector=enterprise,government&main_class=long_overdue")
    assert len(chips(page)) == 3
    page.locator(".st-key-chips [data-testid=stBaseButton-secondary]", has_text="机关").click()
    settle(page)
    assert chips(page) == ["主分类：长期未换届单位", "单位性质：企业"]
    page.get_by_role("button", name="清除全部").click()
    settle(page)
    assert "sector" not in page.url and "main_class" not in page.url
    assert value(page, "elections_long_overdue") == "5"


def test_an_unknown_filter_value_is_named_and_left_out(page: Page, address: str) -> None:
    open_page(page, f"{address}/?register=guizhou&sector=enterprise,nonsense&as_of=yesterday")
    body = page.inner_text("body")
    assert "sector=nonsense" in body and "as_of=yesterday" in body
    assert chips(page) == ["单位性质：企业"]


def test_an_unknown_register_is_one_sentence(page: Page, address: str) -> None:
    open_page(page, f"{address}/?register=atlantis")
    body = page.inner_text("body")
    assert "atlantis" in body and "Traceback" not in body


def test_the_language_follows_the_browser_the_switch_and_the_url(browser, address: str) -> None:
    context = browser.new_context(locale="en-GB", viewport={"width": 1440, "height": 1000})
    page = context.new_page()
    open_page(page, f"{address}/?register=guizhou")
    assert "Units without a union" in page.inner_text("body")
    page.get_by_role("button", name="中 / EN").click()
    settle(page)
    assert "lang=zh" in page.url
    assert "未建会单位数" in page.inner_text("body")
    context.close()


def test_a_number_explains_itself(page: Page, address: str) -> None:
    open_page(page, f"{address}/?register=guizhou")
    card(page, "units_without_union").get_by_role("button", name="说明").click()
    dialog = page.get_by_role("dialog")
    dialog.wait_for()
    settle(page)
    text = dialog.inner_text()
    for said in ("应建未建的单位数", "工会法", "第十条", "分子的明细", "帮助单位筹备建会"):
        assert said in text
    dialog.get_by_text("实际执行的查询").click()
    settle(page)
    assert "COUNT" in dialog.inner_text().upper()


def test_a_leader_looks_an_indicator_up_and_sees_what_it_stands_on(page: Page, address: str, tmp_path: Path) -> None:
    open_page(page, f"{address}/?register=guizhou&sector=government")
    page.get_by_role("link", name="指标手册").click()
    settle(page)
    assert "/handbook" in page.url and "sector=government" in page.url
    page.get_by_label("搜索指标").fill("未建会")
    page.keyboard.press("Enter")
    settle(page)
    assert "find=" in page.url and chips(page) == ["单位性质：机关"]
    entry = page.locator(".st-key-entry-units_without_union")
    assert "未建会单位数" in entry.inner_text() and "第十条" in entry.inner_text()
    entry.get_by_role("button", name="说明").click()
    dialog = page.get_by_role("dialog")
    dialog.wait_for()
    settle(page)
    text = dialog.inner_text()
    for said in ("应建未建的单位数", "工会法", "第十条", "原文核对于", "分子的明细 7", "帮助单位筹备建会"):
        assert said in text, said
    assert dialog.locator("[data-testid=stDataFrame]").count() == 1  # no unit of this sector is unknown
    dialog.get_by_text("实际执行的查询").click()
    settle(page)
    assert "COUNT" in dialog.inner_text() and "value_0 = government" in dialog.inner_text()
    book = openpyxl.load_workbook(downloaded(page, dialog.get_by_role("button", name="下载 XLSX"), tmp_path))
    assert book[book.sheetnames[0]].max_row == 8


def test_a_charts_number_is_explained_for_a_group_and_not_since_a_day_without_records(page: Page, address: str) -> None:
    open_page(page, f"{address}/?register=guizhou")
    page.locator(".st-key-explain-heat-map").get_by_role("button").click()
    dialog = page.get_by_role("dialog")
    dialog.wait_for()
    settle(page)
    assert "85.1%" in dialog.inner_text() and "15家待核实的原因" in dialog.inner_text()
    dialog.get_by_role("combobox", name="分组", exact=True).click()
    page.get_by_role("option", name="机关", exact=True).click()
    settle(page)
    assert "69.6%" in dialog.inner_text()
    dialog.locator(".st-key-explain-day [role=spinbutton]").first.click()
    page.keyboard.type("20140330", delay=50)
    dialog.get_by_role("button", name="比较").click()
    settle(page)
    # Nothing is on record of that day: a first list is no change.
    assert "2014年3月30日及以前没有任何记录，不作比较" in dialog.inner_text()


@pytest.mark.exhaustive
def test_a_row_of_the_indicator_table_is_explained(page: Page, address: str) -> None:
    open_page(page, f"{address}/?register=guizhou")
    page.get_by_text("全部指标").click()
    settle(page)
    table = page.locator("[data-testid=stDataFrame]").last
    table.scroll_into_view_if_needed()
    choose_row(page, table, 0)
    dialog = page.get_by_role("dialog")
    dialog.wait_for()
    settle(page)
    assert "应建会单位达标率" in dialog.inner_text() and "未达标 " in dialog.inner_text()
    # Its rows open the unit, and the dialog does not come back there.
    rows = dialog.locator("[data-testid=stDataFrame]").last
    rows.scroll_into_view_if_needed()
    choose_row(page, rows, 0)
    assert "/unit" in page.url
    assert page.get_by_role("dialog").count() == 0


def test_synthetic_data_says_so_on_every_page(page: Page, address: str) -> None:
    for name in ("", "worklist", "campaign", "unit", "handbook"):
        open_page(page, f"{address}/{name}?register=province")
        assert "合成数据" in page.inner_text("body")


def test_the_campaign_page_shows_each_task(page: Page, address: str) -> None:
    open_page(page, f"{address}/campaign?register=guizhou")
    body = page.inner_text("body")
    for said in ("T01", "T08", "0/25", "8月31日"):
        assert said in body
    assert value(page, "findings_open") == "27"
    assert value(page, "units_multi_listed") == "7"


def test_confirming_the_pair_changes_what_the_page_shows(page: Page, tmp_path_factory, tmp_path: Path) -> None:
    folder = tmp_path_factory.mktemp("confirmed")
    run_command("sample", "guizhou", "--home", str(folder))
    run_command("alias", "confirm", "贵州中烟公司机关工会", "--unit", "u-04e2269cd3", "--home", str(folder))
    with served(folder) as where:
        open_page(page, f"{where}/campaign")
        assert value(page, "units_multi_listed") == "8"
        open_page(page, where)
        assert "分类待核实单位36家" in page.inner_text("body")
        classes = page.locator(".js-plotly-plot").nth(1).inner_text().replace(" ", "")
        for said in (*CLASSES, "分类待核实单位36", "机关23", "事业单位15", "企业23"):
            assert said in classes
        table = indicators_on_the_page(page, tmp_path)
        established = table["应建会单位达标率"]
        assert (established["分子"], established["分母"], established["待核实单位数"]) == ("40", "47", "14")

"""Readers beside the leader of test_monday.py: who chases elections, who reads on a phone, who has only a keyboard."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from browser.pages import chips, choose_row, downloaded, open_page, settle, value


def rows_said(page: Page) -> int:
    """How many rows the heading of the worklist says."""
    found = re.search(r"台账：共([\d,]+)项", page.locator(".stMainBlockContainer").inner_text())
    assert found is not None
    return int(found[1].replace(",", ""))


def test_staff_chase_the_elections_that_are_overdue(page: Page, address: str, tmp_path: Path) -> None:
    open_page(page, f"{address}/worklist?register=province&sector=enterprise")
    before = rows_said(page)
    # The bars of the failing checks stand in their order; those of 按期换届 are found by their name.
    chart = page.locator(".js-plotly-plot").first
    label = chart.locator(".annotation-text", has_text="按期换届").first
    box = label.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 20, box["y"] + box["height"] + 8)
    settle(page)
    assert "check_fail=election_on_time" in page.url
    overdue = rows_said(page)
    assert 0 < overdue < before
    with downloaded(page, page.get_by_role("button", name="下载 CSV"), tmp_path).open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == overdue and {row["检查项目"] for row in rows} == {"按期换届"}
    assert {row["单位性质"] for row in rows} == {"企业"} and all(row["下一步"] for row in rows)

    table = page.locator("[data-testid=stDataFrame]").first
    choose_row(page, table, 0)
    assert "/unit" in page.url and rows[0]["单位名称"] in page.inner_text("body")
    assert "sector=enterprise" in page.url


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        locale="zh-CN", viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True, accept_downloads=True
    )
    yield context.new_page()
    context.close()


def test_someone_on_a_phone_finds_a_unit_by_its_initials(phone: Page, address: str) -> None:
    open_page(phone, f"{address}/?register=guizhou")
    assert value(phone, "units_without_union") == "7"
    card = phone.locator(".st-key-card-units_without_union").bounding_box()
    assert card is not None and card["x"] >= 0 and card["x"] + card["width"] <= 390
    phone.get_by_label("查找单位").fill("gzsgd")
    phone.keyboard.press("Enter")
    settle(phone)
    assert "search=gzsgd" in phone.url and chips(phone) == ["查找：gzsgd"]
    assert value(phone, "units_without_union") == "0"
    phone.get_by_role("button", name="清除全部").tap()
    settle(phone)
    phone.get_by_role("link", name="单位档案", exact=True).tap()
    settle(phone)
    phone.locator(".st-key-find-unit input").fill("gzsgd")
    phone.keyboard.press("Enter")
    settle(phone)
    phone.get_by_role("button", name="贵州省广电网络公司").tap()
    settle(phone)
    assert "/unit" in phone.url and "贵州省广电网络公司" in phone.locator("h2").all_inner_texts()


def reach(page: Page, name: str, most: int = 120) -> None:
    """Go on with the Tab key until the control of this name has the focus, and can be seen to have it."""
    for _press in range(most):
        page.keyboard.press("Tab")
        found = page.evaluate(
            """() => {
                const here = document.activeElement;
                const style = getComputedStyle(here);
                const around = here.parentElement ? getComputedStyle(here.parentElement) : style;
                // The page itself is a stop too, to scroll by the keys.
                const name = here.matches("main") ? "" : here.getAttribute("aria-label") || here.innerText || "";
                return [name,
                        style.outlineStyle !== "none" || style.boxShadow !== "none" || around.boxShadow !== "none"];
            }"""
        )
        if name in found[0]:
            assert found[1], f"{name} has the focus and nothing shows it"
            return
    raise AssertionError(f"Tab does not come to {name}")


def test_someone_with_only_a_keyboard(page: Page, address: str, tmp_path: Path) -> None:
    open_page(page, f"{address}/?register=guizhou")
    reach(page, "集体协商")
    page.keyboard.press("Enter")
    settle(page)
    assert "/bargaining" in page.url
    # What Alt and the left arrow do in a browser that has a window.
    page.go_back(wait_until="commit")
    settle(page)
    assert "/bargaining" not in page.url
    reach(page, "说明")
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    dialog.wait_for()
    settle(page)
    assert "应建未建的单位数" in dialog.inner_text()
    reach(page, "下载 CSV")
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    waiting.value.save_as(tmp_path / "rows.csv")
    with (tmp_path / "rows.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == 7
    # The framework disables the button while the file is made, which takes the focus from it: Tab goes on from there.
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    settle(page)
    assert page.get_by_role("dialog").count() == 0


def test_a_view_is_saved_opened_and_pinned(page: Page, address: str) -> None:
    open_page(page, f"{address}/worklist?register=guizhou&sector=government")
    page.get_by_role("button", name="视图").click()
    page.get_by_label("将当前视图另存为").fill("机关<b>台账</b>")
    page.get_by_role("button", name="保存").click()
    settle(page)
    open_page(page, f"{address}/?register=province")
    page.get_by_role("button", name="视图").click()
    page.get_by_role("link", name="机关<b>台账</b>").click()
    settle(page)
    assert "/worklist" in page.url and "register=guizhou" in page.url and chips(page) == ["单位性质：机关"]

    open_page(page, page.url)
    page.get_by_role("button", name="视图").click()
    pinned = page.locator("[data-testid=stPopoverBody] code").inner_text()
    assert "version=v0001" in pinned and "as_of=2014-04-30" in pinned and "compare=" in pinned
    page.get_by_role("button", name="✕").last.click()
    settle(page)
    open_page(page, pinned)
    assert "/worklist" in page.url and chips(page) == ["单位性质：机关"]
    page.get_by_role("button", name="视图").click()
    assert page.get_by_role("link", name="机关<b>台账</b>").count() == 0

"""A register begun on the page: three workbooks in, names confirmed, and the Overview shows a count by hand."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from browser.pages import open_page, settle, shown
from dashboard.home.registers import Home
from ingest.organs_union import (
    NAMES,
    OVERDUE,
    PERSONS,
    SHORT_NAMES,
    WITHOUT_UNION,
    three_workbooks,
)

DAY = "20261101"


@pytest.fixture(autouse=True)
def default(home: Path) -> Iterator[None]:
    """Other tests go by the register that was the default before one was started on the page."""
    before = Home(home).default()
    yield
    Home(home).choose(str(before))


def start(page: Page, address: str) -> None:
    open_page(page, f"{address}/data?lang=zh&tab=import")
    form = page.locator(".st-key-start-register")
    if not form.get_by_role("textbox", name="中文标题").is_visible():
        form.locator("summary").click()
        settle(page)
    form.get_by_role("textbox", name="中文标题").fill("省直机关工会")
    form.get_by_role("textbox", name="管理单位").fill("省直机关工会工作委员会")
    form.get_by_role("textbox", name="简称").fill("organs")
    form.get_by_role("button", name="新建").click()
    page.get_by_text("登记簿“省直机关工会”已建好").wait_for(timeout=60_000)
    settle(page)


def bring(page: Page, path: Path, version: str) -> str:
    """Bring a file in through the page; what the page said of it before it was published."""
    page.locator(".st-key-uploader-zh input[type=file]").set_input_files(path)
    page.get_by_text("读入").first.wait_for(timeout=60_000)
    settle(page)
    page.get_by_text("导入设置", exact=True).click()
    settle(page)
    page.get_by_role("spinbutton", name="year, 资料截至").click()
    page.keyboard.type(DAY)
    page.wait_for_timeout(300)
    page.get_by_role("button", name="按以上设置重新核对").click()
    page.get_by_text("资料截至2026年11月1日").last.wait_for(timeout=60_000)
    settle(page)
    for summary in page.locator("[class*=st-key-problem-] summary").all():
        summary.click()
    settle(page)
    said = page.inner_text("body")
    page.get_by_role("button", name="发布", exact=True).click()
    page.get_by_text(f"已发布为版本{version}").wait_for(timeout=120_000)
    settle(page)
    return said


def test_three_workbooks_come_in_by_the_page_alone(page: Page, address: str, home: Path, tmp_path: Path) -> None:
    start(page, address)
    units, terms, agreements = three_workbooks(tmp_path)
    said = bring(page, units, "v0002")
    assert "采用19 + 待更正0" in said or "采用20 + 待更正0" in said
    said += bring(page, terms, "v0003")
    assert "采用16 + 待更正0" in said
    said += bring(page, agreements, "v0004")
    assert "采用5 + 待更正0" in said
    for person in PERSONS:
        assert person not in said, person

    open_page(page, f"{address}/data?register=organs&lang=zh&tab=names")
    for place, (spelling, unit) in enumerate(sorted(SHORT_NAMES.items())):
        box = page.locator("[class*=st-key-suggestion-]", has_text=spelling)
        assert unit in box.inner_text()
        box.get_by_role("button", name="是同一单位", exact=True).click()
        page.get_by_text(f"已合并为同一单位，可撤销（版本v{place + 5:04}）").wait_for(timeout=60_000)
        settle(page)
    assert "可能是同一单位的名称：0组" in page.inner_text("body")

    open_page(page, f"{address}/?register=organs&lang=zh")
    body = page.inner_text("body")
    assert "省直机关工会" in body and f"{len(NAMES)}家单位" in body
    assert shown(page, "units_without_union").split()[0] == str(len(WITHOUT_UNION))
    classes = dict(re.findall(r"■ (\S+?) (\d+)", body))
    assert int(classes["未建会单位"]) == len(WITHOUT_UNION)
    overdue = [int(count) for name, count in classes.items() if "未换届" in name]
    assert sum(overdue) == len(OVERDUE)

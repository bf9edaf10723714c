"""The Data page as staff use it: a messy workbook in, its problems seen, sent back, mended, and in the numbers."""

import csv
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page

from browser.pages import downloaded, open_page, settle
from dashboard.home.registers import Home
from dashboard.ingest.importer import import_files
from dashboard.register.versions import Register

MARKED = "FFF8B4B4"


@pytest.fixture(scope="module")
def register(home: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A small register of its own beside the others, so that their numbers stay."""
    path = tmp_path_factory.mktemp("first") / "单位.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([("单位名称", "单位性质", "职工人数"), ("旧有单位", "企业", 50)])
    import_files(Register(Home(home), "intake"), [path], as_of=date(2014, 4, 30))
    return "intake"


def messy(path: Path) -> Path:
    """Two tables and a sheet of contacts, with title, note and total lines and five wrong cells."""
    book = openpyxl.Workbook()
    units = book.active
    units.title = "单位台账"
    for line in (
        ["2014年一季度单位台账"],
        ["填报单位\uff1a省直属机关工会工委"],
        ["单位名称", "单位性质", "职工总人数", "成立时间", "用工总数", "联系电话"],
        ["省测绘一队", "事业单位", "120", "2001-05-08", 125, "13900000000"],
        ["黔北建材公司", "企业", "三百岁", "2014-02-30", 310, "13900000001"],
        ["<b>黔山</b>商贸公司", "民企业", "40", "2010-13-01", 44, None],
        ["合计", None, "605", None, None, None],
    ):
        units.append(line)
    terms = book.create_sheet("换届情况")
    for line in (["单位名称", "换届日期", "届期"], ["省测绘一队", "二〇一二", 3]):
        terms.append(line)
    book.save(path)
    return path


def upload(page: Page, path: Path) -> None:
    page.locator(".st-key-uploader-zh input[type=file]").set_input_files(path)
    page.get_by_text("读入").first.wait_for(timeout=60_000)
    settle(page)


def choose_date(page: Page, day: str) -> None:
    """The date of the records, and the files checked again with it."""
    page.get_by_text("导入设置", exact=True).click()
    settle(page)
    page.get_by_role("spinbutton", name="year, 资料截至").click()
    page.keyboard.type(day)
    page.wait_for_timeout(300)
    page.get_by_role("button", name="按以上设置重新核对").click()
    page.get_by_text("资料截至2014年4月30日。").last.wait_for(timeout=60_000)
    settle(page)


def test_a_messy_workbook_comes_in_when_it_was_sent_back_and_mended(
    page: Page, address: str, register: str, tmp_path: Path
) -> None:
    open_page(page, f"{address}/data?register={register}")
    upload(page, messy(tmp_path / "一季度 台账.xlsx"))
    body = page.inner_text("body")
    assert "1个文件\uff0c读入7行 = 采用1 + 待更正3 + 未计入3" in body
    for kind in ("“…”不是日期 · 3", "“…”不是数字 · 1", "“…”不在可填的选项之内 · 1", "该列属个人信息\uff0c未导入 · 1"):
        assert kind in body, kind
    assert page.locator("b", has_text="黔山").count() == 0

    # An unknown header is suggested for, and taken over only by choice.
    page.get_by_text("1个表头未识别").click()
    settle(page)
    assert "13900000000" not in page.inner_text("body")
    page.get_by_role("combobox", name="用工总数").click()
    page.keyboard.type("职工人数")
    page.get_by_role("option", name="单位 · 职工人数").first.wait_for()
    page.keyboard.press("Escape")

    page.locator(".st-key-problem-not_a_date summary").click()
    settle(page)
    assert "写成2014-08-31或2014年8月31日" in page.inner_text("body")
    back = downloaded(page, page.locator(".st-key-send-back").get_by_role("button").first, tmp_path)
    assert back.name == "一季度-台账_退回更正.xlsx"
    book = openpyxl.load_workbook(back)
    wrong = {
        (sheet.title, cell.coordinate)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment and cell.fill.fgColor.rgb == MARKED
    }
    assert wrong == {
        ("单位台账", "C5"),
        ("单位台账", "D5"),
        ("单位台账", "B6"),
        ("单位台账", "D6"),
        ("换届情况", "B2"),
    }
    units = book["单位台账"]
    units["C5"], units["D5"], units["B6"], units["D6"] = 300, date(2014, 2, 28), "企业", date(2010, 12, 1)
    book["换届情况"]["B2"] = date(2012, 6, 1)
    mended = tmp_path / "更正.xlsx"
    book.save(mended)

    page.get_by_role("button", name="放弃本次导入").click()
    settle(page)
    assert "版本v0001" in page.inner_text("body")
    upload(page, mended)
    assert "采用4 + 待更正0" in page.inner_text("body")
    choose_date(page, "20140430")
    assert "单位 · 新增 3" in page.inner_text("body")
    page.get_by_role("button", name="发布", exact=True).click()
    page.get_by_text("已发布为版本v0002").wait_for(timeout=120_000)
    settle(page)
    assert "版本v0002" in page.inner_text(".st-key-header")

    page.get_by_role("link", name="查看总览").click()
    settle(page)
    assert "4家单位" in page.inner_text("body")
    open_page(page, f"{address}/unit?register={register}")
    page.get_by_label("查找单位").fill("测绘")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="省测绘一队").wait_for(timeout=30_000)


def test_who_has_not_reported_is_a_text_and_a_picture(page: Page, address: str, tmp_path: Path) -> None:
    open_page(page, f"{address}/data?register=province&tab=returns")
    assert "截至2026年10月31日\uff0c尚有" in page.inner_text("body")
    picture = downloaded(page, page.get_by_role("button", name="存为图片"), tmp_path)
    assert picture.read_bytes().startswith(b"\x89PNG")

"""What leaves the page by its menu agrees with what stands on it, under each filter."""

import csv
import io
import re
import zipfile
from pathlib import Path

import icalendar
import openpyxl
import pytest
from playwright.sync_api import Page

from browser.pages import downloaded, open_page, value


@pytest.mark.parametrize(
    "where",
    [
        "&sector=government&check_fail=organisation_complete",
        pytest.param("", marks=pytest.mark.exhaustive),
        pytest.param("&sector=enterprise", marks=pytest.mark.exhaustive),
    ],
)
def test_the_menus_files_hold_what_the_screen_shows(page: Page, address: str, tmp_path: Path, where: str) -> None:
    open_page(page, f"{address}/?register=guizhou{where}")
    told = value(page, "elections_long_overdue")
    # Where nobody knows of any election no letter goes out.
    overdue = 0 if "待核实" in told else int(told)
    problems = int(re.search(r"共(\d+)项", page.locator(".stMainBlockContainer").inner_text())[1])
    page.get_by_role("button", name="导出").click()

    def taken(label: str) -> bytes:
        return downloaded(page, page.get_by_role("button", name=label, exact=True), tmp_path).read_bytes()

    book = openpyxl.load_workbook(io.BytesIO(taken("工作簿")))
    assert book["问题整改台账"].max_row - 1 == problems
    with zipfile.ZipFile(io.BytesIO(taken("交办单"))) as archive:
        index = csv.DictReader(io.StringIO(archive.read("index.csv").decode("utf-8-sig")))
        assert sum(int(row["问题数"]) for row in index) == problems
    with zipfile.ZipFile(io.BytesIO(taken("函件"))) as archive:
        # In this register every union that is long overdue was reported, and no other is overdue.
        assert sum("督办函" in name for name in archive.namelist()) == overdue
    sheet = openpyxl.load_workbook(io.BytesIO(taken("年报核对表"))).worksheets[0]
    assert sheet["B6"].value == "已建会单位数"
    assert icalendar.Calendar.from_ical(taken("到期日历")).name == "VCALENDAR"

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from dashboard.ingest.files.read_file import read_file
from dashboard.ingest.history.import_problems import problems
from dashboard.paths import data_folder
from ingest.reading import rows

LISTINGS = Path(__file__).resolve().parents[3] / "shared" / "domain" / "guizhou_listings.csv"
WORKBOOK = data_folder() / "guizhou" / "harmonious_enterprise_2014.xlsx"


def listed() -> list[tuple[object, ...]]:
    """(name, list, task, sector) of every listing in the workbook."""
    found = []
    for sheet in read_file(WORKBOOK):
        header = next((row for row in sheet.rows if "所在单位" in row), None)
        if header is not None:
            places = [header.index(name) for name in ("所在单位", "名单", "任务", "单位性质", "性质来源")]
            found += [tuple(row[place] for place in places) for row in sheet.rows if isinstance(row[0], int | float)]
    return found


def test_the_workbook_has_ten_lists_with_71_listings() -> None:
    assert list(Counter(row[1] for row in listed()).values()) == [7, 5, 13, 1, 5, 8, 2, 2, 21, 7]


@pytest.mark.skipif(not LISTINGS.is_file(), reason="the listings of the Guizhou campaign are not beside the checkout")
def test_the_listings_are_spelled_as_printed() -> None:
    with LISTINGS.open(encoding="utf-8-sig") as file:
        columns = ("单位名称(原文)", "名单", "任务", "单位性质(推测)", "性质来源")
        printed = [tuple(row[column] for column in columns) for row in csv.DictReader(file)]
    assert listed() == printed


def test_every_row_is_accepted(guizhou) -> None:
    assert rows(guizhou, "select sum(rows_quarantined), count(*) from imports") == [(0, 12)]
    assert rows(guizhou, "select count(*) from imports where rows_read != rows_accepted + rows_skipped") == [(0,)]
    assert set(problems(guizhou.current())["code"]) == {"reported_on_import", "columns_left"}


def test_62_units_of_which_40_have_a_named_union(guizhou) -> None:
    assert rows(guizhou, "select sector, count(*) from units group by 1 order by 1") == [
        ("enterprise", 24),
        ("government", 23),
        ("institution", 15),
    ]
    assert rows(guizhou, "select distinct sector_source from units") == [("inferred",)]
    assert rows(guizhou, "select count(union_id), count(distinct union_id) from units") == [(40, 40)]
    assert rows(guizhou, "select count(*) from unions where name like '%工会'") == [(40,)]
    assert rows(guizhou, "select method, count(*) from aliases group by 1 order by 1") == [("exact", 62), ("rule", 7)]


def test_the_lists_fill_task_units_findings_self_checks_and_honours(guizhou) -> None:
    assert rows(guizhou, "select count(*) from task_units") == [(71,)]
    query = "select check_id, count(*), min(due_on), max(due_on), min(reported_on) from findings group by 1 order by 2"
    assert rows(guizhou, query) == [
        ("home_review", 2, date(2014, 10, 31), date(2014, 10, 31), date(2014, 4, 30)),
        ("election_on_time", 5, date(2014, 8, 31), date(2014, 8, 31), date(2014, 4, 30)),
        ("union_established", 7, date(2014, 8, 31), date(2014, 8, 31), date(2014, 4, 30)),
        ("organisation_complete", 13, date(2014, 8, 31), date(2014, 8, 31), date(2014, 4, 30)),
    ]
    query = "select count(*), min(due_on), count(submitted_on) from self_checks"
    assert rows(guizhou, query) == [(21, date(2014, 9, 30), 0)]
    assert rows(guizhou, "select level, status, count(*) from honours group by all order by all") == [
        ("direct", "candidate", 8),
        ("model_unknown", "rework", 2),
        ("national", "candidate", 1),
        ("provincial", "candidate", 5),
    ]


def test_what_the_plan_calls_large_or_medium_has_that_size(guizhou) -> None:
    query = "select size, size_source, count(*), count(distinct task_id) from units join task_units using (unit_id)"
    assert rows(guizhou, f"{query} where task_id in ('T05', 'T07') group by 1, 2 order by 1") == [
        ("large", "inferred", 4, 2),
        ("large_or_medium", "inferred", 5, 1),
    ]
    assert rows(guizhou, "select count(size) from units") == [(7,)]


def test_the_tasks_have_their_targets_and_deadlines(guizhou) -> None:
    query = "select task_id, target, unit_of_target, starts_on, due_on from tasks where task_id like 'T%' order by 1"
    assert rows(guizhou, query) == [
        ("T01", 25, "units", None, date(2014, 8, 31)),
        ("T02", 14, "homes", None, date(2014, 10, 31)),
        ("T03", 1, "reports", None, date(2014, 6, 30)),
        ("T04", 2, "meetings", None, date(2014, 7, 31)),
        ("T05", 6, "agreements", date(2014, 5, 1), date(2014, 10, 31)),
        ("T06", 21, "reports", None, date(2014, 9, 30)),
        ("T07", 7, "units", date(2014, 7, 1), date(2014, 8, 31)),
        ("T08", 100, "percent", None, None),
        ("T09", None, None, None, None),
        ("T10", None, None, None, None),
        ("T11", None, None, None, None),
        ("T12", None, None, None, None),
        ("T13", None, "units", None, date(2014, 6, 30)),
        ("T14", None, "harmonious_enterprises", None, None),
    ]
    note = "select target_note from tasks where task_id = 'T04'"
    assert rows(guizhou, note) == [("前后表述不一(1次/2次),请发文单位确认",)]
    assert guizhou.current().date == date(2014, 4, 30)

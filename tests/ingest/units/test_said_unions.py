"""是否建会: a no is known from then on for this unit, a yes tells of its union, and neither overrules the register."""

from datetime import date
from pathlib import Path

import pytest

from dashboard.answers.numbers import numbers
from dashboard.query.filters import Filters
from dashboard.register.reader import open_reader
from ingest.everyday import Brought, new_register, workbook
from ingest.reading import rows

HEADERS = ["是否建会", "是否建立工会", "有无工会", "建会情况", "是否成立工会组织", "工会组建情况"]
YES = ["是", "已建", "√", "有", "已成立"]
NO = ["否", "未建", "×", "无", "未成立", "没有"]


def bring(folder: Path, *lines: tuple[object, ...]) -> Brought:
    return new_register(folder).bring(workbook(folder / "x.xlsx", lines))


def established(brought: Brought, as_of: date | None = None) -> tuple[object, object, object]:
    """How many units have a union, of how many of which it is known; and of how many it is not."""
    (found,) = numbers(open_reader(brought.register.current(), as_of), Filters(), only=["union_established"])
    return found.numerator, found.denominator, found.unknown


@pytest.mark.parametrize("header", HEADERS)
def test_yes_and_no_are_known_and_what_is_empty_is_not(tmp_path: Path, header: str) -> None:
    lines = [(f"甲{place}厂", 100, said) for place, said in enumerate([*YES, *NO, "", "不详", "/", None])]
    brought = bring(tmp_path, ("单位名称", "职工人数", header), *lines)
    assert established(brought) == (len(YES), len(YES) + len(NO), 4)
    assert rows(brought.register, "select count(*) from unions") == [(len(YES),)]


@pytest.mark.parametrize("text", ["筹建中", "拟建", "正在筹建"])
def test_what_is_under_way_is_told_and_counts_as_no(tmp_path: Path, text: str) -> None:
    brought = bring(tmp_path, ("单位名称", "职工人数", "是否建会"), ("甲厂", 100, text))
    assert established(brought) == (0, 1, 0)
    assert brought.told(text, 2)


def test_a_union_that_comes_later_is_the_units_union(tmp_path: Path) -> None:
    brought = bring(tmp_path, ("单位名称", "职工人数", "是否建会"), ("甲厂", 100, "否"))
    brought.bring(workbook(tmp_path / "y.xlsx", [("单位名称", "工会名称", "会员人数"), ("甲厂", "甲厂工会", 90)]))
    assert established(brought) == (1, 1, 0)


def test_a_no_against_a_union_of_the_register_changes_nothing_and_is_told(tmp_path: Path) -> None:
    brought = bring(tmp_path, ("单位名称", "职工人数", "会员人数"), ("甲厂", 100, 90))
    brought.bring(workbook(tmp_path / "y.xlsx", [("单位名称", "是否建会"), ("甲厂", "否")]))
    assert established(brought) == (1, 1, 0)
    found = brought.problems()
    assert set(found["column"][found["code"] == "union_denied"]) == {"是否建会"}


def test_a_no_beside_facts_of_a_union_in_one_row_is_told(tmp_path: Path) -> None:
    brought = bring(
        tmp_path, ("单位名称", "职工人数", "是否建会", "会员人数"), ("甲厂", 100, "否", 90), ("乙厂", 100, "否", 0)
    )
    assert established(brought) == (1, 2, 0)
    assert "union_denied" in brought.codes(2)
    assert brought.codes(3) == set()


def test_a_no_in_the_place_of_a_unions_name_is_known_too(tmp_path: Path) -> None:
    lines = [("甲厂", 100, "未建会"), ("乙厂", 100, "没有工会"), ("丙厂", 100, "/"), ("丁厂", 100, "丁厂工会")]
    brought = bring(tmp_path, ("单位名称", "职工人数", "工会名称"), *lines)
    assert established(brought) == (1, 3, 1)


def test_a_quarantined_row_declares_nothing(tmp_path: Path) -> None:
    brought = bring(tmp_path, ("单位名称", "是否建会"), ("合计（20家）", "否"), ("甲厂", "否"))
    assert rows(brought.register, "select count(*) from coverage") == [(1,)]


def test_a_no_says_nothing_of_earlier_dates(tmp_path: Path) -> None:
    brought = bring(tmp_path, ("单位名称", "职工人数", "是否建会"), ("甲厂", 100, "否"))
    assert established(brought) == (0, 1, 0)
    assert established(brought, date(2026, 10, 31)) == (0, 0, 1)

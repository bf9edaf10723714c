"""What makes a unit or a union, and what is told instead: words in a union's column, codes of other names, remarks."""

from pathlib import Path

import pytest
from stdnum.cn import uscc

from dashboard.ingest.suggesting.aliases import confirm_alias
from dashboard.ingest.units.union_names import no_union_name
from ingest.everyday import Brought, new_register, workbook
from ingest.reading import rows

CODE = "91520115MA6F00007" + uscc.calc_check_digit("91520115MA6F00007")
NO_UNIONS = ["无", "未建会", "否", "同上", "/", "筹建中", "是", "已建", "有", "没有工会", "尚未建立工会", "已建工会"]
UNIONS = ["贵州甲机械有限公司工会", "未来科技公司工会", "建设银行工会", "有色冶金工会", "工会联合会", "无线电厂工会"]


def bring(folder: Path, *lines: tuple[object, ...]) -> Brought:
    return new_register(folder).bring(workbook(folder / "x.xlsx", lines))


@pytest.mark.parametrize("text", NO_UNIONS)
def test_words_in_a_unions_column_make_no_union(tmp_path: Path, text: str) -> None:
    brought = bring(tmp_path, ("单位名称", "工会名称", "职工人数"), ("甲公司", text, 10), ("乙公司", "乙公司工会", 5))
    assert rows(brought.register, "select name from unions") == [("乙公司工会",)]
    assert brought.by_unit("union_id")["甲公司"] is None
    assert brought.codes(2) == {"no_union_name"}
    assert brought.told(text, 2)


@pytest.mark.parametrize("text", UNIONS)
def test_a_unions_name_stays_one(text: str) -> None:
    assert not no_union_name(text)


def test_a_word_never_replaces_the_name_of_a_union(tmp_path: Path) -> None:
    brought = bring(tmp_path, ("单位名称", "工会名称", "会员人数"), ("甲公司", "甲公司工会", 10))
    brought.bring(workbook(tmp_path / "y.xlsx", [("单位名称", "工会名称", "会员人数"), ("甲公司", "有", 12)]))
    assert rows(brought.register, "select name, members from unions") == [("甲公司工会", 12)]


def test_an_election_that_cannot_be_read_makes_no_union(tmp_path: Path) -> None:
    brought = bring(
        tmp_path, ("单位名称", "职工人数", "换届日期"), ("甲公司", 100, "去年春天"), ("乙公司", 80, "2024-05-01")
    )
    assert brought.by_unit("union_id")["甲公司"] is None
    assert brought.by_unit("union_id")["乙公司"] is not None


def test_a_credit_code_of_quite_another_name_is_told_and_the_row_not_taken(tmp_path: Path) -> None:
    header = ("单位名称", "统一社会信用代码", "职工人数")
    brought = bring(tmp_path, header, ("贵州甲机械有限公司", CODE, 100), ("四川长江酒业股份公司", CODE, 70))
    assert brought.by_unit("employees") == {"贵州甲机械有限公司": 100}
    assert brought.codes(3) == {"id_of_another_name"}
    assert rows(brought.register, "select alias from aliases where alias like '四川%'") == []


def test_a_renamed_unit_is_found_by_its_code_once_the_name_is_confirmed(tmp_path: Path) -> None:
    header = ("单位名称", "统一社会信用代码", "职工人数")
    brought = bring(tmp_path, header, ("贵州甲机械有限公司", CODE, 100))
    confirm_alias(brought.register, "四川长江酒业股份公司", CODE)
    brought.bring(workbook(tmp_path / "y.xlsx", [header, ("四川长江酒业股份公司", CODE, 70)]))
    assert rows(brought.register, "select unit_id, employees from units") == [(CODE, 70)]
    assert "id_of_another_name" not in brought.codes()


def test_a_quarantined_row_leaves_neither_a_spelling_nor_stands_for_the_unit(tmp_path: Path) -> None:
    brought = bring(
        tmp_path,
        ("单位名称", "统一社会信用代码", "换届日期", "职工人数"),
        ("贵州甲机械公司", CODE, "去年", None),
        ("贵州甲机械有限公司", CODE, "2024-05-01", 120),
        ("贵州甲机械", CODE, "2024-05-01", 130),
    )
    assert rows(brought.register, "select name, source_row, employees from units") == [("贵州甲机械有限公司", 3, 120)]
    assert {alias for (alias,) in rows(brought.register, "select alias from aliases")} == {
        "贵州甲机械有限公司",
        "省甲机械有限公司",
    }


def test_a_spelling_stays_if_any_of_its_rows_is_taken(tmp_path: Path) -> None:
    brought = bring(
        tmp_path,
        ("工会名称", "单位名称", "换届日期", "会员人数"),
        ("甲机械公司工会", "贵州甲机械公司", "去年", "x"),
        ("甲机械公司工会", "贵州甲机械公司", "2024-05-01", 120),
    )
    assert rows(brought.register, "select alias, source_row from aliases where alias = '贵州甲机械公司'") == [
        ("贵州甲机械公司", 3)
    ]


def test_the_same_election_twice_is_one_term(tmp_path: Path) -> None:
    brought = bring(tmp_path, ("单位名称", "换届日期"), ("甲公司", "2024-05-01"), ("甲公司", "2024-05-01"))
    assert rows(brought.register, "select count(*) from terms") == [(1,)]
    assert brought.reports[0].files[0].rows_skipped == 1

"""Remarks behind the name of a unit."""

import pytest

from dashboard.vocabulary.name_remarks import without_remark


@pytest.mark.parametrize("remark", ["原甲厂", "更名为甲新公司", "已注销", "筹", "并入乙公司"])
def test_a_remark_is_no_part_of_the_name(remark: str) -> None:
    for opening, closing in ("()", "\uff08\uff09"):
        found = without_remark(f"甲一公司{opening}{remark}{closing}")
        assert (found.name, found.remark) == ("甲一公司", remark)


@pytest.mark.parametrize("name", ["甲一公司（本部）", "甲一公司", "甲（贵州）公司"])
def test_other_brackets_stay(name: str) -> None:
    assert without_remark(name).name == name

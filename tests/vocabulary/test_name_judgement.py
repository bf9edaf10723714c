"""Which texts can be the name of a unit."""

import pytest

from dashboard.vocabulary.name_judgement import no_unit_name


@pytest.mark.parametrize(
    "text",
    [
        "省统计局",
        "甲公司",
        "A",
        "Yahoo! Inc.",
        "Who? Ltd",
        "A;B GmbH",
        "360（北京）软件有限公司",
        "(筹)甲公司",
        "水利、电力职工学校",
        "甲公司（本部）",
        "中国石化集团公司本级",
    ],
)
def test_a_name_is_a_name(text: str) -> None:
    assert not no_unit_name(text)


@pytest.mark.parametrize(
    "text",
    [
        "1",
        "—",
        "/",
        "〃",
        "合计（20家）",
        "示例（请勿删除）",
        "（略）",
        "省本级",
        "贵阳市本级",
        "平均数",
        "同比",
        "甲公司、乙公司",
        "甲机械厂/乙机械厂",
        "请填写全称!",
    ],
)
def test_numbers_signs_totals_and_two_names_are_no_names(text: str) -> None:
    assert no_unit_name(text)

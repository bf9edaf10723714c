"""The initials of Chinese names: what they find and what they don't."""

import re

import pytest

from dashboard.vocabulary.pinyin import characters, initials_pattern


def found(text: str, name: str) -> bool:
    pattern = initials_pattern(text)
    return pattern is not None and re.search(pattern, name) is not None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("gyfz", "贵阳纺织厂"),
        ("FZC", "贵阳纺织厂"),
        ("cq", "重庆市总工会"),  # of several readings each is found
        ("zy", "重要客户中心"),
        ("lh", "绿化委员会"),
        ("atgs", "ABCAT公司"),
    ],
)
def test_found(text: str, name: str) -> None:
    assert found(text, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [("gyzf", "贵阳纺织厂"), ("gc", "贵阳纺织厂"), ("bj", "贵阳纺织厂")],
)
def test_not_found(text: str, name: str) -> None:
    assert initials_pattern(text) is not None
    assert not found(text, name)


@pytest.mark.parametrize("text", ["", "g", "贵阳", "gy1", "g y", "a" * 21, "[a-z]", "ü"])
def test_other_texts_are_no_initials(text: str) -> None:
    assert initials_pattern(text) is None


def test_every_common_character_stands_under_a_letter() -> None:
    assert len(set("".join(characters().values()))) == 6763

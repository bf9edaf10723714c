"""Which names may be those of one unit."""

import pytest

from dashboard.vocabulary.name_likeness import are_alike, is_short_form


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("省高速集团", "省高速公路集团有限公司"),
        ("省水投集团", "省水利投资集团有限公司"),
        ("省旅投", "省旅游投资控股集团"),
    ],
)
def test_a_short_form_stands_for_the_long_name(short: str, long: str) -> None:
    assert is_short_form(short, long)
    assert not is_short_form(long, short)
    assert are_alike(short, long)


@pytest.mark.parametrize(
    ("short", "long"), [("省集团", "省水利投资集团有限公司"), ("市水投", "省水利投资集团有限公司")]
)
def test_what_distinguishes_nothing_is_no_short_form(short: str, long: str) -> None:
    assert not is_short_form(short, long)


def test_quite_another_name_is_not_alike() -> None:
    assert not are_alike("甲一公司", "黔山商贸中心")
    assert are_alike("甲一公司", "甲一公司（本部）")

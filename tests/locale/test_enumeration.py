"""Enumerations and plurals in both languages."""

import pytest

from dashboard.locale import ngettext
from dashboard.locale.enumeration import listed
from dashboard.locale.in_language import speaking


def test_parts_stand_side_by_side() -> None:
    assert listed(["机关", "企业"], "zh") == "机关、企业"
    assert listed(["government", "enterprises"], "en") == "government, enterprises"
    assert listed([], "zh") == "" and listed(iter(["a"]), "en") == "a"


@pytest.mark.parametrize(("count", "said"), [(0, "0 units"), (1, "1 unit"), (2, "2 units"), (1_000, "1,000 units")])
def test_english_has_a_form_for_one_and_chinese_one_form_for_all(count, said) -> None:
    def spoken() -> str:
        return ngettext("{n} unit", "{n} units", count, n=f"{count:,}")

    with speaking("en"):
        assert spoken() == said
    with speaking("zh"):
        assert spoken() == f"{count:,}家"

"""Which texts can be the name of a unit."""

import pytest

from dashboard.vocabulary.name_judgement import no_unit_name


@pytest.mark.parametrize("text", ["省统计局", "甲公司", "A"])
def test_a_name_is_a_name(text: str) -> None:
    assert not no_unit_name(text)


@pytest.mark.parametrize("text", ["1", "—", "/", "〃"])
def test_numbers_and_signs_are_no_names(text: str) -> None:
    assert no_unit_name(text)

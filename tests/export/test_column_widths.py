"""Columns on paper: words and dates whole, long texts share what is left."""

import pytest

from dashboard.export.column_widths import column_widths

HEADER = ["单位名称", "到期日期", "依据"]


def widths(rows, total):
    return column_widths(rows, total, measure=len, padding=2)


def test_what_has_room_is_whole_and_fills_the_page() -> None:
    found = widths([["a", "bb"], ["aaaa", "b"]], 100)
    assert sum(found) == pytest.approx(100)
    assert found[0] == pytest.approx(100 * 6 / 10)


def test_a_long_text_takes_nothing_from_the_short_ones() -> None:
    name, day, basis = widths([HEADER, ["甲公司", "2014-08-31", "依" * 300]], 60)
    assert (name, day) == (6, 12)
    assert basis == pytest.approx(42)


def test_several_long_texts_share_alike_but_no_word_breaks() -> None:
    word, first, second = widths([["x" * 20, "甲", "乙"], ["y", "长" * 99, "长" * 66]], 62)
    assert word == 22
    assert first == pytest.approx(second) == pytest.approx(20)


def test_a_column_to_write_in_has_room() -> None:
    found = widths([["序号", "办理情况"], ["1", ""]], 70)
    assert found[1] >= 10


def test_words_wider_than_the_page_still_fit_the_page() -> None:
    assert sum(widths([["x" * 50, "y" * 70]], 60)) == pytest.approx(60)

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.labels import lines_of, pixels_of, width_of, wrapped


@pytest.mark.parametrize(
    ("name", "width", "expected"),
    [
        ("届期", 6, "届期"),
        ("调委会", 6, "调委会"),
        ("建立工会", 6, "建立<br>工会"),
        ("女职工委员会", 6, "女职工<br>委员会"),
        ("个体工商户", 6, "个体工<br>商户"),
        ("Public institution", 16, "Public<br>institution"),
        ("Self-check", 6, "Self-<br>check"),
        ("Organisation", 6, "Organisation"),
        ("", 6, ""),
    ],
)
def test_names_break_where_they_read_well(name, width, expected):
    assert wrapped(name, width) == expected


def test_a_break_after_a_pause_is_preferred():
    assert wrapped("省国资委系统工会联合会（含控股企业）", 24).split("<br>")[1] == "（含控股企业）"


def test_marks_in_a_name_are_shown_and_not_obeyed():
    assert wrapped("A & B <b>union</b>", 40) == "A &amp; B &lt;b&gt;union&lt;/b&gt;"


@given(name=st.text("工会委员、，,（)() abc-<&", max_size=60), width=st.integers(2, 30))
def test_nothing_of_a_name_is_cut(name, width):
    shown = unescape("".join(wrapped(name, width).split("<br>")))
    assert "".join(shown.split()) == "".join(name.split())


@given(name=st.text("工会组织委员主席配备", min_size=1, max_size=60), width=st.integers(4, 30))
def test_chinese_names_keep_to_their_width(name, width):
    lines = wrapped(name, width).split("<br>")
    assert all(width_of(line) <= width + 1 for line in lines)
    assert lines_of(wrapped(name, width)) == len(lines)


@pytest.mark.parametrize(
    ("label", "drawn"),
    # Pixels at a size of 13 as Chromium draws them, in the fonts of a Linux machine.
    [("Home", 37), ("工资协议", 52), ("女职工委员会", 78), ("MWmw%@", 71), ("ABC DEF", 62)],
)
def test_a_margin_holds_its_label_with_a_pixel_to_spare(label, drawn):
    assert drawn + 2 <= pixels_of([label], 13) <= drawn * 1.2 + 6


def test_no_label_wants_no_margin():
    assert pixels_of([], 13) == 0

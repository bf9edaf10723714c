from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.numerals import counted, day_of, month, percent, short
from dashboard.locale import use_language


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [(1, 8, 13), (3, 8, 38), (1, 200, 1), (1, 201, 0), (0, 7, 0), (7, 7, 100), (2, 3, 67), (5, 40, 13)],
)
def test_half_a_percent_is_rounded_up(part, whole, expected):
    assert percent(part, whole) == expected


@given(whole=st.integers(1, 10**7), data=st.data())
def test_a_share_is_rounded_to_the_nearest_percent(whole, data):
    part = data.draw(st.integers(0, whole))
    assert -whole <= 200 * part - 2 * whole * percent(part, whole) < whole
    assert percent(part, whole) in range(101)


@pytest.mark.parametrize(
    ("count", "zh", "en"),
    [
        (0, "0", "0"),
        (9_999, "9,999", "9,999"),
        (10_000, "1万", "10k"),
        (12_500, "1.3万", "13k"),
        (1_234_567, "123万", "1.2M"),
        (9_960_000, "996万", "10M"),
        (120_000_000, "1.2亿", "120M"),
    ],
)
def test_large_counts_are_shortened_in_each_language_s_own_steps(count, zh, en):
    assert (short(count, "zh"), short(count, "en")) == (zh, en)


def test_one_unit_is_singular():
    use_language("en")
    assert [counted(count, "units") for count in (0, 1, 2, 1234)] == ["0 units", "1 unit", "2 units", "1,234 units"]
    assert [counted(count, "problems") for count in (1, 2)] == ["1 problem", "2 problems"]


def test_days_name_their_year_only_where_it_is_another():
    as_of, same, other = date(2014, 7, 12), date(2014, 8, 31), date(2015, 1, 31)
    assert [day_of(day, as_of, "zh") for day in (same, other)] == ["8月31日", "2015年1月31日"]
    assert [day_of(day, as_of, "en") for day in (same, other)] == ["31 August", "31 January 2015"]
    assert (month(same, "zh"), month(same, "en"), month(same, "en", full=True)) == ("8月", "Aug", "August")

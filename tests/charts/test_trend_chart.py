from datetime import date
from decimal import Decimal

import pytest

from dashboard.answers.numbers import Number
from dashboard.answers.trend import Trend
from dashboard.catalogue.loader import catalogue
from dashboard.charts.palette import palette
from dashboard.charts.trend_line import Point, trend
from dashboard.locale import use_language
from dashboard.vocabulary.periods import period_ends
from dashboard.wording.trend_words import points

DATES = period_ends(date(2026, 10, 31), "month")


def line(values, **options):
    """A trend by month of these values; None is a gap."""
    known = [
        Point(day, value, "?" if value is None else f"{value}%", "unknown" if value is None else None)
        for day, value in zip(DATES[-len(values) :], values, strict=True)
    ]
    return trend(known, "Rate", "month", "en", "light", percent=True, **options)


def test_no_points_give_no_chart():
    assert trend([], "Rate", "month", "zh", "light", percent=True) is None


def test_a_point_without_a_value_is_a_gap_with_its_sign_on_the_baseline():
    path, signs = line([50.0, None, 60.0]).figure.data
    assert list(path.y) == [50.0, None, 60.0]
    assert path.connectgaps is False
    assert (list(signs.x), list(signs.y), list(signs.text)) == ([1], [0], ["?"])
    assert signs.textfont.color == (palette("light").states["unknown"],)


def test_the_baseline_is_zero_and_there_is_room_above_the_highest_value():
    for values in ([99.0, 100.0], [0.0, 0.0], [None, None], [3]):
        low, high = line(values).figure.layout.yaxis.range
        assert low == 0 < high
        assert high > max(value or 0 for value in values)


def test_the_first_and_the_last_value_are_written_and_the_last_is_in_the_accent():
    path = line([None, 50.0, 55.0, 61.5]).figure.data[0]
    assert list(path.text) == ["", "50.0%", "", "61.5%"]
    colours = palette("light")
    assert list(path.marker.color) == [colours.muted] * 3 + [colours.accent]


def test_a_click_gives_the_date():
    assert [list(code) for code in line([1, None]).figure.data[0].customdata] == [["2026-09-30"], ["2026-10-31"]]
    assert [list(code) for code in line([1, None]).figure.data[1].customdata] == [["2026-10-31"]]


def test_two_years_of_months_are_named_in_threes_back_from_the_last():
    axis = line([1.0] * 24).figure.layout.xaxis
    assert list(axis.tickvals) == [2, 5, 8, 11, 14, 17, 20, 23]
    assert axis.ticktext[:3] == ("Jan<br>2025", "Apr", "Jul")
    assert axis.ticktext[-1] == "Oct"


def test_years_are_named_by_their_number():
    ends = period_ends(date(2026, 12, 31), "year", 5)
    found = trend([Point(day, 1, "1") for day in ends], "N", "year", "zh", "dark", percent=False)
    assert found.figure.layout.xaxis.ticktext == ("2022", "2023", "2024", "2025", "2026")


@pytest.mark.parametrize(
    ("values", "title"),
    [
        ([82.04, 85.26], "Rate on 31 October 2026: 85.26%, up by 3.3 percentage points since 30 September 2026"),
        ([85.26, None, 82.04], "Rate on 31 October 2026: 82.04%, down by 3.3 percentage points since 31 August 2026"),
        ([82.04, 82.03], "Rate on 31 October 2026: 82.03%, as on 30 September 2026"),
        ([None, 82.0], "Rate on 31 October 2026: 82.0%"),
        ([82.0, None], "Rate on 31 October 2026: ?"),
    ],
)
def test_the_title_is_the_finding_and_what_is_read_adds_up(values, title):
    assert line(values).title == title


def test_the_chinese_title_is_a_sentence_of_union_work():
    use_language("zh")
    found = [Point(date(2026, 9, 30), 1207, "1,207"), Point(date(2026, 10, 31), 1180, "1,180")]
    chart = trend(found, "未建会单位", "month", "zh", "light", percent=False)
    assert chart.title == "未建会单位：2026年10月31日为1,180，比2026年9月30日下降27"
    assert chart.alt.endswith("2026年9月30日1,207，2026年10月31日1,180。")


def test_the_title_compares_within_the_year_of_what_counts_in_one():
    indicator = catalogue().indicators["new_unions_year"]
    days = period_ends(date(2026, 3, 31), "month", 6)
    told = Trend(None, days[-1], indicator, tuple(days), {})
    assert told.compared_from == date(2026, 1, 31)
    found = [Point(day, count, str(count)) for day, count in zip(days, (25, 27, 29, 3, 5, 9), strict=True)]
    chart = trend(found, "New", "month", "en", "light", percent=False, compared_from=told.compared_from)
    assert chart.title == "New on 31 March 2026: 9, up by 6 since 31 January 2026"
    whole = Trend(None, days[-1], catalogue().indicators["units_open"], tuple(days), {})
    assert whole.compared_from == days[0]


def number(name, numerator, denominator, unknown):
    return Number(catalogue().indicators[name], (), numerator, denominator, unknown, 0)


def test_points_tell_gaps_apart():
    check = next(iter(catalogue().checks))
    count = next(name for name, indicator in catalogue().indicators.items() if not indicator.is_ratio)
    days = period_ends(date(2026, 10, 31), "month", 5)
    answers = [number(check, 1, 2, 2), number(check, 1, 2, 3), number(check, 0, 0, 0), number(count, 4, None, 9)]
    found = points(
        Trend(None, days[-1], catalogue().indicators[check], tuple(days), dict(zip(days, answers, strict=False))), "en"
    )
    assert [point.gap for point in found] == [None, "unknown", "not_applicable", None, "missing"]
    assert [point.value for point in found] == [50.0, None, None, 4, None]
    assert found[0].note == "2 units unknown"
    assert found[-1].text == "not computed yet"


def test_amounts_with_decimals_are_drawn():
    found = [Point(date(2025, 9, 30), Decimal("1.25"), "1.3"), Point(date(2026, 9, 30), Decimal("2.5"), "2.5")]
    chart = trend(found, "Score", "statistical_year", "en", "light", percent=False)
    assert list(chart.figure.data[0].y) == [1.25, 2.5]
    assert chart.title.endswith("up by 1.2 since 30 September 2025")

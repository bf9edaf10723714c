from datetime import date

import pytest

from dashboard.charts.coming_due import coming_due
from dashboard.charts.palette import palette
from dashboard.locale import use_language


def year(first, counts):
    return [
        (date(first.year + (first.month - 1 + step) // 12, (first.month - 1 + step) % 12 + 1, 1), count)
        for step, count in enumerate(counts)
    ]


MONTHS = year(date(2026, 11, 1), [38, 52, 64, 98, 71, 45, 33, 60, 41, 29, 22, 57])


def test_no_months_give_no_chart():
    assert coming_due([], 5, "zh", "light") is None


def test_the_backlog_is_the_first_bar_and_alone_in_the_accent():
    bars = coming_due(MONTHS, 96, "en", "light").figure.data[0]
    assert list(bars.y) == [96, *(count for _day, count in MONTHS)]
    assert bars.marker.color[0] == palette("light").accent
    assert set(bars.marker.color[1:]) == {palette("light").bar}
    assert list(bars.text[:3]) == ["96", "38", "52"]


def test_a_click_gives_the_month():
    bars = coming_due(MONTHS, 96, "en", "light").figure.data[0]
    assert [list(codes) for codes in bars.customdata[:3]] == [["overdue"], ["2026-11-01"], ["2026-12-01"]]


def test_years_stand_under_the_first_month_and_january():
    use_language("zh")
    names = coming_due(MONTHS, 96, "zh", "light").figure.layout.xaxis.ticktext
    assert names[:5] == ("超期", "11月<br>2026", "12月", "1月<br>2027", "2月")


def test_the_baseline_is_zero_even_without_any_count():
    for months in (MONTHS, year(date(2026, 1, 1), [0] * 12)):
        low, high = coming_due(months, 0, "en", "light").figure.layout.yaxis.range
        assert low == 0 < high


@pytest.mark.parametrize(
    ("months", "overdue", "title"),
    [
        (MONTHS, 96, "Terms ending from November to January of the next year: 154; already overdue: 96 unions"),
        (year(date(2026, 2, 1), [1] * 12), 0, "Terms ending from February to April: 3; already overdue: 0 unions"),
        (
            year(date(2026, 2, 1), [0] * 11 + [4]),
            0,
            "Terms ending from February to April: 0; already overdue: 0 unions",
        ),
        (year(date(2026, 2, 1), [0] * 12), 3, "No term ends in these 12 months; already overdue: 3 unions"),
        (year(date(2026, 2, 1), [0] * 12), 0, "No term ends in these 12 months, no union is overdue"),
    ],
)
def test_the_title_is_the_finding(months, overdue, title):
    assert coming_due(months, overdue, "en", "light").title == title


def test_the_text_alternative_tells_every_month():
    assert coming_due(MONTHS[:3], 1096, "en", "light").alt == (
        "Terms ending from November to January of the next year: 154; already overdue: 1,096 unions. "
        "Overdue 1,096 unions, November 2026 38, December 2026 52, January 2027 64."
    )


def test_the_chinese_title_is_a_sentence_of_union_work():
    use_language("zh")
    assert coming_due(MONTHS, 96, "zh", "light").title == "11月至次年1月有154个工会届满，已有96个工会超期未换届"

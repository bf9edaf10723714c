from datetime import date

from dashboard.charts.behind_and_ahead import AHEAD, BEHIND, EARLIER, Month, behind_and_ahead
from dashboard.charts.palette import palette

DAY = date(2026, 10, 15)
MONTHS = [Month(date(2026, 9, 1), 4, 0), Month(date(2026, 10, 1), 2, 3), Month(date(2026, 11, 1), 0, 7)]


def drawn(earlier=9, months=MONTHS, named=("ended", "to end")):
    return behind_and_ahead(months, earlier, DAY, named, "Terms", "en", "light")


def test_no_deadline_gives_no_chart():
    assert drawn(0, [Month(DAY, 0, 0)]) is None


def test_what_passed_before_the_months_stands_first():
    passed, coming, peaks = drawn().figure.data
    assert list(passed.y) == [9, 4, 2, 0] and list(coming.y) == [0, 0, 3, 7]
    assert passed.customdata[0] == [BEHIND, EARLIER] and coming.customdata[2] == [AHEAD, "2026-10-01"]
    assert drawn().figure.layout.xaxis.ticktext[0] == "Earlier"
    assert list(zip(peaks.x, peaks.text, strict=True)) == [(0, "9"), (3, "7")]
    assert [list(trace.y) for trace in drawn(0).figure.data[:2]] == [[4, 2, 0], [0, 3, 7]]


def test_the_title_and_the_key_carry_the_sums_in_words_beside_the_colours():
    chart = drawn()
    assert chart.title == "Terms: ended 15, to end 10"
    assert (
        "ended 15" in chart.figure.layout.annotations[0].text and "to end 10" in chart.figure.layout.annotations[0].text
    )
    assert chart.figure.data[0].marker.color == palette("light").accent


def test_a_kind_without_a_name_is_not_spoken_of():
    assert drawn(0, [Month(DAY, 0, 3)], ("", "to expire")).title == "Terms: to expire 3"


def test_the_alternative_tells_every_month():
    alt = drawn().alt
    for words in (
        "As of 15 October 2026",
        "Earlier ended 9",
        "October 2026 ended 2, to end 3",
        "November 2026 to end 7",
    ):
        assert words in alt, words

from dashboard.charts.palette import palette
from dashboard.charts.rates import Rate, rates
from dashboard.locale import use_language

WHOLE = Rate("", "", 60.0, "60.0%")
ROWS = [
    Rate("state", "State", 90.0, "90.0%", "9/10"),
    Rate("private", "Private", 30.0, "30.0%", "3/10"),
    Rate("", "Not recorded", 10.0, "10.0%", "1/10"),
    Rate("foreign", "Foreign", None, "7 to verify"),
]


def drawn(rows=ROWS, **how):
    return rates(rows, WHOLE, "Coverage", "en", "light", **how)


def test_no_groups_give_no_chart():
    assert drawn([]) is None


def test_the_lowest_stands_first_the_unknown_after_the_known_and_those_without_a_group_last():
    assert [mark[0] for mark in drawn().figure.data[-1].customdata] == ["private", "state", "foreign", ""]


def test_groups_with_an_order_of_their_own_keep_it():
    assert [mark[0] for mark in drawn(in_order=True).figure.data[-1].customdata] == ["state", "private", "foreign", ""]


def test_the_title_names_the_lowest_group_but_never_the_units_without_one():
    assert drawn().title == "Coverage 60.0%; lowest: Private, 30.0%"
    use_language("zh")
    assert rates(ROWS, WHOLE, "覆盖率", "zh", "light").title == "覆盖率60.0%，最低的是Private，为30.0%"


def test_only_the_lowest_bar_is_accented_and_an_unknown_one_has_its_own_ground():
    track, bars = drawn().figure.data[:2]
    colours = palette("light")
    assert list(bars.marker.color) == [colours.accent, *[colours.muted] * 3]
    assert [fill == colours.unknown_fill for fill in track.marker.color] == [False, False, True, False]
    assert list(bars.x) == [30.0, 90.0, 0, 10.0]


def test_what_is_not_drawn_is_said_and_told_in_the_alternative():
    chart = drawn(limit=1)
    assert len(chart.figure.data[-1].customdata) == 1
    assert chart.figure.layout.annotations[-1].text == "3 more are not shown"
    assert len(drawn(limit=2).figure.data[-1].customdata) == 4
    assert all(row.name in chart.alt for row in ROWS)


def test_nothing_known_is_no_rate():
    assert rates([ROWS[3]], Rate("", "", None, "?"), "Coverage", "en", "light").title == "Coverage: mostly to verify"


def test_the_rate_of_all_is_told_where_nobody_recorded_the_groups():
    assert rates([ROWS[2]], WHOLE, "Coverage", "en", "light").title == "Coverage 60.0%"


def test_a_long_name_keeps_its_line_and_hovering_tells_the_rest():
    chart = drawn([Rate("x", "n" * 45, 1.0, "1%", "1/100"), ROWS[0]])
    texts = [note.text for note in chart.figure.layout.annotations]
    assert ["1/100" in texts[0], "9/10" in texts[1]] == [False, True]
    assert "1/100" in chart.figure.data[-1].hovertext[0] and "1/100" in chart.alt


def test_a_naughty_name_stays_text():
    chart = drawn([Rate("x", "<b>&", 1.0, "1%"), ROWS[0]])
    assert "&lt;b&gt;&amp;" in chart.figure.layout.annotations[0].text

from dashboard.charts.group_rates import Rate, rates
from dashboard.charts.palette import pale, palette
from dashboard.locale import use_language

WHOLE = Rate("", "", 60.0, "60.0%")
ROWS = [
    Rate("state", "State", 90.0, "90.0%", "9/10"),
    Rate("private", "Private", 30.0, "30.0%", "3/10"),
    Rate("", "Not recorded", 10.0, "10.0%", "1/10", 10),
    Rate("joint", "Joint", 0.0, "0.0%", "0/2", 2),
    Rate("foreign", "Foreign", None, "7 to verify"),
]


def drawn(rows=ROWS, **how):
    return rates(rows, WHOLE, "Coverage", "en", "light", **how)


def test_no_groups_give_no_chart():
    assert drawn([]) is None


def test_the_lowest_stands_first_then_those_of_few_units_and_the_unknown_last():
    assert [mark[0] for mark in drawn().figure.data[-1].customdata] == ["", "private", "state", "joint", "foreign"]


def test_groups_with_an_order_of_their_own_keep_it():
    codes = [mark[0] for mark in drawn(in_order=True).figure.data[-1].customdata]
    assert codes == [row.code for row in ROWS]


def test_the_title_names_the_lowest_of_the_bars_that_are_drawn_in_full():
    # Whether a group has a name or not: a lower bar above the title's would contradict it.
    assert drawn().title == "Coverage 60.0%; lowest: Not recorded, 10.0%"
    assert drawn(in_order=True).title == drawn().title
    assert drawn([row for row in ROWS if row.code]).title == "Coverage 60.0%; lowest: Private, 30.0%"
    use_language("zh")
    assert rates(ROWS, WHOLE, "覆盖率", "zh", "light").title == "覆盖率60.0%，最低的是Not recorded，为10.0%"


def test_the_title_names_no_bar_that_there_is_no_room_for():
    rows = [Rate(str(place), f"G{place}", float(50 - place), f"{50 - place}.0%") for place in range(20)]
    assert drawn(rows, in_order=True, limit=5).title == "Coverage 60.0%; lowest: G4, 46.0%"
    assert drawn(rows, limit=5).title == "Coverage 60.0%; lowest: G19, 31.0%"


def test_a_group_of_few_units_is_pale_with_how_many_they_are_and_never_named():
    chart = drawn([Rate("joint", "Joint", 0.0, "0.0%", "0/4", 4), Rate("state", "State", 90.0, "90.0%", "9/10", 10)])
    assert chart.title == "Coverage 60.0%"
    colours = palette("light")
    assert list(chart.figure.data[1].marker.color) == [colours.muted, pale(colours.muted, "light")]
    assert "n=4 0/4" in chart.figure.layout.annotations[1].text and "Joint 0.0% n=4 0/4" in chart.alt
    assert "n=4" in chart.figure.data[-1].hovertext[1]
    five = drawn([Rate("joint", "Joint", 0.0, "0.0%", "0/5", 5), ROWS[0]])
    assert five.title == "Coverage 60.0%; lowest: Joint, 0.0%"


def test_only_the_lowest_bar_is_accented_and_an_unknown_one_has_its_own_ground():
    track, bars = drawn().figure.data[:2]
    colours = palette("light")
    assert list(bars.marker.color) == [
        colours.accent,
        *[colours.muted] * 2,
        pale(colours.muted, "light"),
        colours.muted,
    ]
    assert [fill == colours.unknown_fill for fill in track.marker.color] == [False] * 4 + [True]
    assert list(bars.x) == [10.0, 30.0, 90.0, 0.0, 0]


def test_what_is_not_drawn_is_said_and_told_in_the_alternative():
    chart = drawn(limit=1)
    assert len(chart.figure.data[-1].customdata) == 1
    assert chart.figure.layout.annotations[-1].text == "4 more are not shown"
    assert len(drawn(limit=3).figure.data[-1].customdata) == 5
    assert all(row.name in chart.alt for row in ROWS)


def test_nothing_known_is_no_rate():
    whole = Rate("", "", None, "8 fail · 8 units unknown")
    assert rates([ROWS[4]], whole, "Coverage", "en", "light").title == "Coverage: 8 fail · 8 units unknown"
    assert rates([ROWS[1], ROWS[4]], whole, "Coverage", "en", "light").title == "Coverage: 30.0% where it is known"
    assert rates([ROWS[1], ROWS[3]], whole, "Coverage", "en", "light").title == "Coverage: 8 fail · 8 units unknown"


def test_the_rate_of_all_is_told_and_drawn_where_nobody_recorded_the_groups():
    chart = rates([ROWS[2]], WHOLE, "Coverage", "en", "light")
    assert chart.title == "Coverage 60.0%"
    assert list(chart.figure.data[2].x) == [60.0]
    assert len(rates([ROWS[2]], ROWS[2], "Coverage", "en", "light").figure.data) == 3


def test_a_long_name_keeps_its_line_and_hovering_tells_the_rest():
    chart = drawn([Rate("x", "n" * 45, 1.0, "1%", "1/100"), ROWS[0]])
    texts = [note.text for note in chart.figure.layout.annotations]
    assert ["1/100" in texts[0], "9/10" in texts[1]] == [False, True]
    assert "1/100" in chart.figure.data[-1].hovertext[0] and "1/100" in chart.alt


def test_a_naughty_name_stays_text():
    chart = drawn([Rate("x", "<b>&", 1.0, "1%"), ROWS[0]])
    assert "&lt;b&gt;&amp;" in chart.figure.layout.annotations[0].text

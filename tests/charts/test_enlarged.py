from dashboard.charts.breakdown import CountBar, breakdown
from dashboard.charts.enlarged import enlarged
from dashboard.charts.group_rates import Rate, rates


def test_text_height_and_margins_grow_and_amounts_stay():
    drawn = breakdown([CountBar("a", "A", 30), CountBar("b", "B", 3)], "S", "units", "en", "light", limit=1)
    small, large = drawn.figure, enlarged(drawn.figure, 1.5)
    assert large.layout.height == 1.5 * small.layout.height
    assert large.layout.margin.b == 1.5 * small.layout.margin.b
    assert large.layout.font.size == 1.5 * small.layout.font.size
    assert list(large.data[0].x) == list(small.data[0].x) and large.data[0].width == small.data[0].width
    assert large.layout.yaxis.range == small.layout.yaxis.range
    assert large.layout.annotations[0].yshift == 1.5 * small.layout.annotations[0].yshift


def test_the_figure_itself_stays_as_it_was():
    drawn = rates([Rate("a", "A", 40.0, "40%")], Rate("", "", 40.0, "40%"), "S", "en", "light")
    before = drawn.figure.to_json()
    enlarged(drawn.figure, 2)
    assert drawn.figure.to_json() == before

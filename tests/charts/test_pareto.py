from dashboard.charts.palette import palette
from dashboard.charts.pareto import ParetoBar, pareto

KINDS = [
    ParetoBar("c", "C", 5),
    ParetoBar("a", "A", 60),
    ParetoBar("b", "B", 25),
    ParetoBar("d", "D", 10),
    ParetoBar("e", "E", 0),
]


def drawn(**how):
    return pareto(KINDS, "Problems", "light", **how)


def test_nothing_counted_gives_no_chart():
    assert pareto([ParetoBar("e", "E", 0)], "Problems", "light") is None


def test_the_few_that_make_four_fifths_are_named_and_accented():
    assert drawn().title == "Problems: 100; 2 of 4 kinds make 85%"
    colours = palette("light")
    assert list(drawn().figure.data[0].marker.color) == [colours.accent] * 2 + [colours.bar] * 2


def test_each_bar_says_what_it_and_those_above_make():
    texts = [note.text for note in drawn().figure.layout.annotations]
    assert ["60% together" in texts[0], "85% together" in texts[1], "100% together" in texts[3]] == [True] * 3


def test_what_is_not_shown_still_counts():
    chart = drawn(limit=2)
    assert chart.title == drawn().title and chart.alt == drawn().alt
    assert chart.figure.layout.annotations[-1].text == "2 more are not shown, 15 in all"


def test_all_that_make_four_fifths_are_drawn_whatever_the_limit():
    chart = pareto([ParetoBar(str(place), f"P{place}", 10) for place in range(20)], "Problems", "light", limit=8)
    assert chart.title == "Problems: 200; 16 of 20 kinds make 80%"
    assert len(chart.figure.data[0].x) == 16

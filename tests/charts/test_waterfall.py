import pytest

from dashboard.charts.palette import tone_fill
from dashboard.charts.waterfall import Level, WaterfallStep, waterfall

STEPS = [WaterfallStep("a", "A", -30.0, "−30", "bad"), WaterfallStep("b", "B", 10.0, "+10", "good")]


def drawn(start=80.0, end=60.0, steps=STEPS):
    return waterfall(Level("Then", start, f"{start:g}"), steps, Level("Now", end, f"{end:g}"), "Title", "light")


def test_each_step_begins_where_the_one_before_ends():
    bars, levels = drawn().figure.data
    assert list(bars.base) == [50.0, 50.0] and list(bars.x) == [30.0, 10.0]
    assert list(levels.x) == [80.0, 60.0] and levels.type == "bar"
    assert drawn().figure.layout.xaxis.range[0] == 0


def test_colours_say_what_the_steps_do_and_the_text_their_sign():
    assert list(drawn().figure.data[0].marker.color) == [tone_fill("bad", "light"), tone_fill("good", "light")]
    assert drawn().alt == "Title. Then 80, A −30, B +10, Now 60."


def test_near_amounts_are_strokes_on_an_axis_that_does_not_begin_at_zero():
    steps = [WaterfallStep("a", "A", 2.0, "+2", "good")]
    figure = drawn(68.0, 70.0, steps).figure
    assert figure.data[1].type == "scatter" and list(figure.data[1].x) == [68.0, 70.0]
    assert 60 < figure.layout.xaxis.range[0] < 68 < 70 < figure.layout.xaxis.range[1]


@pytest.mark.parametrize(
    ("start", "end", "steps"), [(0.0, 0.0, []), (5.0, -5.0, [WaterfallStep("a", "A", -10.0, "−10")])]
)
def test_nothing_and_amounts_below_zero_are_drawn(start, end, steps):
    low, high = drawn(start, end, steps).figure.layout.xaxis.range
    assert low <= min(start, end) and high > max(start, end)


def test_a_click_gives_the_step():
    assert [mark[0] for mark in drawn().figure.data[0].customdata] == ["a", "b"]

from dashboard.charts.palette import palette
from dashboard.charts.stacked import Segment, kind, stacked

KINDS = [
    kind("good", "Good", "good", "light"),
    kind("bad", "Bad", "bad", "light"),
    kind("none", "None", "none", "light"),
]
SEGMENTS = [
    Segment("a", "A", "good", 1),
    Segment("b", "B", "good", 5),
    Segment("b", "B", "bad", 2),
    Segment("c", "C", "bad", 0),
]


def drawn(**how):
    return stacked(SEGMENTS, KINDS, "Homes", "titles", "en", "light", **how)


def test_nothing_counted_gives_no_chart():
    assert stacked(SEGMENTS[3:], KINDS, "Homes", "titles", "en", "light") is None


def test_the_largest_row_stands_first_unless_rows_have_an_order():
    assert [mark[0] for mark in drawn().figure.data[0].customdata] == ["b", "a"]
    assert [mark[0] for mark in drawn(in_order=True).figure.data[0].customdata] == ["a", "b"]


def test_the_parts_sum_to_the_whole_and_the_title_says_both():
    assert sum(sum(trace.x) for trace in drawn().figure.data) == 8
    assert drawn().title == "Homes: 8 titles; Good 6, Bad 2"
    assert drawn().alt.endswith("A: Good 1. B: Good 5, Bad 2.")


def test_a_kind_that_nothing_is_of_is_neither_drawn_nor_in_the_key():
    assert len(drawn().figure.data) == 2
    assert not any("None" in note.text for note in drawn().figure.layout.annotations)


def test_tones_that_stand_beside_each_other_have_different_fills():
    tones = ("good", "fair", "bad", "late", "mild", "unknown", "none", "plain")
    for theme in ("light", "dark"):
        assert len({kind("", "", tone, theme).fill for tone in tones}) == len(tones)
    assert kind("", "", "accent", "dark").fill == palette("dark").accent

import pytest

from dashboard.charts.breakdown import CountBar, breakdown
from dashboard.locale import use_language

BARS = [CountBar("b", "Guiyang", 4), CountBar("a", "Province & organs", 23), CountBar("c", "Nobody", 0)]


def drawn(bars, **options):
    return breakdown(bars, "Units without a union", "units", "en", "light", **options)


@pytest.mark.parametrize("bars", [[], [CountBar("c", "Nobody", 0)]])
def test_nothing_to_count_gives_no_chart(bars):
    assert drawn(bars) is None


def test_the_largest_stands_on_top_and_a_zero_is_left_out():
    figure = drawn(BARS).figure
    assert [list(codes) for codes in figure.data[0].customdata] == [["a"], ["b"]]
    assert figure.layout.yaxis.range[0] > figure.layout.yaxis.range[1] == 0
    assert list(figure.data[0].y) == sorted(figure.data[0].y)
    assert figure.layout.xaxis.range[0] == 0


def test_names_beyond_the_limit_are_said():
    chart = drawn([CountBar(str(place), f"N{place}", 30 - place) for place in range(20)], limit=5)
    assert len(chart.figure.data[0].x) == 5
    assert [note.text for note in chart.figure.layout.annotations] == ["15 more are not shown, 270 in all"]


@pytest.mark.parametrize(
    ("bars", "is_whole", "title"),
    [
        (BARS, True, "Units without a union: 27 in all, most at Province & organs, 23 units"),
        (BARS, False, "Units without a union: most at Province & organs, 23 units"),
        (BARS[:1], True, "Units without a union: 4 units, all at Guiyang"),
        ([CountBar("a", "A", 1)], True, "Units without a union: 1 unit, all at A"),
        (
            [CountBar("a", "A", 2), CountBar("b", "B", 2)],
            True,
            "Units without a union: 4 in all, most at A and B, 2 units",
        ),
        ([CountBar(name, name, 2) for name in "abc"], True, "Units without a union: at most 2 units each"),
    ],
)
def test_the_title_is_the_finding(bars, is_whole, title):
    assert drawn(bars, is_whole=is_whole).title == title


def test_the_text_alternative_tells_every_bar():
    assert drawn(BARS).alt == (
        "Units without a union: most at Province & organs, 23 units. Province & organs 23, Guiyang 4."
    )


def test_marks_in_names_are_escaped_in_the_figure():
    figure = drawn([CountBar("a", "A <i>& B", 1)]).figure
    assert figure.layout.yaxis.ticktext == ("A &lt;i&gt;&amp; B",)
    assert figure.data[0].hovertext == ("<b>A &lt;i&gt;&amp; B</b><br>1 unit",)


def test_the_chinese_title_is_a_sentence_of_union_work():
    use_language("zh")
    bars = [CountBar("a", "省直机关工委", 7), CountBar("b", "贵阳市总工会", 2)]
    assert breakdown(bars, "未建会单位", "units", "zh", "light", is_whole=True).title == (
        "未建会单位共9，省直机关工委最多（7家）"
    )

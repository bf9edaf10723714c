from dashboard.charts.funnel import FunnelStage, funnel
from dashboard.charts.palette import palette

STAGES = [
    FunnelStage("due", "Due", 200),
    FunnelStage("elected", "Elected", 90),
    FunnelStage("approved", "Approved", 20),
]


def drawn(**how):
    return funnel(STAGES, "Re-elections", "unions", "en", "light", **how)


def test_without_a_whole_there_is_no_chart():
    assert funnel([], "S", "offers", "en", "light") is None
    assert funnel([FunnelStage("a", "A", 0)], "S", "offers", "en", "light") is None


def test_each_stage_says_its_count_and_its_share_of_the_whole():
    texts = [note.text for note in drawn().figure.layout.annotations]
    assert [text.split("  ")[1].split("<")[0] for text in texts] == ["", "45%", "10%"]
    assert "Elected <b>90</b>" in texts[1]
    assert list(drawn().figure.data[1].x) == [200, 90, 20]


def test_the_title_tells_the_goal_else_the_last_stage():
    assert drawn(goal="elected").title == "Re-elections: 200 unions; 90 unions have come to “Elected”, 45%"
    assert drawn().title == "Re-elections: 200 unions; 20 unions have come to “Approved”, 10%"
    colours = palette("light")
    assert list(drawn(goal="elected").figure.data[1].marker.color) == [colours.muted, colours.accent, colours.muted]


def test_what_nobody_knows_is_told_beside():
    assert "7 to verify" in drawn(unknown=7).alt

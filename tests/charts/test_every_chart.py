import ast
from datetime import date
from pathlib import Path

import pytest

from dashboard import charts
from dashboard.charts.behind_and_ahead import Month, behind_and_ahead
from dashboard.charts.breakdown import CountBar, breakdown
from dashboard.charts.campaign_bars import campaign_bars
from dashboard.charts.coming_due import coming_due
from dashboard.charts.forecast import Row, forecast
from dashboard.charts.funnel import FunnelStage, funnel
from dashboard.charts.group_rates import Rate, rates
from dashboard.charts.heat_map import Cell, heat_map
from dashboard.charts.main_classes import ClassCount, main_classes
from dashboard.charts.pareto import ParetoBar as Problem
from dashboard.charts.pareto import pareto
from dashboard.charts.stacked import Segment, kind, stacked
from dashboard.charts.task import TaskBar
from dashboard.charts.timeline import TimelineBar as Span
from dashboard.charts.timeline import timeline
from dashboard.charts.trend_line import Point, trend
from dashboard.charts.waterfall import Level, WaterfallStep, waterfall
from dashboard.locale import _translations, use_language

DAY = date(2026, 3, 1)
CELLS = [Cell("g", "G", "c", "C", 1, 1, 0, 0), Cell("h", "H", "c", "C", 0, 0, 2, 0)]
EVERY = {
    "heat map": lambda *words: heat_map(CELLS, *words),
    "main classes": lambda *words: main_classes([ClassCount("g", "G", "sound", 2)], *words),
    "coming due": lambda *words: coming_due([(DAY, 3)], 1, *words),
    "campaign": lambda *words: campaign_bars([TaskBar("T", "T", 1, 2, "units", DAY, date(2026, 5, 1))], DAY, *words),
    "trend": lambda *words: trend(
        [Point(DAY, 7, "7"), Point(DAY, None, "–", "missing")], "N", "month", *words, percent=False
    ),
    "forecast": lambda *words: forecast([DAY], [Row("term", "T", (3,))], DAY, *words),
    "rates": lambda *words: rates(
        [Rate("a", "A", 40.0, "40%"), Rate("b", "B", None, "?")], Rate("", "", 40.0, "40%"), "S", *words
    ),
    "funnel": lambda *words: funnel([FunnelStage("a", "A", 4), FunnelStage("b", "B", 1)], "S", "offers", *words),
    "stacked": lambda *words: stacked(
        [Segment("r", "R", "k", 2)], [kind("k", "K", "good", words[1])], "S", "cases", *words
    ),
    "behind and ahead": lambda *words: behind_and_ahead([Month(DAY, 1, 2)], 3, DAY, ("B", "A"), "S", *words),
    "waterfall": lambda language, theme: waterfall(
        Level("A", 5, "5"), [WaterfallStep("s", "S", 2, "+2")], Level("B", 7, "7"), "T", theme
    ),
    "timeline": lambda *words: timeline([Span("N", DAY, None, "S", "good")], DAY, "T", *words),
    "pareto": lambda language, theme: pareto([Problem("a", "A", 3), Problem("b", "B", 1)], "S", theme),
    "breakdown": lambda *words: breakdown([CountBar("a", "A", 3)], "S", "units", *words),
}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", EVERY)
def test_a_chart_has_a_title_a_text_and_a_light_figure(name, theme, language):
    use_language(language)
    chart = EVERY[name](language, theme)
    assert chart.title and chart.alt.startswith(chart.title) and len(chart.alt) > len(chart.title)
    layout = chart.figure.layout
    assert layout.title.text is None and layout.showlegend is False and layout.dragmode is False
    assert layout.paper_bgcolor == layout.plot_bgcolor == "rgba(0,0,0,0)"
    assert layout.height > 0 and layout.width is None
    assert len(chart.figure.data) <= 7 and {trace.type for trace in chart.figure.data} <= {"bar", "scatter"}
    assert len(chart.figure.to_json()) < 8_000


@pytest.mark.parametrize("name", EVERY)
def test_a_click_arrives_and_nothing_fades(name):
    # plotly.js raises on a click, and no event arrives, where unselected has a text colour and selected has none.
    for trace in EVERY[name]("zh", "light").figure.data:
        assert trace.selected.to_plotly_json() == trace.unselected.to_plotly_json()
        assert trace.unselected.marker.opacity == 1


@pytest.mark.parametrize("name", EVERY)
def test_labels_are_never_turned(name):
    figure = EVERY[name]("zh", "light").figure
    assert figure.layout.xaxis.tickangle == figure.layout.yaxis.tickangle == 0
    assert all(trace.textangle in (0, None) for trace in figure.data if trace.type == "bar")


def test_every_message_is_translated():
    known = _translations("zh")
    for path in Path(charts.__file__).parent.glob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "_":
                message = ast.literal_eval(call.args[0])
                assert known.gettext(message) != message, (path.name, message)

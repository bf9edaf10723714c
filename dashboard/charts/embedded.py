"""Charts in a page without server or network: plotly.js is embedded in the page."""

from plotly.offline import get_plotlyjs

from dashboard.charts.chart import CONFIG, Chart


def chart_program() -> str:
    """plotly.js, to be included once per page; 4.5 MB."""
    return str(get_plotlyjs())


def embedded(chart: Chart) -> str:
    """The chart as HTML, placed after ``chart_program``; hovering shows its numbers."""
    return str(
        chart.figure.to_html(
            full_html=False, include_plotlyjs=False, config={**CONFIG, "responsive": True}, default_width="100%"
        )
    )

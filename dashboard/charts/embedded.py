"""Charts inside a page that has no server and no network: the drawing program itself stands in the page."""

from plotly.offline import get_plotlyjs

from dashboard.charts.chart import CONFIG, Chart


def chart_program() -> str:
    """The JavaScript that draws charts, once for a page; 4.5 MB."""
    return str(get_plotlyjs())


def embedded(chart: Chart) -> str:
    """The chart as HTML to be put below ``chart_program``: it shows its numbers on hovering."""
    return str(
        chart.figure.to_html(
            full_html=False, include_plotlyjs=False, config={**CONFIG, "responsive": True}, default_width="100%"
        )
    )

"""The result of every chart function, and the layout that all figures share."""

from dataclasses import dataclass

import plotly.graph_objects as go

from dashboard.charts.palette import FONT, Theme, palette

CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "showAxisDragHandles": False}
"""For st.plotly_chart(config=…): no toolbar, no zoom. A figure is read and clicked, not navigated."""

TEXT = 13
SMALL = 11
"""The two text sizes of figures, in pixels: names and values; months and column titles."""


@dataclass(frozen=True)
class Chart:
    """A figure with its finding as a title and an alternative text, both in the active language."""

    figure: go.Figure
    title: str
    alt: str


def drawn(traces: list[go.Bar | go.Scatter], theme: Theme, height: int) -> go.Figure:
    """A figure of the traces on a transparent background, height in pixels, without axes, zoom or legend."""
    colours = palette(theme)
    plain = {"showgrid": False, "zeroline": False, "showline": False, "ticks": "", "fixedrange": True, "tickangle": 0}
    layout = go.Layout(
        template={},
        # The page draws every figure twice, the second time from a copy. With a fixed revision, no template and the
        # click mode that the page would set itself, plotly.js finds nothing to redraw: 14 ms instead of 40.
        datarevision=1,
        clickmode="event+select",
        height=height,
        margin={"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0},
        font={"family": FONT, "size": TEXT, "color": colours.ink},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        barmode="overlay",
        showlegend=False,
        # Without a drag mode, swiping over the figure scrolls the page.
        dragmode=False,
        hovermode="closest",
        hoverlabel={
            "bgcolor": colours.card,
            "bordercolor": colours.line,
            "font": {"family": FONT, "size": TEXT, "color": colours.ink},
            "align": "left",
        },
        xaxis=plain,
        yaxis=plain,
    )
    # A click selects a mark for the page to filter by; the page shows the filter, so other marks don't fade. Both
    # states must be set: with a text colour for the unselected state alone, plotly.js raises on a click and sends no
    # event.
    for trace in traces:
        own = trace.textfont.color
        look = {"marker": {"opacity": 1}, "textfont": {"color": own if isinstance(own, str) else colours.ink}}
        trace.selected = look
        trace.unselected = look
    # In one step: updating a figure afterwards takes three times as long.
    figure = go.Figure(data=traces, layout=layout)
    # Plotly's own template would add 6 kB to every figure, and all its values are overridden here.
    figure.layout.template = None
    return figure

"""What every figure hands over, and the ground that all of them are drawn on."""

from dataclasses import dataclass

import plotly.graph_objects as go

from dashboard.charts.palette import FONT, Theme, palette

CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "showAxisDragHandles": False}
"""For st.plotly_chart(config=…): no toolbar, no zoom. A figure is read and clicked, not navigated."""

TEXT = 13
SMALL = 11
"""The two text sizes of figures in pixels: names and values; months and column titles."""


@dataclass(frozen=True)
class Chart:
    """A figure with its finding as a sentence and a text that stands in for it, both in the language spoken."""

    figure: go.Figure
    title: str
    alt: str


def drawn(traces: list[go.Bar | go.Scatter], theme: Theme, height: int) -> go.Figure:
    """The traces on transparent ground, height in pixels, without axes, zoom or legend."""
    colours = palette(theme)
    plain = {"showgrid": False, "zeroline": False, "showline": False, "ticks": "", "fixedrange": True, "tickangle": 0}
    layout = go.Layout(
        template={},
        # The page draws every figure a second time with a copy of what it was given. With the revision said, without a
        # template and with the click mode that it would set itself, plotly.js finds nothing to redraw: 14 ms, not 40.
        datarevision=1,
        clickmode="event+select",
        height=height,
        margin={"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0},
        font={"family": FONT, "size": TEXT, "color": colours.ink},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        barmode="overlay",
        showlegend=False,
        # Without a drag mode a finger scrolls the page over the figure.
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
    # A click selects a mark for the page to filter by; the page shows the filter, so no other mark fades. Both states
    # must be given: with a text colour for the unselected alone, plotly.js raises on a click and no event arrives.
    for trace in traces:
        own = trace.textfont.color
        look = {"marker": {"opacity": 1}, "textfont": {"color": own if isinstance(own, str) else colours.ink}}
        trace.selected = look
        trace.unselected = look
    # Made in one step: updating a figure afterwards takes three times as long.
    figure = go.Figure(data=traces, layout=layout)
    # Plotly's own template would add 6 kB to every figure, and every value of it is replaced here.
    figure.layout.template = None
    return figure

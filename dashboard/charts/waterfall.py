"""Waterfall chart: how one amount becomes another, step by step."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

import plotly.graph_objects as go

from dashboard.charts.chart import Chart, drawn
from dashboard.charts.figure_cache import remembered
from dashboard.charts.labels import escaped
from dashboard.charts.palette import Theme, Tone, palette, tone_fill
from dashboard.locale import _

# Heights in pixels; the y axis is in pixels too.
_LINE, _BAR, _ROW = 20, 14, 42
_NEAR = 0.3
"""If the amounts span less than this share of the largest, the axis doesn't start at zero: the steps need room."""

_TEXT_PLACE = {"xanchor": "left", "align": "left", "showarrow": False, "borderpad": 0}


@dataclass(frozen=True)
class Level:
    """The start or end amount, with its name and its displayed value."""

    name: str
    amount: float
    text: str


@dataclass(frozen=True)
class WaterfallStep:
    """A step: its code, name, amount, displayed amount with sign, and the tone of its colour."""

    code: str
    name: str
    amount: float
    text: str
    tone: Tone = "plain"


@remembered
def waterfall(start: Level, steps: Sequence[WaterfallStep], end: Level, title: str, theme: Theme) -> Chart:
    """A bar from zero for the start, a bar for each step from the end of the previous one, and a bar for the end.

    Names and amounts stand above the bars, since a phone has no room beside them. title is the finding, in the active
    language. A click on a step gives customdata [code].
    """
    ends = list(accumulate((step.amount for step in steps), initial=start.amount))
    rows = [(start.name, start.text), *((step.name, step.text) for step in steps), (end.name, end.text)]
    height = _ROW * len(rows)
    middles = [_ROW * place + _LINE + _BAR / 2 + 2 for place in range(len(rows))]
    low, high = min(*ends, end.amount), max(*ends, end.amount)
    is_near = 0 < high - low < _NEAR * high and low > 0
    hover = [f"<b>{escaped(name)}</b><br>{escaped(text)}" for name, text in rows]
    bars = go.Bar(
        orientation="h",
        base=[min(before, after) for before, after in pairwise(ends)],
        x=[abs(step.amount) for step in steps],
        y=middles[1:-1],
        width=_BAR,
        customdata=[[step.code] for step in steps],
        marker={"color": [tone_fill(step.tone, theme) for step in steps], "line": {"width": 0}},
        hovertext=hover[1:-1],
        hoverinfo="text",
    )
    levels = _levels((start, end), (middles[0], middles[-1]), (hover[0], hover[-1]), is_near, theme)
    figure = drawn([bars, levels], theme, height)
    for place, (name, text) in enumerate(rows):
        figure.add_annotation(
            text=f"{escaped(name)} <b>{escaped(text)}</b>",
            x=0,
            xref="paper",
            y=_ROW * place + _LINE,
            yanchor="bottom",
            **_TEXT_PLACE,
        )
    low, high = (low, high) if is_near else (min(low, 0.0), max(high, 0.0))
    room = (high - low or 1) * (0.05 if is_near else 0.01)
    figure.update_xaxes(visible=False, range=[low - room if is_near else low, high + room])
    figure.update_yaxes(visible=False, range=[height, 0])
    told = _(", ").join(_("{title} {count}", title=name, count=text) for name, text in rows)
    return Chart(figure, title, " ".join([_("{title}.", title=title), _("{parts}.", parts=told)]))


def _levels(
    levels: tuple[Level, Level], middles: tuple[float, float], hover: tuple[str, str], is_near: bool, theme: Theme
) -> go.Bar | go.Scatter:
    """Start and end as bars from zero, or as strokes where the axis doesn't start at zero: lengths would mislead."""
    muted, amounts = palette(theme).muted, [level.amount for level in levels]
    if is_near:
        return go.Scatter(
            x=amounts,
            y=list(middles),
            mode="markers",
            cliponaxis=False,
            hovertext=list(hover),
            hoverinfo="text",
            marker={"symbol": "line-ns", "size": _BAR, "line": {"width": 3, "color": muted}},
        )
    return go.Bar(
        orientation="h",
        x=amounts,
        y=list(middles),
        width=_BAR,
        marker={"color": muted, "line": {"width": 0}},
        hovertext=list(hover),
        hoverinfo="text",
    )

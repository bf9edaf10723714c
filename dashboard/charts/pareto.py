"""Pareto chart: the few kinds that make up most of the problems."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

import plotly.graph_objects as go

from dashboard.charts.chart import Chart, drawn
from dashboard.charts.figure_cache import remembered
from dashboard.charts.labels import escaped
from dashboard.charts.numerals import counted, grouped, not_shown, percent
from dashboard.charts.palette import Theme, palette
from dashboard.locale import _

# Heights in pixels; the y axis is in pixels too.
_LINE, _BAR, _ROW = 20, 12, 42
_MOST = 80
"""The share in percent that the accented kinds must reach together."""

_TEXT_PLACE = {"xanchor": "left", "align": "left", "showarrow": False, "borderpad": 0}


@dataclass(frozen=True)
class ParetoBar:
    """A kind of problem with its count; code identifies it on a click."""

    code: str
    name: str
    count: int


@remembered
def pareto(kinds: Sequence[ParetoBar], subject: str, theme: Theme, *, limit: int = 8) -> Chart | None:
    """Bars, most frequent first, each with the cumulative share; None where all counts are 0.

    The kinds that make up 80 % are accented and always drawn; other kinds beyond the limit are summed up in a note. A
    click gives customdata [code]. subject names what is counted.
    """
    ranked = sorted((one for one in kinds if one.count), key=lambda one: (-one.count, one.name))
    if not ranked:
        return None
    colours = palette(theme)
    whole = sum(one.count for one in ranked)
    sums = list(accumulate(one.count for one in ranked))
    few = next(place for place, total in enumerate(sums, 1) if 100 * total >= _MOST * whole)
    shown, left = ranked[: max(limit, few)], ranked[max(limit, few) :]
    below = _LINE if left else 0
    height = _ROW * len(shown)
    bars = go.Bar(
        orientation="h",
        x=[one.count for one in shown],
        y=[_ROW * place + _LINE + _BAR / 2 + 2 for place in range(len(shown))],
        width=_BAR,
        customdata=[[one.code] for one in shown],
        marker={
            "color": [colours.accent if place < few else colours.bar for place in range(len(shown))],
            "line": {"width": 0},
        },
        hovertext=[f"<b>{escaped(one.name)}</b><br>{counted(one.count, 'problems')}" for one in shown],
        hoverinfo="text",
    )
    figure = drawn([bars], theme, height + below)
    figure.update_layout(margin_b=below)
    for place, (one, total) in enumerate(zip(shown, sums, strict=False)):
        together = _("{share}% together", share=percent(total, whole))
        figure.add_annotation(
            text=f"{escaped(one.name)} <b>{grouped(one.count)}</b>"
            f"<span style='color:{colours.muted}'>  {together}</span>",
            x=0,
            y=_ROW * place + _LINE,
            yanchor="bottom",
            **_TEXT_PLACE,
        )
    if left:
        figure.add_annotation(
            text=not_shown(len(left), sum(one.count for one in left)),
            x=0,
            y=0,
            xref="paper",
            yref="paper",
            yanchor="top",
            yshift=-2,
            font={"color": colours.muted},
            **_TEXT_PLACE,
        )
    figure.update_xaxes(visible=False, range=[0, shown[0].count * 1.02])
    figure.update_yaxes(visible=False, range=[height, 0])
    title = _(
        "{subject}: {whole}; {few} of {all} kinds make {share}%",
        subject=subject,
        whole=grouped(whole),
        few=few,
        all=len(ranked),
        share=percent(sums[few - 1], whole),
    )
    told = _(", ").join(_("{title} {count}", title=one.name, count=grouped(one.count)) for one in ranked)
    return Chart(figure, title, " ".join([_("{title}.", title=title), _("{parts}.", parts=told)]))

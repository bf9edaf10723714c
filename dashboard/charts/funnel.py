"""Funnel chart: how many of a whole reach each stage."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from dashboard.charts.chart import Chart, drawn
from dashboard.charts.figure_cache import remembered
from dashboard.charts.labels import escaped
from dashboard.charts.numerals import Noun, counted, grouped, percent
from dashboard.charts.palette import Theme, palette
from dashboard.locale import Language, _

# Heights in pixels; the y axis is in pixels too.
_LINE, _BAR, _ROW = 20, 18, 52
_TEXT_PLACE = {"xanchor": "left", "align": "left", "showarrow": False, "borderpad": 0}


@dataclass(frozen=True)
class FunnelStage:
    """A stage and how many reached it; each stage is a subset of the one before."""

    code: str
    name: str
    count: int


@remembered
def funnel(
    stages: Sequence[FunnelStage],
    subject: str,
    noun: Noun,
    language: Language,
    theme: Theme,
    *,
    goal: str = "",
    unknown: int = 0,
) -> Chart | None:
    """Bars from the whole at the top to the last stage; None where the whole is 0. A click gives customdata [code].

    Each stage shows its share of the whole. goal is the code of the stage that the title reports, by default the last;
    unknown is the number for which reaching the last stage is unknown.
    """
    if not stages or not stages[0].count:
        return None
    colours = palette(theme)
    whole = stages[0].count
    told_of = next((stage for stage in stages if stage.code == goal), stages[-1])
    height = _ROW * len(stages)
    middles = [_ROW * place + _LINE + _BAR / 2 + 2 for place in range(len(stages))]
    bars = go.Bar(
        orientation="h",
        x=[stage.count for stage in stages],
        y=middles,
        width=_BAR,
        customdata=[[stage.code] for stage in stages],
        marker={
            "color": [colours.accent if stage is told_of else colours.muted for stage in stages],
            "line": {"width": 0},
        },
        hovertext=[f"<b>{escaped(stage.name)}</b><br>{counted(stage.count, noun)}" for stage in stages],
        hoverinfo="text",
    )
    track = go.Bar(
        orientation="h",
        x=[whole] * len(stages),
        y=middles,
        width=_BAR,
        hoverinfo="skip",
        marker={"color": colours.track, "line": {"width": 0}},
    )
    figure = drawn([track, bars], theme, height)
    for place, stage in enumerate(stages):
        share = "" if place == 0 else f"{percent(stage.count, whole)}%"
        figure.add_annotation(
            text=f"{escaped(stage.name)} <b>{grouped(stage.count)}</b>"
            f"<span style='color:{colours.muted}'>  {share}</span>",
            x=0,
            y=_ROW * place + _LINE,
            yanchor="bottom",
            **_TEXT_PLACE,
        )
    figure.update_xaxes(visible=False, range=[0, whole])
    figure.update_yaxes(visible=False, range=[height, 0])
    title = _(
        "{subject}: {whole}; {count} have come to “{stage}”, {share}%",
        subject=subject,
        whole=counted(whole, noun),
        stage=told_of.name,
        count=counted(told_of.count, noun),
        share=percent(told_of.count, whole),
    )
    told = [_("{title} {count}", title=stage.name, count=grouped(stage.count)) for stage in stages]
    if unknown:
        told.append(_("{count} to verify", count=grouped(unknown)))
    return Chart(figure, title, " ".join([_("{title}.", title=title), _("{parts}.", parts=_(", ").join(told))]))

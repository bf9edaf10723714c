"""Timeline: spans of time one below another, with the as-of date."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import plotly.graph_objects as go

from dashboard.charts.chart import SMALL, Chart, drawn
from dashboard.charts.figure_cache import remembered
from dashboard.charts.labels import escaped, width_of
from dashboard.charts.palette import Theme, Tone, palette, tone_fill
from dashboard.locale import Language, _
from dashboard.locale.number_format import format_date

# Heights in pixels; the y axis is in pixels too.
_LINE, _BAR, _ROW, _FOOT = 18, 10, 38, 24
_MOST_YEARS = 8
_MARGIN_DAYS = 60
_WIDTH = 52
"""Half-width characters that fit one line on a phone."""

_TEXT_PLACE = {"xanchor": "left", "align": "left", "showarrow": False, "borderpad": 0}


@dataclass(frozen=True)
class TimelineBar:
    """A named span; a day of None leaves that side open. state states the meaning of the colour in words."""

    name: str
    start: date | None
    end: date | None
    state: str
    tone: Tone


@remembered
def timeline(
    bars: Sequence[TimelineBar], as_of: date, title: str, language: Language, theme: Theme, *, limit: int = 14
) -> Chart | None:
    """The spans in the given order, with a vertical line at ``as_of``; None without spans. title is the finding.

    Spans beyond the limit are counted in a note, not drawn.
    """
    shown = bars[:limit]
    days = [day for bar in shown for day in (bar.start, bar.end) if day is not None]
    if not shown or not days:
        return None
    colours = palette(theme)
    first = min(*days, as_of).toordinal() - _MARGIN_DAYS
    last = max(*days, as_of).toordinal() + _MARGIN_DAYS
    starts = [first if bar.start is None else bar.start.toordinal() for bar in shown]
    ends = [last if bar.end is None else bar.end.toordinal() for bar in shown]
    height = _ROW * len(shown)
    marks = go.Bar(
        orientation="h",
        base=starts,
        # At least a minimal width, so that a span of one day is visible.
        x=[max(end - start, (last - first) / 200) for start, end in zip(starts, ends, strict=True)],
        y=[_ROW * place + _LINE + _BAR / 2 + 2 for place in range(len(shown))],
        width=_BAR,
        marker={"color": [tone_fill(bar.tone, theme) for bar in shown], "line": {"width": 0}},
        hovertext=[f"<b>{escaped(bar.name)}</b><br>{escaped(_in_words(bar, language))}" for bar in shown],
        hoverinfo="text",
    )
    left = len(bars) - len(shown)
    figure = drawn([marks], theme, height + _FOOT + (_LINE if left else 0))
    for place, bar in enumerate(shown):
        # Where a line has no room for the dates, the bar and its hover text show them.
        words = _in_words(bar, language)
        words = words if width_of(bar.name + words) <= _WIDTH else bar.state
        figure.add_annotation(
            text=f"{escaped(bar.name)} <span style='color:{colours.muted}'>{escaped(words)}</span>",
            x=0,
            xref="paper",
            y=_ROW * place + _LINE,
            yanchor="bottom",
            bgcolor=colours.background,
            **_TEXT_PLACE,
        )
    figure.add_vline(x=as_of.toordinal(), line={"color": colours.ink, "width": 1, "dash": "dot"}, layer="below")
    years = range(date.fromordinal(first).year + 1, date.fromordinal(last).year + 1)
    step = -(-len(years) // _MOST_YEARS) or 1
    ticks = [date(year, 1, 1) for year in years][::step]
    figure.update_layout(margin_b=_FOOT + (_LINE if left else 0))
    if left:
        figure.add_annotation(
            text=_("{count} more are not shown", count=left),
            x=0,
            y=0,
            xref="paper",
            yref="paper",
            yanchor="top",
            yshift=-_FOOT,
            font={"color": colours.muted},
            **_TEXT_PLACE,
        )
    figure.update_xaxes(
        range=[first, last],
        tickvals=[day.toordinal() for day in ticks],
        ticktext=[str(day.year) for day in ticks],
        tickfont={"size": SMALL, "color": colours.muted},
        showgrid=True,
        gridcolor=colours.line,
    )
    figure.update_yaxes(visible=False, range=[height, 0])
    told = _(", ").join(_("{title} {count}", title=bar.name, count=_in_words(bar, language)) for bar in bars)
    return Chart(figure, title, " ".join([_("{title}.", title=title), _("{parts}.", parts=told)]))


def _in_words(bar: TimelineBar, language: Language) -> str:
    start = format_date(bar.start, language) if bar.start else _("start not recorded")
    end = format_date(bar.end, language) if bar.end else _("no end on record")
    return f"{start} – {end} · {bar.state}"

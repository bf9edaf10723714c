"""Bar chart of counts by name (list, supervisor, place), largest first."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from dashboard.charts.chart import TEXT, Chart, drawn
from dashboard.charts.figure_cache import remembered
from dashboard.charts.labels import escaped, lines_of, pixels_of, wrapped
from dashboard.charts.numerals import Noun, counted, grouped, not_shown, short
from dashboard.charts.palette import Theme, palette
from dashboard.locale import Language, _

# Pixels of a line of a name, of the space between names and of a bar; the y axis is in pixels too.
_STANDOFF = 8
_LINE, _SPACE, _BAR = 17, 16, 20
_NAME_WIDTH = 20
_LEADERS = 2


@dataclass(frozen=True)
class CountBar:
    """A name with its count; code identifies it on a click."""

    code: str
    name: str
    count: int


@remembered
def breakdown(
    bars: Sequence[CountBar],
    subject: str,
    noun: Noun,
    language: Language,
    theme: Theme,
    *,
    is_whole: bool = False,
    limit: int = 12,
    in_order: bool = False,
) -> Chart | None:
    """Horizontal bars, at most ``limit``; None where all counts are 0. A click gives customdata [code].

    subject names what is counted, in the active language (未建会单位). is_whole: the counts are parts of one total,
    which the title gives; by list or campaign a unit may count several times, so there is no total. Names beyond the
    limit are summed up in a note, not drawn. With ``in_order`` names keep their own order, such as spans of days.
    """
    ranked = sorted((bar for bar in bars if bar.count), key=lambda bar: (-bar.count, bar.name))
    if not ranked:
        return None
    shown, left = ranked[:limit], ranked[limit:]
    if in_order:
        shown = sorted(shown, key=list(bars).index)
    names = [wrapped(bar.name, _NAME_WIDTH) for bar in shown]
    heights = [_LINE * lines_of(name) + _SPACE for name in names]
    middles = [sum(heights[:place]) + height / 2 for place, height in enumerate(heights)]
    colours = palette(theme)
    trace = go.Bar(
        orientation="h",
        x=[bar.count for bar in shown],
        y=middles,
        width=_BAR,
        customdata=[[bar.code] for bar in shown],
        text=[short(bar.count, language) for bar in shown],
        textposition="outside",
        textangle=0,
        constraintext="none",
        cliponaxis=False,
        textfont={"size": TEXT},
        marker={"color": colours.bar, "line": {"width": 0}},
        hovertext=[f"<b>{escaped(bar.name)}</b><br>{counted(bar.count, noun)}" for bar in shown],
        hoverinfo="text",
    )
    figure = drawn([trace], theme, sum(heights) + (_LINE + 8 if left else 0))
    figure.update_layout(margin_b=_LINE + 8 if left else 0, margin_l=pixels_of(names, TEXT) + _STANDOFF)
    # A quarter more than the longest bar: room for a five-character number beside it on a phone.
    figure.update_xaxes(visible=False, range=[0, ranked[0].count * 1.25])
    figure.update_yaxes(
        range=[sum(heights), 0],
        tickvals=middles,
        ticktext=names,
        ticklabelstandoff=_STANDOFF,
        ticklabeloverflow="allow",
    )
    if left:
        figure.add_annotation(
            text=not_shown(len(left), sum(bar.count for bar in left)),
            x=0,
            y=0,
            xref="paper",
            yref="paper",
            xanchor="left",
            yanchor="top",
            yshift=-4,
            showarrow=False,
            font={"color": colours.muted},
        )
    title = _finding(ranked, len(left), subject, noun, sum(bar.count for bar in bars) if is_whole else None)
    parts = _(", ").join(f"{bar.name} {grouped(bar.count)}" for bar in shown)
    return Chart(figure, title, " ".join([_("{title}.", title=title), _("{parts}.", parts=parts)]))


def _finding(ranked: Sequence[CountBar], left: int, subject: str, noun: Noun, total: int | None) -> str:
    leaders = [bar.name for bar in ranked if bar.count == ranked[0].count]
    count = counted(ranked[0].count, noun)
    if len(ranked) == 1:
        return _("{subject}: {count}, all at {name}", subject=subject, count=count, name=leaders[0])
    # A leader that is not drawn can't be named, and naming the other alone would be wrong.
    if len(leaders) > min(_LEADERS, len(ranked) - left):
        return _("{subject}: at most {count} each", subject=subject, count=count)
    names = _(" and ").join(leaders)
    if total is None:
        return _("{subject}: most at {name}, {count}", subject=subject, name=names, count=count)
    return _(
        "{subject}: {total} in all, most at {name}, {count}",
        subject=subject,
        total=grouped(total),
        name=names,
        count=count,
    )

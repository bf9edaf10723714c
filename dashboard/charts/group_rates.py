"""Bar chart of one rate by group, compared with the overall rate."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from dashboard.charts.chart import Chart, drawn
from dashboard.charts.figure_cache import remembered
from dashboard.charts.labels import escaped, width_of
from dashboard.charts.palette import Theme, pale, palette
from dashboard.locale import Language, _
from dashboard.query.counts import is_few
from dashboard.query.cube import Amount

# Heights in pixels; the y axis is in pixels too.
_LINE, _BAR, _ROW = 20, 12, 46
MOST_ROWS = 8
_WIDTH = 46
"""Half-width characters that fit one line on a phone."""

_TEXT_PLACE = {"xanchor": "left", "align": "left", "showarrow": False, "borderpad": 0}


@dataclass(frozen=True)
class Rate:
    """A group's rate in percent; None where it is mostly unknown or applies to nobody.

    text is the value as a page shows it, or the counts shown instead; note adds what it is made of and how much is to
    be verified. known is the number of units behind the value; None where not counted.
    """

    code: str
    name: str
    value: float | None
    text: str
    note: str = ""
    known: Amount | None = None

    @property
    def is_few(self) -> bool:
        """Whether the value rests on so few units that it is drawn pale and never named best or worst."""
        return self.value is not None and is_few(self.known)


@remembered
def rates(
    rows: Sequence[Rate],
    whole: Rate,
    subject: str,
    language: Language,
    theme: Theme,
    *,
    in_order: bool = False,
    limit: int = MOST_ROWS,
) -> Chart | None:
    """Bars from 0 to 100 percent, lowest rate first, or the groups ``in_order``; None without groups.

    The title names the lowest rate that is based on enough units. Rates of few units come after those, pale and with
    the number of units; groups without a value come last. Groups beyond the limit are counted in a note, not drawn.

    Value and name stand above the bar, since a phone has no room beside it; the value comes first, so that a long name
    can't push it off. The stroke marks the overall rate. A click anywhere on a row gives customdata [code]. subject
    names the rate, in the active language.
    """
    if not rows:
        return None
    ranked = list(rows) if in_order else sorted(rows, key=lambda row: (row.value is None, row.is_few, row.value or 0))
    # Two more rows take less room than the note about rows not shown.
    shown = ranked if len(ranked) <= limit + 2 else ranked[:limit]
    rest = len(ranked) - len(shown)
    named = [row for row in shown if row.value is not None and not row.is_few]
    lowest = min(named, key=lambda row: row.value or 0) if len({row.value for row in named}) > 1 else None
    height = _ROW * len(shown)
    below = _LINE if rest > 0 else 0
    figure = drawn([*_bars(shown, lowest, theme), *_whole(whole, shown, theme), _rows(shown)], theme, height + below)
    figure.update_layout(margin_b=below)
    for place, row in enumerate(shown):
        # Where a long name leaves no room for the note, hovering and the table show it.
        few = _few(row)
        note = few + row.note if width_of(row.name + row.text + few + row.note) <= _WIDTH else few.strip()
        figure.add_annotation(
            text=f"<b>{escaped(row.text)}</b> {escaped(row.name)}"
            f"<span style='color:{palette(theme).muted}'>  {escaped(note)}</span>",
            x=0,
            y=_ROW * place + _LINE,
            yanchor="bottom",
            **_TEXT_PLACE,
        )
    figure.update_xaxes(visible=False, range=[0, 100.5])
    figure.update_yaxes(visible=False, range=[height, 0])
    if rest > 0:
        figure.add_annotation(
            text=_("{count} more are not shown", count=rest),
            x=0,
            y=0,
            xref="paper",
            yref="paper",
            yanchor="top",
            yshift=-2,
            font={"color": palette(theme).muted},
            **_TEXT_PLACE,
        )
    title = _finding(shown, lowest, whole, subject)
    parts = _(", ").join(
        _("{title} {count}", title=row.name, count=" ".join([row.text, _few(row) + row.note]).strip()) for row in ranked
    )
    return Chart(figure, title, " ".join([_("{title}.", title=title), _("{parts}.", parts=parts)]))


def _middles(rows: Sequence[Rate]) -> list[float]:
    return [_ROW * place + _LINE + _BAR / 2 + 2 for place in range(len(rows))]


def _bars(rows: Sequence[Rate], lowest: Rate | None, theme: Theme) -> list[go.Bar]:
    colours = palette(theme)
    plain = {"orientation": "h", "width": _BAR, "hoverinfo": "skip", "y": _middles(rows)}
    unknown = colours.unknown_fill
    return [
        go.Bar(
            x=[100] * len(rows),
            marker={"color": [unknown if row.value is None else colours.track for row in rows], "line": {"width": 0}},
            **plain,
        ),
        go.Bar(
            x=[row.value or 0 for row in rows],
            marker={"color": [_fill(row, lowest, theme) for row in rows], "line": {"width": 0}},
            **plain,
        ),
    ]


def _fill(row: Rate, lowest: Rate | None, theme: Theme) -> str:
    colours = palette(theme)
    if row is lowest:
        return colours.accent
    return pale(colours.muted, theme) if row.is_few else colours.muted


def _few(row: Rate) -> str:
    """The number of units, where few, placed before the note; else empty."""
    return f"n={row.known} " if row.is_few else ""


def _whole(whole: Rate, rows: Sequence[Rate], theme: Theme) -> list[go.Scatter]:
    """The overall rate as a vertical stroke on each bar; none where every bar equals it."""
    if whole.value is None or {row.value for row in rows} == {whole.value}:
        return []
    return [
        go.Scatter(
            x=[whole.value] * len(rows),
            y=_middles(rows),
            mode="markers",
            cliponaxis=False,
            hoverinfo="skip",
            marker={"symbol": "line-ns", "size": 10, "line": {"width": 2, "color": palette(theme).ink}},
        )
    ]


def _rows(rows: Sequence[Rate]) -> go.Bar:
    """Transparent bars over whole rows: a bar of twelve pixels is too thin to click."""
    return go.Bar(
        orientation="h",
        x=[100] * len(rows),
        y=[_ROW * place + _ROW / 2 for place in range(len(rows))],
        width=_ROW - 4,
        customdata=[[row.code] for row in rows],
        marker={"color": "rgba(0,0,0,0)", "line": {"width": 0}},
        hovertext=[
            f"<b>{escaped(row.name)}</b><br>{escaped(row.text)}<br>{escaped(_few(row) + row.note)}" for row in rows
        ],
        hoverinfo="text",
    )


def _finding(shown: Sequence[Rate], lowest: Rate | None, whole: Rate, subject: str) -> str:
    if whole.value is None:
        if lowest is not None:
            return _("{subject}: lowest at {name}, {low}", subject=subject, name=lowest.name, low=lowest.text)
        known = {row.text for row in shown if row.value is not None}
        if len(known) == 1:
            return _("{subject}: {value} where it is known", subject=subject, value=known.pop())
        return _("{subject}: {counts}", subject=subject, counts=whole.text)
    if lowest is None:
        return _("{subject} {value}", subject=subject, value=whole.text)
    return _(
        "{subject} {value}; lowest: {name}, {low}", subject=subject, value=whole.text, name=lowest.name, low=lowest.text
    )

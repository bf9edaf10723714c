"""Bar chart of terms that end, by month, after the backlog of overdue ones."""

from collections.abc import Sequence
from datetime import date

import plotly.graph_objects as go

from dashboard.charts.chart import SMALL, TEXT, Chart, drawn
from dashboard.charts.figure_cache import remembered
from dashboard.charts.numerals import counted, grouped, month, short
from dashboard.charts.palette import Theme, palette
from dashboard.locale import Language, _

_HEIGHT = 300
_HEIGHT_OF_ZEROS = 90
_MONTHS_AHEAD = 3
OVERDUE = "overdue"
"""The customdata of the first bar; a month's customdata is its first day, as YYYY-MM-DD."""


@remembered
def coming_due(months: Sequence[tuple[date, int]], overdue: int, language: Language, theme: Theme) -> Chart | None:
    """Bars for months as (first day, unions whose term ends in it), after a bar for the unions now overdue.

    None without months. A click gives customdata [OVERDUE] or [first day of the month].
    """
    if not months:
        return None
    colours = palette(theme)
    counts = [overdue, *(count for _day, count in months)]
    names = [_("Late"), *(_month_label(day, place, language) for place, (day, _count) in enumerate(months))]
    bars = go.Bar(
        x=list(range(len(counts))),
        y=counts,
        width=0.7,
        customdata=[[OVERDUE], *([day.isoformat()] for day, _count in months)],
        text=[short(count, language) for count in counts],
        textposition="outside",
        textangle=0,
        constraintext="none",
        cliponaxis=False,
        textfont={"size": TEXT},
        marker={"color": [colours.accent, *[colours.bar] * len(months)], "line": {"width": 0}},
        hovertext=_hover(months, overdue, language),
        hoverinfo="text",
    )
    figure = drawn([bars], theme, _HEIGHT if any(counts) else _HEIGHT_OF_ZEROS)
    figure.update_layout(margin={"t": 8, "b": 36})
    figure.update_xaxes(
        range=[-0.5, len(counts) - 0.5],
        tickvals=list(range(len(counts))),
        ticktext=names,
        tickfont={"size": SMALL, "color": colours.muted},
        ticklabeloverflow="allow",
        showline=True,
        linecolor=colours.line,
    )
    # Room for the number above the highest bar; with all counts 0 the baseline stays at the bottom.
    figure.update_yaxes(visible=False, range=[0, max(*counts, 1) * 1.14])
    title = _finding(months, overdue, language)
    return Chart(figure=figure, title=title, alt=_alternative(title, months, overdue, language))


def _month_label(day: date, place: int, language: Language) -> str:
    name = month(day, language)
    return f"{name}<br>{day.year}" if place == 0 or day.month == 1 else name


def _month_in_full(day: date, language: Language) -> str:
    name = month(day, language, full=True)
    return f"{day.year}年{name}" if language == "zh" else f"{name} {day.year}"


def _hover(months: Sequence[tuple[date, int]], overdue: int, language: Language) -> list[str]:
    return [
        "<b>" + _("Overdue") + f"</b><br>{counted(overdue, 'unions')}",
        *(f"<b>{_month_in_full(day, language)}</b><br>{grouped(count)}" for day, count in months),
    ]


def _finding(months: Sequence[tuple[date, int]], overdue: int, language: Language) -> str:
    ahead = months[:_MONTHS_AHEAD]
    soon = sum(count for _day, count in ahead)
    if not soon and not any(count for _day, count in months):
        if not overdue:
            return _("No term ends in these {count} months, no union is overdue", count=len(months))
        return _(
            "No term ends in these {count} months; already overdue: {overdue} unions",
            count=len(months),
            overdue=grouped(overdue),
        )
    first, last = month(ahead[0][0], language, full=True), month(ahead[-1][0], language, full=True)
    if ahead[-1][0].year != ahead[0][0].year:
        last = _("{month} of the next year", month=last)
    return _(
        "Terms ending from {first} to {last}: {soon}; already overdue: {overdue} unions",
        first=first,
        last=last,
        soon=grouped(soon),
        overdue=grouped(overdue),
    )


def _alternative(title: str, months: Sequence[tuple[date, int]], overdue: int, language: Language) -> str:
    parts = [_("Overdue") + f" {counted(overdue, 'unions')}"]
    parts += [f"{_month_in_full(day, language)} {grouped(count)}" for day, count in months]
    return " ".join([_("{title}.", title=title), _("{parts}.", parts=_(", ").join(parts))])

"""Bar charts of upcoming deadlines by month, one row of bars per kind of deadline."""

from collections.abc import Sequence
from datetime import date

import plotly.graph_objects as go

from dashboard.charts.chart import SMALL, TEXT, Chart, drawn
from dashboard.charts.figure_cache import remembered
from dashboard.charts.labels import escaped
from dashboard.charts.numerals import grouped, short
from dashboard.charts.palette import Theme, palette
from dashboard.charts.series import Row
from dashboard.charts.time_axis import axis, month_in_full, names, places_from_first
from dashboard.locale import Language, _
from dashboard.locale.number_format import format_date

_ROW, _HEAD, _FOOT = 100, 26, 36
"""Heights in pixels: a row's bars with their numbers, its title, and the months below all rows."""
_EDGE = 12
"""Half the width of a month's name, which is centred below the first and the last bar."""
_MOST_NUMBERS_ABOVE = 1_000
"""From this count on a number is wider than a bar: only the highest of a row is labelled."""


__all__ = ["Row", "forecast"]


@remembered
def forecast(
    months: Sequence[date], rows: Sequence[Row], as_of: date, language: Language, theme: Theme
) -> Chart | None:
    """Bars for the months given by their first days, the first counted from ``as_of``; None without months.

    Each row has its own scale from zero. A click gives customdata [kind, first day of the month].
    """
    if not months or not rows:
        return None
    colours = palette(theme)
    height = len(rows) * (_ROW + _HEAD)
    figure = drawn(
        [_bars(months, row, place, _peak(rows), as_of, language, theme) for place, row in enumerate(rows)],
        theme,
        height + _FOOT,
    )
    figure.update_layout(margin={"t": 0, "b": _FOOT, "l": _EDGE, "r": _EDGE})
    places = places_from_first(len(months))
    shown = names([months[place] for place in places], language)
    last = _axis_name("y", len(rows) - 1)
    figure.update_layout(xaxis={**axis(len(months), places, shown, theme), "anchor": last})
    for place, row in enumerate(rows):
        top = 1 - place * (_ROW + _HEAD) / height
        figure.update_layout(
            {
                "yaxis" + _axis_name("y", place)[1:]: {
                    "domain": [max(top - (_ROW + _HEAD) / height, 0), top - _HEAD / height],
                    "anchor": "x",
                    # Room for the number above the highest bar.
                    "range": [0, max(*row.counts, 1) * 1.25],
                    "visible": False,
                    "fixedrange": True,
                    "tickangle": 0,
                }
            }
        )
        figure.add_annotation(
            text=f"<b>{escaped(row.title)}</b>  {grouped(sum(row.counts))}",
            x=0,
            xref="paper",
            xanchor="left",
            y=top,
            yref="paper",
            yanchor="top",
            showarrow=False,
            align="left",
            font={"size": TEXT},
            borderpad=0,
        )
        figure.add_hline(y=0, yref=_axis_name("y", place), line={"color": colours.line, "width": 1})
    title = _finding(months, rows, language)
    return Chart(figure=figure, title=title, alt=_alternative(title, months, rows, as_of, language))


def _axis_name(letter: str, place: int) -> str:
    return letter if place == 0 else f"{letter}{place + 1}"


def _peak(rows: Sequence[Row]) -> int:
    """The index of the month with the highest total, which the title names; -1 where all are 0."""
    sums = [sum(counts) for counts in zip(*(row.counts for row in rows), strict=True)]
    return sums.index(max(sums)) if any(sums) else -1


def _bars(
    months: Sequence[date], row: Row, place: int, accented: int, as_of: date, language: Language, theme: Theme
) -> go.Bar:
    colours = palette(theme)
    peak = max(row.counts)
    every = peak < _MOST_NUMBERS_ABOVE
    return go.Bar(
        x=list(range(len(months))),
        y=list(row.counts),
        xaxis="x",
        yaxis=_axis_name("y", place),
        width=0.7,
        customdata=[[row.kind, day.isoformat()] for day in months],
        text=[short(count, language) if count and (every or count == peak) else "" for count in row.counts],
        textposition="outside",
        textangle=0,
        constraintext="none",
        cliponaxis=False,
        textfont={"size": SMALL},
        marker={
            "color": [colours.accent if month == accented else colours.bar for month in range(len(months))],
            "line": {"width": 0},
        },
        hovertext=[
            f"<b>{_month_of(day, as_of, language)}</b><br>{escaped(row.title)} {grouped(count)}"
            for day, count in zip(months, row.counts, strict=True)
        ],
        hoverinfo="text",
    )


def _month_of(day: date, as_of: date, language: Language) -> str:
    """The month; one that began before as_of is given with the day from which it counts."""
    if day >= as_of:
        return month_in_full(day, language)
    return _("{month} from {day}", month=month_in_full(day, language), day=format_date(as_of, language))


def _finding(months: Sequence[date], rows: Sequence[Row], language: Language) -> str:
    last = month_in_full(months[-1], language)
    peak = _peak(rows)
    if peak < 0:
        return _("No end of term or agreement on record until {last}", last=last)
    parts = _(", ").join(_("{title} {count}", title=row.title, count=grouped(sum(row.counts))) for row in rows)
    words = {"last": last, "parts": parts, "peak": month_in_full(months[peak], language)}
    if len(rows) == 1:
        return _("On record until {last}: {parts}; the most in {peak}", **words)
    return _("On record until {last}: {parts}; the most together in {peak}", **words)


def _alternative(title: str, months: Sequence[date], rows: Sequence[Row], as_of: date, language: Language) -> str:
    told = [
        _(
            "{name}: {parts}.",
            name=row.title,
            parts=_(", ").join(
                _("{title} {count}", title=_month_of(day, as_of, language), count=grouped(count))
                for day, count in zip(months, row.counts, strict=True)
            ),
        )
        for row in rows
    ]
    return " ".join([_("{title}.", title=title), *told])

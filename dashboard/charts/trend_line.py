"""Line chart of one indicator over time."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import plotly.graph_objects as go

from dashboard.charts.chart import SMALL, TEXT, Chart, drawn
from dashboard.charts.figure_cache import remembered
from dashboard.charts.labels import escaped
from dashboard.charts.palette import STATE_SIGNS, Theme, palette
from dashboard.charts.series import Point
from dashboard.charts.time_axis import axis, names, places_from_last
from dashboard.locale import Language, _
from dashboard.locale.number_format import Numeric, format_date, format_number, rounded
from dashboard.vocabulary.periods import Period

_HEIGHT = 240
_SIGN_SIZE = 13

__all__ = ["Point", "trend"]


@remembered
def trend(
    points: Sequence[Point],
    name: str,
    period: Period,
    language: Language,
    theme: Theme,
    *,
    percent: bool,
    compared_from: date = date.min,
) -> Chart | None:
    """A line through the points, oldest first, from a baseline of zero; None without points.

    The title compares the last value with the first of those from ``compared_from`` on.

    Where a point has no value the line is broken, and a sign on the baseline says why. The first and the last value are
    written at the line. A click gives customdata [the date as YYYY-MM-DD].
    """
    if not points:
        return None
    colours = palette(theme)
    figure = drawn([_line(points, language, theme), _gaps(points, language, theme)], theme, _HEIGHT)
    places = places_from_last(len(points))
    years = period in ("year", "statistical_year")
    figure.update_layout(margin={"t": 12, "b": 36, "r": 12})
    figure.update_xaxes(
        **axis(len(points), places, names([points[place].day for place in places], language, years=years), theme)
    )
    figure.update_yaxes(
        range=[0, max([float(point.value) for point in points if point.value is not None], default=0) * 1.2 or 1],
        showgrid=True,
        gridcolor=colours.line,
        nticks=4,
        tickformat=",",
        ticksuffix="%" if percent else "",
        tickfont={"size": SMALL, "color": colours.muted},
        automargin=True,
        zeroline=False,
    )
    title = _finding([point for point in points if point.day >= compared_from], name, language, percent)
    told = [_("{day} {value}", day=format_date(point.day, language), value=_in_full(point)) for point in points]
    alt = " ".join([_("{title}.", title=title), _("{parts}.", parts=_(", ").join(told))])
    return Chart(figure=figure, title=title, alt=alt)


def _line(points: Sequence[Point], language: Language, theme: Theme) -> go.Scatter:
    colours = palette(theme)
    known = [place for place, point in enumerate(points) if point.value is not None]
    ends = {known[0], known[-1]} if known else set()
    return go.Scatter(
        x=list(range(len(points))),
        y=[None if point.value is None else float(point.value) for point in points],
        mode="lines+markers+text",
        connectgaps=False,
        line={"color": colours.muted, "width": 2},
        marker={
            "opacity": 1,
            "size": [9 if place in ends else 5 for place in range(len(points))],
            "color": [
                colours.accent if known and place == known[-1] else colours.muted for place in range(len(points))
            ],
        },
        text=[point.text if place in ends else "" for place, point in enumerate(points)],
        textposition="top center",
        textfont={"size": TEXT, "color": colours.ink},
        cliponaxis=False,
        customdata=[[point.day.isoformat()] for point in points],
        hovertext=_hover(points, language),
        hoverinfo="text",
    )


def _gaps(points: Sequence[Point], language: Language, theme: Theme) -> go.Scatter:
    """A sign on the baseline for each date without a value."""
    colours = palette(theme)
    found = [(place, point) for place, point in enumerate(points) if point.value is None]
    kinds = [point.gap or "missing" for _place, point in found]
    states = colours.states
    return go.Scatter(
        x=[place for place, _point in found],
        y=[0] * len(found),
        mode="text",
        text=[STATE_SIGNS.get(kind, "·") for kind in kinds],
        textposition="top center",
        textfont={"size": _SIGN_SIZE, "color": [states.get(kind, colours.muted) for kind in kinds]},
        cliponaxis=False,
        customdata=[[point.day.isoformat()] for _place, point in found],
        hovertext=_hover([point for _place, point in found], language),
        hoverinfo="text",
    )


def _hover(points: Sequence[Point], language: Language) -> list[str]:
    return [f"<b>{format_date(point.day, language)}</b><br>{escaped(_in_full(point))}" for point in points]


def _in_full(point: Point) -> str:
    return f"{point.text} · {point.note}" if point.note else point.text


def _finding(points: Sequence[Point], name: str, language: Language, percent: bool) -> str:
    last = points[-1]
    day = format_date(last.day, language)
    known = [point for point in points if point.value is not None]
    if last.value is None or len(known) == 1:
        return _("{name} on {day}: {value}", name=name, day=day, value=last.text)
    assert known[0].value is not None
    start = format_date(known[0].day, language)
    change = _difference(known[0].value, last.value)
    if not change:
        return _("{name} on {day}: {value}, as on {start}", name=name, day=day, value=last.text, start=start)
    size = format_number(change if change > 0 else -change, language)
    by = _("{size} percentage points", size=size) if percent else size
    if change > 0:
        return _(
            "{name} on {day}: {value}, up by {change} since {start}",
            name=name,
            day=day,
            value=last.text,
            change=by,
            start=start,
        )
    return _(
        "{name} on {day}: {value}, down by {change} since {start}",
        name=name,
        day=day,
        value=last.text,
        change=by,
        start=start,
    )


def _difference(first: Numeric, last: Numeric) -> int | Decimal:
    """The difference of the values as displayed (rounded), so that the shown numbers add up."""
    if isinstance(first, int) and isinstance(last, int):
        return last - first
    return rounded(last, 1) - rounded(first, 1)

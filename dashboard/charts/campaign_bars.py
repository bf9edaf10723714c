"""Bar chart of a campaign's tasks, each against its target and its elapsed time."""

from collections.abc import Sequence
from datetime import date

import plotly.graph_objects as go

from dashboard.charts.campaign_words import finding, in_words
from dashboard.charts.chart import Chart, drawn
from dashboard.charts.figure_cache import remembered
from dashboard.charts.labels import escaped, lines_of, width_of, wrapped
from dashboard.charts.palette import Theme, palette
from dashboard.charts.task import Standing, TaskBar
from dashboard.locale import Language, _

# Heights in pixels; the y axis is in pixels too, so that every row is as high as its text.
_LINE, _BAR, _SPACE = 19, 10, 16
_WIDTH = 48
_BREAK, _JOINT = "<br>", " · "

_LATE_FIRST: tuple[Standing, ...] = ("past_due", "behind", "unknown", "undated", "on_course", "untargeted", "done")


@remembered
def campaign_bars(tasks: Sequence[TaskBar], as_of: date, language: Language, theme: Theme) -> Chart | None:
    """A row per task, late ones first; None without tasks. A click on a row gives customdata [task id].

    Tasks of equal standing keep their given order.

    The bar is the share of the target done, the vertical stroke the share of time elapsed. A missing target or date is
    stated in words and not drawn.
    """
    if not tasks:
        return None
    tasks = sorted(tasks, key=lambda task: _LATE_FIRST.index(task.standing(as_of)))
    colours = palette(theme)
    titles = [wrapped(task.title, _WIDTH) for task in tasks]
    words = [_BREAK.join(map(escaped, _lines(in_words(task, as_of, language)))) for task in tasks]
    # A task without a target has no bar.
    bars = [_BAR if task.target else 0 for task in tasks]
    below = [_LINE * lines_of(text) + _SPACE for text in words]
    heights = [_LINE * lines_of(title) + bar + rest for title, bar, rest in zip(titles, bars, below, strict=True)]
    tops = [sum(heights[:place]) for place in range(len(tasks))]
    bottoms = [top + height - rest for top, height, rest in zip(tops, heights, below, strict=True)]
    middles = [bottom - _BAR / 2 for bottom in bottoms]
    figure = drawn(
        [
            *_bars(tasks, as_of, middles, theme),
            _strokes(tasks, as_of, middles, theme),
            _rows(tasks, as_of, tops, heights, language),
        ],
        theme,
        sum(heights),
    )
    for task, title, text, top, bottom in zip(tasks, titles, words, tops, bottoms, strict=True):
        place = {"x": 0, "xanchor": "left", "yanchor": "top", "align": "left", "showarrow": False, "borderpad": 0}
        figure.add_annotation(text=title, y=top, yshift=2, **place)
        late = task.standing(as_of) == "past_due"
        figure.add_annotation(
            text=text,
            y=bottom,
            font={"color": colours.states["fail"] if late else colours.muted},
            **place,
        )
    figure.update_xaxes(visible=False, range=[0, 100.5])
    figure.update_yaxes(visible=False, range=[sum(heights), 0])
    title = finding(tasks, as_of)
    rows = [
        _("{name}: {parts}.", name=task.title, parts=_(", ").join(in_words(task, as_of, language))) for task in tasks
    ]
    return Chart(figure=figure, title=title, alt=" ".join([_("{title}.", title=title), *rows]))


def _bars(tasks: Sequence[TaskBar], as_of: date, middles: Sequence[float], theme: Theme) -> list[go.Bar]:
    colours = palette(theme)
    fills = {"done": colours.main_classes["sound"], "past_due": colours.accent}
    tracks = [(middle, 100 if task.target else 0) for task, middle in zip(tasks, middles, strict=True)]
    grounds = [colours.unknown_fill if task.done is None else colours.track for task in tasks]
    plain = {"orientation": "h", "width": _BAR, "hoverinfo": "skip"}
    return [
        go.Bar(
            y=[middle for middle, _end in tracks],
            x=[end for _middle, end in tracks],
            marker={"color": grounds, "line": {"width": 0}},
            **plain,
        ),
        go.Bar(
            y=list(middles),
            x=[task.progress or 0 for task in tasks],
            marker={"color": [fills.get(task.standing(as_of), colours.muted) for task in tasks], "line": {"width": 0}},
            **plain,
        ),
    ]


def _strokes(tasks: Sequence[TaskBar], as_of: date, middles: Sequence[float], theme: Theme) -> go.Scatter:
    """Strokes at the share of time elapsed, for unfinished tasks with a target and dates."""
    strokes = [
        (elapsed, middle)
        for task, middle in zip(tasks, middles, strict=True)
        if task.target and not task.is_done and (elapsed := task.elapsed(as_of)) is not None
    ]
    return go.Scatter(
        x=[elapsed for elapsed, _middle in strokes],
        y=[middle for _elapsed, middle in strokes],
        mode="markers",
        marker={"symbol": "line-ns", "size": 9, "line": {"width": 2, "color": palette(theme).ink}},
        cliponaxis=False,
        hoverinfo="skip",
    )


def _rows(
    tasks: Sequence[TaskBar], as_of: date, tops: Sequence[float], heights: Sequence[float], language: Language
) -> go.Bar:
    """Transparent bars over whole rows: a bar of ten pixels is too thin to click."""
    return go.Bar(
        orientation="h",
        x=[100] * len(tasks),
        y=[top + (height - _SPACE) / 2 for top, height in zip(tops, heights, strict=True)],
        width=[height - _SPACE for height in heights],
        customdata=[[task.id] for task in tasks],
        marker={"color": "rgba(0,0,0,0)", "line": {"width": 0}},
        hovertext=[
            f"<b>{escaped(task.title)}</b><br>{escaped(_JOINT.join(in_words(task, as_of, language)))}" for task in tasks
        ],
        hoverinfo="text",
    )


def _lines(parts: Sequence[str]) -> list[str]:
    """Join the parts into as few lines as fit a phone's width."""
    lines = [parts[0]]
    for part in parts[1:]:
        joined = lines[-1] + _JOINT + part
        lines[-1:] = [joined] if width_of(joined) <= _WIDTH else [lines[-1], part]
    return lines

"""Bar chart of deadlines by month: passed and still to come."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import plotly.graph_objects as go

from dashboard.charts.chart import SMALL, Chart, drawn
from dashboard.charts.figure_cache import remembered
from dashboard.charts.numerals import grouped, short
from dashboard.charts.palette import Theme, palette
from dashboard.charts.time_axis import axis, month_in_full, names, places_from_last
from dashboard.locale import Language, _
from dashboard.locale.number_format import format_date

_HEIGHT = 250
_KEY = 24
_EDGE = 14
"""Half the width of a month's name, which is centred below the first and the last bar."""
BEHIND, AHEAD, EARLIER = "behind", "ahead", "earlier"


@dataclass(frozen=True)
class Month:
    """A month, given by its first day: its deadlines that have passed and those still to come."""

    day: date
    behind: int
    ahead: int


@remembered
def behind_and_ahead(
    months: Sequence[Month],
    earlier: int,
    as_of: date,
    named: tuple[str, str],
    subject: str,
    language: Language,
    theme: Theme,
) -> Chart | None:
    """Bars by month, preceded by one bar for earlier passed deadlines; None without any deadline.

    named gives the titles of the two kinds in the active language; a kind with an empty title is omitted from key and
    texts. A click gives customdata [BEHIND, AHEAD or EARLIER, first day of the month].
    """
    behind, ahead = earlier + sum(month.behind for month in months), sum(month.ahead for month in months)
    if not behind + ahead:
        return None
    colours = palette(theme)
    first = 1 if earlier else 0
    count = len(months) + first
    passed = [*([earlier] if earlier else []), *(month.behind for month in months)]
    coming = [*([0] if earlier else []), *(month.ahead for month in months)]
    days = [*([EARLIER] if earlier else []), *(month.day.isoformat() for month in months)]
    hover = _hover(months, earlier, named, language)
    figure = drawn(
        [
            *(
                _bars(values, code, days, hover, fill)
                for values, code, fill in ((passed, BEHIND, colours.accent), (coming, AHEAD, colours.bar))
            ),
            _peaks(passed, coming, language),
        ],
        theme,
        _HEIGHT,
    )
    # Next to the first bar there is no room for the following month's name.
    places = [place for place in places_from_last(len(months)) if place or not earlier]
    texts = names([months[place].day for place in places], language)
    ticks = axis(count, [place + first for place in places], texts, theme)
    if earlier:
        ticks["tickvals"], ticks["ticktext"] = [0, *ticks["tickvals"]], [_("Earlier"), *ticks["ticktext"]]
    figure.update_layout(barmode="stack", margin={"t": _KEY + 14, "b": 36, "l": _EDGE, "r": _EDGE}, xaxis=ticks)
    figure.update_yaxes(visible=False, range=[0, max(a + b for a, b in zip(passed, coming, strict=True)) * 1.12])
    both = [(named[0], behind, colours.accent), (named[1], ahead, colours.bar)]
    key = [part for part in both if part[0]]
    text = "  ".join(f"<span style='color:{fill}'>■</span> {name} {grouped(amount)}" for name, amount, fill in key)
    figure.add_annotation(
        text=text,
        x=0,
        xref="paper",
        xanchor="left",
        y=1,
        yref="paper",
        yanchor="bottom",
        yshift=16,
        showarrow=False,
        borderpad=0,
    )
    told_counts = [_("{title} {count}", title=name, count=grouped(amount)) for name, amount, _fill in key]
    title = _("{subject}: {parts}", subject=subject, parts=_(", ").join(told_counts))
    since = _("As of {day}", day=format_date(as_of, language))
    told = [text.replace("<b>", "").replace("</b><br>", " ") for text in hover]
    alt = " ".join([_("{title}.", title=title), _("{parts}.", parts=_(", ").join([since, *told]))])
    return Chart(figure, title, alt)


def _peaks(passed: Sequence[int], coming: Sequence[int], language: Language) -> go.Scatter:
    """The number above the highest bar of each kind; on a phone a number is wider than its bar.

    A phone has no room for two dozen numbers; hovering and the table show the others.
    """
    places = dict.fromkeys(values.index(max(values)) for values in (passed, coming) if any(values))
    heights = [passed[place] + coming[place] for place in places]
    return go.Scatter(
        x=list(places),
        y=heights,
        mode="text",
        text=[short(height, language) for height in heights],
        textposition="top center",
        textfont={"size": SMALL},
        cliponaxis=False,
        hoverinfo="skip",
    )


def _bars(values: Sequence[int], code: str, days: Sequence[str], hover: Sequence[str], fill: str) -> go.Bar:
    return go.Bar(
        x=list(range(len(values))),
        y=list(values),
        width=0.7,
        customdata=[[code, day] for day in days],
        marker={"color": fill, "line": {"width": 0}},
        hovertext=list(hover),
        hoverinfo="text",
    )


def _hover(months: Sequence[Month], earlier: int, named: tuple[str, str], language: Language) -> list[str]:
    told = ["<b>" + _("Earlier") + f"</b><br>{named[0]} {grouped(earlier)}"] if earlier else []
    for month in months:
        parts = [(named[0], month.behind), (named[1], month.ahead)]
        said = _(", ").join(_("{title} {count}", title=name, count=grouped(count)) for name, count in parts if count)
        said = said or "0"
        told.append(f"<b>{month_in_full(month.day, language)}</b><br>{said}")
    return told

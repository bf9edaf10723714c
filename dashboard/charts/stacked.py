"""Stacked bar chart: each row's kinds side by side, with the kinds and their totals as the key above."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from dashboard.charts.chart import SMALL, Chart, drawn
from dashboard.charts.figure_cache import remembered
from dashboard.charts.labels import escaped, width_of
from dashboard.charts.numerals import Noun, counted, grouped, percent, short
from dashboard.charts.palette import Theme, Tone, contrast, ink_on, pale, palette, tone_fill
from dashboard.locale import Language, _
from dashboard.query.counts import is_few

# Heights in pixels; the y axis is in pixels too. A bar of 22 holds a number of 12.
_LINE, _BAR, _ROW = 20, 22, 54
# Pixels of the key: font size, a phone's width, a half-width character, and a square with the gap after a name.
_KEY_TEXT, _KEY_WIDTH, _KEY_SIGN, _KEY_GAP = 12, 320, 6.5, 28
_TEXT_PLACE = {"xanchor": "left", "align": "left", "showarrow": False, "borderpad": 0}
_KINDS_TOLD = 3
"""The number of kinds that the title names, most frequent first."""
_SEEN = 3.0
"""The contrast above which a fill is visible against its background."""


@dataclass(frozen=True)
class SegmentKind:
    """A kind of part: its code, its title and its fill (#rrggbb)."""

    code: str
    title: str
    fill: str


@dataclass(frozen=True)
class Segment:
    """The count of one kind in one row."""

    row: str
    row_title: str
    kind: str
    count: int


def kind(code: str, title: str, tone: Tone, theme: Theme) -> SegmentKind:
    """A kind with the fill of a tone."""
    return SegmentKind(code, title, tone_fill(tone, theme))


@remembered
def stacked(
    segments: Sequence[Segment],
    kinds: Sequence[SegmentKind],
    subject: str,
    noun: Noun,
    language: Language,
    theme: Theme,
    *,
    in_order: bool = False,
) -> Chart | None:
    """Stacked bars of these kinds, largest row first, or the rows ``in_order``; None where all counts are 0.

    subject names what is counted, in the active language. A click gives customdata [row code, kind code].
    """
    figure = stacked_figure(segments, kinds, noun, language, theme, in_order=in_order)
    if figure is None:
        return None
    sums = totals(segments, "kind")
    told = sorted(sums, key=lambda code: -sums[code])[:_KINDS_TOLD]
    parts = [_("{title} {count}", title=one.title, count=grouped(sums[one.code])) for one in kinds if one.code in told]
    title = _(
        "{subject}: {total}; {parts}",
        subject=subject,
        total=counted(sum(sums.values()), noun),
        parts=_(", ").join(parts),
    )
    return Chart(figure, title, " ".join([_("{title}.", title=title), *_rows_in_words(segments, kinds)]))


def _rows_in_words(segments: Sequence[Segment], kinds: Sequence[SegmentKind]) -> list[str]:
    titles = {one.code: one.title for one in kinds}
    rows: dict[str, list[Segment]] = {}
    for segment in segments:
        if segment.count:
            rows.setdefault(segment.row, []).append(segment)
    return [
        _(
            "{name}: {parts}.",
            name=row[0].row_title,
            parts=_(", ").join(
                _("{title} {count}", title=titles[segment.kind], count=grouped(segment.count)) for segment in row
            ),
        )
        for row in rows.values()
    ]


def stacked_figure(
    segments: Sequence[Segment],
    kinds: Sequence[SegmentKind],
    noun: Noun,
    language: Language,
    theme: Theme,
    *,
    in_order: bool = False,
    in_percent: bool = False,
) -> go.Figure | None:
    """The figure of ``stacked`` without its texts; with ``in_percent`` each row adds up to 100."""
    by_row, by_kind = totals(segments, "row"), totals(segments, "kind")
    if not by_row:
        return None
    rows = list(by_row) if in_order else sorted(by_row, key=lambda row: -by_row[row])
    titles = {segment.row: segment.row_title for segment in segments}
    counts: Counter[tuple[str, str]] = Counter()
    for segment in segments:
        counts[segment.row, segment.kind] += segment.count
    shown = [one for one in kinds if by_kind.get(one.code)]
    key = _key(shown, by_kind, language)
    top = _LINE * len(key) + 10
    wholes = by_row if in_percent else {}
    figure = drawn(
        [_bars(one, rows, titles, counts, wholes, noun, language, theme) for one in shown],
        theme,
        top + _ROW * len(rows),
    )
    figure.update_layout(
        barmode="stack",
        margin_t=top,
        # A number that doesn't fit its segment is hidden rather than shrunk or rotated.
        uniformtext={"minsize": SMALL, "mode": "hide"},
        annotations=[*_key_marks(key, by_kind, language), *_names(rows, titles, by_row)],
    )
    figure.update_xaxes(visible=False, range=[0, 100 if in_percent else max(by_row.values())])
    figure.update_yaxes(visible=False, range=[_ROW * len(rows), 0])
    return figure


def _bars(
    one: SegmentKind,
    rows: Sequence[str],
    titles: Mapping[str, str],
    counts: Mapping[tuple[str, str], int],
    wholes: Mapping[str, int],
    noun: Noun,
    language: Language,
    theme: Theme,
) -> go.Bar:
    """One kind's segment in every row: a share of the row's total in ``wholes`` if given, pale where that is small."""
    values = [counts.get((row, one.code), 0) for row in rows]
    shares = [percent(value, wholes[row]) if wholes else None for row, value in zip(rows, values, strict=True)]
    fills = [pale(one.fill, theme) if is_few(wholes.get(row)) else one.fill for row in rows]
    return go.Bar(
        orientation="h",
        x=[100 * value / wholes[row] if wholes else value for row, value in zip(rows, values, strict=True)],
        y=[_ROW * place + _LINE + _BAR / 2 for place in range(len(rows))],
        width=_BAR,
        customdata=[[row, one.code] for row in rows],
        text=[
            (short(value, language) if share is None else f"{share}%") if value else ""
            for value, share in zip(values, shares, strict=True)
        ],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        textfont={"color": _either([ink_on(fill) for fill in fills]), "size": _KEY_TEXT},
        marker={"color": _either(fills), "line": {"color": _edge(one.fill, theme), "width": 1}},
        hovertext=[
            f"<b>{escaped(titles[row])} · {one.title}</b><br>{counted(value, noun)}"
            + ("" if share is None else f" · {share}%")
            for row, value, share in zip(rows, values, shares, strict=True)
        ],
        hoverinfo="text",
    )


def _either(values: list[str]) -> str | list[str]:
    """A single value where all are equal: a list of colours makes the figure larger."""
    return values[0] if len(set(values)) == 1 else values


def _edge(fill: str, theme: Theme) -> str:
    """A gap between segments; a visible line round a fill too close to the background (3:1, WCAG 2.2, 1.4.11)."""
    colours = palette(theme)
    return colours.background if contrast(fill, colours.background) >= _SEEN else colours.muted


def _key(
    kinds: Sequence[SegmentKind], by_kind: Mapping[str, int], language: Language
) -> list[list[tuple[SegmentKind, int]]]:
    """The key as lines of (kind, left offset in pixels) that fit a phone.

    On a narrow page Plotly's own legend takes one line per kind and takes their height from the bars.
    """
    lines: list[list[tuple[SegmentKind, int]]] = [[]]
    end = 0
    for one in kinds:
        wide = _KEY_GAP + round(_KEY_SIGN * width_of(_key_text(one, by_kind, language)))
        if end + wide > _KEY_WIDTH and lines[-1]:
            lines.append([])
            end = 0
        lines[-1].append((one, end))
        end += wide
    return lines


def _key_text(one: SegmentKind, by_kind: Mapping[str, int], language: Language) -> str:
    return f"{one.title} {short(by_kind[one.code], language)}"


def _key_marks(
    lines: Sequence[Sequence[tuple[SegmentKind, int]]], by_kind: Mapping[str, int], language: Language
) -> list[dict[str, object]]:
    return [
        {
            "text": f"<span style='color:{one.fill}'>■</span> {_key_text(one, by_kind, language)}",
            "x": 0,
            "xref": "paper",
            "xshift": left,
            "y": 1,
            "yref": "paper",
            "yanchor": "bottom",
            "yshift": _LINE * (len(lines) - place - 1) + 10,
            "font": {"size": _KEY_TEXT},
            **_TEXT_PLACE,
        }
        for place, line in enumerate(lines)
        for one, left in line
    ]


def _names(rows: Sequence[str], titles: Mapping[str, str], by_row: Mapping[str, int]) -> list[dict[str, object]]:
    """Each row's name and total above its bar: on a phone, a long name beside it would leave no room for the bar."""
    return [
        {
            "text": f"{escaped(titles[row])} <b>{grouped(by_row[row])}</b>",
            "x": 0,
            "y": _ROW * place + _LINE,
            "yanchor": "bottom",
            **_TEXT_PLACE,
        }
        for place, row in enumerate(rows)
    ]


def totals(segments: Sequence[Segment], field: str) -> dict[str, int]:
    """The sums by row or by kind, in the order of the segments, without zero counts."""
    found: dict[str, int] = {}
    for segment in segments:
        if segment.count:
            found[getattr(segment, field)] = found.get(getattr(segment, field), 0) + segment.count
    return found

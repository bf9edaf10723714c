"""Units by main class, a bar for each sector or other group."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from dashboard import codes
from dashboard.charts.chart import SMALL, Chart, drawn
from dashboard.charts.labels import escaped, width_of
from dashboard.charts.main_classes_words import ClassCount, alternative, finding
from dashboard.charts.numerals import counted, grouped, short
from dashboard.charts.palette import Theme, ink_on, palette
from dashboard.locale import Language

# Heights in pixels; the y axis counts pixels too. A bar of 22 holds a number of 12.
_LINE, _BAR, _ROW = 20, 22, 54
# Pixels of the key: a telephone's width, a sign of half width, and what a square and the space after a name take.
_KEY_TEXT, _KEY_WIDTH, _KEY_SIGN, _KEY_GAP = 12, 320, 6.5, 28
_TEXT_PLACE = {"xanchor": "left", "align": "left", "showarrow": False, "borderpad": 0}

__all__ = ["ClassCount", "main_classes"]


def main_classes(counts: Sequence[ClassCount], language: Language, theme: Theme) -> Chart | None:
    """Stacked bars, the largest group on top and the worst class at the left; None where there is no unit.

    A click gives customdata [group code, main class code]. The names of the classes, each with its sum, stand above as
    the key; a segment too narrow for its number shows it on hovering.
    """
    totals = _totals(counts, "group")
    by_class = _totals(counts, "main_class")
    if not totals:
        return None
    groups = sorted(totals, key=lambda group: -totals[group])
    titles = {count.group: count.group_title for count in counts}
    units = {(count.group, count.main_class): count.units for count in counts}
    names = [name for name in codes.codes("main_class") if by_class.get(name)]
    key = _key(names, by_class, language)
    top = _LINE * len(key) + 10
    figure = drawn([_segments(name, groups, titles, units, language, theme) for name in names], theme,
                   top + _ROW * len(groups))  # fmt: skip
    figure.update_layout(
        barmode="stack",
        margin_t=top,
        # A number that doesn't fit its segment is left out rather than squeezed or turned.
        uniformtext={"minsize": SMALL, "mode": "hide"},
        annotations=[*_key_marks(key, by_class, language, theme), *_names(groups, titles, totals)],
    )
    figure.update_xaxes(visible=False, range=[0, max(totals.values())])
    figure.update_yaxes(visible=False, range=[_ROW * len(groups), 0])
    return Chart(figure=figure, title=finding(by_class, language), alt=alternative(counts, by_class, language))


def _segments(
    name: str,
    groups: Sequence[str],
    titles: Mapping[str, str],
    units: Mapping[tuple[str, str], int],
    language: Language,
    theme: Theme,
) -> go.Bar:
    fill = palette(theme).main_classes[name]
    title = codes.title("main_class", name, language)
    values = [units.get((group, name), 0) for group in groups]
    return go.Bar(
        orientation="h",
        x=values,
        y=[_ROW * place + _LINE + _BAR / 2 for place in range(len(groups))],
        width=_BAR,
        customdata=[[group, name] for group in groups],
        text=[short(value, language) if value else "" for value in values],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        textfont={"color": ink_on(fill), "size": _KEY_TEXT},
        marker={"color": fill, "line": {"color": palette(theme).background, "width": 1}},
        hovertext=[f"<b>{escaped(titles[group])} · {title}</b><br>{counted(value, 'units')}"
                   for group, value in zip(groups, values, strict=True)],
        hoverinfo="text",
    )  # fmt: skip


def _key(names: Sequence[str], by_class: Mapping[str, int], language: Language) -> list[list[tuple[str, int]]]:
    """The classes with their sums, as lines of (class, place from the left in pixels) that a telephone has room for.

    Plotly's own legend takes one line for each class where it is narrow, and their height from the bars.
    """
    lines: list[list[tuple[str, int]]] = [[]]
    end = 0
    for name in names:
        wide = _KEY_GAP + round(_KEY_SIGN * width_of(_key_text(name, by_class, language)))
        if end + wide > _KEY_WIDTH and lines[-1]:
            lines.append([])
            end = 0
        lines[-1].append((name, end))
        end += wide
    return lines


def _key_text(name: str, by_class: Mapping[str, int], language: Language) -> str:
    return f"{codes.title('main_class', name, language)} {short(by_class[name], language)}"


def _key_marks(
    lines: Sequence[Sequence[tuple[str, int]]], by_class: Mapping[str, int], language: Language, theme: Theme
) -> list[dict[str, object]]:
    fills = palette(theme).main_classes
    return [
        {"text": f"<span style='color:{fills[name]}'>■</span> {_key_text(name, by_class, language)}",
         "x": 0, "xref": "paper", "xshift": left, "y": 1, "yref": "paper", "yanchor": "bottom",
         "yshift": _LINE * (len(lines) - place - 1) + 10, "font": {"size": _KEY_TEXT}, **_TEXT_PLACE}
        for place, line in enumerate(lines)
        for name, left in line
    ]  # fmt: skip


def _names(groups: Sequence[str], titles: Mapping[str, str], totals: Mapping[str, int]) -> list[dict[str, object]]:
    """Each group's name and total above its bar: beside it, a long name would leave a telephone no room for the bar."""
    return [
        {"text": f"{escaped(titles[group])} <b>{grouped(totals[group])}</b>", "x": 0, "y": _ROW * place + _LINE,
         "yanchor": "bottom", **_TEXT_PLACE}
        for place, group in enumerate(groups)
    ]  # fmt: skip


def _totals(counts: Sequence[ClassCount], field: str) -> dict[str, int]:
    totals: dict[str, int] = {}
    for count in counts:
        if count.units:
            totals[getattr(count, field)] = totals.get(getattr(count, field), 0) + count.units
    return totals

"""Heat map of pass rates by group and check, with clickable cells."""

from collections.abc import Iterable, Sequence
from typing import Literal

import plotly.graph_objects as go

from dashboard.charts.cell import Cell
from dashboard.charts.chart import SMALL, TEXT, Chart, drawn
from dashboard.charts.figure_cache import remembered
from dashboard.charts.heat_map_words import alternative, finding, hover
from dashboard.charts.labels import escaped, lines_of, pixels_of, width_of, wrapped
from dashboard.charts.numerals import short
from dashboard.charts.palette import STATE_SIGNS, Theme, ink_on, pale, palette, practice_fill, rate_fill
from dashboard.locale import Language

# Pixels for one or two lines in a cell, and for three.
_ROW, _HIGH_ROW = 36, 46
_GAP = 0.06
_TITLE_WIDTH = 6
_NAME_WIDTH = 16
# Counts up to this width stand side by side in a cell 48 px wide.
_NARROW = 7
_FEW_COLUMNS, _WIDEST_WORD = 4, 7
_STANDOFF = 8
_SLANTED_SIGN = 4.6
"""Pixels of height per half-width character of a slanted title."""

__all__ = ["Cell", "heat_map"]


@remembered
def heat_map(
    cells: Sequence[Cell], language: Language, theme: Theme, *, checks_as: Literal["columns", "rows"] = "rows"
) -> Chart | None:
    """The heat map, with groups and checks in the order of the cells; None without cells.

    A click gives customdata [row code, check id]. With checks as rows the grid fits a phone for any number of checks;
    as columns each check needs 55 px, so that 11 need a card of 720 px that may scroll.
    """
    if not cells:
        return None
    groups = {cell.row: cell.row_title for cell in cells}
    checks = {cell.check: cell.column_title for cell in cells}
    across, down = (checks, groups) if checks_as == "columns" else (groups, checks)
    titles = [wrapped(title, _TITLE_WIDTH) for title in across.values()]
    top = 8 + 15 * max(map(lines_of, titles))
    # On a phone six columns have 45 px each: a word such as “institution” would run into the next.
    longest = max(width_of(line) for title in titles for line in title.split("<br>"))
    is_slanted = len(across) > _FEW_COLUMNS and longest > _WIDEST_WORD
    if is_slanted:
        titles = [escaped(title) for title in across.values()]
        top = 12 + round(_SLANTED_SIGN * max(map(width_of, across.values())))
    row = _HIGH_ROW if any(lines_of(_text(cell, language)) > 2 for cell in cells) else _ROW
    known = [cell for cell in cells if cell.is_mostly_known or not cell.is_bound]
    unknown = [cell for cell in cells if cell.is_bound and not cell.is_mostly_known]
    traces = [
        _marks(some, _places(some, across, down, checks_as), language, theme) for some in (known, unknown) if some
    ]
    if unknown:
        # Plotly applies a hatch colour only in a trace of a single fill: hence two traces.
        traces[-1].update(marker_color=palette(theme).unknown_fill, marker_pattern=_hatch(theme))
    texts = _texts([*known, *unknown], _places([*known, *unknown], across, down, checks_as), language, theme)
    names = [wrapped(title, _NAME_WIDTH) for title in down.values()]
    figure = drawn([*traces, texts], theme, top + row * len(down))
    figure.update_layout(margin_t=top, margin_l=pixels_of(names, TEXT) + _STANDOFF)
    figure.update_xaxes(
        side="top",
        range=[-0.5, len(across) - 0.5],
        tickvals=list(range(len(across))),
        ticktext=titles,
        tickfont={"size": SMALL, "color": palette(theme).muted},
        tickangle=50 if is_slanted else 0,
        ticklabeloverflow="allow",
    )
    figure.update_yaxes(
        range=[len(down) - 0.5, -0.5],
        tickvals=list(range(len(down))),
        ticktext=names,
        ticklabelstandoff=_STANDOFF,
        ticklabeloverflow="allow",
    )
    return Chart(figure=figure, title=finding(cells), alt=alternative(cells))


def _places(
    cells: Sequence[Cell], across: Iterable[str], down: Iterable[str], checks_as: Literal["columns", "rows"]
) -> list[tuple[int, int]]:
    columns, rows = list(across), list(down)
    if checks_as == "columns":
        return [(columns.index(cell.check), rows.index(cell.row)) for cell in cells]
    return [(columns.index(cell.row), rows.index(cell.check)) for cell in cells]


def _marks(cells: Sequence[Cell], places: Sequence[tuple[int, int]], language: Language, theme: Theme) -> go.Bar:
    """The cells as bars floating on their base, at their places (column, row).

    Measured in Chromium with Streamlit 1.67: a click on a Heatmap trace gives no selection event, one on a bar does.
    Unlike square Scatter markers, bars also grow with the width and can be hatched.
    """
    return go.Bar(
        x=[place for place, _ in places],
        base=[place - 0.5 + _GAP / 2 for _, place in places],
        y=[1 - _GAP] * len(cells),
        width=1 - _GAP,
        customdata=[[cell.row, cell.check] for cell in cells],
        marker={"color": [_fill(cell, theme) for cell in cells], "line": {"width": 0}},
        hovertext=[hover(cell, language) for cell in cells],
        hoverinfo="text",
    )


def _texts(cells: Sequence[Cell], places: Sequence[tuple[int, int]], language: Language, theme: Theme) -> go.Scatter:
    """The texts of the cells. As bar texts each is measured separately: 156 took twice as long."""
    return go.Scatter(
        x=[place for place, _ in places],
        y=[place for _, place in places],
        mode="text",
        text=[_text(cell, language) for cell in cells],
        textfont={
            "size": [TEXT if cell.is_mostly_known and not cell.is_few else SMALL for cell in cells],
            "color": [_ink(cell, _fill(cell, theme), theme) for cell in cells],
        },
        hoverinfo="skip",
    )


def _hatch(theme: Theme) -> dict[str, object]:
    return {
        "shape": "/",
        "fgcolor": palette(theme).unknown_hatch,
        "fgopacity": 1,
        "size": 6,
        "solidity": 0.3,
        "fillmode": "overlay",
    }


def _text(cell: Cell, language: Language) -> str:
    if not cell.is_bound:
        return STATE_SIGNS["not_applicable"]
    if cell.is_mostly_known:
        # With two known units, “50%” says less than that there are only two.
        return f"{cell.rate}%<br>n={cell.known}" if cell.is_few else f"{cell.rate}%"
    known = [
        STATE_SIGNS[state] + short(count, language)
        for state, count in (("fail", cell.failed), ("pass", cell.passed))
        if count
    ]
    unknown = [STATE_SIGNS["unknown"] + short(cell.unknown, language)] if cell.unknown else []
    if known and width_of(" ".join(known)) <= _NARROW:
        known = [" ".join(known)]
    return "<br>".join([*known, *unknown])


def _fill(cell: Cell, theme: Theme) -> str:
    if not cell.is_bound:
        return palette(theme).none_fill
    if not cell.is_mostly_known:
        return palette(theme).unknown_fill
    fill = practice_fill(cell.rate, theme) if cell.is_optional else rate_fill(cell.rate, theme)
    return pale(fill, theme) if cell.is_few else fill


def _ink(cell: Cell, fill: str, theme: Theme) -> str:
    if not cell.is_bound:
        return palette(theme).states["not_applicable"]
    return ink_on(fill) if cell.is_mostly_known else palette(theme).ink

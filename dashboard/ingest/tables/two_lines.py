"""Fills merged cells and joins two-line headers: 会员 above 人数 and 女会员."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from dashboard.ingest.files.sheets import Cell, Sheet
from dashboard.ingest.mapping.headers import is_personal, targets_of

_TALLEST = 1_000


def with_merged_filled(sheet: Sheet) -> Sheet:
    """The sheet with vertically merged cells repeated in each row they span: one unit beside its several rows."""
    down = [found for found in sheet.merged if 0 < found[2] - found[0] < _TALLEST and found[1] == found[3]]
    if not down:
        return sheet
    rows = [list(row) for row in sheet.rows]
    for top, column, bottom, _last in down:
        if top >= len(rows) or column >= len(rows[top]):
            continue
        for row in rows[top + 1 : bottom + 1]:
            row.extend([None] * (column + 1 - len(row)))
            row[column] = rows[top][column]
    return replace(sheet, rows=rows)


def joined_header(sheet: Sheet, position: int, known: Callable[[Sequence[str]], int]) -> tuple[tuple[str, ...], int]:
    """The header's texts and the number of its lines from this index, its first line with known headers.

    The line below is joined if that makes more columns known, else the line above on the same condition; the number of
    lines is then still 1.
    """
    alone = _texts(sheet.rows[position])
    best, height = alone, 1
    if position + 1 < len(sheet.rows) and _may_be_header(sheet.rows[position + 1]):
        lower = _texts(sheet.rows[position + 1])
        joined = _joined(_spread(sheet, position), lower)
        if known(joined) > known(best):
            best, height = joined, 2
    if height == 1 and position and _may_be_header(sheet.rows[position - 1]):
        joined = _joined(_spread(sheet, position - 1), alone)
        if known(joined) > known(best):
            best = joined
    return best, height


def _texts(row: Sequence[Cell]) -> tuple[str, ...]:
    return tuple("" if cell is None else str(cell).strip() for cell in row)


def _may_be_header(row: Sequence[Cell]) -> bool:
    texts = [cell for cell in row if cell is not None]
    return bool(texts) and all(isinstance(cell, str) and not any(map(str.isdigit, cell)) for cell in texts)


def _spread(sheet: Sheet, position: int) -> tuple[str, ...]:
    """The line's texts, with horizontally merged cells repeated in each column they span."""
    texts = list(_texts(sheet.rows[position]))
    for top, first, bottom, last in sheet.merged:
        if top <= position <= bottom and first < last and first < len(texts):
            texts.extend([""] * (last + 1 - len(texts)))
            texts[first : last + 1] = [texts[first]] * (last + 1 - first)
    return tuple(texts)


def _joined(upper: Sequence[str], lower: Sequence[str]) -> tuple[str, ...]:
    """One text per column: both lines joined if that is a known header, else the lower or the upper one if known."""
    width = max(len(upper), len(lower))
    pairs = zip([*upper, *[""] * (width - len(upper))], [*lower, *[""] * (width - len(lower))], strict=True)
    return tuple(_one(above, below) for above, below in pairs)


def _one(above: str, below: str) -> str:
    if not below or above == below:
        return above
    choices = (above + below, below, above)
    return next((text for text in choices if targets_of(text) or is_personal(text)), above + below if above else below)

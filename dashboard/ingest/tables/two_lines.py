"""Fills merged cells and joins two-line headers: 会员 above 人数 and 女会员."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from dashboard.ingest.files.sheets import Cell, Sheet
from dashboard.ingest.mapping.headers import targets_of
from dashboard.ingest.tables.header_groups import is_role, is_year, joined

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


_MOST_LINES = 3


def joined_header(sheet: Sheet, position: int, known: Callable[[Sequence[str]], int]) -> tuple[tuple[str, ...], int]:
    """The header's texts and the number of its lines from this index, its first line with known headers.

    Lines below are joined if they only say which part of the header above a column is, or if that makes more columns
    known; else the line above on the second condition; the number of lines is then still 1.
    """
    best, height = _texts(sheet.rows[position]), 1
    upper = _spread(sheet, position)
    for line in range(position + 1, min(position + _MOST_LINES, len(sheet.rows))):
        if not _may_be_header(sheet.rows[line]):
            break
        lower = _texts(sheet.rows[line])
        whole = joined(_beside(upper, lower), lower)
        if known(whole) > known(best) or _tells_parts(upper, lower):
            best, height = whole, line - position + 1
        upper = joined(_beside(upper, _spread(sheet, line)), _spread(sheet, line))
    if height == 1 and position and _may_be_header(sheet.rows[position - 1]):
        alone = _texts(sheet.rows[position])
        whole = joined(_beside(_spread(sheet, position - 1), alone), alone)
        if known(whole) > known(best) or (_is_years(sheet.rows[position - 1]) and known(whole) >= 2):
            best = whole
    return best, height


def _is_years(row: Sequence[Cell]) -> bool:
    texts = [text for text in _texts(row) if text]
    return sum(map(is_year, texts)) > 1


def _tells_parts(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Whether every text of the lower line is a part of a header above it, and some column has none."""
    pairs = zip([*upper, *[""] * (len(lower) - len(upper))], lower, strict=False)
    texts = [below for above, below in pairs if below and below != above]
    known_or_part = all(is_role(text) or targets_of(text) for text in texts)
    return bool(texts) and len(texts) < len(lower) and known_or_part and any(map(is_role, texts))


def _beside(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    """The upper line with each text repeated over the empty columns to its right that have a text below, as it has."""
    found, group = [*upper, *[""] * (len(lower) - len(upper))], ""
    for index, text in enumerate(found):
        below = lower[index] if index < len(lower) else ""
        if text:
            group = text if below else ""
        elif group and below:
            found[index] = group
        else:
            group = ""
    return found


def _texts(row: Sequence[Cell]) -> tuple[str, ...]:
    return tuple("" if cell is None else str(cell).strip() for cell in row)


def _may_be_header(row: Sequence[Cell]) -> bool:
    texts = [cell for cell in row if cell is not None]
    return bool(texts) and all(
        is_year(_text(cell)) or (isinstance(cell, str) and not any(map(str.isdigit, cell))) for cell in texts
    )


def _text(cell: Cell) -> str:
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def _spread(sheet: Sheet, position: int) -> tuple[str, ...]:
    """The line's texts, with horizontally merged cells repeated in each column they span."""
    texts = list(_texts(sheet.rows[position]))
    for top, first, bottom, last in sheet.merged:
        if top <= position <= bottom and first < last and first < len(texts):
            texts.extend([""] * (last + 1 - len(texts)))
            texts[first : last + 1] = [texts[first]] * (last + 1 - first)
    return tuple(texts)

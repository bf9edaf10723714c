"""Splits a sheet with side-by-side tables of the same headers: 单位名称, 职工人数, 单位名称, 职工人数."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from xlsxwriter.utility import xl_col_to_name

from dashboard.ingest.files.sheets import Cell, Sheet
from dashboard.ingest.mapping.headers import folded_header, targets_of
from dashboard.ingest.tables.layout import header_position, known


def tables_beside(sheet: Sheet) -> tuple[Sheet, ...]:
    """One sheet per side-by-side table, left to right, with the other tables' columns empty; else the sheet itself.

    Headers after the first table get their column's letter, 职工人数(H), so that a problem names one column. Lines
    above the header stay with the first table.
    """
    position = header_position(sheet)
    if position is None:
        return (sheet,)
    header = _texts(sheet.rows[position])
    parts = _parted_by_blank(sheet, position, header)
    parts = parts if len(parts) > 1 else _repeated(header)
    if len(parts) < 2 or not all(known(header[first:end]) >= 2 for first, end in parts):
        return (sheet,)
    return tuple(_part(sheet, position, first, end, place > 0) for place, (first, end) in enumerate(parts))


def _texts(row: Sequence[Cell]) -> list[str]:
    return ["" if cell is None else str(cell).strip() for cell in row]


def _repeats(header: Sequence[str]) -> bool:
    """Whether a known header occurs more than once."""
    counts = Counter(folded_header(text) for text in header if text and targets_of(text))
    return any(count > 1 for count in counts.values())


def _parted_by_blank(sheet: Sheet, position: int, header: Sequence[str]) -> list[tuple[int, int]]:
    """The tables as (first column, column after the last), separated by empty columns; none if no header repeats."""
    if not _repeats(header):
        return []
    below = sheet.rows[position:]
    blank = [all(index >= len(row) or row[index] is None for row in below) for index in range(len(header))]
    found: list[tuple[int, int]] = []
    for index, empty in enumerate(blank):
        if empty:
            continue
        if found and found[-1][1] == index:
            found[-1] = (found[-1][0], index + 1)
        else:
            found.append((index, index + 1))
    return found


def _repeated(header: list[str]) -> list[tuple[int, int]]:
    """The tables as (first column, column after the last) if the whole header repeats without an empty column."""
    width = len(header)
    for length in range(2, width // 2 + 1):
        if width % length == 0 and all(header[:length]) and header == header[:length] * (width // length):
            return [(first, first + length) for first in range(0, width, length)]
    return []


def _part(sheet: Sheet, position: int, first: int, end: int, is_further: bool) -> Sheet:
    rows: list[list[Cell]] = []
    for number, row in enumerate(sheet.rows):
        if number < position:
            rows.append([] if is_further else list(row))
            continue
        cells = [cell if first <= index < end else None for index, cell in enumerate(row)]
        if is_further and number == position:
            cells = [None if cell is None else f"{cell}({xl_col_to_name(index)})" for index, cell in enumerate(cells)]
        rows.append(cells)
    merged = tuple(found for found in sheet.merged if first <= found[1] and found[3] < end)
    return replace(sheet, rows=rows, merged=merged)

"""Reads cards: sheets about one unit, with each label beside its value (填报单位:____)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from dashboard.ingest.files.sheets import Cell, Sheet
from dashboard.ingest.mapping.headers import is_personal, targets_of
from dashboard.ingest.tables.layout import Layout, filled_rows
from dashboard.ingest.tables.left_out_lines import LeftOut

_LEAST_PAIRS = 3
_NOTE: LeftOut = "note"
_INLINE = re.compile(r"^([^:：]{2,20})[:：]\s*(.*?)\s*$")
_UNIT_LABELS = {
    "填报单位": "单位名称",
    "报送单位": "单位名称",
    "填报单位(盖章)": "单位名称",
    "填报单位（盖章）": "单位名称",
}
_BLANKS = re.compile(r"^[_＿\s]*$")


def read_card(sheet: Sheet) -> tuple[Sheet, Layout] | None:
    """The card as a sheet with one data row, numbered as the card's first line; None if the sheet is no card.

    A card has known labels at the beginning of at least three lines, which are most of its lines, and two values. A
    value stands to the right of its label, or after a colon in the same cell.
    """
    found: dict[str, Cell] = {}
    lines = []
    for number, row in enumerate(sheet.rows, 1):
        pairs = [pair for pair in _pairs(row) if pair[0] not in found]
        if pairs and _begins_with_label(row):
            lines.append(number)
            found.update(pairs)
    if (
        len(lines) < _LEAST_PAIRS
        or 2 * len(lines) < filled_rows(sheet)
        or sum(value is not None for value in found.values()) < 2
    ):
        return None
    first = lines[0]
    rows: list[list[Cell]] = [[] for _line in range(first)]
    rows[first - 1] = list(found.values())
    card = replace(sheet, rows=rows, merged=())
    other = {number: _NOTE for number, row in enumerate(sheet.rows, 1) if any(row) and number not in lines}
    return card, Layout(tuple(found), first, (first,), (), other)


def _begins_with_label(row: Sequence[Cell]) -> bool:
    """Whether the line's first cell is a label: in a list it is a value that may happen to be a label's word."""
    first = next((cell for cell in row if cell is not None), None)
    if not isinstance(first, str):
        return False
    inline = _INLINE.match(first.strip())
    return bool(_label(inline[1] if inline else first))


def _is_label(cell: Cell) -> bool:
    return isinstance(cell, str) and bool(_label(cell))


def _label(cell: str) -> str | None:
    text = cell.strip().rstrip(":：").strip()
    text = _UNIT_LABELS.get(text, text)
    return text if targets_of(text) or is_personal(text) else None


def _pairs(row: Sequence[Cell]) -> Iterator[tuple[str, Cell]]:
    """The labels of a line with their values; a value is None if the next cell is a label or there is none."""
    filled = [cell for cell in row if cell is not None]
    index = 0
    while index < len(filled):
        cell = filled[index]
        index += 1
        if not isinstance(cell, str):
            continue
        inline = _INLINE.match(cell.strip())
        if inline and (label := _label(inline[1])) and inline[2]:
            yield label, None if _BLANKS.match(inline[2]) else inline[2].strip("_＿ ")
        elif label := _label(cell):
            value = filled[index] if index < len(filled) and not _is_label(filled[index]) else None
            index += value is not None
            yield label, value


def looks_like_card(sheet: Sheet) -> bool:
    """Whether labels and values alternate in at least two of the first 40 lines, as in no table's header."""
    turns = 0
    for row in sheet.rows[:40]:
        filled = [cell for cell in row if cell is not None]
        labels = [_is_label(cell) for cell in filled]
        if len(filled) >= 2 and labels[0] and not all(labels) and not any(map(all, pairwise(labels))):
            turns += 1
        elif len(labels) > 1 and all(labels):
            return False
    return turns >= 2

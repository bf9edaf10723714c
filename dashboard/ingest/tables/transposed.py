"""Turns a sheet whose labels stand in its first column and whose units stand beside each other."""

from dataclasses import replace

from dashboard.ingest.files.sheets import Sheet, SheetNote
from dashboard.ingest.tables.layout import header_position, known

_LEAST_LABELS = 3


def turned(sheet: Sheet) -> Sheet:
    """The sheet with rows and columns exchanged, and a note about it, if it is such a table; else the sheet itself.

    At least three lines begin with a known header, which are most of the lines, and are followed by as many values each
    as there are units: two or more.
    """
    if header_position(sheet) is not None:
        return sheet
    lines = [row for row in sheet.rows if any(cell is not None for cell in row)]
    labelled = [row for row in lines if row and isinstance(row[0], str) and known((row[0],))]
    if len(labelled) < _LEAST_LABELS or 2 * len(labelled) < len(lines):
        return sheet
    widths = {sum(cell is not None for cell in row[1:]) for row in labelled}
    if max(widths) < 2 or any(isinstance(cell, str) and known((cell,)) for row in labelled for cell in row[1:]):
        return sheet
    width = max(len(row) for row in labelled)
    columns = [[row[place] if place < len(row) else None for row in labelled] for place in range(width)]
    note = SheetNote("transposed")
    return replace(sheet, rows=columns, merged=(), hidden_rows=frozenset(), notes=(*sheet.notes, note))

"""Where the table lies within a sheet: titles above, the header, data, notes and totals among and below it."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.ingest.headers import is_personal, targets_of
from dashboard.ingest.sheets import Cell, Sheet

_ROWS_SEARCHED = 40
_NOTE = re.compile(
    r"^(填表说明|填报说明|填写说明|注:|注意|备注:|说明:|填表人|填报人|制表|审核|审批|单位负责人|填报单位|填报日期|报送单位)"
)
_TOTAL = re.compile(r"^(合计|总计|小计|共计|累计|本页小计|本页合计):?$")


@dataclass(frozen=True)
class Layout:
    """A sheet's header and the rows of data below it.

    header holds one text a column. header_row and rows count from 1, as the sheet shows them. not_data is the number
    of lines that are neither header nor data nor blank: titles, notes, totals, repeated headers.
    """

    header: tuple[str, ...]
    header_row: int
    rows: tuple[int, ...]
    not_data: int


def _text(cell: Cell) -> str:
    return "" if cell is None else str(cell).strip()


def _filled(row: Sequence[Cell]) -> list[str]:
    return [text for cell in row if (text := _text(cell))]


def _known(texts: Sequence[str]) -> int:
    return sum(bool(targets_of(text)) or is_personal(text) for text in texts)


def header_position(rows: Sequence[Sequence[Cell]]) -> int | None:
    """The index of the header: the first row with at least two known headers that are half of its cells.

    Without one, the first row whose only cell is a known header; else None.
    """
    single = None
    for index, row in enumerate(rows[:_ROWS_SEARCHED]):
        texts = [cell.strip() for cell in row if isinstance(cell, str) and cell.strip()]
        known = _known(texts)
        if known >= 2 and 2 * known >= len(_filled(row)):
            return index
        if single is None and known == 1 and len(_filled(row)) == 1:
            single = index
    return single


def is_note(row: Sequence[Cell]) -> bool:
    """Whether a row below the header is a note or a total rather than data."""
    first = next((cell for cell in row if isinstance(cell, str) and cell.strip()), "")
    folded = "".join(unicodedata.normalize("NFKC", first).split())
    if _TOTAL.match(folded):
        return True
    return bool(_NOTE.match(folded)) and len(_filled(row)) <= 3


def _is_blank(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def filled_rows(sheet: Sheet) -> int:
    """The number of rows that are not blank."""
    return sum(any(_text(cell) for cell in row) for row in sheet.rows)


def find_layout(sheet: Sheet) -> Layout | None:
    """The sheet's header and data rows, or None where no row looks like a header."""
    position = header_position(sheet.rows)
    return None if position is None else layout_below(sheet, position)


def layout_below(sheet: Sheet, position: int) -> Layout:
    """The layout of a sheet whose header is the row at this index."""
    header = tuple(_text(cell) for cell in sheet.rows[position])
    not_data = sum(bool(_filled(row)) for row in sheet.rows[:position])
    rows = []
    for number, row in enumerate(sheet.rows[position + 1 :], position + 2):
        if all(map(_is_blank, row)):
            continue
        if is_note(row) or (_text(row[0]) == header[0] and tuple(map(_text, row)) == header):
            not_data += 1
        else:
            rows.append(number)
    return Layout(header, position + 1, tuple(rows), not_data)

"""Finds the tables in a sheet: header, data rows, and the titles, notes and totals around them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from dashboard.ingest.files.sheets import Cell, Sheet
from dashboard.ingest.mapping.headers import is_personal, is_without_records, targets_of
from dashboard.ingest.tables.left_out_lines import LeftOut, are_column_numbers, reason_left_out
from dashboard.ingest.tables.two_lines import joined_header
from dashboard.vocabulary.register_titles import table_titles

_ROWS_SEARCHED = 40


_SURE_REASONS = frozenset({"total", "signatures", "separator", "page_line", "continued", "blank_below"})
"""Reasons that hold for a line of a text file too that has more or fewer cells than the others."""


@dataclass(frozen=True)
class Layout:
    """A table's header and the rows of data below it.

    header has one text per column. header_row and rows are row numbers from 1, as the sheet shows them; for a two-line
    header, header_row is the lower line. left_out has the reason for each line that is neither header, data nor blank,
    by row number. broken are the row numbers of data lines that the file's reader could not take apart.
    """

    header: tuple[str, ...]
    header_row: int
    rows: tuple[int, ...]
    broken: tuple[int, ...] = ()
    left_out: Mapping[int, LeftOut] = field(default_factory=dict)

    @property
    def lines(self) -> int:
        """The lines that an import accounts for: all but the header and blank lines."""
        return len(self.rows) + len(self.broken) + len(self.left_out)

    def header_at(self, column: int) -> str | None:
        """The header of a column by its index from 0; None if it has none."""
        return (self.header[column] or None) if column < len(self.header) else None


def _text(cell: Cell) -> str:
    return "" if cell is None else str(cell).strip()


def _filled(row: Sequence[Cell]) -> list[str]:
    return [text for cell in row if (text := _text(cell))]


def known(texts: Sequence[str]) -> int:
    """How many of the texts are known headers or of personal data, and beside one, of columns without records."""
    found = sum(bool(targets_of(text)) or is_personal(text) for text in texts)
    return found + sum(map(is_without_records, texts)) if found else 0


def header_position(sheet: Sheet) -> int | None:
    """The index of the header row: the first with at least two known headers that make up half of its filled cells.

    A row that has them only together with the row below counts too. If there is none, the first row whose only cell is
    a known header; else None. Only the first 40 rows are searched.
    """
    single = None
    for index, row in enumerate(sheet.rows[:_ROWS_SEARCHED]):
        texts = [cell.strip() for cell in row if isinstance(cell, str) and cell.strip()]
        count = known(texts)
        if count >= 2 and 2 * count >= len(_filled(row)):
            return index
        if count == 1 and len(texts) > 1:
            header, height = joined_header(sheet, index, known)
            if height > 1 and known(header) >= 2 and 2 * known(header) >= sum(map(bool, header)):
                return index
        if single is None and count == 1 and len(_filled(row)) == 1:
            single = index
    return single


def _is_blank(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def filled_rows(sheet: Sheet) -> int:
    """The number of rows that are not blank."""
    return sum(any(_text(cell) for cell in row) for row in sheet.rows)


def find_layout(sheet: Sheet) -> Layout | None:
    """The layout of the sheet's first table; None if no row looks like a header."""
    return next(iter(find_layouts(sheet)), None)


def find_layouts(sheet: Sheet) -> tuple[Layout, ...]:
    """The tables of a sheet, top to bottom. A later row of known headers that differs from the header starts one."""
    if sheet.rows and is_whole_table(sheet.rows[0]):
        return (_all_data(sheet),)
    found: list[Layout] = []
    first, position = 0, header_position(sheet)
    while position is not None:
        header, height = joined_header(sheet, position, known)
        bottom = position + height - 1
        lines = {_texts(row) for row in sheet.rows[position : bottom + 1]}
        following = range(bottom + 1, len(sheet.rows))
        another = next((row for row in following if _begins_another(sheet.rows[row], lines)), None)
        end = len(sheet.rows) if another is None else _first_title_above(sheet, another, bottom)
        found.append(_layout(sheet, first, position, bottom, end, header))
        first, position = end, another
    return tuple(found)


def is_whole_table(row: Sequence[Cell]) -> bool:
    """Whether the line is exactly a table's own column names: the mark of a file that a program exported."""
    return frozenset(map(_text, row)) in _whole_headers()


@cache
def _whole_headers() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(table.columns) for table in table_titles().values())


def _all_data(sheet: Sheet) -> Layout:
    """The layout of an exported table: every filled row is data, so a unit called 合计 is not taken for a total."""
    rows = [number for number, row in enumerate(sheet.rows[1:], 2) if not all(map(_is_blank, row))]
    return Layout(_texts(sheet.rows[0]), 1, *_whole_and_broken(sheet, rows))


def _first_title_above(sheet: Sheet, header: int, bottom: int) -> int:
    """The index of the first title line (at most one filled cell) directly above a header, else the header's index."""
    first = header
    while first - 1 > bottom and len(_filled(sheet.rows[first - 1])) <= 1:
        first -= 1
    return first


def _begins_another(row: Sequence[Cell], lines: set[tuple[str, ...]]) -> bool:
    """Whether a row below a table is another table's header: at least three texts, all known, no repeated header."""
    texts = 0
    for cell in row:
        if not isinstance(cell, str | None):
            return False
        if cell is None or not (text := cell.strip()):
            continue
        if not known((text,)):
            return False  # most rows end here at their first cell: testing all 20 took a third of reading 100,000 lines
        texts += 1
    return texts >= 3 and _texts(row) not in lines


def _texts(row: Sequence[Cell]) -> tuple[str, ...]:
    return tuple(map(_text, row))


def layout_below(sheet: Sheet, position: int) -> Layout:
    """The layout of a sheet that holds one table, with its header at this index."""
    header = tuple(_text(cell) for cell in sheet.rows[position])
    return _layout(sheet, 0, position, position, len(sheet.rows), header)


def _layout(sheet: Sheet, first: int, top: int, bottom: int, end: int, header: tuple[str, ...]) -> Layout:
    """The layout of the table in the rows from first to before end, its header lines top to bottom (all from 0)."""
    left_out: dict[int, LeftOut] = {
        number: "title" for number, row in enumerate(sheet.rows[first:top], first + 1) if _filled(row)
    }
    lines = {_texts(row) for row in sheet.rows[top : bottom + 1]}
    firsts = {line[0] for line in lines if line}
    rows = []
    width = sum(map(bool, header))
    is_first = True
    for number, row in enumerate(sheet.rows[bottom + 1 : end], bottom + 2):
        if all(map(_is_blank, row)):
            continue
        numbers_columns = is_first and are_column_numbers(row)
        is_first = False
        if number in sheet.broken and reason_left_out(row, width) not in _SURE_REASONS:
            rows.append(number)
        elif numbers_columns:
            left_out[number] = "column_numbers"
        elif number - 1 in sheet.hidden_rows:
            left_out[number] = "hidden_row"
        elif number - 1 in sheet.struck_rows:
            left_out[number] = "struck_row"
        elif reason := reason_left_out(row, width):
            left_out[number] = reason
        elif _text(row[0]) in firsts and isinstance(row[0], str | None) and _texts(row) in lines:
            left_out[number] = "repeated_header"
        else:
            rows.append(number)
    return Layout(header, bottom + 1, *_whole_and_broken(sheet, rows), left_out)


def _whole_and_broken(sheet: Sheet, rows: Sequence[int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The lines of data that can be read, and those that the file's reader could not take apart."""
    return tuple(row for row in rows if row not in sheet.broken), tuple(row for row in rows if row in sheet.broken)

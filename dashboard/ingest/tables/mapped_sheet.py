"""Applies a mapping file to a sheet: translates cells, and adds constants and composed cells as columns."""

import re
from collections.abc import Mapping as Values
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from dashboard.catalogue.schema import tables
from dashboard.errors import Refused
from dashboard.ingest.cells.read_cell import plain
from dashboard.ingest.files.sheets import Cell, Sheet
from dashboard.ingest.mapping.headers import Target, folded_header, is_personal
from dashboard.ingest.mapping.mapping_file import DateOrder, LeaveOut, MappingFile, either
from dashboard.ingest.mapping.sheet_mapping import Mapping, holds
from dashboard.ingest.tables.layout import Layout, layout_below
from dashboard.ingest.tables.left_out_lines import LeftOut
from dashboard.ingest.tables.read_sheet import ReadSheet
from dashboard.locale import _
from dashboard.vocabulary.register_titles import table_titles

_ROWS_SEARCHED = 100
_DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?: 0{1,2}:00(?::00)?)?")
_FIELD = re.compile(r"\{([^{}]*)\}")
_BY_MAPPING: LeftOut = "left_out_by_mapping"


def read_as_mapped(number: int, sheet: Sheet, file: MappingFile) -> ReadSheet | None:
    """The sheet as the mapping reads it; None if no row has the mapping's headers, or the sheet holds no table by it.

    Raises Refused if two columns of the sheet are mapped to one register column.
    """
    position = _header_position(sheet, file)
    if position is None:
        return None
    layout = layout_below(sheet, position)
    columns = _columns(layout.header)
    targets = _targets(sheet, layout, columns, file)
    made = _made(columns, file)
    width = len(layout.header)
    for index, target in enumerate(made, width):
        targets[index] = (target,)
    held = _held(targets)
    if not held or (file.table and file.table not in held):
        return None
    kept = [row for row in layout.rows if not _left_out(sheet.rows[row - 1], columns, file.leave_out)]
    rows = list(sheet.rows)
    changes = _changes(columns, targets, file)
    for row in kept:
        cells = _changed(rows[row - 1], width, changes)
        rows[row - 1] = [*cells, *(_made_cell(rule, cells, columns, sheet, row) for rule in made.values())]
    dropped = tuple(index for index, text in enumerate(layout.header) if index not in targets and is_personal(text))
    constants = frozenset(index for index, target in enumerate(made, width) if target in file.constants)
    return ReadSheet(
        number,
        replace(sheet, rows=rows),
        replace(
            layout,
            header=(*layout.header, *map(str, made)),
            rows=tuple(kept),
            left_out={**layout.left_out, **dict.fromkeys(set(layout.rows) - set(kept), _BY_MAPPING)},
        ),
        Mapping(file.table, held, targets, dropped, constants),
    )


def _header_position(sheet: Sheet, file: MappingFile) -> int | None:
    """The index of the row with the most of the mapping's headers (at least two if it has two); the first on a tie."""
    if file.sheets is not None and sheet.name not in file.sheets:
        return None
    counts = [
        len({folded_header(cell) for cell in row if isinstance(cell, str)} & file.headers)
        for row in sheet.rows[:_ROWS_SEARCHED]
    ]
    most = max(counts, default=0)
    return counts.index(most) if most >= min(2, len(file.headers)) else None


def _columns(header: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for index, text in enumerate(header):
        if text:
            found.setdefault(folded_header(text), index)
    return found


def _targets(
    sheet: Sheet, layout: Layout, columns: Values[str, int], file: MappingFile
) -> dict[int, tuple[Target, ...]]:
    found: dict[int, tuple[Target, ...]] = {}
    taken: dict[Target, str] = {}
    for header, index in columns.items():
        targets = file.columns.get(header, ())
        for target in targets:
            if target in taken:
                raise Refused(
                    _(
                        "In {place} the columns {first} and {second} both go to {target} by the mapping {file}.",
                        place=sheet.place,
                        first=taken[target],
                        second=layout.header[index],
                        target=target,
                        file=file.path,
                    )
                )
            taken[target] = layout.header[index]
        if targets:
            found[index] = targets
    return found


@dataclass(frozen=True)
class _Made:
    """A column that the mapping adds: a constant, or a template of other cells."""

    constant: Cell = None
    template: str | None = None


def _made(columns: Values[str, int], file: MappingFile) -> dict[Target, _Made]:
    found = {target: _Made(constant=value) for target, value in file.constants.items()}
    for target, template in file.compose.items():
        fields = [field for field in _FIELD.findall(template) if field not in {"row", "file", "sheet"}]
        if all(_index(columns, field) is not None for field in fields):
            found[target] = _Made(template=template)
    return found


def _held(targets: Values[int, Sequence[Target]]) -> tuple[str, ...]:
    """The tables whose rows the sheet can hold."""
    found = {(target.table, target.column) for several in targets.values() for target in several}
    for several in targets.values():
        for target in several:
            if target.code:
                found.add((target.table, f"{table_titles()[target.table].spread_by} spread"))
    spoken = {table for table, _column in found}
    return tuple(name for name, table in table_titles().items() if name in spoken and holds(table, found))


def _index(columns: Values[str, int], field: str) -> int | None:
    return next((columns[name] for name in either(field) if name in columns), None)


def _left_out(row: Sequence[Cell], columns: Values[str, int], rules: Sequence[LeaveOut]) -> bool:
    for rule in rules:
        index = next((columns[name] for name in rule.headers if name in columns), None)
        if index is not None and rule.applies(plain(row[index]) if index < len(row) else ""):
            return True
    return False


@dataclass(frozen=True)
class _Change:
    """The changes to a column's cells before they are read: extract a part, translate, reorder a date."""

    part: re.Pattern[str] | None
    values: Values[str, str]
    order: DateOrder | None

    def of(self, cell: Cell) -> Cell:
        """The changed cell; one to which the change does not apply stays as it is."""
        if self.part and isinstance(cell, str) and (match := self.part.search(cell)):
            cell = match.group(1) if match.re.groups else match.group()
        if self.values and (text := plain(cell)) in self.values:
            return self.values[text] or None
        return _ordered(cell, self.order) if self.order else cell


def _changes(
    columns: Values[str, int], targets: Values[int, Sequence[Target]], file: MappingFile
) -> dict[int, _Change]:
    found = {}
    for header, index in columns.items():
        dated = file.date_order != "ymd" and any(_is_date(target) for target in targets.get(index, ()))
        change = _Change(file.parts.get(header), file.values.get(header, {}), file.date_order if dated else None)
        if change.part or change.values or change.order:
            found[index] = change
    return found


def _is_date(target: Target) -> bool:
    return any(column.name == target.column and column.type == "DATE" for column in tables()[target.table].columns)


def _ordered(cell: Cell, order: DateOrder) -> Cell:
    match = _DAY_FIRST.fullmatch(cell.strip()) if isinstance(cell, str) else None
    if match is None:
        return cell
    first, second, year = map(int, match.groups())
    day, month = (first, second) if order == "dmy" else (second, first)
    try:
        return date(year, month, day)
    except ValueError:
        return cell


def _changed(row: Sequence[Cell], width: int, changes: Values[int, _Change]) -> list[Cell]:
    cells = [*row[:width], *[None] * (width - len(row))]
    for index, change in changes.items():
        if cells[index] is not None:
            cells[index] = change.of(cells[index])
    return cells


def _made_cell(rule: _Made, cells: Sequence[Cell], columns: Values[str, int], sheet: Sheet, row: int) -> Cell:
    """The cell of a column that the mapping adds; None if a cell in its template is empty."""
    if rule.template is None:
        return rule.constant
    own = {"row": str(row), "file": sheet.file, "sheet": sheet.name}
    texts = []
    for position, piece in enumerate(_FIELD.split(rule.template)):
        if position % 2 == 0:
            texts.append(piece)
            continue
        index = _index(columns, piece)
        text = own.get(piece) if index is None else plain(cells[index])
        if not text:
            return None
        texts.append(text)
    return "".join(texts)

"""Reads a sheet's cells and splits each row into parts, one per table."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from dashboard.ingest.cells.cleaned import cleaned
from dashboard.ingest.cells.column_cells import read_cells
from dashboard.ingest.cells.read_cell import Read, Value, plain
from dashboard.ingest.cells.value_rules import ValueRules
from dashboard.ingest.files.sheets import Cell, Sheet
from dashboard.ingest.mapping.headers import Target
from dashboard.ingest.mapping.sheet_mapping import Mapping
from dashboard.ingest.row_problems import Problem, warning, wrong
from dashboard.ingest.tables.layout import Layout, is_whole_table
from dashboard.ingest.tables.merged_counts import MergedCount
from dashboard.ingest.tables.rival_columns import ColumnChoice
from dashboard.locale import language
from dashboard.vocabulary.register_titles import column_title, table_titles

_NAMED_BY = {
    "unit_id": (("units", "unit_id"), ("units", "uscc"), ("units", "name"), ("unions", "name")),
    "union_id": (("unions", "union_id"), ("unions", "name"), ("units", "name")),
}
BOOKKEEPING = ("sheet", "row", "failed", "unsure")
"""The columns of a part that are not the register's."""

_IDENTITY = ("unit_id", "uscc", "name", "union_id", "union_name")


@dataclass(frozen=True)
class ReadSheet:
    """A sheet with its table's layout and its mapping. number is its index in the import.

    unit is the unit named above the table, if the rows name none themselves. choices are the columns of which a person
    has to choose one; merged_counts are the counts in merged cells.
    """

    number: int
    sheet: Sheet
    layout: Layout
    mapping: Mapping
    unit: str | None = None
    choices: tuple[ColumnChoice, ...] = ()
    merged_counts: tuple[MergedCount, ...] = ()

    @property
    def name_header(self) -> str | None:
        """The header of the column that names the rows' units, or their unions."""
        for place in (("units", "name"), ("unions", "name")):
            index = self.mapping.column(*place)
            if index is not None:
                return self.layout.header[index]
        return None

    def header_of(self, table: str, column: str) -> str:
        """The sheet's header for a register column or the columns that identify its unit; else the column's title."""
        for place in ((table, column), *_NAMED_BY.get(column, ())):
            index = self.mapping.column(*place)
            if index is not None:
                return self.layout.header[index]
        for index, targets in self.mapping.targets.items():
            if any((target.table, target.column) == (table, column) for target in targets):
                return self.layout.header[index]
        return column_title(table, column, language())


@dataclass(frozen=True)
class SheetParts:
    """A sheet's content by table.

    rows are the row numbers of the lines with a mapped value. identity has one row for each, with the columns row,
    unit_id, uscc, name, union_id and union_name (None if not given). parts has a frame by table with the table's mapped
    columns, ``sheet``, ``row``, ``failed`` (whether a cell of the part can't be read) and ``unsure`` (whether a filled
    cell of the part has no value: the row must not empty what the register holds).
    """

    read: ReadSheet
    rows: tuple[int, ...]
    identity: pd.DataFrame
    parts: dict[str, pd.DataFrame]
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class _Column:
    """A column of the sheet read for one target; cells, values and failed are parallel to the layout's rows."""

    target: Target
    header: str
    cells: list[Cell]
    values: list[Value]
    failed: np.ndarray
    unsure: np.ndarray
    constant: bool = False


def _column_cells(read: ReadSheet, index: int) -> list[Cell]:
    rows = read.sheet.rows
    found: list[Cell] = []
    for number in read.layout.rows:
        row = rows[number - 1]
        cell = row[index] if index < len(row) else None
        found.append(cleaned(cell))
    return found


def _read_column(
    read: ReadSheet, target: Target, header: str, cells: list[Cell], rules: ValueRules
) -> tuple[_Column, list[Problem]]:
    found = read_cells(target, cells, rules)
    failed = np.array([one.error is not None for one in found], dtype=bool)
    filled = zip(cells, found, strict=True)
    unsure = np.array([cell is not None and one.value is None for cell, one in filled], dtype=bool)
    problems = [
        _problem(read, position, target, header, cells[position], one)
        for position, one in enumerate(found)
        if one.error or one.warning
    ]
    return _Column(target, header, cells, [one.value for one in found], failed, unsure), problems


def _problem(read: ReadSheet, position: int, target: Target, header: str, cell: Cell, found: Read) -> Problem:
    row = read.layout.rows[position]
    value = found.shown or (None if found.personal else plain(cell))
    # A rule applies to a whole text: a word out of a cell that may name a person is none.
    field = None if found.personal else target.column
    if found.error:
        return wrong(read.number, row, target.table, header, value, found.error, field)
    return warning(read.number, row, target.table, header, value, str(found.warning), field)


def _identity_field(target: Target) -> str | None:
    if target.column in {"unit_id", "union_id"}:
        return target.column
    if target.table == "units" and target.column in {"name", "uscc"}:
        return target.column
    return "union_name" if target == Target("unions", "name") else None


def _identity(rows: Sequence[int], columns: Sequence[_Column]) -> pd.DataFrame:
    fields: dict[str, list[Value]] = {name: [None] * len(rows) for name in _IDENTITY}
    for column in columns:
        field = _identity_field(column.target)
        if field:
            fields[field] = column.values
    return pd.DataFrame({"row": list(rows), **fields}, dtype=object)


def _part(
    read: ReadSheet, table: str, code: str | None, columns: Sequence[_Column], filled: np.ndarray
) -> pd.DataFrame | None:
    """A table's part, or the part of one of its codes: the rows that have it. The main table gets all filled rows."""
    entry = table_titles()[table]
    rows = np.array(read.layout.rows)
    frame = pd.DataFrame({column.target.column: pd.Series(column.values, dtype=object) for column in columns})
    failed = np.logical_or.reduce([column.failed for column in columns])
    unsure = np.logical_or.reduce([column.unsure for column in columns])
    own = [column for column in columns if _tells(column.target, code)]
    present = _any_filled(own, len(rows))
    if code is not None and table == "systems":
        # In systems a row itself means yes: "no" gives no row, and a bare "yes" a row without a date.
        marks = frame["adopted_on"]
        present &= (marks != False).to_numpy() | failed  # noqa: E712  # None and dates differ from False too
        frame["adopted_on"] = marks.where(marks != True, None)  # noqa: E712
    if table == read.mapping.main and code is None:
        present = filled
    else:
        present &= _any_valued(own, len(rows))
    if not present.any():
        return None
    if code is not None:
        frame[str(entry.spread_by)] = code
    return frame.assign(sheet=read.number, row=rows, failed=failed, unsure=unsure)[present]


def _tells(target: Target, code: str | None) -> bool:
    """Whether a filled cell of the column shows that the row has this part, rather than only identifying its unit."""
    if code is not None:
        return target.code == code
    table = table_titles()[target.table]
    needed = {choice for need in table.needs for choice in need.split("|")}
    return not _identity_field(target) and (not table.columns[target.column].shared or target.column in needed)


def _any_filled(columns: Sequence[_Column], length: int) -> np.ndarray:
    """A mask of the rows with a filled cell in one of the columns; constants of the mapping don't count."""
    filled = np.zeros(length, dtype=bool)
    for column in columns:
        if column.constant:
            continue
        filled |= np.fromiter((cell is not None for cell in column.cells), dtype=bool, count=length)
    return filled


def _any_valued(columns: Sequence[_Column], length: int) -> np.ndarray:
    """A mask of the rows with a value or an error in one of the columns: a cell such as / says nothing."""
    valued = np.zeros(length, dtype=bool)
    for column in columns:
        if not column.constant:
            valued |= column.failed
            valued |= np.fromiter((value is not None for value in column.values), dtype=bool, count=length)
    return valued


def _without_record(
    read: ReadSheet, table: str, part: pd.DataFrame, columns: Sequence[_Column]
) -> tuple[pd.DataFrame, list[Problem]]:
    """The part without the rows whose cells say that there is nothing to record: 未签 or / is no agreement.

    A row that leaves empty what it might say stays: a list of notices may lack the day of some.
    """
    names = [need.split("|") for need in table_titles()[table].needs if "|" in need and "unit" not in need.split("|")]
    if not names or is_whole_table(read.layout.header):
        return part, []
    lacking = np.zeros(len(part), dtype=bool)
    for choice in names:
        given = [name for name in choice if name in part]
        lacking |= part[given].isna().all(axis=1).to_numpy(dtype=bool)
    lacking &= ~part["failed"].to_numpy(dtype=bool)
    if not lacking.any():
        return part, []
    needed = [column for column in columns if any(column.target.column in choice for choice in names)]
    places = {row: place for place, row in enumerate(read.layout.rows)}
    problems = []
    for place in np.flatnonzero(lacking):
        row = part["row"].iloc[place]
        said = next((column for column in needed if column.cells[places[row]] is not None), None)
        if said is None:
            lacking[place] = False
            continue
        value = plain(said.cells[places[row]])
        problems.append(warning(read.number, row, table, said.header, value, "no_record"))
    return part[~lacking], problems


def split(read: ReadSheet, rules: ValueRules) -> SheetParts:
    """Read a sheet's cells, by the register's own rules where it has one, and split its rows into parts by table."""
    columns: list[_Column] = []
    problems: list[Problem] = []
    for index, targets in read.mapping.targets.items():
        cells = _column_cells(read, index)
        for target in targets:
            column, strange = _read_column(read, target, read.layout.header[index], cells, rules)
            columns.append(replace(column, constant=index in read.mapping.constants))
            problems.extend(strange)
    filled = _any_filled(columns, len(read.layout.rows))
    parts: dict[str, pd.DataFrame] = {}
    for table in read.mapping.tables:
        own = [column for column in columns if column.target.table == table]
        plain_columns = [column for column in own if column.target.code is None]
        codes = dict.fromkeys(column.target.code for column in own if column.target.code)
        groups: list[tuple[str | None, list[_Column]]] = [
            (code, [*plain_columns, *(c for c in own if c.target.code == code)]) for code in codes
        ]
        if not codes or table_titles()[table].spread_by in {column.target.column for column in plain_columns}:
            groups.append((None, plain_columns))
        found = [_part(read, table, code, group, filled) for code, group in groups if group]
        if kept := [part for part in found if part is not None]:
            part, lacking = _without_record(read, table, pd.concat(kept, ignore_index=True), own)
            problems.extend(lacking)
            if len(part):
                parts[table] = part
    identity = _identity(read.layout.rows, columns)[filled].reset_index(drop=True)
    return SheetParts(read, tuple(identity["row"]), identity, parts, tuple(problems))

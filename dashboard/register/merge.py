"""Merges duplicate units: every row of one unit moves to the other."""

import json
from dataclasses import dataclass
from typing import Any

from sqlglot import exp

from dashboard.catalogue.schema import LINEAGE, Table, tables
from dashboard.register.upsert import Connection

_UNIT_REFERENCES = (("unions", "lead_unit_id"), ("units", "parent_unit_id"))
_SCOPED = ("coverage", "requirements")
_NOT_MERGED = frozenset({"unit_id", "name", "sector_source", "size_source"})
_GOES_WITH = {"sector": "sector_source", "size": "size_source"}


@dataclass(frozen=True)
class LeftOut:
    """A row, or some of its values, dropped because the remaining unit already has its own."""

    table: str
    values: str
    source_file: str | None
    source_sheet: str | None
    source_row: int | None


def _run(connection: Connection, statement: exp.Expression, values: list[Any]) -> Connection:
    return connection.execute(statement.sql(dialect="duckdb"), values)


def _is(table: Table, name: str) -> exp.Expression:
    return exp.NullSafeEQ(this=exp.column(name, table.name), expression=exp.Placeholder())


def _rows(connection: Connection, table: Table, value: str, column: str = "unit_id") -> list[dict[str, Any]]:
    query = exp.select("*").from_(table.name).where(exp.column(column).eq(exp.Placeholder()))
    found = _run(connection, query, [value])
    names = [column[0] for column in found.description or ()]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def _set(connection: Connection, table: str, column: str, new: str, old: str) -> None:
    statement = exp.update(table, {column: exp.Placeholder()}, where=exp.column(column).eq(exp.Placeholder()))
    _run(connection, statement, [new, old])


def _left_out(table: Table, row: dict[str, Any], names: list[str] | None = None) -> LeftOut:
    said = {name: row[name] for name in names or table.column_names if row[name] is not None}
    return LeftOut(
        table.name, json.dumps(said, ensure_ascii=False, default=str), *(row.get(name) for name in LINEAGE[:3])
    )


def _move_rows(
    connection: Connection, table: Table, staying: str, going: str, column: str = "unit_id"
) -> list[LeftOut]:
    left: list[LeftOut] = []
    if column in table.key:
        rest = [name for name in table.key if name != column]
        kept = {tuple(row[name] for name in rest): row for row in _rows(connection, table, staying, column)}
        for row in _rows(connection, table, going, column):
            same = kept.get(tuple(row[name] for name in rest))
            if same is None:
                continue
            if any(row[name] != same[name] for name in table.column_names if name != column):
                left.append(_left_out(table, row))
            delete = exp.delete(table.name, where=exp.and_(*(_is(table, name) for name in table.key)))
            _run(connection, delete, [row[name] for name in table.key])
    _set(connection, table.name, column, staying, going)
    return left


def _move_scopes(connection: Connection, staying: str, going: str) -> None:
    old, new = f"unit_id={going}", f"unit_id={staying}"
    for name in _SCOPED:
        table = tables()[name]
        rest = [column for column in table.key if column != "scope"]
        query = exp.select(*rest).from_(name).where(exp.column("scope").eq(exp.Placeholder()))
        for values in set(_run(connection, query, [old]).fetchall()) & set(_run(connection, query, [new]).fetchall()):
            delete = exp.delete(name, where=exp.and_(*(_is(table, column) for column in ("scope", *rest))))
            _run(connection, delete, [old, *values])
        _set(connection, name, "scope", new, old)


def _merge_columns(
    connection: Connection, staying: str, going: str, name_of_table: str = "units", key: str = "unit_id"
) -> list[LeftOut]:
    """Fill the remaining row's empty columns from the other's; return the values that differ."""
    table = tables()[name_of_table]
    (stays,), (goes,) = _rows(connection, table, staying, key), _rows(connection, table, going, key)
    columns = [name for name in table.column_names if name not in {*_NOT_MERGED, key}]
    taken = {name: goes[name] for name in columns if stays[name] is None and goes[name] is not None}
    taken |= {source: goes[source] for name, source in _GOES_WITH.items() if name in taken}
    if taken:
        new: dict[str, object] = {name: exp.Placeholder() for name in taken}
        statement = exp.update(table.name, new, where=exp.column(key).eq(exp.Placeholder()))
        _run(connection, statement, [*taken.values(), staying])
    differing = [
        name for name in columns if stays[name] is not None and goes[name] is not None and stays[name] != goes[name]
    ]
    delete = exp.delete(table.name, where=exp.column(key).eq(exp.Placeholder()))
    _run(connection, delete, [going])
    return [_left_out(table, goes, differing)] if differing else []


def merge_units(connection: Connection, staying: str, going: str) -> list[LeftOut]:
    """Move every row of ``going`` to ``staying``, fill empty columns of ``staying``, and remove ``going``.

    Where both have a row of the same key, that of ``staying`` is kept and the other dropped; dropped rows that differ
    are returned. Both units must exist.
    """
    left: list[LeftOut] = []
    for table in tables().values():
        if table.name != "units" and "unit_id" in table.column_names:
            left += _move_rows(connection, table, staying, going)
    for name, column in _UNIT_REFERENCES:
        _set(connection, name, column, staying, going)
    _move_scopes(connection, staying, going)
    return left + _merge_columns(connection, staying, going)


def give_union(connection: Connection, unit_id: str, union_id: str) -> list[LeftOut]:
    """Give a union that belongs to no unit to this unit; if the unit has one already, the rows move to that one.

    Returns what differed and was left out. The unit and the union must exist.
    """
    units, unions = tables()["units"], tables()["unions"]
    own = _rows(connection, units, unit_id)[0]["union_id"]
    if own is None or not _rows(connection, unions, own, "union_id"):
        statement = exp.update(
            "units", {"union_id": exp.Placeholder()}, where=exp.column("unit_id").eq(exp.Placeholder())
        )
        _run(connection, statement, [union_id, unit_id])
        return []
    left: list[LeftOut] = []
    for table in tables().values():
        if table.name not in ("units", "unions") and "union_id" in table.column_names:
            left += _move_rows(connection, table, own, union_id, "union_id")
    _set(connection, "unions", "superior_union_id", own, union_id)
    return left + _merge_columns(connection, own, union_id, "unions", "union_id")

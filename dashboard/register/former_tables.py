"""Reads register versions of earlier releases: tables and columns added since are empty in them."""

from collections.abc import Mapping

import duckdb
from sqlglot import exp

from dashboard.catalogue.schema import Table, tables


def completed(found: Mapping[str, list[str]], database: str) -> dict[str, exp.Select]:
    """A query for each table of the schema that the attached database lacks, in whole or in some columns.

    ``found`` maps the database's tables to the names of their columns. Missing columns are null.
    """
    queries = {}
    for name, table in tables().items():
        lacking = _lacking(table, found.get(name, []))
        if name not in found:
            queries[name] = exp.select(*_empty(table.column_names, table)).where(exp.false())
        elif lacking:
            stored = exp.table_(name, db="main", catalog=database)
            queries[name] = exp.select("*", *_empty(lacking, table)).from_(stored)
    return queries


def complete(connection: duckdb.DuckDBPyConnection) -> None:
    """Add the missing tables and columns to a writable copy of a version."""
    found = columns_of(connection, None)
    for name, table in tables().items():
        if name not in found:
            connection.execute(table.statement)
        for column in _lacking(table, found.get(name, list(table.column_names))):
            kind = exp.DataType.build(_type(table, column), dialect="duckdb")
            added = exp.ColumnDef(this=exp.to_identifier(column), kind=kind)
            change = exp.Alter(this=exp.to_table(name), kind="TABLE", actions=[added])
            connection.execute(change.sql(dialect="duckdb"))


def columns_of(connection: duckdb.DuckDBPyConnection, database: str | None) -> dict[str, list[str]]:
    """The tables of an attached database (None: the connection's own) with the names of their columns."""
    rows = connection.execute(
        "select table_name, column_name from duckdb_columns() "
        "where database_name = coalesce($name, current_database()) and not internal order by column_index",
        {"name": database},
    ).fetchall()
    found: dict[str, list[str]] = {}
    for table, column in rows:
        found.setdefault(table, []).append(column)
    return found


def _lacking(table: Table, found: list[str]) -> list[str]:
    return [name for name in table.column_names if name not in found]


def _empty(names: list[str] | tuple[str, ...], table: Table) -> list[exp.Expr]:
    return [exp.cast(exp.null(), _type(table, name), dialect="duckdb").as_(name) for name in names]


def _type(table: Table, name: str) -> str:
    return next(column.type for column in table.columns if column.name == name)

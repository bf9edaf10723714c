"""The sample register: a synthetic province written by the SQL files of queries/sample."""

from __future__ import annotations

from datetime import date
from graphlib import TopologicalSorter
from pathlib import Path

import duckdb
import sqlglot
from sqlglot import exp

from dashboard.errors import Refused
from dashboard.locale import _
from dashboard.paths import queries_folder
from dashboard.register.publish import draft
from dashboard.register.versions import Register, Version

_SCRIPTS = ("macros", "counties")
_TIDY = "; ".join(f"drop table if exists temp.main.{name}" for name in ("sample", "numbers", "counties"))


def make_province(register: Register, units: int, seed: int, as_of: date) -> Version:
    """Publish a synthetic province as a new version of the register, replacing all its rows.

    Raises Refused for less than one unit.
    """
    if units < 1:
        raise Refused(_("A province needs at least one unit, not {units}.", units=units))
    with draft(register, as_of=as_of, action="sample province", synthetic=True, empty=True) as connection:
        fill_province(connection, units, seed, as_of)
    return register.current()


def fill_province(
    connection: duckdb.DuckDBPyConnection,
    units: int,
    seed: int,
    as_of: date,
    folder: Path | None = None,
) -> None:
    """Fill a register's empty tables with a synthetic province of this many units.

    The same units, seed and as_of give the same rows, whatever the number of threads. as_of, rules, imports, problems
    and refusals stay empty. folder holds one SELECT per table, named after the table, and the scripts they need; it
    defaults to queries/sample. Raises ValueError for less than one unit and duckdb.Error where a table is missing.
    """
    if units < 1:
        raise ValueError(f"a province needs at least one unit, not {units}")
    files = folder or queries_folder() / "sample"
    selects = {path.stem: path.read_text(encoding="utf-8") for path in files.glob("*.sql") if path.stem not in _SCRIPTS}
    connection.execute(
        "create or replace temp table sample as"
        " select cast(? as bigint) as units, cast(? as bigint) as seed, cast(? as date) as as_of",
        [units, seed, as_of],
    )
    try:
        for script in _SCRIPTS:
            connection.execute((files / f"{script}.sql").read_text(encoding="utf-8"))
        for table in _filling_order(selects):
            _insert(connection, table, selects[table])
    finally:
        connection.execute(_TIDY)


def _filling_order(selects: dict[str, str]) -> list[str]:
    """The tables, each after those that its SELECT reads; ties by name."""
    reads = {
        table: {source.name for source in sqlglot.parse_one(select, read="duckdb").find_all(exp.Table)} & selects.keys()
        for table, select in sorted(selects.items())
    }
    return list(TopologicalSorter(reads).static_order())


def _insert(connection: duckdb.DuckDBPyConnection, table: str, select: str) -> None:
    """Insert the rows by column name. Raises ValueError for a name that the table lacks."""
    rows = connection.sql(select)
    columns = connection.table(table).columns
    if strange := set(rows.columns) - set(columns):
        raise ValueError(f"{table} has no column {', '.join(sorted(strange))}")
    rows.select(
        *(
            duckdb.ColumnExpression(name) if name in rows.columns else duckdb.ConstantExpression(None).alias(name)
            for name in columns
        )
    ).insert_into(table)

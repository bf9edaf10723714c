"""Writes pandas frames into a draft of the register, upserted by key, and looks up existing rows."""

from collections.abc import Iterable
from typing import Any

import duckdb
import pandas as pd
from sqlglot import exp

from dashboard.catalogue.schema import LINEAGE, Table, tables
from dashboard.paths import queries_folder
from dashboard.register.plain_values import with_none

Connection = duckdb.DuckDBPyConnection
"""A writable draft of the register, as publish.draft yields it."""

_INCOMING = "incoming"
_PANDAS_TYPES = {"INT": "Int64", "BOOLEAN": "boolean", "DOUBLE": "Float64"}
_LINEAGE_TYPES = {"source_row": "INT"}


def typed(table: Table, frame: pd.DataFrame) -> pd.DataFrame:
    """Convert the frame's Python values (None for null) to pandas types that DuckDB reads without guessing."""
    types = dict.fromkeys(LINEAGE, "TEXT") | _LINEAGE_TYPES | {column.name: column.type for column in table.columns}
    found: dict[str, pd.Series[Any]] = {}
    for name in frame.columns:
        kind = types[name]
        values = frame[name].astype(object).where(frame[name].notna(), None)
        if kind in {"DATE", "TIMESTAMP"}:
            found[name] = pd.to_datetime(values).astype("datetime64[us]")
        else:
            found[name] = values.astype(pd.api.types.pandas_dtype(_PANDAS_TYPES.get(kind, "string")))
    return pd.DataFrame(found)


def _same_key(table: Table) -> exp.Condition:
    # Null keys are equal: list_name and the bounds of coverage may be null.
    pairs = [(exp.column(name, table.name), exp.column(name, _INCOMING)) for name in table.key]
    return exp.and_(*(exp.NullSafeEQ(this=old, expression=new) for old, new in pairs))


def _update(table: Table, columns: list[str], overwrite: bool) -> exp.Update:
    assignments = []
    for name in columns:
        new: exp.Expression = exp.column(name, _INCOMING)
        if not overwrite:
            new = exp.Coalesce(this=new, expressions=[exp.column(name, table.name)])
        assignments.append(exp.EQ(this=exp.column(name), expression=new))
    return exp.Update(
        this=exp.to_table(table.name),
        expressions=assignments,
        from_=exp.From(this=exp.to_table(_INCOMING)),
        where=exp.Where(this=_same_key(table)),
    )


def _insert(table: Table, columns: list[str]) -> exp.Expression:
    there = exp.select(exp.Literal.number(1)).from_(table.name).where(_same_key(table))
    new = exp.select(*(exp.column(name) for name in columns)).from_(_INCOMING).where(exp.Exists(this=there).not_())
    return exp.insert(new, table.name, columns=columns)


def upsert(connection: Connection, table_name: str, frame: pd.DataFrame, *, overwrite: bool = True) -> None:
    """Write rows by the table's key: new rows are inserted, existing ones updated in the frame's columns.

    The frame holds Python values: the key's columns and any others of the table and its lineage, each key once. With
    ``overwrite`` false a null leaves the old value; columns that the frame lacks always stay.
    """
    if frame.empty:
        return
    table = tables()[table_name]
    columns = list(frame.columns)
    changed = [name for name in columns if name not in table.key]
    connection.register(_INCOMING, typed(table, frame))
    try:
        if changed:
            connection.execute(_update(table, changed, overwrite).sql(dialect="duckdb"))
        connection.execute(_insert(table, columns).sql(dialect="duckdb"))
    finally:
        connection.unregister(_INCOMING)


def append(connection: Connection, table_name: str, frame: pd.DataFrame) -> None:
    """Insert rows of Python values into a table without matching keys."""
    if frame.empty:
        return
    columns = list(frame.columns)
    connection.register(_INCOMING, typed(tables()[table_name], frame))
    try:
        new = exp.select(*(exp.column(name) for name in columns)).from_(_INCOMING)
        connection.execute(exp.insert(new, table_name, columns=columns).sql(dialect="duckdb"))
    finally:
        connection.unregister(_INCOMING)


def remove(connection: Connection, table_name: str, frame: pd.DataFrame) -> None:
    """Delete the table's rows whose key is in the frame."""
    table = tables()[table_name]
    connection.register(_INCOMING, typed(table, frame))
    try:
        named = exp.select(exp.Literal.number(1)).from_(_INCOMING).where(_same_key(table))
        connection.execute(exp.delete(table.name, where=exp.Exists(this=named)).sql(dialect="duckdb"))
    finally:
        connection.unregister(_INCOMING)


def remove_others(connection: Connection, table_name: str, import_id: str) -> None:
    """Delete the table's rows that don't come from this import."""
    mine = exp.NullSafeEQ(this=exp.column("import_id"), expression=exp.Placeholder())
    connection.execute(exp.delete(table_name, where=mine.not_()).sql(dialect="duckdb"), [import_id])


def ask(connection: Connection, query: str, texts: Iterable[str]) -> pd.DataFrame:
    """Run queries/ingest/<query>.sql for these texts, which it reads as the relation asked(text)."""
    frame = pd.DataFrame({"text": pd.Series(sorted(set(texts)), dtype="string")})
    connection.register("asked", frame)
    try:
        found = connection.execute((queries_folder() / "ingest" / f"{query}.sql").read_text(encoding="utf-8")).df()
    finally:
        connection.unregister("asked")
    return with_none(found)


def has_rows(connection: Connection, table: str) -> bool:
    """Whether the table has any row."""
    query = exp.select(exp.Literal.number(1)).from_(table).limit(1)
    return bool(connection.execute(query.sql(dialect="duckdb")).fetchall())


def existing_values(connection: Connection, table: str, column: str, values: Iterable[str]) -> set[str]:
    """The subset of the values that the table's column contains."""
    frame = pd.DataFrame({"text": pd.Series(sorted(set(values)), dtype="string")})
    connection.register("asked", frame)
    try:
        found = exp.column(column, table)
        query = exp.select(found).distinct().from_(table).join("asked", on=found.eq(exp.column("text", "asked")))
        return {row[0] for row in connection.execute(query.sql(dialect="duckdb")).fetchall()}
    finally:
        connection.unregister("asked")

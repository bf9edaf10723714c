"""Which rows of each table are new, changed or gone between two versions, matched by key."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Literal

import duckdb
import pandas as pd
from sqlglot import exp

from dashboard.catalogue.schema import Table, tables
from dashboard.query.bound_query import DIALECT
from dashboard.register.former_tables import columns_of, completed
from dashboard.register.session import attach, attach_alone, harden
from dashboard.register.versions import Version

RowChange = Literal["new", "changed", "gone"]
KINDS: tuple[RowChange, ...] = ("new", "changed", "gone")

_catalogs: ContextVar[Mapping[str, str]] = ContextVar("catalogs", default={})  # noqa: B039  # never written to
_former: ContextVar[dict[str, dict[str, exp.Select]]] = ContextVar("former", default={})  # noqa: B039  # never written to
"""Queries for the tables that an earlier release's version lacks, or lacks columns of, by side and name."""


@dataclass(frozen=True)
class TableChange:
    """How many rows of a table are new, changed and gone. A changed lineage (source file, row, …) doesn't count."""

    table: str
    new: int
    changed: int
    gone: int


def compared_tables() -> list[Table]:
    """The imported tables that have a key."""
    return [table for table in tables().values() if table.imported and table.key]


def table_changes(before: Version, after: Version) -> list[TableChange]:
    """The counts for every compared table, in the tables' order."""
    if before.path == after.path:
        return [TableChange(table.name, 0, 0, 0) for table in compared_tables()]
    with _both(before, after) as connection:
        return [
            TableChange(table.name, *(_count(connection, table, kind) for kind in KINDS)) for table in compared_tables()
        ]


def changed_rows(
    before: Version, after: Version, table: Table, kind: RowChange, limit: int | None = None
) -> pd.DataFrame:
    """The rows of one kind, in key order. Columns: those of the table.

    For changed rows each non-key column appears twice, as <column>_before and <column>_after.
    """
    if before.path == after.path:
        return pd.DataFrame()
    tree = _rows(table, kind).order_by(*(exp.column(name) for name in table.key))
    with _both(before, after) as connection:
        found = connection.execute((tree.limit(limit) if limit is not None else tree).sql(dialect=DIALECT))
        names = [column[0] for column in found.description or ()]
        return pd.DataFrame(found.fetchall(), columns=names, dtype=object)


def draft_changes(connection: duckdb.DuckDBPyConnection, before: Version | None) -> list[TableChange]:
    """The changes of a draft against the version it started from (None: a first version), table by table."""
    with _beside(connection, before):
        return [
            TableChange(table.name, *(_count(connection, table, kind) for kind in KINDS)) for table in compared_tables()
        ]


def draft_rows(
    connection: duckdb.DuckDBPyConnection, before: Version | None, table: Table, kind: RowChange, limit: int
) -> pd.DataFrame:
    """The first rows of one kind that a draft changes; columns as those of changed_rows."""
    with _beside(connection, before):
        tree = _rows(table, kind).order_by(*(exp.column(name) for name in table.key))
        found = connection.execute(tree.limit(limit).sql(dialect=DIALECT))
        names = [column[0] for column in found.description or ()]
        return pd.DataFrame(found.fetchall(), columns=names, dtype=object)


@contextmanager
def _beside(connection: duckdb.DuckDBPyConnection, before: Version | None) -> Iterator[None]:
    """Make the draft's tables readable as side “after” and those of the version as side “before”."""
    draft_name, *_rest = connection.execute("select current_database()").fetchone() or ("",)
    if before:
        attach_alone(connection, before.path, "before")
    else:
        connection.execute("attach ':memory:' as before")
        connection.execute("use before")
        for table in compared_tables():
            connection.execute(table.statement)
        connection.execute(exp.Use(this=exp.to_identifier(draft_name, quoted=True)).sql(dialect=DIALECT))
    _catalogs.set({"before": "before", "after": draft_name})
    _former.set({"before": completed(columns_of(connection, "before"), "before")})
    try:
        yield
    finally:
        _catalogs.set({})
        _former.set({})
        connection.execute("detach before")


@contextmanager
def _both(before: Version, after: Version) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        attach(connection, before.path, "before")
        attach(connection, after.path, "after")
        harden(connection)
        _former.set({side: completed(columns_of(connection, side), side) for side in ("before", "after")})
        try:
            yield connection
        finally:
            _former.set({})


def _count(connection: duckdb.DuckDBPyConnection, table: Table, kind: str) -> int:
    tree = exp.select(exp.Count(this=exp.Star())).from_(_rows(table, kind).subquery("found"))
    (found,) = connection.execute(tree.sql(dialect=DIALECT)).fetchall()
    return int(found[0])


def _rows(table: Table, kind: str) -> exp.Select:
    if kind != "changed":
        own, other = ("after", "before") if kind == "new" else ("before", "after")
        there = exp.select(exp.Literal.number(1)).from_(_side(table, other)).where(_same(table.key))
        columns = [exp.column(name, table=own).as_(name) for name in table.column_names]
        return exp.select(*columns).from_(_side(table, own)).where(exp.not_(exp.Exists(this=there)))
    rest = [name for name in table.column_names if name not in table.key]
    columns = [exp.column(name, table="after").as_(name) for name in table.key]
    columns += [exp.column(name, table=side).as_(f"{name}_{side}") for name in rest for side in ("before", "after")]
    tree = exp.select(*columns).from_(_side(table, "before")).join(_side(table, "after"), on=_same(table.key))
    return tree.where(exp.not_(_same(rest)) if rest else exp.false())


def _side(table: Table, side: str) -> exp.Expr:
    former = _former.get().get(side, {}).get(table.name)
    if former is not None:
        return former.subquery(side)
    catalog = exp.to_identifier(_catalogs.get().get(side, side), quoted=True)
    return exp.table_(table.name, db="main", catalog=catalog, alias=side)


def _same(names: tuple[str, ...] | list[str]) -> exp.Expr:
    """Condition that both sides have the same values; null equals null."""
    pairs = [(exp.column(name, table="before"), exp.column(name, table="after")) for name in names]
    return exp.and_(*(exp.NullSafeEQ(this=before, expression=after) for before, after in pairs))

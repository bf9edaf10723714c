"""A version's tables row by row, as they are kept: for copies of a whole register, however large."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import duckdb
import pyarrow as pa
from sqlglot import exp

from dashboard.catalogue.schema import Table
from dashboard.errors import Refused
from dashboard.locale import _
from dashboard.query.bound_query import DIALECT
from dashboard.register.session import attach_alone, harden
from dashboard.register.versions import Version

_AT_ONCE = 20_000
"""Rows that are in memory at a time."""

_VERSION = "version"


class TableRows:
    """The tables of an open version, without their lineage and ordered by their keys."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection

    def rows(self, table: Table) -> Iterator[Sequence[tuple[Any, ...]]]:
        """The rows, some thousands at a time.

        Texts are str, whole numbers int, DOUBLE float, dates date, moments datetime; empty is None.
        """
        answer = self._connection.cursor().execute(_query(table))
        while found := answer.fetchmany(_AT_ONCE):
            yield found

    def batches(self, table: Table) -> pa.RecordBatchReader:
        """The same rows as Arrow's batches."""
        # By sql(), not execute(): that one keeps a copy of all rows first.
        return self._connection.cursor().sql(_query(table)).to_arrow_reader(_AT_ONCE)


@contextmanager
def table_rows(version: Version) -> Iterator[TableRows]:
    """The version's tables, to be read while the block lasts. Raises Refused where its file is missing or damaged."""
    if not version.path.is_file():
        raise Refused(_("The register's file {file} is missing.", file=version.path))
    with duckdb.connect() as connection:
        attach_alone(connection, version.path, _VERSION)
        harden(connection)
        yield TableRows(connection)


def _query(table: Table) -> str:
    query = exp.select(*map(exp.column, table.column_names)).from_(exp.table_(table.name, db="main", catalog=_VERSION))
    return query.order_by(*map(exp.column, table.key)).sql(dialect=DIALECT)

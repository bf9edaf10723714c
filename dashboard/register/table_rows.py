"""A version's tables row by row, as stored, for copies of a whole register of any size."""

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
"""Rows held in memory at a time."""

_VERSION = "version"


class TableRows:
    """The tables of an open version, without lineage columns, ordered by key."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection

    def rows(self, table: Table) -> Iterator[Sequence[tuple[Any, ...]]]:
        """The rows in batches of some thousands.

        TEXT is str, INT int, DOUBLE float, DATE date, TIMESTAMP datetime; null is None.
        """
        answer = self._connection.cursor().execute(_query(table))
        while found := answer.fetchmany(_AT_ONCE):
            yield found

    def batches(self, table: Table) -> pa.RecordBatchReader:
        """The same rows as Arrow record batches."""
        # sql(), because execute() first copies all rows into memory.
        return self._connection.cursor().sql(_query(table)).to_arrow_reader(_AT_ONCE)


@contextmanager
def table_rows(version: Version) -> Iterator[TableRows]:
    """The version's tables, readable until the block ends. Raises Refused where the file is missing or damaged."""
    if not version.path.is_file():
        raise Refused(_("The register's file {file} is missing.", file=version.path))
    with duckdb.connect() as connection:
        attach_alone(connection, version.path, _VERSION)
        harden(connection)
        yield TableRows(connection)


def _query(table: Table) -> str:
    query = exp.select(*map(exp.column, table.column_names)).from_(exp.table_(table.name, db="main", catalog=_VERSION))
    return query.order_by(*map(exp.column, table.key)).sql(dialect=DIALECT)

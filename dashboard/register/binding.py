"""Checks that every query of a catalogue fits the register, by binding each against empty tables."""

from collections.abc import Iterator
from datetime import date

import duckdb
from sqlglot import exp

from dashboard.catalogue.entries import Catalogue, Query
from dashboard.catalogue.schema import tables
from dashboard.errors import Refused
from dashboard.register.session import create, give, run
from dashboard.status.check_layers import check_rows
from dashboard.status.plan import as_written

_WHOLE = frozenset({"BIGINT", "INTEGER", "HUGEINT", "DECIMAL"})
# Counts are whole numbers or decimals: a sum of doubles differs from run to run.
_TYPES = {
    "applies": {"BOOLEAN"},
    "passes": {"BOOLEAN"},
    "open": {"BOOLEAN"},
    "computed": {"BOOLEAN"},
    "reported": {"BOOLEAN"},
    "since": {"DATE"},
    "since_reported": {"DATE"},
    "due": {"DATE"},
    "mended_on": {"DATE"},
    "detail": {"VARCHAR"},
    "numerator": _WHOLE,
    "denominator": _WHOLE,
    "unknown": _WHOLE,
    "not_applicable": _WHOLE,
    "only_reported": _WHOLE,
}


def bind(catalogue: Catalogue) -> None:
    """Bind every query file. Raises Refused, naming the file, where a column is missing or has the wrong type.

    The loader checks table names only; columns are checked when the database binds the query.
    """
    with duckdb.connect() as connection:
        for table in tables().values():
            connection.execute(table.statement)
        give(connection, date(2000, 1, 1), catalogue)
        run(connection, "horizon", {"from_on": date(2000, 1, 1), "days": 90})
        for step in as_written(catalogue):
            try:
                create(connection, step.name, step.tree, "TABLE", temporary=True)
            except duckdb.Error as error:
                raise Refused(f"queries/status/{step.name}.sql: {_reason(error)}") from error
            for check in _checks_of(step.name, catalogue):
                _bind(connection, check, typed=True)
        create(connection, "check_rows", check_rows(catalogue.checks.values()), "VIEW", temporary=True)
        for indicator in catalogue.indicators.values():
            _bind(connection, indicator, typed=True)
        for query in catalogue.lists.values():
            _bind(connection, query, typed=False)


def _checks_of(step: str, catalogue: Catalogue) -> Iterator[Query]:
    for check in catalogue.checks.values():
        source = check.tree.find(exp.Table)
        if source is not None and step == source.name:
            yield check


def _bind(connection: duckdb.DuckDBPyConnection, query: Query, *, typed: bool) -> None:
    try:
        found = connection.sql(query.tree.sql(dialect="duckdb"))
    except duckdb.Error as error:
        raise Refused(f"{query.path}: {_reason(error)}") from error
    for name, kind in zip(found.columns, map(str, found.types), strict=True):
        allowed = _TYPES.get(name)
        if typed and allowed and kind.partition("(")[0] not in allowed:
            raise Refused(f"{query.path}: the column “{name}” is {kind}, not {' or '.join(sorted(allowed))}")


def _reason(error: duckdb.Error) -> str:
    return str(error).splitlines()[0]

"""Checks that every query of a catalogue fits the register, by binding each against empty tables."""

from collections.abc import Iterator
from datetime import date

import duckdb
from sqlglot import exp

from dashboard.catalogue.entries import Catalogue, Check, Indicator, Query
from dashboard.catalogue.schema import tables
from dashboard.errors import Refused
from dashboard.register.rules_table import rules
from dashboard.register.session import create, create_session_tables, run
from dashboard.status.check_layers import check_rows
from dashboard.status.plan import as_written
from dashboard.vocabulary.codes import codes
from dashboard.vocabulary.register_titles import table_titles

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

    The loader checks table names only; columns are checked when the database binds the query. Header fields that name
    records, kinds and parameters are checked against the register, its codes and the rules.
    """
    for indicator in catalogue.indicators.values():
        _refuse_parameters(indicator)
    for one in catalogue.checks.values():
        _refuse_records(one)
        _refuse_kinds(one)
    with duckdb.connect() as connection:
        for table in tables().values():
            connection.execute(table.statement)
        create_session_tables(connection, date(2000, 1, 1), catalogue)
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


def _refuse_parameters(indicator: Indicator) -> None:
    """Of a check, its rate has the same parameters."""
    known = set(rules()["parameter"])
    for name in indicator.parameters:
        if name not in known:
            raise Refused(f"{indicator.path}: the field “parameters” names “{name}”, which is not in data/rules.csv")


def _refuse_records(check: Check) -> None:
    for record in check.records:
        table, _dot, column = record.partition(".")
        if table not in table_titles():
            raise Refused(f"{check.path}: the field “records” names “{record}”, and there is no table “{table}”")
        if column and column not in tables()[table].column_names:
            raise Refused(f"{check.path}: the field “records” names “{record}”, a column that {table} does not have")


def _refuse_kinds(check: Check) -> None:
    """The kinds are codes of the tables among the check's records that have kinds."""
    columns = [table_titles()[record.partition(".")[0]].columns.get("kind") for record in check.records]
    known = {code for column in columns if column and column.codes for code in codes(column.codes)}
    for kind in check.kinds:
        if kind not in known:
            of = f"these are {', '.join(sorted(known))}" if known else "no table of its records has kinds"
            raise Refused(f"{check.path}: the field “kinds” names “{kind}”, and {of}")


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

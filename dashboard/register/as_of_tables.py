"""The register's tables as they stood on a date: later events never change what is reported for that date.

Every query of a session on a version reads these views. The file headers in queries/register declare which columns hold
a row's start, its events and what is known from which day (docs/decisions/0007-what-happens-later.md).
"""

from collections import defaultdict
from datetime import date

import duckdb
from sqlglot import exp

from dashboard.catalogue.schema import EventColumn, Table, tables
from dashboard.register.former_tables import columns_of, completed
from dashboard.register.session import create


def show_tables_as_of(connection: duckdb.DuckDBPyConnection, as_of: date) -> None:
    """Make each table's plain name read as of the date; ``version.main.<table>`` still has every row."""
    former = completed(columns_of(connection, "version"), "version")
    for name, table in tables().items():
        if table.exists_from or table.events or table.told:
            kept = exp.table_(name, db="main", catalog="version")
            rows = former[name].subquery("kept") if name in former else kept
            create(connection, name, table_as_of(table, rows, as_of), "VIEW")


def table_as_of(table: Table, rows: exp.Table | exp.Subquery, as_of: date) -> exp.Select:
    """The table's rows that exist on the date, with what is known then; a null day sets no bound (readings 2, 3)."""
    columns = [_event(name, as_of).as_(name) for name in table.events]
    by_column = defaultdict(list)
    for told in table.told:
        by_column[told.column].append(told)
    columns += [_from_its_day(name, found, as_of).as_(name) for name, found in by_column.items()]
    query = exp.select(exp.Star(replace=columns) if columns else exp.Star()).from_(rows)
    if table.exists_from is None:
        return query
    begun = exp.LTE(this=exp.column(table.exists_from), expression=_literal(as_of))
    exists: exp.Expr = exp.Coalesce(this=begun, expressions=[exp.true()])
    if table.unless:
        exists = exp.or_(exists, exp.Not(this=exp.Is(this=exp.column(table.unless), expression=exp.null())))
    return query.where(exists)


def _event(name: str, as_of: date) -> exp.Case:
    has_come = exp.LTE(this=exp.column(name), expression=_literal(as_of))
    return exp.case().when(has_come, exp.column(name))


def _from_its_day(name: str, told: list[EventColumn], as_of: date) -> exp.Case:
    """The column, null before the day of the event that it reports."""
    kept = exp.case().else_(exp.column(name))
    for one in told:
        is_later: exp.Expr = exp.GT(this=exp.column(one.day), expression=_literal(as_of))
        if one.value is not None:
            is_later = exp.and_(is_later, exp.cast(exp.column(name), "text").eq(one.value))
        kept = kept.when(is_later, exp.null())
    return kept


def _literal(day: date) -> exp.Expr:
    return exp.cast(exp.Literal.string(day.isoformat()), "date")

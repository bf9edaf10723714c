"""A register and its status in memory, by the product's own queries but without files, for tests on many registers."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import duckdb
import pandas as pd
from sqlglot import exp

from dashboard.answers import numbers
from dashboard.catalogue.loader import catalogue
from dashboard.catalogue.schema import tables as definitions
from dashboard.query.bound_query import DIALECT, Composed
from dashboard.query.filters import Filters
from dashboard.register.as_of_tables import show_tables_as_of
from dashboard.register.session import create, create_session_tables
from dashboard.register.status_file import status_plan
from dashboard.status.check_layers import check_rows


class InMemory:
    """Answers as a Reader does, of these tables as of a date.

    With ``only``, a relation of the status, no more is computed than that relation needs, and nothing else is answered.
    """

    def __init__(self, tables: Mapping[str, pd.DataFrame], as_of: date, only: str | None = None) -> None:
        self.as_of = as_of
        self._connection = duckdb.connect()
        self._connection.execute("attach ':memory:' as version")
        self._connection.execute("use version")
        for table in definitions().values():
            self._connection.execute(table.statement)
        fill(self._connection, tables)
        self._connection.execute("use memory")
        for name in definitions():
            kept = exp.table_(name, db="main", catalog="version")
            create(self._connection, name, exp.select("*").from_(kept), "VIEW")
        show_tables_as_of(self._connection, as_of)
        create_session_tables(self._connection, as_of, catalogue())
        needed = set() if only is None else _read_by(only)
        for step in status_plan().steps:
            if only is None or step.name in needed:
                create(self._connection, step.name, step.sql, "TABLE")
        if only is not None:
            return
        create(self._connection, "check_rows", check_rows(catalogue().checks.values()), "VIEW")

    def rows(self, query: Composed) -> list[tuple[Any, ...]]:
        """The query's rows as Python values."""
        return self._connection.execute(query.tree.sql(dialect=DIALECT), query.values or None).fetchall()

    def frame(self, query: Composed, horizon: tuple[date, int] | None = None) -> pd.DataFrame:
        """The query's rows."""
        assert horizon is None
        found = self._connection.execute(query.tree.sql(dialect=DIALECT), query.values or None)
        return pd.DataFrame(found.fetchall(), columns=[column[0] for column in found.description], dtype=object)

    def close(self) -> None:
        """Give the memory back."""
        self._connection.close()


def _read_by(name: str) -> set[str]:
    """The relation and all that it reads, directly or not."""
    steps = {step.name: step for step in status_plan().steps}
    found, left = set(), {name}
    while left:
        one = left.pop()
        found.add(one)
        left |= {read for read in steps[one].reads if read in steps} - found
    return found


def fill(connection: duckdb.DuckDBPyConnection, frames: Mapping[str, pd.DataFrame]) -> None:
    """Insert the frames' rows into the tables of their names."""
    for name, frame in frames.items():
        columns = [column for column in frame.columns if column in definitions()[name].column_names]
        if len(frame):
            given = frame[columns].astype(object).where(frame[columns].notna(), None)
            connection.register("given", given)
            names = ", ".join(columns)
            connection.execute(f"insert into {name} ({names}) select {names} from given")
            connection.unregister("given")


def counts(register: InMemory, by: str | None) -> dict[tuple[str, str | None], tuple[Any, ...]]:
    """Every indicator's numerator, denominator, unknown and not_applicable, by indicator and group."""
    chosen = list(catalogue().indicators.values())
    found = numbers.ROUTES["status"](register, chosen, [by] if by else [], Filters(), ())
    return {
        (indicator.id, group[0] if by else None): tuple(
            amounts[indicator.counts[name]] if name in indicator.counts else None
            for name in ("numerator", "denominator", "unknown", "not_applicable")
        )
        for group, amounts in found
        for indicator in chosen
    }

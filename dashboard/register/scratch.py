"""A cursor with its own temporary tables, for answers in several steps. The register is not changed."""

from typing import Any

import duckdb
import numpy as np
import numpy.typing as npt
import pandas as pd
from sqlglot import exp

from dashboard.query.bound_query import DIALECT, Composed
from dashboard.register.session import create, run


class Scratch:
    """Intermediate results of one answer: tables that only this cursor sees and that are dropped with it."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
        self._cursor = cursor

    def keep(self, name: str, query: Composed) -> None:
        """Store the query's rows as a temporary table, replacing one of that name."""
        create(self._cursor, name, query.tree, "TABLE", temporary=True, values=query.values)

    def give(self, name: str, frame: pd.DataFrame) -> None:
        """Store the frame as a temporary table."""
        self._cursor.register(f"given_{name}", frame)
        self.keep(name, Composed(exp.select("*").from_(f"given_{name}")))
        self._cursor.unregister(f"given_{name}")

    def run(self, name: str, values: dict[str, Any] | None = None) -> None:
        """Run the statements of queries/session/<name>.sql."""
        run(self._cursor, name, values)

    def rows(self, query: Composed) -> list[tuple[Any, ...]]:
        """The query's rows as Python values."""
        return self._execute(query).fetchall()

    def arrays(self, query: Composed) -> dict[str, npt.NDArray[Any]]:
        """The query's columns as arrays; none may contain nulls."""
        found = self._execute(query).fetchnumpy()
        return {name: np.ma.getdata(values) for name, values in found.items()}

    def columns(self, name: str) -> list[str]:
        """The names of a relation's columns."""
        empty = exp.select("*").from_(exp.to_table(name)).limit(0)
        return [column[0] for column in self._cursor.execute(empty.sql(dialect=DIALECT)).description]

    def frame(self, query: Composed | str, values: dict[str, Any] | None = None) -> pd.DataFrame:
        """The query's rows as a frame. ``values`` are the parameters of a query given as text."""
        if isinstance(query, str):
            return self._cursor.execute(query, values or None).df()
        return self._execute(query).df()

    def _execute(self, query: Composed) -> duckdb.DuckDBPyConnection:
        return self._cursor.execute(query.tree.sql(dialect=DIALECT), query.values or None)

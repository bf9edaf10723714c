"""A cursor with temporary tables of its own, for an answer that takes several steps. The register stays as it is."""

from typing import Any

import duckdb
import numpy as np
import numpy.typing as npt
import pandas as pd
from sqlglot import exp

from dashboard.query.bound_query import DIALECT, Composed
from dashboard.register.session import create, run


class Scratch:
    """Steps towards one answer: nobody else sees the tables, and they go with the cursor."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
        self._cursor = cursor

    def keep(self, name: str, query: Composed) -> None:
        """Keep the query's rows as a table, in place of one of that name."""
        create(self._cursor, name, query.tree, "TABLE", temporary=True, values=query.values)

    def give(self, name: str, frame: pd.DataFrame) -> None:
        """Keep the frame as a table."""
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
        """The query's columns as arrays; none of them may hold nothing."""
        found = self._execute(query).fetchnumpy()
        return {name: np.ma.getdata(values) for name, values in found.items()}

    def columns(self, name: str) -> list[str]:
        """The names of a relation's columns."""
        empty = exp.select("*").from_(exp.to_table(name)).limit(0)
        return [column[0] for column in self._cursor.execute(empty.sql(dialect=DIALECT)).description]

    def frame(self, query: Composed | str, values: dict[str, Any] | None = None) -> pd.DataFrame:
        """The query's rows as a frame. A query may be the kept text of a tree, with the values of its parameters."""
        if isinstance(query, str):
            return self._cursor.execute(query, values or None).df()
        return self._execute(query).df()

    def _execute(self, query: Composed) -> duckdb.DuckDBPyConnection:
        return self._cursor.execute(query.tree.sql(dialect=DIALECT), query.values or None)

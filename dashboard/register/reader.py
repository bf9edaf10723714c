"""Reading: one hardened connection per register version and date, one cursor per query."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache, cached_property
from typing import Any, TypeVar

import duckdb
import pandas as pd
from sqlglot import exp

from dashboard.catalogue.loader import catalogue
from dashboard.errors import Refused
from dashboard.locale import _
from dashboard.query.bound_query import DIALECT, Composed
from dashboard.query.compose import PLACES
from dashboard.query.cube import Cube
from dashboard.register.as_of_tables import show_tables_as_of
from dashboard.register.cube_file import build_cube, load_cube
from dashboard.register.month_end_reader import open_cubes
from dashboard.register.scratch import Scratch
from dashboard.register.session import attach, create, harden, run
from dashboard.register.status_file import build_status, status_path
from dashboard.register.versions import Version
from dashboard.status.check_layers import CHECK_ROWS, WIDE, check_rows

_KEPT_OPEN = 6
Answer = TypeVar("Answer")


class Reader:
    """Answers queries on one register version as of one date. Thread-safe; never writes.

    A date with only a stored cube is answered from the cube; its status is computed when unit rows are first requested.
    Raises Refused where a file of the register is missing or damaged.
    """

    def __init__(self, version: Version, as_of: date) -> None:
        self.version = version
        self.as_of = as_of
        self._opening = threading.Lock()
        self._opened: duckdb.DuckDBPyConnection | None = None
        self._has_check_rows = False
        build_cube(version, as_of)
        if is_ready(version, as_of):
            self._opened = self._open()

    @property
    def _connection(self) -> duckdb.DuckDBPyConnection:
        with self._opening:
            if self._opened is None:
                self._opened = self._open()
            return self._opened

    def _open(self) -> duckdb.DuckDBPyConnection:
        connection = duckdb.connect()
        attach(connection, self.version.path, "version")
        show_tables_as_of(connection, self.as_of)
        _attach_status(connection, self.version, self.as_of)
        numbered = exp.select(exp.column("rowid").as_("place"), "*").from_(
            exp.table_(WIDE, db="main", catalog="status")
        )
        create(connection, PLACES, numbered, "VIEW")
        harden(connection)
        return connection

    def _session(self, query: Composed) -> duckdb.DuckDBPyConnection:
        """A cursor that can read every relation of the query."""
        connection = self._connection
        if any(table.name == CHECK_ROWS for table in query.tree.find_all(exp.Table)):
            self._make_check_rows()
        # A connection shared by threads raises, so each query gets its own cursor.
        return connection.cursor()

    def _make_check_rows(self) -> None:
        """Create the view of all checks, once: it takes a second of processor time and most readers never need it."""
        connection = self._connection
        with self._opening:
            if not self._has_check_rows:
                create(connection, CHECK_ROWS, _check_rows(), "VIEW")
                self._has_check_rows = True

    @cached_property
    def cube(self) -> Cube:
        """The counts by the cube's dimensions; a damaged file is computed again."""
        path = build_cube(self.version, self.as_of)
        try:
            return load_cube(path)
        except Refused:
            path.unlink(missing_ok=True)
            return load_cube(build_cube(self.version, self.as_of))

    def kept(self, query: Composed) -> pd.DataFrame:
        """The rows of a query on the tables of the cube's file; a damaged file is computed again."""
        found = open_cubes(self.version, [self.as_of])
        if self.as_of not in found:
            build_cube(self.version, self.as_of)
            found = open_cubes(self.version, [self.as_of])
        return found[self.as_of].frame(query)

    def frame(self, query: Composed, horizon: tuple[date, int] | None = None) -> pd.DataFrame:
        """The query's rows. ``horizon``: first day and number of days over which upcoming deadlines are counted."""
        return self._ask(query, horizon, _frame)

    def rows(self, query: Composed) -> list[tuple[Any, ...]]:
        """The query's rows as Python values: integers are int, dates date, null is None."""
        return self._ask(query, None, lambda answer: answer.fetchall())

    @contextmanager
    def scratch(self, with_checks: bool = False) -> Iterator[Scratch]:
        """Temporary tables beside the register's, dropped when the block ends.

        ``with_checks``: the queries read check_rows.
        """
        if with_checks:
            self._make_check_rows()
        cursor = self._connection.cursor()
        try:
            yield Scratch(cursor)
        finally:
            cursor.close()

    def _ask(
        self, query: Composed, horizon: tuple[date, int] | None, fetch: Callable[[duckdb.DuckDBPyConnection], Answer]
    ) -> Answer:
        cursor = self._session(query)
        if horizon is not None:
            run(cursor, "horizon", {"from_on": horizon[0], "days": horizon[1]})
        try:
            return fetch(cursor.execute(query.tree.sql(dialect=DIALECT), query.values or None))
        except duckdb.IOException as error:
            raise Refused(
                _(
                    "The register's file {file} is damaged or no register: restore an earlier version.",
                    file=self.version.path,
                )
            ) from error


@cache
def _check_rows() -> str:
    """The text of the view of the project's own checks, memoised."""
    return check_rows(catalogue().checks.values()).sql(dialect=DIALECT)


def _frame(answer: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """The rows as a frame; states, stored as one-byte enums, become text."""
    frame = answer.df()
    coded = {name: "str" for name, kind in frame.dtypes.items() if isinstance(kind, pd.CategoricalDtype)}
    return frame.astype(coded) if coded else frame


def _attach_status(connection: duckdb.DuckDBPyConnection, version: Version, as_of: date) -> None:
    """Attach the status; a damaged file is computed again, since it holds nothing of its own."""
    path = build_status(version, as_of)
    try:
        attach(connection, path, "status")
    except Refused:
        detach = exp.Detach(this=exp.to_table("status"), kind="DATABASE", exists=True)
        connection.execute(detach.sql(dialect=DIALECT))
        path.unlink(missing_ok=True)
        attach(connection, build_status(version, as_of), "status")


_readers: OrderedDict[tuple[str, str], Reader] = OrderedDict()
_lock = threading.Lock()


def open_reader(version: Version, as_of: date | None = None) -> Reader:
    """The reader of this version and date, shared within the process; the most recently used stay open.

    A published file never changes and its name is never reused, so paths are a safe key.
    """
    day = as_of or version.date
    key = (str(version.path), str(status_path(version, day)))
    with _lock:
        if key in _readers:
            _readers.move_to_end(key)
            return _readers[key]
    reader = Reader(version, day)
    with _lock:
        kept = _readers.setdefault(key, reader)
        while len(_readers) > _KEPT_OPEN:
            _readers.popitem(last=False)
    return kept


def is_ready(version: Version, as_of: date) -> bool:
    """Whether the status of this date is already computed, so that opening it is fast."""
    return status_path(version, as_of).is_file()


def records_of(version: Version, query: Composed) -> pd.DataFrame:
    """The rows of a query on the version's own tables, without waiting for a status.

    Raises Refused where the version's file is missing or damaged.
    """
    with duckdb.connect() as connection:
        attach(connection, version.path, "version")
        harden(connection)
        return _frame(connection.execute(query.tree.sql(dialect=DIALECT), query.values or None))


def select_all(name: str) -> Composed:
    """All rows of a table or relation."""
    return Composed(exp.select("*").from_(exp.to_table(name)))

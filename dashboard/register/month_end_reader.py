"""Reads stored cubes without their statuses: a trend needs two dozen dates, whose statuses are not stored.

All dates of a trend share one connection. A connection for each took 49 ms of processor time a date; attaching one more
date takes 1.3 ms.
"""

import threading
from collections import OrderedDict
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
from sqlglot import exp

from dashboard.catalogue.loader import catalogue
from dashboard.errors import Refused
from dashboard.query import bound_query, cube_queries
from dashboard.query.cube import Cube, RollUp
from dashboard.register.cube_file import cube_path
from dashboard.register.session import attach_alone, harden
from dashboard.register.versions import Version

_KEPT_OPEN = 6


class MonthEndReader:
    """Answers queries on the tables of one version's cube for one date. Thread-safe; never writes."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, database: str, as_of: date) -> None:
        self.as_of = as_of
        self._connection = connection
        self._database = database

    @cached_property
    def cube(self) -> Cube:
        """Which column holds which count. Roll-ups stay in the file: those of two dozen dates would fill the memory."""
        columns = cube_queries.counts(catalogue())
        places = self.cells(bound_query.Composed(exp.select("value").from_("places").order_by("place")))
        return Cube({text: number for number, text in enumerate(columns)}, [row[0] for row in places], _no_roll_up)

    def cells(self, query: bound_query.Composed) -> list[tuple[Any, ...]]:
        """The rows of a query on the cube's cells."""
        return self._ask(query).fetchall()

    def frame(self, query: bound_query.Composed) -> pd.DataFrame:
        """The rows of a query on the cube's tables, as a frame."""
        return self._ask(query).df()

    def _ask(self, query: bound_query.Composed) -> duckdb.DuckDBPyConnection:
        inside = cube_queries.inside(query, self._database)
        return self._connection.cursor().execute(inside.tree.sql(dialect=bound_query.DIALECT), inside.values or None)


def _no_roll_up(dimensions: tuple[str, ...]) -> RollUp:
    raise LookupError(f"a trend asks the file, not the roll-up by {dimensions}")


_open: OrderedDict[tuple[Path, ...], dict[date, MonthEndReader]] = OrderedDict()
_lock = threading.Lock()


def open_cubes(version: Version, dates: Iterable[date]) -> dict[date, MonthEndReader]:
    """A reader for each of these dates whose cube is stored, shared within the process.

    A damaged cube file is deleted, to be computed again.
    """
    paths = {day: path for day in dates if (path := cube_path(version, day)).is_file()}
    key = tuple(paths.values())
    with _lock:
        if key in _open:
            _open.move_to_end(key)
            return _open[key]
    connection = duckdb.connect()
    readers = {
        day: _reader(connection, path, f"cube_{number}", day) for number, (day, path) in enumerate(paths.items())
    }
    harden(connection)
    whole = {day: reader for day, reader in readers.items() if reader is not None}
    if len(whole) < len(readers):
        return whole
    with _lock:
        kept = _open.setdefault(key, whole)
        while len(_open) > _KEPT_OPEN:
            _open.popitem(last=False)
    return kept


def _reader(connection: duckdb.DuckDBPyConnection, path: Path, database: str, as_of: date) -> MonthEndReader | None:
    try:
        attach_alone(connection, path, database)
    except Refused:
        with suppress(OSError):
            path.unlink()
        return None
    return MonthEndReader(connection, database, as_of)

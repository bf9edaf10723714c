"""The cube of a version and date: computed from the status and stored in its own file beside it."""

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import numpy.typing as npt
import pandas as pd
from sqlglot import exp

from dashboard.catalogue.loader import catalogue
from dashboard.query import bound_query, cube_queries
from dashboard.query.counted_lists import by_dimensions, counted_lists, table_of
from dashboard.query.cube import CUBE_DIMENSIONS, Cube, RollUp, pairs
from dashboard.register.as_of_tables import show_tables_as_of
from dashboard.register.files import remove_matching
from dashboard.register.session import attach, create, limit_memory
from dashboard.register.status_file import build_status, passing_status, status_path
from dashboard.register.versions import Version

_CELLS = "cells"
_ROLL_UPS = "roll_ups"
_LEFT_OUT = "left_out"
_MANY_CELLS = 1_000
"""From this many cells on, the roll-ups by all pairs are stored beside the cells. With 20,000 cells (100,000 units)
each roll-up takes 0.25 s on first use; computing all for 133,000 cells (ten million units) takes 4 s of processor time.
"""


@cache
def _counts_hash() -> str:
    """A hash of eight hex digits that changes with any indicator's counts and with any list of counts."""
    lists = (query.tree.sql(dialect=bound_query.DIALECT) for query in counted_lists(catalogue()).values())
    text = "\n".join((*cube_queries.counts(catalogue()), *lists))
    return hashlib.sha256(text.encode()).hexdigest()[:8]


@dataclass(frozen=True)
class _Plan:
    """The queries that make a cube, as text, and the number of decimals of each count."""

    cells: str
    places: list[int]
    lists: Mapping[str, str]


_plans: dict[str, _Plan] = {}


def _plan(connection: duckdb.DuckDBPyConnection) -> _Plan:
    """The plan for the catalogue's indicators, memoised; the counts' types come from the database."""
    if _counts_hash() not in _plans:
        cells = cube_queries.cells(cube_queries.counts(catalogue()).values(), CUBE_DIMENSIONS)
        kinds = connection.sql(cells.sql(dialect=bound_query.DIALECT)).types[len(CUBE_DIMENSIONS) :]
        places = [_places(str(kind)) for kind in kinds]
        whole = cube_queries.in_last_places(cells, CUBE_DIMENSIONS, places)
        lists = {
            table_of(query): by_dimensions(query, CUBE_DIMENSIONS).sql(dialect=bound_query.DIALECT)
            for query in counted_lists(catalogue()).values()
        }
        _plans[_counts_hash()] = _Plan(whole.sql(dialect=bound_query.DIALECT), places, lists)
    return _plans[_counts_hash()]


def cube_path(version: Version, as_of: date) -> Path:
    """The file that holds the cube of this version on this date, whether or not it has been computed."""
    status = status_path(version, as_of)
    return status.with_name(f"{status.stem}-{_counts_hash()}.cube")


def build_cube(version: Version, as_of: date, aside: Path | None = None) -> Path:
    """Compute the cube, and the status that it counts, unless the cube is already stored.

    The status is stored too. With ``aside``, a folder on the same disk that only this process writes to, the status is
    computed in that folder and deleted afterwards: no reader ever sees it.
    """
    path = cube_path(version, as_of)
    if path.is_file():
        return path
    if aside is None:
        _count(version, as_of, build_status(version, as_of), path, path.parent)
    else:
        with passing_status(version, as_of, aside) as status:
            _count(version, as_of, status, path, aside)
    return path


def _count(version: Version, as_of: date, status: Path, path: Path, folder: Path) -> None:
    """Write the cube of a status to ``path`` in one step; drafts go to the folder."""
    mark = secrets.token_hex(6)
    draft, spill = folder / f".draft-{mark}.cube", folder / f".spill-{mark}"
    try:
        with duckdb.connect() as connection:
            limit_memory(connection, spill)
            attach(connection, version.path, "version")
            show_tables_as_of(connection, as_of)
            attach(connection, status, "status")
            attach(connection, draft, "draft")
            plan = _plan(connection)
            create(connection, _CELLS, plan.cells, "TABLE", database="draft")
            create(connection, "places", cube_queries.numbers_as_rows(plan.places), "TABLE", database="draft")
            cells = exp.table_(_CELLS, db="main", catalog="draft")
            create(connection, _CELLS, exp.select("*").from_(cells), "VIEW")
            if connection.table(_CELLS).shape[0] >= _MANY_CELLS:
                every = cube_queries.roll_ups(pairs(), CUBE_DIMENSIONS, len(plan.places))
                create(connection, _ROLL_UPS, every, "TABLE", database="draft")
            for name, text in plan.lists.items():
                create(connection, name, text, "TABLE", database="draft")
            connection.execute("detach draft")
        draft.replace(path)
    finally:
        remove_matching(folder, f".*-{mark}*")


def load_cube(path: Path) -> Cube:
    """Load a cube. Raises Refused where the file is damaged."""
    columns = cube_queries.counts(catalogue())
    with duckdb.connect() as connection:
        attach(connection, path, "cube")
        places = [row[0] for row in connection.sql("from places order by place").select("value").fetchall()]
        kept = _kept_roll_ups(connection)

    def fetch(dimensions: tuple[str, ...]) -> RollUp:
        if kept is not None and dimensions != CUBE_DIMENSIONS:
            return _one_of(kept, dimensions)
        with duckdb.connect() as connection:
            attach(connection, path, "cube")
            if dimensions == CUBE_DIMENSIONS:
                return _roll_up(dimensions, connection.table(_CELLS).fetchnumpy())
            query = cube_queries.roll_up(dimensions, len(places)).sql(dialect=bound_query.DIALECT)
            return _roll_up(dimensions, connection.sql(query).fetchnumpy())

    return Cube({text: number for number, text in enumerate(columns)}, places, fetch)


def _kept_roll_ups(connection: duckdb.DuckDBPyConnection) -> dict[str, Any] | None:
    """The columns of the stored roll-ups; None where the cube has too few cells to store any."""
    try:
        found = connection.table(_ROLL_UPS).fetchnumpy()
    except duckdb.CatalogException:
        return None
    named = {*CUBE_DIMENSIONS, _LEFT_OUT}
    return {name: column if name in named else _least(np.asarray(column)) for name, column in found.items()}


def _one_of(kept: Mapping[str, Any], pair: tuple[str, ...]) -> RollUp:
    rows = np.flatnonzero(np.asarray(kept[_LEFT_OUT]) == cube_queries.left_out(pair, CUBE_DIMENSIONS))
    others = {*CUBE_DIMENSIONS, _LEFT_OUT} - set(pair)
    return _roll_up(pair, {name: column[rows] for name, column in kept.items() if name not in others})


def _roll_up(dimensions: tuple[str, ...], found: Mapping[str, Any]) -> RollUp:
    values, codes = [], []
    for name in dimensions:
        cells = pd.Series(np.ma.getdata(found[name]), dtype=object).mask(np.ma.getmaskarray(found[name]))
        code_of_cell, known = pd.factorize(cells, sort=True)
        values.append(tuple(known))
        codes.append(code_of_cell)
    return RollUp(
        dimensions=dimensions,
        values=tuple(values),
        codes=np.array(codes, dtype=np.int64).reshape(len(dimensions), -1).T,
        counts=tuple(_least(np.asarray(amounts)) for name, amounts in found.items() if name not in dimensions),
    )


def _least(amounts: npt.NDArray[Any]) -> npt.NDArray[np.int32 | np.int64]:
    """The numbers as int32 where they fit, else as int64."""
    whole = amounts.astype(np.int64)
    limits = np.iinfo(np.int32)
    fits = not len(whole) or (whole.min() >= limits.min and whole.max() <= limits.max)
    return whole.astype(np.int32) if fits else whole


def _places(kind: str) -> int:
    """How many decimals a column's type has."""
    return int(kind.rstrip(")").rpartition(",")[2]) if kind.startswith("DECIMAL") else 0

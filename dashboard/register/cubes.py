"""The cube of a version and date: computed from the status, kept in a file of its own beside it."""

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
from sqlglot import exp

from dashboard import compose
from dashboard.catalogue import catalogue
from dashboard.cube import CUBE_DIMENSIONS, Cube, RollUp, pairs
from dashboard.register.session import attach, create, limit_memory
from dashboard.register.status import build_status, status_path
from dashboard.register.versions import Version

_CELLS = "cells"


@cache
def _indicators_hash() -> str:
    """Eight digits that change with any count of any indicator."""
    text = "\n".join(compose.count_columns(catalogue().indicators.values()))
    return hashlib.sha256(text.encode()).hexdigest()[:8]


@dataclass(frozen=True)
class _Plan:
    """The queries that make a cube, as text, and how many decimals each count has."""

    cells: str
    roll_ups: str
    places: list[int]


_plans: dict[str, _Plan] = {}


def _plan(connection: duckdb.DuckDBPyConnection) -> _Plan:
    """The plan for the catalogue's indicators, made once: the types of the counts are the database's to tell."""
    if _indicators_hash() not in _plans:
        cells = compose.cells(catalogue().indicators.values(), CUBE_DIMENSIONS)
        kinds = connection.sql(cells.sql(dialect=compose.DIALECT)).types[len(CUBE_DIMENSIONS) :]
        places = [_places(str(kind)) for kind in kinds]
        roll_ups = compose.roll_ups(CUBE_DIMENSIONS, pairs(), len(places))
        whole = compose.in_last_places(cells, CUBE_DIMENSIONS, places)
        _plans[_indicators_hash()] = _Plan(
            whole.sql(dialect=compose.DIALECT), roll_ups.sql(dialect=compose.DIALECT), places
        )
    return _plans[_indicators_hash()]


def cube_path(version: Version, as_of: date) -> Path:
    """The file that holds the cube of this version on this date, whether or not it has been computed."""
    status = status_path(version, as_of)
    return status.with_name(f"{status.stem}-{_indicators_hash()}.cube")


def build_cube(version: Version, as_of: date) -> Path:
    """Compute the cube unless it is kept already, and the status that it counts."""
    path = cube_path(version, as_of)
    if path.is_file():
        return path
    status = build_status(version, as_of)
    mark = secrets.token_hex(6)
    draft, spill = path.with_name(f".draft-{mark}.cube"), path.with_name(f".spill-{mark}")
    try:
        with duckdb.connect() as connection:
            limit_memory(connection, spill)
            attach(connection, status, "status")
            attach(connection, draft, "draft")
            plan = _plan(connection)
            create(connection, _CELLS, plan.cells, "TABLE", database="draft")
            create(connection, _CELLS, exp.select("*").from_(exp.table_(_CELLS, db="main", catalog="draft")), "VIEW")
            create(connection, "rollups", plan.roll_ups, "TABLE", database="draft")
            create(connection, "places", compose.numbers_as_rows(plan.places), "TABLE", database="draft")
            connection.execute("detach draft")
        draft.replace(path)
    finally:
        for left in path.parent.glob(f".*-{mark}*"):
            left.unlink(missing_ok=True)
    return path


def load_cube(path: Path) -> Cube:
    """The roll-ups of a cube's file, in memory."""
    columns = compose.count_columns(catalogue().indicators.values())
    with duckdb.connect() as connection:
        attach(connection, path, "cube")
        places = tuple(row[0] for row in connection.sql("from places order by place").select("value").fetchall())
        found = connection.sql("from rollups").fetchnumpy()
    grouped_by = np.asarray(found["grouped_by"])
    counts = np.column_stack([np.asarray(found[f"c{number}"]) for number in range(len(places))])
    return Cube(
        pairs={pair: _roll_up(pair, grouped_by == _bits_of(pair), found, counts) for pair in pairs()},
        columns={text: number for number, text in enumerate(columns)},
        places=places,
    )


def _bits_of(pair: tuple[str, str]) -> int:
    """What the database says of a row grouped by these two: a bit for each of the other dimensions."""
    bits = ("0" if name in pair else "1" for name in CUBE_DIMENSIONS)
    return int("".join(bits), 2)


def _roll_up(
    pair: tuple[str, str], chosen: npt.NDArray[np.bool_], found: Mapping[str, Any], counts: npt.NDArray[np.int64]
) -> RollUp:
    values, codes = [], []
    for name in pair:
        cells = np.ma.getdata(found[name])[chosen]
        empty = np.ma.getmaskarray(found[name])[chosen]
        known = tuple(sorted(set(cells[~empty].tolist())))
        values.append(known)
        place = {value: number for number, value in enumerate(known)}
        codes.append(np.array([-1 if no else place[cell] for cell, no in zip(cells.tolist(), empty, strict=True)]))
    return RollUp(pair, (values[0], values[1]), np.column_stack(codes).astype(np.int64), counts[chosen])


def _places(kind: str) -> int:
    """How many decimals a column's type has."""
    return int(kind.rstrip(")").rpartition(",")[2]) if kind.startswith("DECIMAL") else 0

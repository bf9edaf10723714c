"""The cube of a version and date: computed from the status, kept in a file of its own beside it."""

import hashlib
import secrets
from datetime import date
from functools import cache
from pathlib import Path

import duckdb
import numpy as np
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
            cells = compose.cells(catalogue().indicators.values(), CUBE_DIMENSIONS)
            kinds = connection.sql(cells.sql(dialect=compose.DIALECT)).types[len(CUBE_DIMENSIONS) :]
            places = [_places(str(kind)) for kind in kinds]
            create(
                connection, _CELLS, compose.in_last_places(cells, CUBE_DIMENSIONS, places), "TABLE", database="draft"
            )
            create(connection, _CELLS, exp.select("*").from_(exp.table_(_CELLS, db="main", catalog="draft")), "VIEW")
            create(connection, "rollups", compose.roll_ups(pairs(), len(places)), "TABLE", database="draft")
            create(connection, "places", compose.numbers_as_rows(places), "TABLE", database="draft")
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
    names = np.asarray(found["pair"])
    counts = np.column_stack([np.asarray(found[f"c{number}"]) for number in range(len(places))])
    return Cube(
        pairs={pair: _roll_up(pair, names == ",".join(pair), found, counts) for pair in pairs()},
        columns={text: number for number, text in enumerate(columns)},
        places=places,
    )


def _roll_up(pair: tuple[str, str], chosen: np.ndarray, found: dict[str, np.ndarray], counts: np.ndarray) -> RollUp:
    values, codes = [], []
    for axis in ("first", "second"):
        cells = np.ma.getdata(found[axis])[chosen]
        empty = np.ma.getmaskarray(found[axis])[chosen]
        known = tuple(sorted(set(cells[~empty].tolist())))
        values.append(known)
        place = {value: number for number, value in enumerate(known)}
        codes.append(np.array([-1 if no else place[cell] for cell, no in zip(cells.tolist(), empty, strict=True)]))
    return RollUp(pair, (values[0], values[1]), np.column_stack(codes), counts[chosen])


def _places(kind: str) -> int:
    """How many decimals a column's type has."""
    return int(kind.rstrip(")").rpartition(",")[2]) if kind.startswith("DECIMAL") else 0

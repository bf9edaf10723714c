"""Registers with two versions and many changes between them, each with the tables that it holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pandas as pd

from dashboard.register.sealed import Seal, seal
from dashboard.register.versions import Register
from random_registers import random_register
from registers import publish_tables

Tables = Mapping[str, pd.DataFrame]
REPORT = "三季度报表 ../../etc"


@dataclass(frozen=True)
class TwoVersions:
    """v0001 as of first_on, sealed as REPORT, and v0002 as of second_on."""

    register: Register
    first: Tables
    second: Tables
    first_on: date
    second_on: date
    seal: Seal


def two_versions(folder: Path, number: int) -> TwoVersions:
    """A random register, and later the same with units gone, new and moved between groups, and records lost."""
    first, first_on = random_register(number)
    second, second_on = later(first, number), first_on + timedelta(days=200)
    register = publish_tables(folder, first, first_on)
    made = seal(register, register.current(), REPORT)
    publish_tables(folder, second, second_on)
    return TwoVersions(register, first, second, first_on, second_on, made)


_REFERRED_TO = ("tasks", "unions", "agreements")


def _thinned(frame: pd.DataFrame, random: Random) -> pd.DataFrame:
    return frame[[random.random() > 0.1 for _row in range(len(frame))]].copy()


def later(tables: Tables, number: int) -> dict[str, pd.DataFrame]:
    """A tenth of all rows is gone; of the units that stay some are another sector's, region's and supervisor's."""
    random = Random(number)
    found = {name: frame.copy() if name in _REFERRED_TO else _thinned(frame, random) for name, frame in tables.items()}
    for name, frame in found.items():
        if "unit_id" in frame.columns:  # an import lets no row of an unknown unit in
            found[name] = frame[frame["unit_id"].isin(found["units"]["unit_id"])].copy()
    units = found["units"]
    for column in ("sector", "region", "supervisor", "employees"):
        values = units[column].tolist()
        places = [place for place in range(len(values)) if random.random() < 0.3]
        moved = [values[place] for place in places]
        random.shuffle(moved)
        for place, value in zip(places, moved, strict=True):
            values[place] = value
        units[column] = pd.Series(values, index=units.index, dtype=object)
    new = units.head(4).copy()
    new["unit_id"] = [f"new-{place}" for place in range(len(new))]
    found["units"] = pd.concat([units, new], ignore_index=True)
    return found

"""Reads a register's rows for a test."""

import duckdb
import pandas as pd

from dashboard.register.upsert import Connection
from dashboard.register.versions import Register


def opened(register: Register) -> Connection:
    """A copy of the current version in memory, so that no file stays open."""
    connection = duckdb.connect()
    connection.execute("attach ? as version (read_only)", [str(register.current().path)])
    connection.execute("copy from database version to memory")
    connection.execute("detach version")
    return connection


def frame(register: Register, query: str) -> pd.DataFrame:
    with opened(register) as connection:
        return connection.execute(query).df()


def rows(register: Register, query: str) -> list[tuple[object, ...]]:
    with opened(register) as connection:
        return connection.execute(query).fetchall()

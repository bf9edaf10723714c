"""Runs read-only queries of queries/ingest and queries/quality on a published version."""

import pandas as pd
import sqlglot
from sqlglot import exp

from dashboard.paths import queries_folder
from dashboard.query.bound_query import DIALECT, Composed
from dashboard.register.plain_values import with_none
from dashboard.register.reader import records_of
from dashboard.register.versions import Version


def answer(version: Version, query: str, folder: str = "ingest") -> pd.DataFrame:
    """The rows of queries/<folder>/<query>.sql on a register version; an empty cell is None."""
    text = (queries_folder() / folder / f"{query}.sql").read_text(encoding="utf-8")
    tree = sqlglot.parse_one(text, read=DIALECT)
    assert isinstance(tree, exp.Select)
    return with_none(records_of(version, Composed(tree)))


def rows_with(version: Version, table: str, column: str, values: list[str]) -> pd.DataFrame:
    """The rows of a table whose column has one of the values; an empty cell is None."""
    composed = Composed(exp.select("*").from_(table))
    # An empty list has no element type; a list with the empty text, which no row has, replaces it.
    wanted = composed.bind(values or [""])
    composed.tree = composed.tree.where(exp.func("list_contains", wanted, exp.column(column, table)))
    return with_none(records_of(version, composed))

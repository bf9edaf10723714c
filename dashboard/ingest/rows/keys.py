"""Checks the keys of the rows to write: no empty key, no two rows with one key."""

import pandas as pd

from dashboard.catalogue.schema import tables
from dashboard.ingest.cells.read_cell import plain
from dashboard.ingest.outcomes import ACCEPTED, SKIPPED, Outcomes

MAY_BE_EMPTY = frozenset(
    {
        ("findings", "list_name"),
        ("task_units", "list_name"),
        ("coverage", "scope"),
        ("coverage", "complete_from"),
        ("coverage", "complete_to"),
    }
)
"""Key columns that may be empty (reading 11)."""


def drop_empty_keys(table: str, frame: pd.DataFrame, outcomes: Outcomes) -> pd.DataFrame:
    """The rows whose key is complete; the others are quarantined."""
    for name in tables()[table].key:
        if (table, name) in MAY_BE_EMPTY:
            continue
        empty = frame[name].isna()
        for sheet, row in zip(frame["sheet"][empty], frame["row"][empty], strict=True):
            outcomes.quarantine(sheet, row, table, name, None, "empty_key")
        frame = frame[~empty]
    return frame


def drop_repeated_keys(table: str, frame: pd.DataFrame, outcomes: Outcomes) -> pd.DataFrame:
    """The first row of each key. A later row is skipped if it is identical, else quarantined."""
    key = list(tables()[table].key)
    repeated = frame.duplicated(subset=key, keep="first")
    if repeated.any():
        columns = [name for name in frame.columns if name not in {"sheet", "row", "failed"}]
        first = frame[~repeated].set_index(key, drop=False)[columns]
        same = _same_as_first(frame[repeated], first, key, columns)
        outcomes.mark(frame[repeated][same], SKIPPED)
        for sheet, row, *values in frame[repeated][[not found for found in same]][["sheet", "row", *key]].itertuples(
            index=False
        ):
            outcomes.quarantine(sheet, row, table, None, " · ".join(plain(value) for value in values), "duplicate_key")
        frame = frame[~repeated]
    outcomes.mark(frame, ACCEPTED)
    return frame


def _same_as_first(repeated: pd.DataFrame, first: pd.DataFrame, key: list[str], columns: list[str]) -> list[bool]:
    known = {
        tuple(_plain_null(value) for value in row[: len(key)]): tuple(_plain_null(value) for value in row[len(key) :])
        for row in first[[*key, *columns]].itertuples(index=False, name=None)
    }
    return [
        known[tuple(_plain_null(value) for value in row[: len(key)])]
        == tuple(_plain_null(value) for value in row[len(key) :])
        for row in repeated[[*key, *columns]].itertuples(index=False, name=None)
    ]


def _plain_null(value: object) -> object:
    # NaN and NaT differ from themselves; None does not.
    return None if value is None or value != value else value

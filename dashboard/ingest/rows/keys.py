"""Checks the keys of the rows to write: no empty key, no two rows with one key."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from dashboard.catalogue.schema import tables
from dashboard.ingest.cells.read_cell import plain
from dashboard.ingest.outcomes import ACCEPTED, SKIPPED, Outcomes
from dashboard.ingest.tables.read_sheet import BOOKKEEPING

MAY_BE_EMPTY = frozenset(
    {
        ("findings", "list_name"),
        ("task_units", "list_name"),
        ("coverage", "scope"),
        ("coverage", "complete_from"),
        ("coverage", "complete_to"),
        ("terms", "elected_on"),
    }
)
"""Key columns that may be empty (reading 11). A term without a day of election is kept, told, and decides nothing."""


def drop_empty_keys(table: str, frame: pd.DataFrame, outcomes: Outcomes) -> pd.DataFrame:
    """The rows whose key is complete; the others are quarantined."""
    for name in tables()[table].key:
        if (table, name) == ("terms", "elected_on"):
            for sheet, row in frame[["sheet", "row"]][frame[name].isna()].itertuples(index=False):
                outcomes.warn(sheet, row, table, name, None, "term_without_election")
        if (table, name) in MAY_BE_EMPTY:
            continue
        empty = frame[name].isna()
        for sheet, row in zip(frame["sheet"][empty], frame["row"][empty], strict=True):
            outcomes.quarantine(sheet, row, table, name, None, "empty_key")
        frame = frame[~empty]
    return frame


def drop_repeated_keys(table: str, frames: Sequence[pd.DataFrame], outcomes: Outcomes) -> pd.DataFrame:
    """The rows of the frames, one frame per sheet, of which none says something else of the same key.

    A later row of a key is quarantined if it differs from an earlier one in a column that both sheets have, else
    skipped if it says nothing more. A row that brings a column which the earlier sheets lack is kept beside them: an
    absent column says nothing.
    """
    every = pd.concat(frames, ignore_index=True)
    key = list(tables()[table].key)
    repeated = every.duplicated(subset=key, keep=False).to_numpy(dtype=bool)
    if not repeated.any():
        outcomes.mark(every, ACCEPTED)
        return every
    columns = {
        int(frame["sheet"].iloc[0]): [name for name in frame.columns if name not in {*BOOKKEEPING, *key}]
        for frame in frames
        if len(frame)
    }
    known: dict[tuple[object, ...], dict[str, object]] = {}
    keeps = np.ones(len(every), dtype=bool)
    for place in np.flatnonzero(repeated):
        row = every.iloc[place]
        same = tuple(_plain_null(row[name]) for name in key)
        says = {name: _plain_null(row[name]) for name in columns[row["sheet"]]}
        first = known.get(same)
        if first is None:
            known[same] = says
        else:
            if any(first[name] != value for name, value in says.items() if name in first):
                keeps[place] = False
                given = " · ".join(plain(row[name]) for name in key)
                outcomes.quarantine(row["sheet"], row["row"], table, None, given, "duplicate_key")
                continue
            if first.keys() >= says.keys():
                keeps[place] = False
                outcomes.mark_row(row["sheet"], row["row"], SKIPPED)
                continue
            first.update(says)
    outcomes.mark(every[keeps], ACCEPTED)
    return every[keeps]


def _plain_null(value: object) -> object:
    # NaN and NaT differ from themselves; None does not.
    return None if value is None or value != value else value

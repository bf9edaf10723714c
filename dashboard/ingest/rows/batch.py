"""Builds the rows to write by table: the sheets' parts with unit_id and union_id filled in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from dashboard.catalogue.schema import tables
from dashboard.ingest.cells.read_cell import plain
from dashboard.ingest.outcomes import QUARANTINED, Outcomes
from dashboard.ingest.rows.keys import drop_empty_keys, drop_repeated_keys
from dashboard.ingest.tables.read_sheet import SheetParts
from dashboard.ingest.units.said_unions import declared
from dashboard.ingest.units.union_resolution import Unions
from dashboard.ingest.units.unit_resolution import Resolved, unit_ids
from dashboard.vocabulary.register_titles import table_titles
from dashboard.vocabulary.unit_names import row_id

_UNIT_MAY_BE_EMPTY = frozenset({"agreements"})  # a regional or industry agreement belongs to no single unit
_SCOPED = ("coverage", "requirements")


@dataclass(frozen=True)
class Batch:
    """Everything that an import resolved, before keys are checked. as_of is the date of findings without a date."""

    sheets: Sequence[SheetParts]
    resolved: Resolved
    unions: Unions
    as_of: date


def readable(table: str, frame: pd.DataFrame, outcomes: Outcomes) -> pd.DataFrame:
    """The rows without unreadable cells; the others are quarantined. Their problems are already recorded."""
    failed = frame["failed"].to_numpy(dtype=bool)
    outcomes.mark(frame[failed], QUARANTINED)
    return frame[~failed]


def with_units(table: str, frame: pd.DataFrame, batch: Batch, outcomes: Outcomes) -> pd.DataFrame:
    """The rows with their resolved unit_id; rows without one are quarantined, unless the table allows it."""
    frame = frame.assign(unit_id=pd.Series(unit_ids(batch.resolved, frame), index=frame.index, dtype=object))
    kept = []
    for sheet, row, unit_id in frame[["sheet", "row", "unit_id"]].itertuples(index=False):
        code, given = batch.resolved.unresolved.get((sheet, row), ("no_unit", None))
        kept.append(unit_id is not None or (code == "no_unit" and table in _UNIT_MAY_BE_EMPTY))
        if not kept[-1]:
            outcomes.quarantine(sheet, row, table, "unit_id", given, code)
    return frame[np.array(kept, dtype=bool)]


def _with_unions(table: str, frame: pd.DataFrame, batch: Batch, outcomes: Outcomes) -> pd.DataFrame:
    frame = frame.assign(union_id=pd.Series(batch.unions.ids(frame), index=frame.index, dtype=object))
    missing = frame["union_id"].isna()
    for sheet, row in zip(frame["sheet"][missing], frame["row"][missing], strict=True):
        code, given = batch.resolved.unresolved.get((sheet, row), ("no_union", None))
        outcomes.quarantine(sheet, row, table, "union_id", given, code)
    return frame[~missing]


def _with_derived_key(table: str, frame: pd.DataFrame, parts: SheetParts) -> pd.DataFrame:
    entry = table_titles()[table]
    if entry.derived is None or parts.read.mapping.column(table, entry.derived) is not None:
        return frame
    values = [
        [plain(value) for value in frame[name]] if name in frame else [""] * len(frame) for name in entry.derived_from
    ]
    return frame.assign(**{entry.derived: [row_id(table, row) for row in zip(*values, strict=True)]})


def _with_defaults(table: str, frame: pd.DataFrame, parts: SheetParts, as_of: date, outcomes: Outcomes) -> pd.DataFrame:
    if table in _SCOPED:
        scope = frame["scope"] if "scope" in frame else pd.Series(None, index=frame.index, dtype=object)
        frame = frame.assign(scope=scope.where(scope.notna(), "all"))
    if table == "findings" and parts.read.mapping.column("findings", "reported_on") is None:
        frame = frame.assign(reported_on=as_of)
        number = parts.read.number
        outcomes.warn(number, None, "findings", "reported_on", as_of.isoformat(), "reported_on_import")
    return frame


def _missing_key_columns(table: str, frame: pd.DataFrame) -> pd.DataFrame:
    return frame.assign(**{name: None for name in tables()[table].key if name not in frame})


def child_rows(table: str, batch: Batch, outcomes: Outcomes) -> list[pd.DataFrame]:
    """The rows to write of a table other than units and unions, one frame per sheet.

    All other rows are quarantined or skipped. Each frame has the columns that its sheet maps, the key columns,
    ``sheet`` and ``row``.
    """
    columns = tables()[table].column_names
    found = []
    for parts in batch.sheets:
        frame = parts.parts.get(table)
        if frame is None:
            continue
        frame = readable(table, frame, outcomes)
        if "unit_id" in columns:
            frame = with_units(table, frame, batch, outcomes)
        if "union_id" in columns:
            frame = _with_unions(table, frame, batch, outcomes)
        if table == "coverage":
            frame = declared(frame, batch.resolved, outcomes, batch.as_of)
        frame = _with_defaults(table, _with_derived_key(table, frame, parts), parts, batch.as_of, outcomes)
        found.append(drop_empty_keys(table, _missing_key_columns(table, frame), outcomes))
    if not found:
        return []
    every = drop_repeated_keys(table, found, outcomes)
    return [
        every[every["sheet"] == frame["sheet"].iloc[0]][[name for name in frame.columns if name != "failed"]]
        for frame in found
        if len(frame)
    ]

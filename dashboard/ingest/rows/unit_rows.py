"""Builds the rows of units and unions to write: new ones, values from sheets, and sectors from credit codes."""

from typing import Any

import pandas as pd

from dashboard.ingest.cells.read_cell import plain
from dashboard.ingest.outcomes import ACCEPTED, SKIPPED, Outcomes
from dashboard.ingest.rows.batch import Batch, readable, with_units
from dashboard.ingest.rows.keys import drop_empty_keys, drop_repeated_keys
from dashboard.ingest.tables.read_sheet import BOOKKEEPING, SheetParts
from dashboard.vocabulary.unit_names import unit_name

SECTOR_OF_PREFIX = {
    "11": "government",
    "12": "institution",
    "13": "government",
    "51": "social_organisation",
    "52": "social_organisation",
    "53": "social_organisation",
    "91": "enterprise",
    "92": "self_employed",
    "93": "enterprise",
}
"""The sector by the first two characters of a unit's credit code (GB 32100)."""


def new_unit_rows(batch: Batch) -> pd.DataFrame:
    """The units that the register doesn't have yet: unit_id, name, uscc, sheet, row."""
    columns = ["unit_id", "name", "uscc", "sheet", "row"]
    units = batch.resolved.book.new_units.values()
    return pd.DataFrame([[getattr(unit, name) for name in columns] for unit in units], columns=columns, dtype=object)


def learnt_code_rows(batch: Batch) -> pd.DataFrame:
    """The credit codes that known units lacked until now: unit_id, uscc."""
    codes = [(unit_id, new.uscc) for unit_id, new in batch.resolved.book.new_codes.items()]
    return pd.DataFrame(codes, columns=["unit_id", "uscc"], dtype=object)


def new_union_rows(batch: Batch) -> pd.DataFrame:
    """The unions that the register doesn't have yet: union_id, name, sheet, row."""
    columns = ["union_id", "name", "sheet", "row"]
    unions = batch.unions.new.values()
    return pd.DataFrame([[getattr(union, name) for name in columns] for union in unions], columns=columns, dtype=object)


def link_rows(batch: Batch) -> pd.DataFrame:
    """The units that the import links to a union: unit_id, union_id."""
    links = [(unit_id, link[0]) for unit_id, link in batch.unions.links.items()]
    return pd.DataFrame(links, columns=["unit_id", "union_id"], dtype=object)


def _is_main(parts: SheetParts, table: str) -> bool:
    return parts.read.mapping.main == table


def _units_part(parts: SheetParts, batch: Batch, outcomes: Outcomes) -> pd.DataFrame | None:
    frame = parts.parts.get("units")
    if frame is None:
        return None
    frame = readable("units", frame, outcomes)
    mapping = parts.read.mapping
    if _is_main(parts, "units"):
        if "name" in frame:
            frame["name"] = [unit_name(name) if name else None for name in frame["name"]]
        if mapping.column("units", "unit_id") is None and mapping.column("units", "uscc") is None:
            # Without an id or code, a different spelling is an alias, not a new name.
            frame = frame.drop(columns=["name"])
        return with_units("units", frame, batch, outcomes)
    frame = frame.drop(columns=[name for name in ("name", "uscc", "union_id") if name in frame])
    return with_units("units", frame, batch, outcomes)


def _unions_part(parts: SheetParts, batch: Batch, outcomes: Outcomes) -> pd.DataFrame | None:
    frame = parts.parts.get("unions")
    if frame is None:
        return None
    frame = readable("unions", frame, outcomes)
    frame = frame.assign(union_id=pd.Series(batch.unions.ids(frame), index=frame.index, dtype=object))
    if _is_main(parts, "unions"):
        return drop_empty_keys("unions", frame, outcomes)
    # Drop rows without a union: 0 members or no certificate beside a unit doesn't mean that it has one.
    return frame[frame["union_id"].notna()]


def _merged(table: str, frame: pd.DataFrame, key: str, outcomes: Outcomes) -> pd.DataFrame:
    """One row per unit or union, merged from several. An empty cell counts as not given; a conflict is quarantined."""
    if not frame[key].duplicated().any():
        outcomes.mark(frame, ACCEPTED)
        return frame
    columns = [name for name in frame.columns if name not in {*BOOKKEEPING, key}]
    merged: dict[str, dict[str, Any]] = {}
    records: list[dict[str, Any]] = frame.to_dict("records")  # type: ignore[assignment]  # the columns' names are text
    for values in records:
        said = {name: values[name] for name in columns if not pd.isna(values[name])}
        first = merged.get(values[key])
        if first is None:
            merged[values[key]] = values
            outcomes.mark_row(values["sheet"], values["row"], ACCEPTED)
            continue
        against = [name for name, value in said.items() if not pd.isna(first[name]) and first[name] != value]
        if against:
            outcomes.quarantine(values["sheet"], values["row"], table, against[0], plain(said[against[0]]), "conflict")
            continue
        news = {name: value for name, value in said.items() if pd.isna(first[name])}
        first.update(news)
        outcomes.mark_row(values["sheet"], values["row"], ACCEPTED if news else SKIPPED)
    return pd.DataFrame(merged.values(), columns=frame.columns, dtype=object)


def told_rows(table: str, batch: Batch, outcomes: Outcomes) -> tuple[pd.DataFrame, bool]:
    """The values that sheets give for units or unions, one row each, and whether empty cells overwrite the register.

    They do if that table is the main table of every sheet and all sheets have the same columns; otherwise an empty cell
    counts as not given.
    """
    part = _units_part if table == "units" else _unions_part
    key = "unit_id" if table == "units" else "union_id"
    found = [(parts, frame) for parts in batch.sheets if (frame := part(parts, batch, outcomes)) is not None]
    if not found:
        return pd.DataFrame({key: []}, dtype=object), False
    frames = [frame for _parts, frame in found]
    only_main = all(_is_main(parts, table) for parts, _frame in found)
    same_columns = len({frozenset(frame.columns) for frame in frames}) == 1
    if only_main:
        every = drop_repeated_keys(table, frames, outcomes).astype(object)
    else:
        every = _merged(table, pd.concat(frames, ignore_index=True).astype(object), key, outcomes)
    return every.drop(columns=["failed"]), only_main and same_columns


def with_sectors(frame: pd.DataFrame, batch: Batch, overwrite: bool) -> pd.DataFrame:
    """The rows of units with sector and sector_source; without a given sector, by credit code (reading 12)."""
    book = batch.resolved.book
    ids = list(dict.fromkeys([*frame["unit_id"], *book.new_units, *book.new_codes]))
    frame = frame.set_index("unit_id").reindex(ids).rename_axis("unit_id").reset_index().astype(object)
    nothing = pd.Series(None, index=frame.index, dtype=object)
    given = zip(ids, frame.get("sector", nothing), frame.get("sector_source", nothing), strict=True)
    found = [
        _sector(book.credit_codes.get(unit_id), book.sector_sources.get(unit_id), sector, source, overwrite)
        for unit_id, sector, source in given
    ]
    sectors = pd.DataFrame(found, columns=["sector", "sector_source"], index=frame.index, dtype=object)
    return frame.assign(sector=sectors["sector"], sector_source=sectors["sector_source"])


def _sector(
    uscc: str | None, known_source: str | None, sector: Any, source: Any, overwrite: bool
) -> tuple[str | None, str | None]:
    if not pd.isna(sector):
        source = "declared" if pd.isna(source) else source
        if source == "inferred" and known_source in {"declared", "code"} and not overwrite:
            return None, None
        return sector, source
    by_code = SECTOR_OF_PREFIX.get(uscc[:2]) if uscc else None
    if by_code and (overwrite or known_source is None):
        return by_code, "code"
    return None, None

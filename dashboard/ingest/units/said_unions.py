"""Whether a unit has a union, where a sheet says only yes or no: 是否建会, or 未建会 in place of a union's name.

Yes tells of the unit's union, as any fact about it does. No is known from then on, for this unit alone: it is kept as a
declaration that the unions of the unit are complete, until a union comes in. A no against a union that the register
holds changes nothing and is told.
"""

from datetime import date

import pandas as pd

from dashboard.ingest.outcomes import ACCEPTED, SKIPPED, Outcomes
from dashboard.ingest.tables.read_sheet import SheetParts
from dashboard.ingest.units.unit_resolution import Resolved

_ABOUT = "coverage"


def _answers(frame: pd.DataFrame) -> "pd.Series[bool]":
    """Whether the scope is an answer (是, 否) instead of a declaration's own scope."""
    return frame["scope"].map(lambda scope: isinstance(scope, bool)).astype(bool)


def rows_that_say_yes(parts: SheetParts) -> set[int]:
    """The rows of a sheet whose unit has a union."""
    frame = parts.parts.get(_ABOUT)
    if frame is None or "scope" not in frame:
        return set()
    return {row for row, scope in zip(frame["row"], frame["scope"], strict=True) if scope is True}


def with_no(parts: SheetParts, rows: set[int]) -> dict[str, pd.DataFrame]:
    """The parts with a no for these rows; an answer that the sheet gives itself stays."""
    said = parts.parts.get(_ABOUT)
    left = rows - (set(said["row"]) if said is not None else set())
    if not left:
        return parts.parts
    values = {"table_name": "unions", "scope": False, "sheet": parts.read.number, "failed": False, "unsure": False}
    added = pd.DataFrame([{**values, "row": row} for row in sorted(left)], dtype=object)
    frames = [added] if said is None else [said, added]
    return {**parts.parts, _ABOUT: pd.concat(frames, ignore_index=True)}


def declared(frame: pd.DataFrame, resolved: Resolved, outcomes: Outcomes, as_of: date) -> pd.DataFrame:
    """The rows of coverage with scope unit_id=… in place of a no; the rows of a yes are gone, as their union says it.

    A no holds from the records' own date, ``as_of``: of earlier dates it says nothing. frame has the columns scope,
    sheet and row.
    """
    if "scope" not in frame or not (answers := _answers(frame)).any():
        return frame
    kept, scopes = [], []
    for sheet, row, scope, is_answer in zip(frame["sheet"], frame["row"], frame["scope"], answers, strict=True):
        unit_id = resolved.units[sheet].get(row) if is_answer else None
        union_id = resolved.book.unions.get(unit_id) if unit_id else None
        if is_answer and scope is False and union_id:
            outcomes.warn(sheet, row, _ABOUT, "scope", union_id, "union_denied")
            outcomes.mark_row(sheet, row, SKIPPED)
        elif is_answer and scope is True:
            outcomes.mark_row(sheet, row, ACCEPTED if union_id else SKIPPED)
        kept.append(not is_answer or bool(scope is False and unit_id and not union_id))
        scopes.append(f"unit_id={unit_id}" if is_answer else scope)
    given = frame["complete_from"] if "complete_from" in frame else pd.Series(None, index=frame.index, dtype=object)
    starts = [as_of if is_answer else start for is_answer, start in zip(answers, given, strict=True)]
    columns = {"scope": scopes, "complete_from": starts}
    return frame.assign(**{name: pd.Series(cells, index=frame.index, dtype=object) for name, cells in columns.items()})[
        kept
    ]

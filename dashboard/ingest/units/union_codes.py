"""Moves union credit codes (prefixes 81 and 89) that stand in a unit's column."""

from dataclasses import replace

import pandas as pd

from dashboard.ingest.row_problems import warning
from dashboard.ingest.tables.read_sheet import SheetParts

_PREFIXES = ("81", "89")


def move_union_codes(parts: SheetParts) -> SheetParts:
    """The sheet with union codes moved from the unit's to the union's column, with a warning about each."""
    codes = parts.identity["uscc"]
    moved = codes.map(lambda code: bool(code) and code.startswith(_PREFIXES)).astype(bool)
    if not moved.any():
        return parts
    number = parts.read.number
    rows = parts.identity["row"][moved]
    told = pd.DataFrame(
        {"sheet": number, "row": rows, "failed": False, "unsure": False, "uscc": codes[moved]}, dtype=object
    )
    found = dict(parts.parts)
    if "unions" in found:
        old = found["unions"].set_index("row", drop=False)
        new = told.set_index("row", drop=False)
        found["unions"] = old.combine_first(new).reset_index(drop=True).astype(object)
    else:
        found["unions"] = told.reset_index(drop=True)
    if "units" in found and "uscc" in found["units"]:
        units = found["units"]
        found["units"] = units.assign(uscc=units["uscc"].where(~units["row"].isin(set(rows)), None))
    problems = [
        warning(number, row, "units", "uscc", code, "union_code") for row, code in zip(rows, codes[moved], strict=True)
    ]
    identity = parts.identity.assign(uscc=codes.where(~moved, None))
    return replace(parts, identity=identity, parts=found, problems=(*parts.problems, *problems))

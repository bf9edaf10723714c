"""Tables as JSON for programs."""

import json
import math
from datetime import date

import pandas as pd

from dashboard.documents.context import Context
from dashboard.export.plain_cells import headers, marked
from dashboard.register.plain_values import Cell, rows


def to_json(frame: pd.DataFrame, context: Context) -> bytes:
    """One list, one object per row and line: ISO dates, null for missing values, text unchanged, UTF-8 without BOM."""
    frame = marked(frame, context)
    names = headers(frame)
    found = (dict(zip(names, map(_value, row), strict=True)) for row in rows(frame))
    lines = ",\n".join(json.dumps(row, ensure_ascii=False, allow_nan=False) for row in found)
    return f"[{lines}]\n".encode("utf-8", errors="replace")


def _value(value: Cell) -> str | int | float | bool | None:
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value.isoformat() if isinstance(value, date) else value

"""Prints a command's result: one JSON document, or a text table."""

import json
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.errors import Refused
from dashboard.locale import _
from dashboard.register.plain_values import cell


def plain(value: Any) -> Any:
    """A cell as a JSON value: dates as ISO text, missing values as None, numpy scalars as Python numbers."""
    if isinstance(value, Decimal | list | dict | tuple):
        return float(value) if isinstance(value, Decimal) else value
    found = cell(value)
    return found.isoformat() if isinstance(found, date) else found


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The frame's rows as JSON objects."""
    names = list(frame.columns)
    return [
        dict(zip(names, map(plain, row), strict=True))
        for row in frame.astype(object).itertuples(index=False, name=None)
    ]


def print_json(document: Any) -> None:
    """Print one JSON document on standard output."""
    json.dump(document, sys.stdout, ensure_ascii=False, indent=1, default=str)
    sys.stdout.write("\n")


def print_frame(frame: pd.DataFrame, as_json: bool) -> None:
    """Print a frame as a JSON list of rows, or as a text table."""
    if as_json:
        print_json(records(frame))
        return
    if frame.empty:
        print(_("No rows."))
        return
    shown = frame.astype(object).map(_as_text)
    with pd.option_context("display.unicode.east_asian_width", True):
        print(shown.to_string(index=False, max_colwidth=60))


def _as_text(value: Any) -> str:
    cell = plain(value)
    return "" if cell is None else f"{cell:.1f}" if isinstance(cell, float) else str(cell)


def write_file(path: Path, content: bytes) -> None:
    """Write an export. Raises Refused if the file can't be written."""
    try:
        path.write_bytes(content)
    except OSError as error:
        raise Refused(_("The file {file} can't be written: {reason}.", file=path, reason=error.strerror)) from error

"""Writes one table in a chosen format."""

from collections.abc import Callable, Mapping

import pandas as pd

from dashboard.documents.context import Context
from dashboard.errors import Refused
from dashboard.export.csv_file import to_csv
from dashboard.export.json_file import to_json
from dashboard.export.parquet_file import to_parquet
from dashboard.export.xlsx_file import to_xlsx
from dashboard.locale import _

FORMATS = ("csv", "json", "xlsx", "parquet")

MEDIA_TYPES: Mapping[str, str] = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
}


def to_bytes(frame: pd.DataFrame, kind: str, context: Context) -> bytes:
    """The table as a file of this format. Raises Refused on an unknown format or more rows than a sheet holds."""
    writers: Mapping[str, Callable[[pd.DataFrame, Context], bytes]] = {
        "csv": to_csv,
        "json": to_json,
        "xlsx": lambda table, about: to_xlsx({about.title: table}, about),
        "parquet": to_parquet,
    }
    if kind not in writers:
        raise Refused(_("“{format}” is no format: choose {formats}.", format=kind, formats=", ".join(FORMATS)))
    return writers[kind](frame, context)

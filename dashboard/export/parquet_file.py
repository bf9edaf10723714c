"""Tables as Parquet for programs."""

import io
import json

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.documents.context import Context
from dashboard.export.plain_cells import headers, marked
from dashboard.register.plain_values import Cell, is_of_days, values


def to_parquet(frame: pd.DataFrame, context: Context) -> bytes:
    """A Parquet file: dates as date32, integers as int64, nulls kept, the context as JSON in the schema's metadata.

    A column that mixes text and numbers becomes text; an empty column keeps its type, or is text where it has none.
    """
    frame = marked(frame, context)
    columns = [_column(frame.iloc[:, place]) for place in range(frame.shape[1])]
    about = {
        "title": context.title,
        "register": context.register,
        "version": context.version,
        "as_of": context.as_of.isoformat(),
        "filters": [list(named) for named in context.filters],
        "synthetic": context.synthetic,
        "made_at": context.made_at.isoformat(),
        "program_version": context.program_version,
    }
    table = pa.table(columns, names=headers(frame))
    table = table.replace_schema_metadata({"union_health": json.dumps(about, ensure_ascii=False)})
    content = io.BytesIO()
    pq.write_table(table, content)
    return content.getvalue()


def _column(series: pd.Series) -> pa.Array:
    found = _as_it_is(series)
    return _cell_by_cell(series) if found is None else found


def _as_it_is(series: pd.Series) -> pa.Array | None:
    """Converts a column of one type in one go; None where each cell must be checked (4 seconds per million)."""
    kinds = pd.api.types
    try:
        if isinstance(series.dtype, pd.StringDtype):
            return pa.array(series, pa.string(), from_pandas=True)
        if kinds.is_bool_dtype(series.dtype):
            return None
        if kinds.is_integer_dtype(series.dtype):
            return pa.array(series, from_pandas=True).cast(pa.int64())
        if kinds.is_float_dtype(series.dtype):
            return pa.array(series, pa.float64(), from_pandas=True)
        if is_of_days(series) and series.notna().any():
            return pa.array(series, from_pandas=True).cast(pa.date32())
    except (pa.ArrowException, UnicodeEncodeError):
        return None
    return None


def _cell_by_cell(series: pd.Series) -> pa.Array:
    found = [_encodable(value) for value in values(series)]
    if all(value is None for value in found):
        return pa.array(found, _kind(series))
    try:
        return pa.array(found)
    except (pa.ArrowInvalid, pa.ArrowTypeError):
        return pa.array([None if value is None else str(value) for value in found], pa.string())


def _encodable(value: Cell) -> Cell:
    return value.encode("utf-8", errors="replace").decode() if isinstance(value, str) else value


def _kind(series: pd.Series) -> pa.DataType:
    """The type of a column without values."""
    if pd.api.types.is_bool_dtype(series.dtype):
        return pa.bool_()
    if pd.api.types.is_integer_dtype(series.dtype):
        return pa.int64()
    if pd.api.types.is_float_dtype(series.dtype):
        return pa.float64()
    return pa.date32() if pd.api.types.is_datetime64_any_dtype(series.dtype) else pa.string()

"""Reads a Parquet file."""

from collections.abc import Iterator

from dashboard.ingest.files.formats.raw_sheet import RawSheet


def parquet_sheets(path: str) -> Iterator[RawSheet]:
    """The table of a Parquet file, with the column names as the first row."""
    import pyarrow.parquet

    table = pyarrow.parquet.ParquetFile(path).read(use_threads=False)
    columns = [["" if cell is None else cell for cell in column.to_pylist()] for column in table.columns]
    rows = [list(row) for row in zip(*columns, strict=True)]
    yield RawSheet("", [table.column_names, *rows])

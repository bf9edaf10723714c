"""The page in SQLite, with the indexes that its joins use; dates are stored as text."""

import sqlite3
from pathlib import Path

import pyarrow.parquet as parquet

from peers import Answer, Question, page_sql

_INDEXES = {
    "headcounts": "unit_id, counted_on",
    "unions": "union_id",
    "terms": "union_id",
    "findings": "unit_id",
    "task_units": "unit_id",
    "tasks": "task_id",
}


class Peer:
    """``folder`` holds a Parquet file for each table."""

    def __init__(self, folder: Path, tables: tuple[str, ...]) -> None:
        self._connection = sqlite3.connect(folder / "register.sqlite")
        for table in tables:
            self._load(table, folder / f"{table}.parquet")
        for table, columns in _INDEXES.items():
            self._connection.execute(f"create index {table}_index on {table} ({columns})")
        self._connection.execute("analyze")
        self._connection.commit()

    def answer(self, question: Question) -> Answer:
        """The page."""
        # 29 February becomes 28 February in a common year, as in the other engines; SQLite alone gives 1 March.
        years = "'+' || term_years || ' years'"
        last = f"date(elected_on, 'start of month', {years}, '+1 month', '-1 day')"
        found = self._connection.execute(page_sql(question, "'{}'", f"min(date(elected_on, {years}), {last})"))
        return dict(zip([column[0] for column in found.description], map(int, found.fetchone()), strict=True))

    def _load(self, table: str, path: Path) -> None:
        file = parquet.ParquetFile(path)
        names = file.schema_arrow.names
        self._connection.execute(f"create table {table} ({', '.join(names)})")
        marks = ", ".join("?" * len(names))
        for batch in file.iter_batches(50_000):
            columns = [column.cast("string") if str(column.type).startswith("date") else column for column in batch]
            rows = zip(*(column.to_pylist() for column in columns), strict=True)
            self._connection.executemany(f"insert into {table} values ({marks})", rows)
        self._connection.commit()

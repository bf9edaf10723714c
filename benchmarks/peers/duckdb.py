"""The page in DuckDB on the register's own tables, without status and cube."""

from pathlib import Path

import duckdb

from peers import Answer, Question, page_sql


class Peer:
    """``folder`` holds a Parquet file for each table."""

    def __init__(self, folder: Path, tables: tuple[str, ...]) -> None:
        self._connection = duckdb.connect()
        for table in tables:
            path = str(folder / f"{table}.parquet").replace("'", "''")
            self._connection.execute(f"create table {table} as from '{path}'")

    def answer(self, question: Question) -> Answer:
        """The page."""
        found = self._connection.execute(
            page_sql(question, "date '{}'", "cast(elected_on + to_years(term_years) as date)")
        )
        return dict(zip([column[0] for column in found.description], map(int, found.fetchone()), strict=True))

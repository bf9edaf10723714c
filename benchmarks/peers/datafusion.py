"""The page in DataFusion over Parquet files."""

from pathlib import Path

import datafusion

from peers import Answer, Question, page_sql


class Peer:
    """``folder`` holds a Parquet file for each table."""

    def __init__(self, folder: Path, tables: tuple[str, ...]) -> None:
        self._context = datafusion.SessionContext()
        for table in tables:
            self._context.register_parquet(table, str(folder / f"{table}.parquet"))

    def answer(self, question: Question) -> Answer:
        """The page."""
        added = "cast(cast(coalesce(term_years, 0) as varchar) || ' years' as interval)"
        years = f"case when term_years is not null then cast(elected_on + {added} as date) end"
        (row,) = self._context.sql(page_sql(question, "date '{}'", years)).to_pylist()
        return {name: int(value) for name, value in row.items()}

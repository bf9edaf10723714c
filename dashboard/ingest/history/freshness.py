"""How old each table's records are."""

from datetime import date

import pandas as pd

from dashboard.ingest.history.register_queries import answer
from dashboard.register.versions import Version
from dashboard.vocabulary.register_titles import table_titles


def freshness(version: Version, today: date) -> pd.DataFrame:
    """One row a table that holds rows: table_name, amount, imported_at, days (since then), undated, complete_to.

    undated counts the rows of no import, of which nobody knows since when they are there; days is empty where all are.
    """
    found = answer(version, "freshness")
    order = {table: place for place, table in enumerate(table_titles())}
    found = found.sort_values("table_name", key=lambda names: names.map(order), ignore_index=True)
    ages = [None if moment is None else (today - pd.Timestamp(moment).date()).days for moment in found["imported_at"]]
    found.insert(
        list(found.columns).index("imported_at") + 1, "days", pd.Series(ages, index=found.index, dtype="Int64")
    )
    return found

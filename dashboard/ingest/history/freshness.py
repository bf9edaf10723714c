"""How old each table's records are."""

from datetime import date

import pandas as pd

from dashboard.ingest.history.register_queries import answer
from dashboard.register.versions import Version
from dashboard.vocabulary.register_titles import table_titles


def freshness(version: Version, today: date) -> pd.DataFrame:
    """One row per non-empty table: table_name, amount, imported_at (latest), days since then, undated, complete_to.

    undated counts rows that came with no import, so that their age is unknown; days is empty if all rows are undated.
    """
    found = answer(version, "freshness")
    order = {table: place for place, table in enumerate(table_titles())}
    found = found.sort_values("table_name", key=lambda names: names.map(order), ignore_index=True)
    ages = [None if moment is None else (today - pd.Timestamp(moment).date()).days for moment in found["imported_at"]]
    found.insert(
        list(found.columns).index("imported_at") + 1, "days", pd.Series(ages, index=found.index, dtype="Int64")
    )
    return found

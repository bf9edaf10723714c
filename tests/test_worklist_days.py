"""From when on an item of the worklist is overdue."""

from datetime import date

import pandas as pd
import pytest

from dashboard.answers import lists
from dashboard.query.filters import Filters
from in_memory import InMemory

TODAY = date(2026, 10, 31)


@pytest.mark.parametrize(
    ("due_on", "days_overdue"), [(None, 2109), (date(2026, 11, 30), None), (TODAY, None), (date(2026, 10, 1), 30)]
)
def test_a_late_election_is_overdue_from_the_date_that_is_set_for_it(
    due_on: date | None, days_overdue: int | None
) -> None:
    finding = {"unit_id": "u", "check_id": "election_on_time", "reported_on": date(2026, 1, 1), "due_on": due_on}
    tables = {
        "units": [{"unit_id": "u", "sector": "enterprise", "union_id": "w"}],
        "unions": [{"union_id": "w", "established_on": date(2010, 1, 1)}],
        "terms": [{"union_id": "w", "elected_on": date(2016, 1, 21), "ends_on": date(2021, 1, 21)}],
        "findings": [finding],
    }
    memory = InMemory({name: pd.DataFrame(rows, dtype=object) for name, rows in tables.items()}, TODAY)
    items = lists.rows_of(memory, "worklist", Filters())
    memory.close()
    (row,) = items[items["check_id"] == "election_on_time"].to_dict("records")
    assert (row["since"], row["source"]) == (date(2021, 1, 22), "both")
    assert (None if pd.isna(row["days_overdue"]) else row["days_overdue"]) == days_overdue

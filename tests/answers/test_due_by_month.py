"""Deadlines by month, against the same counted in pandas from the table of deadlines."""

from datetime import date

import pandas as pd
import pytest

from dashboard.answers import lists
from dashboard.answers.due_by_month import due_by_month, table
from dashboard.query.filters import Filters
from dashboard.register.reader import open_reader, select_all
from dashboard.register.versions import Register

KINDS = ("term", "certificate", "agreement")


def deadlines(register: Register) -> tuple[pd.DataFrame, date]:
    reader = open_reader(register.current())
    return lists.rows_of(reader, "deadlines_by_month", Filters()), reader.as_of


@pytest.mark.parametrize("filters", [Filters(), Filters(where=(("sector", ("enterprise",)),))], ids=["all", "filtered"])
def test_every_deadline_is_counted_once_behind_or_ahead(province: Register, filters: Filters) -> None:
    reader = open_reader(province.current())
    kept = lists.rows_of(reader, "deadlines_by_month", filters)
    found = {kind: due_by_month(kept, reader.as_of, kind) for kind in KINDS}
    rows = reader.frame(select_all("deadlines"))
    units = reader.frame(select_all("unit_status")).set_index("unit_id")
    of_unit = units.loc[rows["unit_id"]]
    seen = of_unit["is_operating"].to_numpy(dtype=bool)
    if filters.where:
        seen = seen & of_unit["sector"].eq("enterprise").to_numpy(dtype=bool, na_value=False)
    rows = rows[seen]
    as_of, first, last = pd.Timestamp(reader.as_of), pd.Timestamp("2025-10-01"), pd.Timestamp("2027-10-31")
    for kind in KINDS:
        days = pd.to_datetime(rows.loc[rows["kind"] == kind, "due_on"])
        due = found[kind]
        assert due.earlier == (days < first).sum()
        passed, coming = days[(days >= first) & (days < as_of)], days[(days >= as_of) & (days <= last)]
        assert sum(month[1] for month in due.months) == len(passed)
        assert sum(month[2] for month in due.months) == len(coming)
        for start, before, after in due.months:
            in_month = (days >= pd.Timestamp(start)) & (days < pd.Timestamp(start) + pd.DateOffset(months=1))
            assert before == (in_month & (days < as_of)).sum()
            assert after == (in_month & (days >= as_of)).sum()
    assert found["term"].earlier + sum(month[1] for month in found["term"].months) > 0


def test_the_months_are_twelve_before_and_twelve_after(province: Register) -> None:
    months = due_by_month(*deadlines(province), "term").months
    assert [months[0][0], months[12][0], months[24][0]] == [date(2025, 10, 1), date(2026, 10, 1), date(2027, 10, 1)]
    assert len(months) == 25


def test_the_table_sums_to_the_bars(province: Register) -> None:
    found = due_by_month(*deadlines(province), "term")
    frame = table(found)
    assert frame["passed"].sum() == found.earlier + sum(month[1] for month in found.months)
    assert frame["coming"].sum() == sum(month[2] for month in found.months)

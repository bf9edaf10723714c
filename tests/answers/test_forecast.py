"""The forecast: every term and agreement on record from the date to the end of the 24th month after it, once."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from dashboard.answers import lists
from dashboard.answers.trend import FORECAST_KINDS, forecast
from dashboard.query.filters import Filters, Where
from dashboard.register.reader import Reader, open_reader
from random_registers import random_register, table_columns
from registers import publish_tables
from second_way.forecast import forecast as second_way_forecast

NONE = Filters()


def forecast_of(reader: Reader, filters: Filters = NONE, scope: Where = ()) -> pd.DataFrame:
    return forecast(lists.rows_of(reader, "deadlines_by_month", filters, scope), reader.as_of)


def months_of(frame: pd.DataFrame) -> dict[tuple[int, int, str], int]:
    return {(row.month.year, row.month.month, row.kind): row.amount for row in frame.itertuples()}


@pytest.mark.parametrize("seed", [0, 1, *(pytest.param(seed, marks=pytest.mark.exhaustive) for seed in range(2, 6))])
def test_the_forecast_agrees_with_a_second_way(seed, tmp_path) -> None:
    tables, as_of = random_register(seed, 120)
    ours = months_of(forecast_of(open_reader(publish_tables(tmp_path, tables, as_of).current())))
    theirs = second_way_forecast(tables, as_of)
    assert any(ours.values())
    assert ours == {key: theirs[key] for key in ours}
    last = max(ours)[:2]
    assert sum(ours.values()) == sum(count for key, count in theirs.items() if key[:2] <= last)


def agreements(as_of: date, days: list[date]) -> dict[str, pd.DataFrame]:
    rows: list[dict[str, Any]] = [
        {"agreement_id": f"a{place}", "unit_id": "u", "kind": "wage", "expires_on": day, "signed_on": date(2000, 1, 1)}
        for place, day in enumerate(days)
    ]
    return {
        "units": pd.DataFrame([{"unit_id": "u", "name": "u", "sector": "enterprise"}]),
        "agreements": pd.DataFrame(rows, columns=table_columns("agreements")),
    }


@pytest.mark.parametrize(
    ("as_of", "first_month", "last_day"),
    [
        (date(2024, 2, 29), date(2024, 2, 1), date(2026, 2, 28)),
        (date(2026, 2, 28), date(2026, 2, 1), date(2028, 2, 29)),
        pytest.param(date(2026, 10, 31), date(2026, 10, 1), date(2028, 10, 31), marks=pytest.mark.exhaustive),
        (date(2026, 1, 1), date(2026, 1, 1), date(2028, 1, 31)),
        (date(2025, 12, 15), date(2025, 12, 1), date(2027, 12, 31)),
    ],
)
def test_it_counts_from_the_date_itself_to_the_last_day_of_the_last_month(
    as_of, first_month, last_day, tmp_path
) -> None:
    step = pd.Timedelta(days=1)
    days = [as_of, last_day, (last_day + step), as_of - step]
    reader = open_reader(publish_tables(tmp_path, agreements(as_of, days), as_of).current())
    frame = forecast_of(reader)
    months = list(dict.fromkeys(frame["month"]))
    assert (months[0], months[-1], len(months)) == (first_month, last_day.replace(day=1), 25)
    assert list(frame["kind"]) == list(FORECAST_KINDS) * 25
    found = {key: count for key, count in months_of(frame).items() if count}
    assert found == {(day.year, day.month, "agreement"): 1 for day in (as_of, last_day)}


def test_filters_and_scope_bind_it(province) -> None:
    reader = open_reader(province.current())
    every = forecast_of(reader)
    sectors = lists.values_of(reader, "sector")
    parts = [forecast_of(reader, Filters(where=(("sector", (sector,)),))) for sector in sectors]
    scoped = [forecast_of(reader, NONE, (("sector", (sector,)),)) for sector in sectors]
    assert sum(part["amount"] for part in parts).tolist() == every["amount"].tolist()
    assert [part["amount"].tolist() for part in parts] == [part["amount"].tolist() for part in scoped]
    assert every["amount"].sum() > 100

"""Cells of frames as plain Python values: no NaN, NaT, numpy scalar or Timestamp is left."""

from datetime import date, datetime
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

from dashboard.register.plain_values import cell, records, rows, with_none


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (None, None),
        (pd.NaT, None),
        (pd.NA, None),
        (float("nan"), None),
        (np.float64("nan"), None),
        (np.int64(3), 3),
        (np.bool_(True), True),
        (Decimal("2.00"), 2),
        (Decimal("2.5"), 2.5),
        (pd.Timestamp("2014-04-30"), date(2014, 4, 30)),
        (pd.Timestamp("2014-04-30 08:00"), datetime(2014, 4, 30, 8)),
        (date(2014, 4, 30), date(2014, 4, 30)),
        ("", ""),
    ],
)
def test_a_cell_becomes_plain(value, plain) -> None:
    found = cell(value)
    assert found == plain and type(found) is type(plain)


def test_rows_records_and_nulls() -> None:
    frame = pd.DataFrame({"n": [1.0, None], "day": [pd.Timestamp("2014-04-30"), pd.NaT], "name": ["a", None]})
    assert list(rows(frame)) == [(1.0, date(2014, 4, 30), "a"), (None, None, None)]
    assert records(frame)[0] == {"n": 1.0, "day": date(2014, 4, 30), "name": "a"}
    assert with_none(frame).iloc[1].tolist() == [None, None, None]
    assert records(frame.iloc[:0]) == []

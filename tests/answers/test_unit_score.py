"""A score taken apart sums to the score, for every unit and whatever caps it."""

from decimal import Decimal

import pandas as pd
import pytest

from dashboard.answers import lists
from dashboard.answers.unit_score import CAP, score_parts
from dashboard.query.filters import Filters
from dashboard.register.reader import Reader, open_reader, select_all
from dashboard.register.versions import Register


@pytest.fixture(scope="module")
def reader(province: Register) -> Reader:
    return open_reader(province.current())


def test_all_points_and_what_is_lost_sum_to_the_score(reader: Reader) -> None:
    units = reader.frame(select_all("unit_status")).set_index("unit_id", drop=False)
    scored = units[units["score"].notna()]
    states = lists.states(reader, Filters()).groupby("unit_id")
    capped = 0
    # Some of every kind: no union, long overdue, the rest.
    chosen = pd.concat([scored[scored["main_class"] == name].head(15) for name in scored["main_class"].unique()])
    assert len(chosen) > 40
    for unit_id, facts in chosen.iterrows():
        parts = score_parts({str(name): value for name, value in facts.items()}, states.get_group(unit_id))
        assert parts is not None
        total = 100 + sum((part.points for part in parts), Decimal(0))
        assert abs(total - Decimal(str(facts["score"]))) < Decimal("0.00001")
        assert all(part.points < 0 for part in parts)
        capped += any(part.check == CAP for part in parts)
        if facts["union_established"] == "fail":
            assert total == 0
    assert capped


def test_without_a_score_there_is_nothing_to_take_apart() -> None:
    assert score_parts({"score": None, "sector": None}, pd.DataFrame({"check_id": [], "state": []})) is None

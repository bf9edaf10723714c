"""Two groups side by side, against the same sums in pandas from the units."""

from fractions import Fraction

import pandas as pd
import pytest

from dashboard.answers.comparing.two_groups import explained, side_by_side
from dashboard.catalogue.loader import catalogue
from dashboard.query.filters import Filters
from dashboard.register.reader import Reader, open_reader, select_all
from dashboard.register.versions import Register
from dashboard.wording.comparison_words import difference, level, pairs_table, steps

GROUPS = ("enterprise", "institution")


@pytest.fixture(scope="module")
def reader(province: Register) -> Reader:
    return open_reader(province.current())


@pytest.fixture(scope="module")
def units(reader: Reader) -> pd.DataFrame:
    return reader.frame(select_all("unit_status"))


def rate(units: pd.DataFrame, group: str) -> tuple[int, int]:
    states = units.loc[units["sector"] == group, "election_on_time"].astype(str)
    return int((states == "pass").sum()), int(states.isin(["pass", "fail"]).sum())


def test_both_numbers_are_those_of_the_groups_units(reader, units) -> None:
    ((first, second),) = side_by_side(reader, "sector", GROUPS, Filters(), only=["election_on_time"])
    for number, group in zip((first, second), GROUPS, strict=True):
        assert number.group == (group,)
        assert (number.numerator, number.denominator) == rate(units, group)
    assert len(side_by_side(reader, "sector", GROUPS, Filters())) == len(catalogue().indicators)


def test_a_group_without_units_is_compared_with_nothing(reader) -> None:
    assert side_by_side(reader, "sector", ("enterprise", "no_such"), Filters()) == []


def test_the_parts_sum_to_the_difference_exactly(reader, units) -> None:
    parts = explained(reader, "election_on_time", "sector", GROUPS, "headcount_band", Filters())
    assert parts is not None and len(parts) > 2
    one, other = (Fraction(100 * passed, judged) for passed, judged in (rate(units, group) for group in GROUPS))
    assert sum(part.total for part in parts) == other - one
    assert all(part.within + part.mix == part.total for part in parts)


def test_without_a_value_on_one_side_there_is_nothing_to_explain(reader) -> None:
    assert explained(reader, "wage_agreement", "sector", ("enterprise", "government"), "size", Filters()) is None


def test_what_is_said_adds_up(reader) -> None:
    pairs = side_by_side(reader, "sector", GROUPS, Filters(), only=["election_on_time"])
    first, second = pairs[0]
    parts = explained(reader, "election_on_time", "sector", GROUPS, "industry", Filters())
    assert parts is not None
    found = steps(parts, "industry", second.indicator, "zh")
    assert len(found) <= 8
    total = level("", first, "zh").amount + sum(one.amount for one in found)
    assert total == pytest.approx(level("", second, "zh").amount)
    names = ("企业", "事业单位")
    assert "影响最大" in difference(first, second, names, found, "zh", over_time=False)
    frame = pairs_table(pairs, names, "zh", over_time=False)
    assert list(frame.columns) == ["指标", *names, "差异"]
    assert frame["差异"].iloc[0].endswith(("较好", "较差"))


def test_steps_of_a_change_that_nobody_can_judge_have_no_colour(reader) -> None:
    parts = explained(reader, "election_on_time", "sector", GROUPS, "industry", Filters())
    indicator = catalogue().indicators["election_on_time"]
    assert parts is not None
    assert {one.tone for one in steps(parts, "industry", indicator, "zh")} == {"good", "bad"}
    assert {one.tone for one in steps(parts, "industry", indicator, "zh", is_judged=False)} == {"plain"}

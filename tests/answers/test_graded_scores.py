"""The score is averaged over graded units only; an ungraded unit's score stands on its own page and nowhere else."""

from fractions import Fraction

import pandas as pd
import pytest

from dashboard.answers import lists, numbers
from dashboard.answers.unit_profile import profile
from dashboard.answers.what_if.answer import what_would_it_take
from dashboard.catalogue.loader import catalogue
from dashboard.query.filters import CODED, Filters
from dashboard.register.reader import Reader, open_reader, select_all
from dashboard.wording.indicator_words import graded, shown_unknown, shown_value

SCORE = catalogue().indicators["health_score"]


@pytest.fixture(scope="module")
def reader(province) -> Reader:
    return open_reader(province.current())


@pytest.fixture(scope="module")
def units(reader) -> pd.DataFrame:
    return reader.frame(select_all("unit_status"))


@pytest.fixture(scope="module")
def ungraded(units) -> set[str]:
    """Units with a score of too few checks: what the mean was of before."""
    found = set(units[units["score"].notna() & units["grade"].isna()]["unit_id"])
    assert found
    return found


@pytest.mark.parametrize("by", [(), *((name,) for name in CODED)])
def test_the_mean_is_of_graded_units_and_the_others_are_unknown(reader, units, by) -> None:
    for number in numbers.numbers(reader, Filters(), by, ["health_score"]):
        of_group = units
        for name, value in zip(by, number.group, strict=True):
            of_group = of_group[of_group[name].isna() if value is None else of_group[name] == value]
        scores = of_group[of_group["grade"].notna()]["score"]
        assert number.denominator == len(scores)
        assert number.numerator == sum(map(Fraction, map(str, scores)))
        assert number.unknown == (of_group["grade"].isna() & (of_group["applicable_checks"] > 0)).sum()


def test_no_list_shows_the_score_of_an_ungraded_unit(reader, ungraded) -> None:
    shown = 0
    for name, query in catalogue().lists.items():
        if "score" in {column.alias_or_name for column in query.tree.expressions}:
            frame = lists.rows_of(reader, name, Filters())
            assert frame["score"].notna().equals(frame["grade"].notna()), name
            assert frame[frame["unit_id"].isin(ungraded)]["score"].isna().all(), name
            shown += int(frame["score"].notna().sum())
    assert shown


def test_no_ungraded_unit_is_behind_the_mean(reader, ungraded) -> None:
    assert not ungraded & set(lists.rows_behind(reader, SCORE, Filters())["unit_id"])


def test_its_own_page_shows_the_score_with_what_is_known(reader, ungraded) -> None:
    facts = profile(reader, min(ungraded)).facts
    assert facts["score"] is not None
    assert 5 * facts["known_checks"] < 4 * facts["applicable_checks"]


def test_the_mean_says_of_how_many_units_it_is(reader, guizhou) -> None:
    (number,) = numbers.numbers(reader, Filters(), only=["health_score"])
    everybody = number.denominator + number.unknown
    assert graded(number, "zh") == f"按已评级的{number.denominator:,}家（共{everybody:,}家）"
    assert graded(number, "en") == f"of {number.denominator:,} graded of {everybody:,} units"
    assert shown_unknown(number, "zh") == graded(number, "zh")
    # With too few of them there is no mean to show: none of the 62 units of the listings is graded.
    (number,) = numbers.numbers(open_reader(guizhou.current()), Filters(), only=["health_score"])
    assert not number.is_shown
    assert shown_value(number, "zh") == "62家待核实"


def test_what_would_it_take_reaches_the_mean_of_graded_units(reader, units) -> None:
    (now,) = numbers.numbers(reader, Filters(), only=["health_score"])
    plan = what_would_it_take(reader, "health_score", float(now.value) + 1, Filters())
    assert plan.number_before == now
    assert plan.reached and plan.number_after.value >= float(now.value) + 1

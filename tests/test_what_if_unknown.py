"""What it would take: a unit that is no longer known once it is mended brings no target closer."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from dashboard.answers.what_if.answer import what_would_it_take
from dashboard.catalogue.loader import catalogue
from dashboard.query.filters import Filters
from dashboard.register.reader import Reader, open_reader
from dashboard.wording.what_if_words import sentence
from random_registers import random_register
from registers import publish_tables

DAY = date(2024, 1, 1)
COMPLETE = pd.DataFrame({"table_name": ["unions", "committees"], "scope": "all", "complete_to": date(2030, 1, 1)})


@pytest.fixture
def founding(tmp_path) -> Reader:
    """Two units with members, and one without a union: none of its 100 employees is a member."""
    units = pd.DataFrame(
        {"unit_id": ["u1", "u2", "u3"], "name": ["甲", "乙", "丙"], "sector": "enterprise", "employees": 100}
    ).assign(union_id=["w1", "w2", None])
    unions = pd.DataFrame({"union_id": ["w1", "w2"], "established_on": date(2020, 1, 1)})
    headcounts = pd.DataFrame(
        {"unit_id": ["u1", "u2"], "counted_on": date(2023, 12, 31), "employees": 100, "members": [90, 80]}
    )
    tables = {"units": units, "unions": unions, "headcounts": headcounts, "coverage": COMPLETE}
    return open_reader(publish_tables(tmp_path / "home", tables, DAY).current())


def test_a_union_of_which_no_member_is_counted_does_not_raise_the_density(founding) -> None:
    plan = what_would_it_take(founding, "union_density", 80, Filters())
    assert (plan.number_before.numerator, plan.number_before.denominator) == (170, 300)
    assert plan.number_after == plan.number_before
    assert (plan.reached, plan.items.empty, plan.left_unknown) == (False, True, 1)
    assert round(plan.at_best or 0, 1) == 56.7
    assert sentence(plan, "zh") == (
        "台账中没有可使入会率向目标80.0%靠近的事项，仍为56.7%。整改后反而成为待核实的单位不计：1个。"
    )
    assert sentence(plan, "en").endswith(" Units that mending would leave unknown don't count: 1.")
    # The same item does what it says where the unit is known afterwards.
    covered = what_would_it_take(founding, "coverage_25", 100, Filters())
    assert (covered.reached, len(covered.items), covered.left_unknown) == (True, 1, 0)


def test_of_an_organisation_with_a_part_unknown_the_whole_is_an_item_too(tmp_path: Path) -> None:
    """Its chair is missing, and of its audit commission nothing is known: with the chair alone it would be unknown."""
    units = pd.DataFrame(
        {"unit_id": ["u1", "u2"], "name": ["甲", "乙"], "sector": "enterprise", "employees": 100}
    ).assign(union_id=["w1", "w2"])
    unions = pd.DataFrame(
        {"union_id": ["w1", "w2"], "established_on": date(2020, 1, 1), "chair_vacant_since": date(2022, 1, 1)}
    )
    committees = pd.DataFrame(
        {"unit_id": ["u1", "u1", "u2"], "kind": ["audit", "women", "women"], "in_being": True}
    ).assign(established_on=date(2020, 1, 1))
    tables = {"units": units, "unions": unions, "committees": committees}
    reader = open_reader(publish_tables(tmp_path / "home", tables, DAY).current())
    plan = what_would_it_take(reader, "organisations_incomplete", 0, Filters())
    assert (plan.number_before.numerator, plan.number_after.numerator) == (2, 0)
    assert plan.number_after.unknown == plan.number_before.unknown
    assert ("u2", "organisation_complete") in zip(plan.items["unit_id"], plan.items["check_id"], strict=True)


ASKED = [name for name, one in catalogue().indicators.items() if one.better != "neither"]


@pytest.fixture(scope="module")
def random(tmp_path_factory) -> Reader:
    tables, as_of = random_register(3, 25)
    return open_reader(publish_tables(tmp_path_factory.mktemp("home"), tables, as_of).current())


@pytest.mark.parametrize(
    "indicator", [*ASKED[::6], *(pytest.param(one, marks=pytest.mark.exhaustive) for one in ASKED)]
)
def test_no_target_is_approached_by_knowing_less(random, indicator) -> None:
    target = 100 if catalogue().indicators[indicator].better == "higher" else 0
    plan = what_would_it_take(random, indicator, target, Filters())
    assert plan.number_after.unknown <= plan.number_before.unknown

"""The rows behind a number count up to it, for every indicator and group; parts sum to the whole; states partition."""

from collections.abc import Callable
from functools import cache

import pandas as pd
import pytest
from sqlglot import exp

from dashboard.answers import lists as lists_module
from dashboard.answers import numbers as answers
from dashboard.answers.lists import count_behind
from dashboard.answers.numbers import Number, is_additive
from dashboard.catalogue.entries import COUNTS, STATES
from dashboard.catalogue.loader import catalogue
from dashboard.query.filters import CODED, DIMENSIONS, LIST_DIMENSIONS, UNIT_DIMENSIONS, Filters
from dashboard.query.rows_behind import sides
from dashboard.query.task_lists import ROWS
from dashboard.register.reader import Reader, open_reader, select_all
from dashboard.register.versions import Register
from dashboard.vocabulary.codes import codes
from every_group import (
    OF_LISTS,
    Row,
    added_in,
    amounts_behind,
    amounts_of_each,
    counts_of,
    counts_of_each,
    left_by,
    narrow_reader,
    places_of,
    rows_behind,
    under,
    units_of,
)
from random_registers import random_register
from registers import publish_tables

GROUPINGS = [*((name,) for name in DIMENSIONS), ("sector", "main_class"), ("task", "sector"), ("campaign", "list")]
ADDITIVE = [by for by in GROUPINGS if not set(by) & set(LIST_DIMENSIONS)]


@pytest.fixture(scope="module")
def lists_without_names(tmp_path_factory) -> Register:
    """A random register with what real lists lack: names of lists, and tasks of no campaign."""
    tables, as_of = random_register(3)
    for table, column in (("task_units", "list_name"), ("tasks", "campaign")):
        tables[table].loc[::3, column] = None
    tables["task_units"] = tables["task_units"].drop_duplicates(["task_id", "unit_id", "list_name"])
    return publish_tables(tmp_path_factory.mktemp("home"), tables, as_of)


@pytest.fixture(scope="module", params=["guizhou", "province", "lists_without_names"])
def reader(request) -> Reader:
    return open_reader(request.getfixturevalue(request.param).current())


@pytest.fixture(scope="module")
def narrow(reader) -> Reader:
    return narrow_reader(reader)


@pytest.fixture(scope="module")
def numbers_by(reader) -> Callable[[tuple[str, ...]], list[Number]]:
    """The numbers of every indicator by these dimensions, asked once."""
    return cache(lambda by: answers.numbers(reader, Filters(), by))


@pytest.fixture(scope="module")
def places(reader) -> pd.DataFrame:
    return places_of(reader)


@pytest.fixture(scope="module")
def behind(reader, places) -> dict[str, list[Row]]:
    """The rows behind each indicator without any filter."""
    return {name: rows_behind(reader, indicator, places) for name, indicator in catalogue().indicators.items()}


def test_the_rows_behind_every_indicator_count_up_to_its_numerator(numbers_by, behind) -> None:
    for number in numbers_by(()):
        assert sum(amount for _unit, amount, _lists in behind[number.indicator.id]) == number.numerator, number


@pytest.fixture(scope="module")
def remaining(reader, places) -> dict[str, list[Row]]:
    """The rows of each share's denominator that are not in its numerator, without any filter."""
    return {
        name: rows_behind(reader, indicator, places, "remainder")
        for name, indicator in catalogue().indicators.items()
        if indicator.is_share
    }


def test_the_rows_of_both_sides_count_up_to_the_denominator(numbers_by, behind, remaining) -> None:
    for number in numbers_by(()):
        name = number.indicator.id
        if number.indicator.is_share:
            both = [*behind[name], *remaining[name]]
            assert sum(amount for _unit, amount, _lists in both) == number.denominator, number
            assert sum(amount for _unit, amount, _lists in remaining[name]) == number.on("remainder"), number
    assert sum(map(bool, remaining.values())) > 5


def test_a_check_shows_those_that_fail_first_and_then_those_that_pass(reader) -> None:
    frame = lists_module.states(reader, Filters())
    for name in catalogue().checks:
        indicator = catalogue().indicators[name]
        assert sides(indicator) == ("remainder", "numerator")
        of_check = frame[frame["check_id"] == name]
        for side, state in (("remainder", "fail"), ("numerator", "pass")):
            shown = lists_module.rows_behind(reader, indicator, Filters(), side=side)
            assert list(shown["unit_id"]) == sorted(of_check[of_check["state"] == state]["unit_id"]), (name, side)
            assert count_behind(reader, indicator, Filters(), side=side) == len(shown)


def test_a_count_and_a_mean_have_one_side() -> None:
    for indicator in catalogue().indicators.values():
        assert (len(sides(indicator)) == 2) == (indicator.unit == "percent"), indicator.id
    assert sides(catalogue().indicators["women_share"])[0] == "numerator"  # neither more nor less is better


def test_the_rows_behind_a_mean_are_all_its_units(reader, numbers_by) -> None:
    (number,) = [one for one in numbers_by(()) if one.indicator.id == "health_score"]
    rows = lists_module.rows_behind(reader, number.indicator, Filters())
    status = reader.frame(select_all("unit_status"))
    assert set(rows["unit_id"]) == set(status[status["grade"].notna()]["unit_id"])
    assert len(rows) == number.denominator


def test_what_is_recorded_list_by_list_is_known() -> None:
    of_lists = {name for row_counts in ROWS.values() for name in row_counts.counts}
    reading = {
        name
        for name, indicator in catalogue().indicators.items()
        if of_lists & {column.name for column in indicator.tree.find_all(exp.Column)}
    }
    assert reading == set(OF_LISTS)


@pytest.fixture(params=GROUPINGS, ids=",".join)
def by(request) -> tuple[str, ...]:
    return request.param


def test_the_rows_behind_every_group_count_up_to_its_numerator(numbers_by, places, behind, by) -> None:
    found = {(number.indicator.id, number.group): number.numerator for number in numbers_by(by)}
    assert found == {
        (name, group): sum(added_in(rows, by, {group: units}).values())
        for group, units in units_of(places, by).items()
        for name, rows in behind.items()
    }


def test_the_rows_of_both_sides_of_every_group_count_up_to_its_denominator(
    numbers_by, places, behind, remaining, by
) -> None:
    found = {(one.indicator.id, one.group): one.denominator for one in numbers_by(by) if one.indicator.is_share}
    assert found == {
        (name, group): sum(added_in([*behind[name], *rows], by, {group: units}).values())
        for group, units in units_of(places, by).items()
        for name, rows in remaining.items()
    }


@pytest.mark.parametrize("side", ["numerator", "remainder"])
def test_the_rows_under_every_filter_are_those_of_its_units(
    reader, narrow, places, behind, remaining, by, side
) -> None:
    groups = units_of(places, by)
    rows = behind if side == "numerator" else remaining
    found = amounts_of_each(reader, narrow, by, groups, side)
    for group in groups:
        assert found[group].keys() == rows.keys()
        left = {other: groups[other] for other in left_by(by, group, groups)}
        for name, amounts in found[group].items():
            assert amounts == added_in(rows[name], by, left), (name, group)


def test_every_group_is_what_its_filter_leaves(reader, numbers_by, by) -> None:
    numbers = numbers_by(by)
    groups = list(dict.fromkeys(number.group for number in numbers))
    found = counts_of_each(reader, by, groups)
    for group in groups:
        left = left_by(by, group, groups)
        assert found[group] == counts_of(number for number in numbers if number.group in left), group


def test_every_group_asked_alone_shows_itself(reader, places, behind, by) -> None:
    # The two tests above ask of all groups at once; here each is asked as a page asks it, about an indicator in turn.
    groups = units_of(places, by)
    indicators = list(catalogue().indicators.values())
    for place, group in enumerate(groups, GROUPINGS.index(by)):
        filters = under(by, group)
        left = left_by(by, group, groups)
        for name in {indicators[place % len(indicators)].id, OF_LISTS[place % len(OF_LISTS)]}:
            indicator = catalogue().indicators[name]
            amounts = amounts_behind(reader, indicator, filters)
            assert amounts == added_in(behind[name], by, {other: groups[other] for other in left}), (name, group)
            shown = answers.numbers(reader, filters, by, [name])
            assert {number.group for number in shown} == set(left)
            assert sum(number.numerator for number in shown) == sum(amounts.values()), (name, group)


@pytest.mark.parametrize("by", ADDITIVE, ids=",".join)
def test_the_groups_of_an_additive_dimension_sum_to_the_whole(numbers_by, by) -> None:
    assert is_additive(by)
    whole = {number.indicator.id: number for number in numbers_by(())}
    parts = numbers_by(by)
    for name, number in whole.items():
        of_it = [part for part in parts if part.indicator.id == name]
        for column in COUNTS:
            total = getattr(number, column)
            if total is not None:
                assert sum(getattr(part, column) for part in of_it) == total, (name, column)
    assert whole["units_open"].numerator > 0


@pytest.mark.parametrize("name", LIST_DIMENSIONS)
def test_the_groups_of_lists_count_a_unit_once_in_each(reader, name) -> None:
    assert not is_additive([name])
    status = reader.frame(select_all("unit_status"))[["unit_id"]]
    lists = reader.frame(select_all("unit_lists"))
    each = status.merge(lists[["unit_id", LIST_DIMENSIONS[name]]].drop_duplicates(), how="left", on="unit_id")
    expected = each.groupby(LIST_DIMENSIONS[name], dropna=False).size()
    found = {number.group[0]: number.numerator for number in answers.numbers(reader, Filters(), [name], ["units_open"])}
    assert found == {None if pd.isna(value) else value: size for value, size in expected.items()}


def test_the_four_states_partition_the_units(reader) -> None:
    frame = lists_module.states(reader, Filters())
    units = int(answers.numbers(reader, Filters(), only=["units_open"])[0].numerator)
    assert set(frame["state"]) <= set(STATES)
    assert not frame.duplicated(["unit_id", "check_id"]).any()
    assert frame.groupby("check_id").size().to_dict() == dict.fromkeys(catalogue().checks, units)
    for number in answers.numbers(reader, Filters(), only=catalogue().checks):
        states = frame[frame["check_id"] == number.indicator.id]["state"].value_counts()
        assert number.numerator == states.get("pass", 0)
        assert number.denominator == states.get("pass", 0) + states.get("fail", 0)
        assert number.unknown == states.get("unknown", 0)
        assert number.not_applicable == states.get("not_applicable", 0)


def test_a_percentage_is_a_hundred_numerators_by_the_denominator_and_a_count_its_numerator(reader) -> None:
    frame = answers.indicators(reader, Filters(), ["sector"])
    percents = frame[frame["unit"] == "percent"]
    assert len(percents)
    units = frame[frame["indicator"] == "units_open"].set_index("sector")["numerator"]
    for row in frame.itertuples():
        if row.denominator is None:
            is_nothing_known = (
                not row.numerator and row.unknown and (row.unknown + row.not_applicable == units[row.sector])
            )
            assert row.value == (None if is_nothing_known else row.numerator)
        elif row.denominator == 0:
            assert row.value is None
        else:
            assert row.value == float((100 if row.unit == "percent" else 1) * row.numerator / row.denominator)
    assert set(percents["denominator"].map(type)) == {int}


def test_every_value_of_a_coded_dimension_is_one_of_its_codes(reader) -> None:
    for name in CODED:
        groups = {number.group[0] for number in answers.numbers(reader, Filters(), [name], ["units_open"])}
        assert groups - {None} <= set(codes(name)), name
    assert set(UNIT_DIMENSIONS) | set(LIST_DIMENSIONS) == set(DIMENSIONS)

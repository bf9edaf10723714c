"""The rows behind a number count up to it, for every indicator and group; parts sum to the whole; states partition."""

from collections.abc import Sequence

import pandas as pd
import pytest

from dashboard import answers
from dashboard.answers import Number
from dashboard.catalogue import STATES, catalogue
from dashboard.codes import codes
from dashboard.filters import DIMENSIONS, LIST_DIMENSIONS, UNIT_DIMENSIONS, Filters
from dashboard.register.reader import Reader, open_reader, select_all
from random_registers import random_register
from registers import publish_tables

GROUPINGS = [*((name,) for name in DIMENSIONS), ("sector", "main_class"), ("task", "sector"), ("campaign", "list")]
ADDITIVE = [by for by in GROUPINGS if not set(by) & set(LIST_DIMENSIONS)]
COUNTS = ("numerator", "denominator", "unknown", "not_applicable")


@pytest.fixture(scope="module")
def lists_without_names(tmp_path_factory) -> Reader:
    """A random register with what real lists lack: names of lists, and tasks of no campaign."""
    tables, as_of = random_register(3)
    for table, column in (("task_units", "list_name"), ("tasks", "campaign")):
        tables[table].loc[::3, column] = None
    tables["task_units"] = tables["task_units"].drop_duplicates(["task_id", "unit_id", "list_name"])
    return open_reader(publish_tables(tmp_path_factory.mktemp("home"), tables, as_of).current())


@pytest.fixture(params=["guizhou", "province", "lists_without_names"])
def reader(request) -> Reader:
    found = request.getfixturevalue(request.param)
    return found if isinstance(found, Reader) else open_reader(found.current())


def under(by: Sequence[str], group: Sequence[str | None]) -> Filters:
    """The filters that leave one group; a group without a value is the empty value."""
    filters = Filters()
    for name, value in zip(by, group, strict=True):
        filters = filters.having(name, [value or ""])
    return filters


def amount(reader: Reader, number: Number, filters: Filters) -> int:
    return int(answers.rows_behind(reader, number.indicator, filters)["amount"].sum())


def test_the_rows_behind_every_indicator_count_up_to_its_numerator(reader) -> None:
    for number in answers.numbers(reader, Filters()):
        assert amount(reader, number, Filters()) == number.numerator, number.indicator.id


@pytest.fixture(params=GROUPINGS, ids=",".join)
def by(request) -> tuple[str, ...]:
    return request.param


def groups_of(numbers: Sequence[Number], by: Sequence[str]) -> list[tuple[str | None, ...]]:
    """The groups, without codes of regions that begin another: a filter on a region is met by every code below it."""
    groups = list(dict.fromkeys(number.group for number in numbers))
    if by == ("region",):
        codes_of = [str(group[0]) for group in groups]
        groups = [group for group in groups if sum(code.startswith(str(group[0])) for code in codes_of) == 1]
    return groups


def test_the_rows_behind_every_group_count_up_to_its_numerator(reader, by) -> None:
    # A share of the indicators in each group, others in the next, so that all dimensions take seconds, not minutes.
    numbers = answers.numbers(reader, Filters(), by)
    groups = groups_of(numbers, by)
    share = max(1, len(groups) * len(catalogue().indicators) // 16)
    asked = [number for number in numbers if number.group in groups][::share]
    assert asked
    for number in asked:
        found = amount(reader, number, under(by, number.group))
        assert found == number.numerator, (number.indicator.id, number.group)


def test_every_group_is_what_its_filter_leaves(reader, by) -> None:
    numbers = answers.numbers(reader, Filters(), by)
    groups = groups_of(numbers, by)
    for group in groups[:: max(1, len(groups) // 2)]:
        filtered = answers.numbers(reader, under(by, group))
        grouped = [number for number in numbers if number.group == group]
        for one, other in zip(filtered, grouped, strict=True):
            assert [getattr(one, name) for name in COUNTS] == [getattr(other, name) for name in COUNTS], group
        shown = answers.numbers(reader, under(by, group), by, ["units_open"])
        assert [number.group for number in shown] == [group]


@pytest.mark.parametrize("by", ADDITIVE, ids=",".join)
def test_the_groups_of_an_additive_dimension_sum_to_the_whole(reader, by) -> None:
    assert answers.is_additive(by)
    whole = {number.indicator.id: number for number in answers.numbers(reader, Filters())}
    parts = answers.numbers(reader, Filters(), by)
    for name, number in whole.items():
        of_it = [part for part in parts if part.indicator.id == name]
        for column in COUNTS:
            total = getattr(number, column)
            if total is not None:
                assert sum(getattr(part, column) for part in of_it) == total, (name, column)
    assert whole["units_open"].numerator > 0


@pytest.mark.parametrize("name", LIST_DIMENSIONS)
def test_the_groups_of_lists_count_a_unit_once_in_each(reader, name) -> None:
    assert not answers.is_additive([name])
    status = reader.frame(select_all("unit_status"))[["unit_id"]]
    lists = reader.frame(select_all("unit_lists"))
    each = status.merge(lists[["unit_id", LIST_DIMENSIONS[name]]].drop_duplicates(), how="left", on="unit_id")
    expected = each.groupby(LIST_DIMENSIONS[name], dropna=False).size()
    found = {number.group[0]: number.numerator for number in answers.numbers(reader, Filters(), [name], ["units_open"])}
    assert found == {None if pd.isna(value) else value: size for value, size in expected.items()}


def test_the_four_states_partition_the_units(reader) -> None:
    frame = answers.states(reader, Filters())
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
    for row in frame.itertuples():
        if row.denominator is None:
            assert row.value == row.numerator
        elif row.denominator == 0:
            assert row.value is None
        else:
            assert row.value == (100 if row.unit == "percent" else 1) * row.numerator / row.denominator
    assert set(percents["denominator"].map(type)) == {int}


def test_every_value_of_a_coded_dimension_is_one_of_its_codes(reader) -> None:
    for name in ("sector", "ownership", "industry", "size", "headcount_band", "main_class"):
        groups = {number.group[0] for number in answers.numbers(reader, Filters(), [name], ["units_open"])}
        assert groups - {None} <= set(codes(name)), name
    assert set(UNIT_DIMENSIONS) | set(LIST_DIMENSIONS) == set(DIMENSIONS)

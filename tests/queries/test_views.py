"""Every view against the second way: filters and scopes on any dimensions, groups of lists, over random registers."""

import os
from collections.abc import Sequence
from datetime import date
from random import Random

import pytest

from dashboard.answers.lists import count_of, rows_behind, rows_of
from dashboard.answers.numbers import ROUTES, is_in_cube
from dashboard.catalogue.entries import COUNTS
from dashboard.catalogue.loader import catalogue
from dashboard.query.filters import CHECK_STATES, DIMENSIONS, LIST_DIMENSIONS, UNIT_DIMENSIONS, Filters
from in_memory import InMemory
from random_registers import random_register
from second_way import CHECKS
from second_way.dimensions import group_of
from second_way.survey import Survey, survey_of
from second_way.views import ROW_BY_ROW, Condition, Counts, Group, View, items, numbers, places_of, sees

REGISTERS = int(os.environ.get("RANDOM_REGISTERS", "3"))
VIEWS = 10
"""How many of each register."""
LISTED = [("task",), ("list",), ("campaign",), ("task", "list"), ("campaign", "sector")]


def values_of(survey: Survey, name: str) -> list[str]:
    """The values of a dimension in the register, "" where a unit has none, and prefixes of regions."""
    units = survey.membership.open_units
    if name in LIST_DIMENSIONS:
        axis = list(LIST_DIMENSIONS).index(name)
        found = {place[axis] for unit in units for place in places_of(survey.register, unit) or [(None, None, None)]}
    else:
        found = {group_of(survey, unit, name) for unit in units}
    if name == "region":
        found |= {value[:4] for value in found if value}
    return sorted({value or "" for value in found})


def condition(draw: Random, survey: Survey, names: Sequence[str]) -> Condition:
    name = draw.choice(names)
    if name in CHECK_STATES:
        return name, (draw.choice(list(CHECKS)),)
    known = values_of(survey, name)
    return name, tuple(draw.sample(known, min(len(known), draw.choice((1, 1, 2, 4)))))


def conditions(draw: Random, survey: Survey) -> tuple[Condition, ...]:
    """None to three, on lists more often than on all other dimensions; two on one dimension now and then."""
    names = draw.choice([list(LIST_DIMENSIONS), list(LIST_DIMENSIONS), [*UNIT_DIMENSIONS, *CHECK_STATES]])
    return tuple(condition(draw, survey, names) for _ in range(draw.choice((0, 1, 1, 2, 3))))


def view_of(draw: Random, survey: Survey) -> View:
    return View(conditions(draw, survey), conditions(draw, survey))


def groupings(draw: Random) -> tuple[str, ...]:
    listed = list(LIST_DIMENSIONS)
    one, other = draw.choice(listed), draw.choice(UNIT_DIMENSIONS)
    return draw.choice([(), (), (one,), tuple(draw.sample(listed, 2)), (one, other), (other,)])


def filters_of(view: View) -> Filters:
    return Filters(where=tuple(sorted(set(view.filters))))


def counted(ours: InMemory, view: View, by: Sequence[str]) -> dict[tuple[str, Group], Counts]:
    chosen = list(catalogue().indicators.values())
    found = ROUTES["status"](ours, chosen, by, filters_of(view), view.scope)
    return {
        (one.id, group): tuple(amounts[one.counts[name]] if name in one.counts else None for name in COUNTS)
        for group, amounts in found
        for one in chosen
    }


def differing(mine: dict[tuple[str, Group], Counts], theirs: dict[tuple[str, Group], Counts]) -> object:
    return {key: (mine.get(key), theirs.get(key)) for key in mine.keys() | theirs if mine.get(key) != theirs.get(key)}


def opened(seed: int) -> tuple[InMemory, Survey, date]:
    tables, as_of = random_register(seed)
    for table, column in (("task_units", "list_name"), ("tasks", "campaign"), ("findings", "list_name")):
        # Real lists lack names, and tasks a campaign.
        tables[table].loc[::5, column] = None
    tables["task_units"] = tables["task_units"].drop_duplicates(["task_id", "unit_id", "list_name"])
    tables["findings"] = tables["findings"].drop_duplicates(["unit_id", "check_id", "reported_on", "list_name"])
    return InMemory(tables, as_of), survey_of(tables, as_of), as_of


@pytest.mark.parametrize("seed", range(20, 20 + REGISTERS))
def test_every_indicator_agrees_in_every_view_with_the_rows_behind_it_and_the_worklist(seed) -> None:
    ours, survey, as_of = opened(seed)
    draw = Random(seed)
    for place in range(VIEWS):
        view, by = view_of(draw, survey), groupings(draw)
        said = (seed, as_of, view, by)
        found = differing(counted(ours, view, by), numbers(survey, view, by))
        assert not found, (said, found)
        assert not rows_differ(ours, survey, view), said
        # Planning the worklist takes as long as all else.
        assert place % 3 or not worklists_differ(ours, survey, view), said
    ours.close()


def rows_differ(ours: InMemory, survey: Survey, view: View) -> object:
    """Of what is recorded list by list, by the rows behind it."""
    expected = numbers(survey, view)
    behind = {
        name: rows_behind(ours, catalogue().indicators[name], filters_of(view), view.scope) for name in ROW_BY_ROW
    }
    return {name: rows for name, rows in behind.items() if sum(rows["amount"]) != expected[name, ()][0]}


def worklists_differ(ours: InMemory, survey: Survey, view: View) -> object:
    filters = filters_of(view)
    rows = rows_of(ours, "worklist", filters, view.scope)
    found = sorted(zip(rows["unit_id"], rows["check_id"], strict=True))
    if not filters.values("check_fail") and not is_in_cube((), filters, view.scope):
        assert count_of(ours, "worklist", filters, view.scope) == len(rows)
    health = rows_of(ours, "unit_health", filters, view.scope)
    assert filters.values("check_fail") or sum(health["open_problems"]) == len(rows)
    expected = items(survey, view)
    return [] if found == expected else set(found) ^ set(expected) or (len(found), len(expected))


@pytest.mark.parametrize("by", LISTED, ids=",".join)
def test_every_indicator_agrees_in_every_group_of_lists(by) -> None:
    ours, survey, _ = opened(1)
    whole = numbers(survey, View(), by)
    assert differing(counted(ours, View(), by), whole) == {}
    assert {name for (name, _group), counts in whole.items() if name in ROW_BY_ROW and counts[0]} == set(ROW_BY_ROW)
    ours.close()


def test_the_views_reach_every_dimension_and_leave_units() -> None:
    reached: set[str] = set()
    sizes: set[bool] = set()
    for seed in range(20, 24):
        tables, as_of = random_register(seed)
        survey, draw = survey_of(tables, as_of), Random(seed)
        for _ in range(60):
            view = view_of(draw, survey)
            reached |= {name for name, _values in view.conditions}
            sizes.add(any(sees(survey, unit, view) for unit in survey.membership.open_units))
    assert reached == {*DIMENSIONS, *CHECK_STATES}
    assert sizes == {True, False}

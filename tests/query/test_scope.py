"""A scope is a limit: whatever is grouped, filtered or asked beside it, no unit and no list outside it is shown.

Expected are sets of units, worked out from the kept status and intersected in plain Python.
"""

from datetime import date, timedelta
from itertools import product

import pandas as pd
import pytest

from dashboard.answers import numbers
from dashboard.answers.comparing.two_groups import explained, side_by_side
from dashboard.answers.explanation import explain
from dashboard.answers.lists import rows_behind, rows_of, units_named_like, values_of
from dashboard.answers.unit_profile import profile
from dashboard.answers.what_if.answer import what_would_it_take
from dashboard.catalogue.loader import catalogue
from dashboard.errors import Refused
from dashboard.feeds.tokens import new_token, revoke
from dashboard.query.filters import CHECK_STATES, DIMENSIONS, LIST_DIMENSIONS, Filters, Where, joined_values, where_of
from dashboard.register.reader import Reader, open_reader, select_all
from dashboard.register.versions import Register
from feeds.asking import ask
from random_registers import random_register
from registers import publish_tables

Condition = tuple[str, tuple[str, ...]]

HORIZON = (date(2014, 1, 1), 20_000)
NAMES = (*DIMENSIONS, *CHECK_STATES)
BEHIND = ("units_open", "tasks_done", "tasks_overdue", "findings_open", "election_on_time")


@pytest.fixture(scope="module")
def random_lists(tmp_path_factory) -> Register:
    tables, as_of = random_register(7)
    tables["task_units"].loc[::4, "list_name"] = None
    tables["task_units"] = tables["task_units"].drop_duplicates(["task_id", "unit_id", "list_name"])
    return publish_tables(tmp_path_factory.mktemp("home"), tables, as_of)


@pytest.fixture(scope="module", params=["guizhou", "random_lists"])
def register(request) -> Register:
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="module")
def reader(register) -> Reader:
    return open_reader(register.current())


class Units:
    """The open units by what they are, with their names and lists; "" is the empty value."""

    def __init__(self, reader: Reader) -> None:
        self.status = reader.frame(select_all("unit_status")).astype(object).fillna("")
        self.lists = reader.frame(select_all("unit_lists")).astype(object).fillna("")
        self.every = set(self.status["unit_id"])
        self.operating = set(self.status.loc[self.status["is_operating"].eq(True), "unit_id"])

    def meeting(self, *conditions: Condition) -> set[str]:
        """The units that meet each condition by itself."""
        return self.every.intersection(*(self._meeting(*condition) for condition in conditions))

    def _meeting(self, name: str, values: tuple[str, ...]) -> set[str]:
        if name in LIST_DIMENSIONS:
            on = set(self.lists.loc[self.lists[LIST_DIMENSIONS[name]].isin(values), "unit_id"])
            return on | (self.every - set(self.lists["unit_id"]) if "" in values else set())
        if name in CHECK_STATES:
            met = self.status[list(values)].eq(name.removeprefix("check_")).any(axis=1)
        elif name == "region":
            met = self.status[name].map(lambda code: any(code.startswith(one) if one else not code for one in values))
        else:
            met = self.status[name].isin(values)
        return set(self.status.loc[met, "unit_id"])

    def names(self, name: str, *scope: Condition) -> set[str]:
        """The values that the units of the scope have; of lists those that meet the scope's conditions on lists."""
        seen = self.meeting(*scope)
        if name not in LIST_DIMENSIONS:
            return set(self.status.loc[self.status["unit_id"].isin(seen), name])
        lists = self.lists[self.lists["unit_id"].isin(seen)]
        for dimension, values in scope:
            if dimension in LIST_DIMENSIONS:
                lists = lists[lists[LIST_DIMENSIONS[dimension]].isin(values)]
        return set(lists[LIST_DIMENSIONS[name]]) | ({""} if seen - set(self.lists["unit_id"]) else set())

    def called(self, units: set[str]) -> set[str]:
        return set(self.status.loc[self.status["unit_id"].isin(units), "name"])

    def hidden_in(self, text: str, seen: set[str]) -> list[str]:
        """The names of other units in a text that are not parts of a name that may be seen."""
        shown = "\n".join({*seen, *self.called(seen)})
        return [name for name in self.called(self.every - seen) if name and name not in shown and name in text]


@pytest.fixture(scope="module")
def units(reader) -> Units:
    return Units(reader)


def choices(units: Units, name: str) -> list[Condition]:
    """Two different conditions on a dimension, of few and of many units where there are both."""
    if name in CHECK_STATES:
        return [(name, ("union_established",)), (name, ("organisation_complete", "home_review"))]
    column = units.lists[LIST_DIMENSIONS[name]] if name in LIST_DIMENSIONS else units.status[name]
    known = list(column.value_counts().index)
    return [(name, (known[0],)), (name, tuple(known[1:3]) or ("",))]


def pairs(units: Units) -> list[tuple[Condition, Condition]]:
    """Every dimension with itself and with each of lists, in both orders."""
    of = {name: choices(units, name) for name in NAMES}
    same = [(one, other) for found in of.values() for one, other in (found, found[::-1])]
    listed = [(of[one][0], of[other][-1]) for one, other in product(NAMES, LIST_DIMENSIONS) if one != other]
    return [*same, *listed, *((other, one) for one, other in listed)]


def count(reader: Reader, filters: Filters, scope: Where) -> int:
    return numbers.numbers(reader, filters, only=["units_open"], scope=scope)[0].numerator


def also(condition: Condition) -> Filters:
    return Filters().also(*condition)


def test_a_scope_and_whatever_is_beside_it_are_both_met(reader, units) -> None:
    for mine, beside in pairs(units):
        expected = units.meeting(mine, beside)
        # A filter, a second scope, and the values of one dimension together.
        assert count(reader, also(beside), (mine,)) == len(expected), (mine, beside)
        assert count(reader, Filters(), (mine, beside)) == len(expected), (mine, beside)
        rows = rows_behind(reader, catalogue().indicators["units_open"], also(beside), (mine,))
        assert set(rows["unit_id"]) == expected, (mine, beside)
        assert set(rows["unit"].fillna("")) == units.called(expected), (mine, beside)


def test_a_group_that_is_explained_stays_in_the_scope(reader, units) -> None:
    for mine, (name, values) in pairs(units):
        if name not in DIMENSIONS:
            continue
        for value in values:
            found = explain(reader, "units_open", Filters(), {name: value or None}, (mine,))
            expected = units.meeting(mine, (name, (value,)))
            assert found.number.numerator == len(expected), (mine, name, value)
            rows = rows_behind(reader, found.indicator, found.filters, found.scope)
            assert set(rows["unit_id"]) == expected, (mine, name, value)


def test_groups_and_values_are_those_of_the_scope(reader, units) -> None:
    for mine, name in product((choices(units, name)[0] for name in NAMES), DIMENSIONS):
        groups = {
            number.group[0] or "" for number in numbers.numbers(reader, Filters(), (name,), ["units_open"], (mine,))
        }
        assert groups == units.names(name, mine), (mine, name)
        known = set(values_of(reader, name, (mine,)))
        assert known == groups - ({""} if name in LIST_DIMENSIONS and "" not in known else set()), (mine, name)


@pytest.mark.parametrize("name", LIST_DIMENSIONS)
def test_no_row_of_another_list_is_shown_or_counted(reader, units, name) -> None:
    scope = (choices(units, name)[0],)
    value = scope[0][1][0]
    column = LIST_DIMENSIONS[name]
    for shown in ("campaign_units", "campaign_tasks", "tasks_done_rows", "tasks_on_time_rows", "tasks_overdue_rows"):
        rows = rows_of(reader, shown, Filters(), scope)
        if column in rows.columns:
            assert set(rows[column].fillna("")) <= {value}, shown
    on_it = units.lists[units.lists[column] == value]
    assert set(rows_of(reader, "campaign_units", Filters(), scope)["task_id"]) == set(on_it["task_id"])
    listed = rows_of(reader, "campaign_tasks", Filters(), scope)
    assert set(listed["task_id"]) >= set(on_it["task_id"])
    assert set(rows_of(reader, "campaign_stages", Filters(), scope)["campaign"]) <= set(listed["campaign"])
    (done,) = numbers.numbers(reader, Filters(), only=["tasks_done"], scope=scope)
    started = listed[listed["starts_on"].isna() | (listed["starts_on"] <= pd.Timestamp(reader.as_of))]
    assert done.denominator == started["listed"].sum()
    findings = rows_of(reader, "findings_open_rows", Filters(), scope)
    assert set(findings["list_name"].fillna("")) <= set(on_it["list_name"])


SCOPES = ("sector", "region", "main_class", "check_fail", "campaign", "task", "list")


@pytest.mark.parametrize("name", SCOPES)
def test_every_list_and_answer_stays_in_the_scope(reader, units, name) -> None:
    mine, beside = choices(units, name)
    seen = units.meeting(mine, beside) if name in LIST_DIMENSIONS else units.meeting(mine)
    filters = also(beside) if name in LIST_DIMENSIONS else Filters()
    for shown in catalogue().lists:
        if catalogue().lists[shown].is_counted:
            continue
        for limit in (None, 5) if shown == "worklist" else (None,):
            rows = rows_of(reader, shown, filters, (mine,), horizon=HORIZON, limit=limit)
            assert set(rows.get("unit_id", pd.Series(dtype=str)).dropna()) <= seen, (shown, limit)
            if "unit" in rows.columns:
                assert set(rows["unit"].dropna()) <= units.called(seen), (shown, limit)
    for indicator in BEHIND:
        rows = rows_behind(reader, catalogue().indicators[indicator], filters, (mine,))
        assert set(rows["unit_id"]) <= seen, indicator
    plan = what_would_it_take(reader, "findings_open", 0, filters, (mine,))
    assert plan.items.empty or set(plan.items["unit_id"]) <= seen
    for text in ("公", "1", "u"):
        assert {unit_id for unit_id, _ in units_named_like(reader, text, (mine,))} <= units.meeting(mine)
    for hidden in sorted(units.every - units.meeting(mine))[:3]:
        with pytest.raises(Refused):
            profile(reader, hidden, (mine,))


def test_what_a_group_would_take_is_asked_of_the_units_of_the_scope_alone(reader, units) -> None:
    asked = 0
    for mine, (name, values) in pairs(units):
        if name not in LIST_DIMENSIONS or mine[0] not in LIST_DIMENSIONS:
            continue
        for value in values:
            found = explain(reader, "findings_open", Filters(), {name: value or None}, (mine,))
            plan = what_would_it_take(reader, "findings_open", 0, found.filters, found.scope)
            assert plan.items.empty or set(plan.items["unit_id"]) <= units.meeting(mine, (name, (value,)))
            asked += 1
    assert asked


def test_two_groups_stay_in_the_scope(reader, units) -> None:
    for mine, (name, values) in pairs(units):
        if name not in LIST_DIMENSIONS or len(values) < 2:
            continue
        for pair in side_by_side(reader, name, (values[0], values[1]), Filters(), (mine,), ["units_open"]):
            for number, value in zip(pair, values, strict=True):
                assert number.numerator <= len(units.meeting(mine, (name, (value,)))), (mine, name)
        parts = explained(reader, "units_open", name, (values[0], values[1]), "sector", Filters(), (mine,))
        sizes = [len(units.meeting(mine, (name, (value,)))) for value in values[:2]]
        assert sum(part.total for part in parts or ()) == sizes[1] - sizes[0], (mine, name)


@pytest.mark.parametrize("name", [*LIST_DIMENSIONS, "sector", "region", "check_fail"])
def test_a_servers_scope_and_a_tokens_are_both_met(register, units, name) -> None:
    server, beside = choices(units, name)
    expected = units.meeting(server, beside)
    pair = f"{beside[0]}={joined_values(beside[1])}"
    secret = new_token(register.home, "narrow", date.today() + timedelta(days=9), scope=[pair], register=register.name)
    try:
        asked = {"scope": (server,), "token": secret}
        health = ask(register.home, "/feeds/health.json", **asked).json
        assert {row["unit_id"] for row in health} == expected & units.operating
        (number,) = ask(register.home, "/feeds/indicators.json", only="units_open", **asked).json
        assert number["numerator"] == len(expected)
        groups = ask(register.home, "/feeds/indicators.json", only="units_open", by="list", **asked).json
        assert {row["list"] or "" for row in groups} <= units.names("list", server, beside)
        for feed in ("worklist.json", "calendar.ics"):
            text = ask(register.home, f"/feeds/{feed}", **asked).body.decode().replace("\r\n ", "")
            assert not units.hidden_in(text, expected), feed
    finally:
        revoke(register.home, "narrow")


def test_two_options_on_one_dimension_are_both_to_be_met(reader, units) -> None:
    known = [value for value in units.lists["list_name"].value_counts().index if value]
    one, other = next(
        (first, second)
        for first, second in product(known, known)
        if first < second and units.meeting(("list", (first,)), ("list", (second,)))
    )
    where = where_of([f"list={joined_values([one])}", f"list={joined_values([other])}"], catalogue())
    both = units.meeting(("list", (one,)), ("list", (other,)))
    assert count(reader, Filters(where=where), ()) == count(reader, Filters(), where) == len(both)
    either = where_of([f"list={joined_values([one, other])}"], catalogue())
    assert count(reader, Filters(where=either), ()) == len(units.meeting(("list", (one, other))))


def test_filters_are_met_by_one_list_and_scopes_each_by_itself(random_lists) -> None:
    reader = open_reader(random_lists.current())
    units = Units(reader)
    mine, beside = choices(units, "task")[0], choices(units, "list")[0]
    together = units.lists[(units.lists["task_id"] == mine[1][0]) & (units.lists["list_name"].isin(beside[1]))]
    apart = units.meeting(mine, beside)
    assert set(together["unit_id"]) < apart
    assert count(reader, also(mine).also(*beside), ()) == together["unit_id"].nunique()
    assert count(reader, Filters(), (mine, beside)) == len(apart)

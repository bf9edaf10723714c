"""Evaluates filters for every group of a register in a few queries: the units in each group, and its numbers and rows.

A query's text depends on which dimensions are filtered by a value and which by the empty one, never on the values
(tested in test_compose.py). So groups that lack the same values share one query: the filter's parameters become columns
of a relation of these groups, joined laterally. Indicators whose rows come from the same relations also share a query,
since only their conditions and amounts differ.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Any

import pandas as pd
from sqlglot import exp

from dashboard.answers import lists as lists_module
from dashboard.answers import numbers as answers
from dashboard.answers.numbers import Number, route
from dashboard.catalogue.entries import Indicator
from dashboard.catalogue.loader import catalogue
from dashboard.query import compose
from dashboard.query.bound_query import DIALECT, Composed
from dashboard.query.cube import Amount, Group
from dashboard.query.filters import LIST_DIMENSIONS, UNIT_DIMENSIONS, Filters
from dashboard.query.rows_behind import Side, rows_of_side, sides
from dashboard.register.reader import Reader, select_all

Amounts = dict[str, Amount]
"""What each unit adds to a numerator, units that add nothing left out."""
Counts = dict[tuple[str, str], Amount]
"""The counts of indicators, by id and name of the count."""
Place = tuple[str | None, str | None, str | None]
"""Campaign, task and list: a list on which a row stands, or that a finding came with."""
Row = tuple[str, Amount, list[Place] | None]
"""A row behind a numerator: its unit, what it adds and the lists it stands on; None where it is the unit's own."""

OF_LISTS = ("tasks_done", "tasks_on_time", "tasks_overdue", "findings_open")
"""The indicators that count what is recorded list by list."""


def under(by: Sequence[str], group: Group) -> Filters:
    """The filters that leave one group; a group without a value is the empty value."""
    filters = Filters()
    for name, value in zip(by, group, strict=True):
        filters = filters.having(name, [value or ""])
    return filters


def left_by(by: Sequence[str], group: Group, groups: Iterable[Group]) -> list[Group]:
    """The groups that the filter of this one leaves: itself, and every region whose code begins with its code."""

    def is_met(name: str, value: str | None, other: str | None) -> bool:
        return value == other or (name == "region" and value is not None and (other or "").startswith(value))

    return [other for other in groups if all(map(is_met, by, group, other))]


def places_of(reader: Reader) -> pd.DataFrame:
    """unit_id and all dimensions: a row for each list that a unit stands on, one row for a unit on no list."""
    units = reader.frame(select_all("unit_status"))[["unit_id", *UNIT_DIMENSIONS]]
    lists = reader.frame(select_all("unit_lists"))
    for name, column in LIST_DIMENSIONS.items():
        lists = lists.rename(columns={column: name})
    places = units.merge(lists, how="left", on="unit_id").astype(object)
    return places.where(places.notna(), None)


def units_of(places: pd.DataFrame, by: Sequence[str]) -> dict[Group, set[str]]:
    """The units of every group; a unit is once in each of its groups."""
    found = defaultdict(set)
    for unit_id, *group in places[["unit_id", *by]].itertuples(index=False, name=None):
        found[tuple(group)].add(unit_id)
    return dict(found)


def rows_behind(reader: Reader, indicator: Indicator, places: pd.DataFrame, side: Side = "numerator") -> list[Row]:
    """The rows on a side of an indicator without any filter; ``places`` is the frame of ``places_of``."""
    frame = lists_module.rows_behind(reader, indicator, Filters(), side=side).astype(object)
    rows = frame.where(frame.notna(), None).to_dict("records")
    if indicator.id not in OF_LISTS:
        return [(row["unit_id"], _exact(row["amount"]), None) for row in rows]
    lists = defaultdict(list)
    for unit_id, *place in places[["unit_id", *LIST_DIMENSIONS]].itertuples(index=False, name=None):
        lists[unit_id].append(tuple(place))
    return [(row["unit_id"], _exact(row["amount"]), _lists_of(row, lists[row["unit_id"]])) for row in rows]


def _lists_of(row: Mapping[str, Any], lists: Sequence[Place]) -> list[Place]:
    """Those of its unit's lists on which a row stands: a task unit on one, a finding on all that bear its list's name.

    A finding that came with none of them is of no task and no campaign.
    """
    if "task_id" in row:
        return [place for place in lists if place[1:] == (row["task_id"], row["list_name"])]
    named = [place for place in lists if row["list_name"] is not None and place[2] == row["list_name"]]
    return named or [(None, None, row["list_name"])]


def added_in(rows: Iterable[Row], by: Sequence[str], groups: Mapping[Group, set[str]]) -> Amounts:
    """What each unit adds in these groups: of its own rows all, of those of lists the ones on the groups' lists."""
    axes = [(place, list(LIST_DIMENSIONS).index(name)) for place, name in enumerate(by) if name in LIST_DIMENSIONS]

    def stands_in(group: Group, lists: list[Place] | None) -> bool:
        return lists is None or any(all(one[axis] == group[place] for place, axis in axes) for one in lists)

    found: Amounts = defaultdict(int)
    for unit_id, amount, lists in rows:
        if any(unit_id in units and stands_in(group, lists) for group, units in groups.items()):
            found[unit_id] += amount
    return dict(found)


def amounts_behind(reader: Reader, indicator: Indicator, filters: Filters, side: Side = "numerator") -> Amounts:
    """What the rows on a side of an indicator say that each unit adds to it."""
    found: Amounts = defaultdict(int)
    rows = lists_module.rows_behind(reader, indicator, filters, side=side)
    for unit_id, amount in zip(rows["unit_id"], rows["amount"], strict=True):
        found[unit_id] += _exact(amount)
    return found


def _exact(amount: Any) -> Decimal:
    """A frame holds decimals as floats: the shortest text of one is the decimal that it stands for."""
    return Decimal(str(amount))


def narrow_reader(reader: Reader) -> Reader:
    """A reader for lists of rows: check_rows is a table and unit_status has no column that no list or filter names.

    The whole view and the whole table take up to ten times as long to plan, and planning is nearly all that takes time.
    """
    lists = [tree for side in ("numerator", "remainder") for tree in _rows(side) if _reads_lists(tree)]
    named = {column.name for tree in lists for column in tree.find_all(exp.Column)} | {"unit_id", *UNIT_DIMENSIONS}
    columns = [name for name in reader.frame(select_all("unit_status")).columns if name in named]
    found = Reader(reader.version, reader.as_of)
    found._session(select_all("check_rows")).execute("create table kept_rows as from check_rows")
    found._connection.execute("create or replace view check_rows as from kept_rows")
    units = exp.select(*map(exp.column, columns)).from_("status.main.unit_status")
    found._connection.execute(f"create or replace view unit_status as {units.sql(DIALECT)}")
    return found


def amounts_of_each(
    reader: Reader, narrow: Reader, by: Sequence[str], groups: Iterable[Group], side: Side = "numerator"
) -> dict[Group, dict[str, Amounts]]:
    """The amounts on a side of every indicator that has it (by its id) under the filter of each group."""
    chosen = [name for name, indicator in catalogue().indicators.items() if side in sides(indicator)]
    found = {group: {name: defaultdict(int) for name in chosen} for group in groups}
    for filters, alike in _alike(by, groups).items():
        for tree in _rows_under(filters, side):
            names = tree.named_selects[1:]
            asked = narrow if _reads_lists(tree) else reader
            for group, (unit_id, *amounts) in _asked_of_each(asked, tree, by, alike):
                for name, amount in zip(names, amounts, strict=True):
                    if amount is not None:
                        found[group][name][unit_id] += amount
    return found


def counts_of(numbers: Iterable[Number]) -> Counts:
    """All counts of the numbers; those of several groups add up."""
    found: Counts = defaultdict(int)
    for number in numbers:
        for name in number.indicator.counts:
            found[number.indicator.id, name] += getattr(number, name)
    return found


def counts_of_each(reader: Reader, by: Sequence[str], groups: Iterable[Group]) -> dict[Group, Counts]:
    """The counts of all indicators under the filter of each group."""
    indicators = catalogue().indicators.values()
    if route(reader, list(indicators), by, Filters()) != "status":
        return {group: counts_of(answers.numbers(reader, under(by, group))) for group in groups}
    found: dict[Group, Counts] = {}
    for filters, alike in _alike(by, groups).items():
        for group, row in _asked_of_each(reader, _counts_under(filters), by, alike):
            assert group not in found
            amounts = dict(zip(_count_columns(), row, strict=True))
            found[group] = {
                (one.id, name): amounts[text] or 0 for one in indicators for name, text in one.counts.items()
            }
    return found


def _alike(by: Sequence[str], groups: Iterable[Group]) -> Mapping[Filters, list[Group]]:
    """The groups by the values that they lack, each with a filter whose values are the names of the dimensions."""
    found = defaultdict(list)
    for group in groups:
        names = tuple(None if value is None else name for name, value in zip(by, group, strict=True))
        found[under(by, names)].append(group)
    return found


def _asked_of_each(
    reader: Reader, tree: exp.Select, by: Sequence[str], groups: Sequence[Group]
) -> Iterator[tuple[Group, tuple[Any, ...]]]:
    """Each group with each row that the query has for it."""
    asked = exp.values(list(groups), alias="asked", columns=list(by))
    answer = exp.Lateral(this=tree.subquery(copy=False), alias=exp.TableAlias(this=exp.to_identifier("answer")))
    each = exp.select("asked.*", "answer.*").from_(asked).join(answer, join_type="cross", copy=False)
    for row in reader.rows(Composed(each)):
        yield row[: len(by)], row[len(by) :]


def _of_asked(query: Composed) -> exp.Select:
    """The query with columns of the asked groups in place of its parameters, which hold names of dimensions."""
    for parameter in list(query.tree.find_all(exp.Parameter)):
        parameter.replace(exp.column(str(query.values[parameter.name]), table="asked"))
    return query.tree


@cache
def _count_columns() -> dict[str, exp.Expr]:
    return compose.count_columns(catalogue().indicators.values())


@cache
def _counts_under(filters: Filters) -> exp.Select:
    named = {f"c{place}": count for place, count in enumerate(_count_columns().values())}
    return _of_asked(compose.numbers(named, (), filters))


@cache
def _rows_under(filters: Filters, side: Side) -> list[exp.Select]:
    relations = compose.unit_relations(catalogue())
    return [_of_asked(compose.restricted(tree, relations, filters)) for tree in _rows(side)]


@cache
def _rows(side: Side) -> list[exp.Select]:
    """The rows on a side of all indicators that have it: queries of unit_id and an amount, or nothing, for each."""
    queries: dict[str, exp.Select] = {}
    conditions = defaultdict(list)
    for name, indicator in catalogue().indicators.items():
        if side not in sides(indicator):
            continue
        tree = rows_of_side(indicator, catalogue(), side)
        if {part for part, value in tree.args.items() if value} - {"expressions", "from_", "joins", "where", "order"}:
            tree = exp.select("unit_id", "amount").from_(tree.subquery("listed"))
        columns = {column.alias_or_name: column for column in tree.expressions}
        condition = tree.args["where"].this if tree.args.get("where") else exp.true()
        for part, value in (("where", None), ("order", None), ("expressions", [columns["unit_id"]])):
            tree.set(part, value)
        relations = tree.sql(comments=False)
        amount = exp.case().when(condition, columns["amount"].unalias()).as_(name)
        queries[relations] = queries.get(relations, tree).select(amount)
        conditions[relations].append(condition)
    return [query.where(exp.or_(*conditions[relations])) for relations, query in queries.items()]


def _reads_lists(tree: exp.Select) -> bool:
    """Whether the rows are those of a list, not units themselves."""
    return not {table.name for table in tree.find_all(exp.Table)} <= {"unit_status", "unit_lists"}

"""The first items of the worklist, for which few units need to be looked at."""

from collections.abc import Iterable
from functools import cache

import pandas as pd
from sqlglot import exp

from dashboard.catalogue.loader import catalogue
from dashboard.query import bound_query, compose, conditions
from dashboard.query.filters import Filters, Where
from dashboard.register.reader import Reader
from dashboard.status.check_layers import check_rows_of_few

Checks = frozenset[str]

_written: set[Checks] = set()
"""The sets of checks for which the query has been written."""

_MOST_WRITTEN = 16

_FIRST_PLACES = "first_places"
_FIRST_UNITS = "first_units"
"""The tables of a scratch that hold what ``_places`` and ``_units`` find."""


def first_items(reader: Reader, filters: Filters, scope: Where, limit: int, offset: int) -> pd.DataFrame:
    """A page of the worklist, in its order.

    Sorting every item of a million units to show five hundred took seconds; this takes one look at one column, and at
    those columns of the units found that their items are made of: with all columns ten million units took 8 s.
    """
    checks = list(catalogue().checks)
    with reader.scratch() as scratch:
        scratch.keep(_FIRST_PLACES, _places(filters, scope, limit + offset))
        (fail,) = scratch.rows(_any_fail(checks))
        failing = frozenset(check for check, fails in zip(checks, fail, strict=True) if fails)
        text, named = _query_of(_least_written(failing or frozenset(checks[:1])))
        columns = [name for name in scratch.columns(compose.PLACES) if name in named]
        scratch.keep(_FIRST_UNITS, _units(columns))
        return scratch.frame(text, {"first_items_limit": limit, "first_items_offset": offset})


def _least_written(checks: Checks) -> Checks:
    """The smallest set for which a query is written that holds these checks; if there is none these, at last all.

    Every filter has other checks that fail. Writing the query takes 0.02 s for three checks and 0.3 s for all of them,
    planning that of all 0.15 s more than that of three.
    """
    held = min((found for found in tuple(_written) if checks <= found), key=len, default=None)
    if held is None:
        held = checks if len(_written) < _MOST_WRITTEN else frozenset(catalogue().checks)
        _written.add(held)
    return held


@cache
def _query_of(checks: Checks) -> tuple[str, frozenset[str]]:
    """The text of the worklist over the first units, and every name of a column in it."""
    rows = check_rows_of_few(catalogue().checks.values(), checks)
    worklist = catalogue().lists["worklist"].tree
    tree = _over_first_units(worklist, rows, compose.unit_relations(catalogue()))
    tree = tree.limit(exp.Placeholder(this="first_items_limit"), copy=False)
    tree = tree.offset(exp.Placeholder(this="first_items_offset"), copy=False)
    return tree.sql(dialect=bound_query.DIALECT), frozenset(column.name for column in tree.find_all(exp.Column))


def _places(filters: Filters, scope: Where, limit: int) -> bound_query.Composed:
    """The places of the units under the filters at which the first ``limit`` items of the worklist are.

    They are the units of the least urgency: each has an item, so there are no other items before the last of them.
    """
    composed = bound_query.Composed(exp.select("place").from_(exp.to_table(compose.PLACES, alias="unit_status")))
    urgency = exp.column("urgency", table="unit_status")
    composed.tree = composed.tree.where(exp.not_(exp.Is(this=urgency, expression=exp.null())))
    for condition in conditions.conditions(filters, scope, composed, "unit_status"):
        composed.tree = composed.tree.where(condition)
    order = (urgency.copy(), exp.column("unit_id", table="unit_status"))
    composed.tree = composed.tree.order_by(*order).limit(limit)
    return composed


def _at_first_places(columns: Iterable[exp.Expr]) -> bound_query.Composed:
    chosen = exp.select("place").from_(_FIRST_PLACES)
    return bound_query.Composed(
        exp.select(*columns).from_(compose.PLACES).where(exp.column("place").isin(query=chosen))
    )


def _units(columns: Iterable[str]) -> bound_query.Composed:
    """These columns of unit_status, of the units at the first places."""
    return _at_first_places(exp.column(name) for name in columns)


def _any_fail(checks: Iterable[str]) -> bound_query.Composed:
    """Whether one of the units at the first places fails the check: a column for each check, one row."""
    return _at_first_places(exp.LogicalOr(this=exp.column(check).eq("fail")).as_(check) for check in checks)


def _over_first_units(tree: exp.Select, rows: exp.Query, relations: frozenset[str]) -> exp.Select:
    """A list's query about the first units alone, with ``rows`` in place of check_rows."""
    found = tree.copy()
    found.ctes.insert(0, exp.select().with_("check_rows", as_=rows, copy=False).ctes[0])
    steps = {expression.alias for expression in found.find_all(exp.CTE)}
    for table in list(found.find_all(exp.Table)):
        if table.name == "unit_status":
            table.replace(exp.to_table(_FIRST_UNITS, alias=table.alias_or_name))
        elif table.name in relations - steps:
            of_them = exp.column("unit_id").isin(query=exp.select("unit_id").from_(_FIRST_UNITS))
            table.replace(exp.select("*").from_(exp.to_table(table.name)).where(of_them).subquery(table.alias_or_name))
    return found

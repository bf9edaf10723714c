"""Reads a page of the worklist from the few units that it shows."""

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
"""The sets of checks whose query text has been generated."""

_MOST_WRITTEN = 16

_FIRST_PLACES = "first_places"
_FIRST_UNITS = "first_units"
"""Scratch tables that hold the results of ``_places`` and ``_units``."""


def first_items(reader: Reader, filters: Filters, scope: Where, limit: int, offset: int) -> pd.DataFrame:
    """A page of the worklist, in its order.

    Sorting all items of a million units to show 500 took seconds. This scans one column (urgency) and then reads, for
    the units found, only the columns that their items need: with all columns, ten million units took 8 s.
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
    """The smallest set with a generated query that includes these checks, else these; all, once the cache is full.

    Each filter has its own failing checks. Generating the query takes 0.02 s for three checks and 0.3 s for all;
    planning the query of all takes 0.15 s longer than that of three.
    """
    held = min((found for found in tuple(_written) if checks <= found), key=len, default=None)
    if held is None:
        held = checks if len(_written) < _MOST_WRITTEN else frozenset(catalogue().checks)
        _written.add(held)
    return held


@cache
def _query_of(checks: Checks) -> tuple[str, frozenset[str]]:
    """The SQL text of the worklist over the first units, and all column names in it."""
    rows = check_rows_of_few(catalogue().checks.values(), checks)
    worklist = catalogue().lists["worklist"].tree
    tree = _over_first_units(worklist, rows, compose.unit_relations(catalogue()))
    tree = tree.limit(exp.Placeholder(this="first_items_limit"), copy=False)
    tree = tree.offset(exp.Placeholder(this="first_items_offset"), copy=False)
    return tree.sql(dialect=bound_query.DIALECT), frozenset(column.name for column in tree.find_all(exp.Column))


def _places(filters: Filters, scope: Where, limit: int) -> bound_query.Composed:
    """The places of the filtered units that hold the first ``limit`` items of the worklist.

    These are the ``limit`` units with the lowest urgency value: each has at least one item, so they hold enough.
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
    """One row, one column per check: whether any unit at the first places fails it."""
    return _at_first_places(exp.LogicalOr(this=exp.column(check).eq("fail")).as_(check) for check in checks)


def _over_first_units(tree: exp.Select, rows: exp.Query, relations: frozenset[str]) -> exp.Select:
    """The list's query restricted to the first units, with ``rows`` in place of check_rows."""
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

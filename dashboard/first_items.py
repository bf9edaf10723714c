"""The first items of the worklist, for which few units need to be looked at."""

from functools import cache

import pandas as pd
from sqlglot import exp

from dashboard import compose
from dashboard.catalogue import catalogue
from dashboard.check_layers import check_rows_of_few
from dashboard.filters import Filters, Where
from dashboard.register.reader import Reader

Checks = frozenset[str]

_written: set[Checks] = set()
"""The sets of checks for which the query has been written."""

_MOST_WRITTEN = 16


def first_items(reader: Reader, filters: Filters, scope: Where, limit: int, offset: int) -> pd.DataFrame:
    """A page of the worklist, in its order.

    Sorting every item of a million units to show five hundred took seconds; this takes one look at one column, and at
    those columns of the units found that their items are made of: with all columns ten million units took 8 s.
    """
    checks = list(catalogue().checks)
    with reader.scratch() as scratch:
        scratch.keep(*compose.first_places(filters, scope, limit + offset))
        (fail,) = scratch.rows(compose.any_fail(checks))
        failing = frozenset(check for check, fails in zip(checks, fail, strict=True) if fails)
        text, named = _query_of(_least_written(failing or frozenset(checks[:1])))
        columns = [name for name in scratch.columns(compose.PLACES) if name in named]
        scratch.keep(compose.FIRST_UNITS, compose.first_units(columns))
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
    tree = compose.over_first_units(worklist, rows, compose.unit_relations(catalogue())).tree
    tree = tree.limit(exp.Placeholder(this="first_items_limit"), copy=False)
    tree = tree.offset(exp.Placeholder(this="first_items_offset"), copy=False)
    return tree.sql(dialect=compose.DIALECT), frozenset(column.name for column in tree.find_all(exp.Column))

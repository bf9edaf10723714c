"""Reads and counts the rows of lists, of check states, and behind a number."""

from collections.abc import Iterable
from datetime import date, timedelta

import pandas as pd
from sqlglot import exp

from dashboard.answers.first_worklist_items import first_items
from dashboard.answers.numbers import _dimensions, is_in_cube
from dashboard.catalogue.entries import Indicator
from dashboard.catalogue.loader import catalogue
from dashboard.errors import Refused
from dashboard.locale import _
from dashboard.query import bound_query, compose, cube_queries
from dashboard.query.counted_lists import added_up, counted_lists
from dashboard.query.filters import Filters, Where
from dashboard.query.rows_behind import Side, rows_of_side
from dashboard.query.task_lists import asks_lists
from dashboard.register.reader import Reader

_CENTURY = 36_524
"""Days to search for deadlines in either direction."""


def rows_of(
    reader: Reader,
    name: str,
    filters: Filters,
    scope: Where = (),
    *,
    limit: int | None = None,
    offset: int = 0,
    horizon: tuple[date, int] | None = None,
) -> pd.DataFrame:
    """The rows of a list in queries/lists under the filters, in the list's order. horizon is (first day, days)."""
    counted = counted_lists(catalogue()).get(name)
    if counted is not None and limit is None and is_in_cube((), filters, scope):
        return reader.kept(added_up(counted, filters, scope))
    if name == "worklist" and limit is not None and _shows_every_item(filters, scope):
        return first_items(reader, filters, scope, limit, offset)
    return reader.frame(compose.paged(_list_query(name, filters, scope), limit, offset), horizon)


def _shows_every_item(filters: Filters, scope: Where) -> bool:
    """Whether the filters keep every item of a unit: they select no checks and no lists."""
    return not filters.values("check_fail") and not asks_lists((), (*filters.where, *scope))


def count_of(
    reader: Reader, name: str, filters: Filters, scope: Where = (), horizon: tuple[date, int] | None = None
) -> int:
    """How many rows the list has under the filters."""
    if name in cube_queries.ITEMS and not filters.values(_STATE_OF_LIST[name]):
        return _count_items(reader, cube_queries.ITEMS[name], filters, scope)
    return int(reader.frame(compose.counted(_list_query(name, filters, scope)), horizon)["n"].iloc[0])


def deadlines_around(
    reader: Reader, filters: Filters, scope: Where, horizon: tuple[date, int]
) -> tuple[date | None, date | None]:
    """The last recorded deadline before the horizon and the first one after it; None if there is none."""
    start, days = horizon
    before = _due_between(reader, filters, scope, (start - timedelta(_CENTURY), _CENTURY - 1))
    after = _due_between(reader, filters, scope, (start + timedelta(days + 1), _CENTURY))
    return before[1], after[0]


def _due_between(
    reader: Reader, filters: Filters, scope: Where, horizon: tuple[date, int]
) -> tuple[date | None, date | None]:
    due = exp.column("due")
    first, last = exp.Min(this=due).as_("first"), exp.Max(this=due.copy()).as_("last")
    row = reader.frame(compose.counted(_list_query("due", filters, scope), first, last), horizon).iloc[0]
    found = [None if pd.isna(row[name]) else row[name].date() for name in ("first", "last")]
    return found[0], found[1]


def _count_items(reader: Reader, items: exp.Expr, filters: Filters, scope: Where) -> int:
    if is_in_cube((), filters, scope):
        few = len(_dimensions((), filters, scope)) <= 2
        ask = reader.cube.answer if few else reader.cube.answer_from_cells
        ((_group, (count,)),) = ask([items.sql(dialect=bound_query.DIALECT)], (*filters.where, *scope), ())
        return int(count)
    return int(reader.rows(compose.numbers({"n": items}, (), filters, scope))[0][0] or 0)


def states(reader: Reader, filters: Filters, check: str | None = None, scope: Where = ()) -> pd.DataFrame:
    """unit_id, unit, check_id, state, strength, since, due, open, source and detail; one row per unit and check.

    Raises Refused on an unknown check.
    """
    query = _list_query("states", filters, scope)
    if check is not None:
        if check not in catalogue().checks:
            raise Refused(_("There is no check “{name}”; “union-health catalogue” lists them.", name=check))
        query.tree = query.tree.where(exp.column("check_id", table="check_rows").eq(query.bind(check)))
    return reader.frame(query)


def states_of(reader: Reader, unit_id: str) -> pd.DataFrame:
    """The frame of ``states`` for one unit."""
    return reader.frame(compose.for_one_unit(_list_query("states", Filters(), ()), unit_id))


def asked_units(reader: Reader, unit_ids: Iterable[str]) -> dict[str, str]:
    """Maps each unit_id to the unit at which its union's checks are evaluated; units without one are left out."""
    query = bound_query.Composed(exp.select("unit_id", "asked_unit_id").from_("unit_status"))
    wanted = [query.bind(unit_id) for unit_id in dict.fromkeys(unit_ids)]
    if not wanted:
        return {}
    query.tree = query.tree.where(exp.column("unit_id").isin(*wanted))
    return {unit_id: asked for unit_id, asked in reader.rows(query) if asked is not None}


def units_named_like(reader: Reader, text: str, scope: Where = ()) -> list[tuple[str, str]]:
    """unit_id and name of the open units whose name, id or alias contains the text; at most 20."""
    return [(row[0], row[1]) for row in reader.rows(compose.units_like(text, scope))]


def rows_behind(
    reader: Reader,
    indicator: Indicator,
    filters: Filters,
    scope: Where = (),
    limit: int | None = None,
    offset: int = 0,
    *,
    side: Side = "numerator",
) -> pd.DataFrame:
    """The rows that the numerator, or the remainder, counts; their column amount sums to it."""
    return reader.frame(compose.paged(_query_behind(indicator, filters, scope, side), limit, offset))


def count_behind(
    reader: Reader, indicator: Indicator, filters: Filters, scope: Where = (), *, side: Side = "numerator"
) -> int:
    """How many rows there are on this side of the indicator."""
    return int(reader.rows(compose.counted(_query_behind(indicator, filters, scope, side)))[0][0])


def _query_behind(indicator: Indicator, filters: Filters, scope: Where, side: Side) -> bound_query.Composed:
    tree = rows_of_side(indicator, catalogue(), side)
    return compose.restricted(tree, compose.unit_relations(catalogue()), filters, scope)


def values_of(reader: Reader, dimension: str, scope: Where = ()) -> list[str]:
    """The values of a dimension among the units, most frequent first; "" means no value."""
    return [row[0] or "" for row in reader.rows(compose.distinct_values(dimension, scope))]


# A filter by check selects units; a list of problems also shows only those checks, not the units' other problems.
_STATE_OF_LIST = {"worklist": "check_fail", "closed": "check_fail", "verify": "check_unknown"}


def _list_query(name: str, filters: Filters, scope: Where) -> bound_query.Composed:
    query = compose.restricted(catalogue().lists[name].tree, compose.unit_relations(catalogue()), filters, scope)
    checks = filters.values(_STATE_OF_LIST.get(name, ""))
    return compose.about(query, "check_id", checks) if checks else query

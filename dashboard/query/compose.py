"""Adds filters, grouping and the viewer's scope to a query's syntax tree, with values as bound parameters.

Query files hold no placeholders, and no SQL is built by concatenating text.
"""

from collections.abc import Iterable, Mapping, Sequence

from sqlglot import exp

from dashboard.catalogue.entries import Catalogue, Indicator
from dashboard.catalogue.schema import tables
from dashboard.query.bound_query import Composed
from dashboard.query.conditions import conditions
from dashboard.query.filters import LIST_DIMENSIONS, Filters, Where
from dashboard.query.task_lists import (
    LISTS,
    OF_NO_UNIT,
    ROWS,
    RowCounts,
    about_lists,
    asks_lists,
    counts_by_rows,
    group_column,
    groups_joined,
    rows_joined,
    shown_rows,
)

PLACES = "unit_places"
"""The view of unit_status with each row's rowid as ``place``: rows are fetched by place without a scan."""

_WIDE = ("unit_status", "check_rows", "check_states", "final_states")


def numbers(
    counts: Mapping[str, exp.Expr],
    by: Sequence[str],
    filters: Filters,
    scope: Where = (),
    rows: Mapping[str, RowCounts] = ROWS,
) -> Composed:
    """These counts in one scan of unit_status. Columns: the dimensions of ``by``, then the counts by their names.

    One row per group, or one row without ``by``. Where the query groups by or filters lists, counts recorded per list
    (``rows``) cover only those lists.
    """
    composed = Composed(exp.select().from_("unit_status"))
    listed = [name for name in by if name in LIST_DIMENSIONS]
    on_lists = about_lists((*filters.where, *scope))
    read: list[str] = []
    if asks_lists(by, on_lists):
        counts, read = counts_by_rows(counts, rows)
    groups = [group_column(name) if name in listed else exp.column(name, table="unit_status") for name in by]
    columns = [column.copy().as_(name) for name, column in zip(by, groups, strict=True)]
    tree = composed.tree.select(*columns, *(count.copy().as_(name) for name, count in counts.items()))
    if listed:
        tree = groups_joined(tree, listed, on_lists, composed.bind)
    for relation in read:
        tree = rows_joined(tree, relation, rows[relation], listed, on_lists, composed.bind)
    for condition in conditions(filters, scope, composed, "unit_status"):
        tree = tree.where(condition)
    composed.tree = tree.group_by(*groups) if groups else tree
    return composed


def count_columns(indicators: Iterable[Indicator]) -> dict[str, exp.Expr]:
    """Every count of these indicators, deduplicated by text: many indicators share one count of unknown units."""
    found: dict[str, exp.Expr] = {}
    for indicator in indicators:
        for name, count in indicator.columns.items():
            found.setdefault(indicator.counts[name], count)
    return found


def restricted(tree: exp.Select, relations: frozenset[str], filters: Filters, scope: Where = ()) -> Composed:
    """A list's query limited to the units of the filters and the scope, in every relation with a unit_id.

    ``relations`` names those relations (``unit_relations``). Relations with rows per list are limited to the filtered
    lists.
    """
    composed = Composed(tree.copy())
    if not filters.where and not filters.search and not scope:
        return composed
    steps = {expression.alias for expression in composed.tree.find_all(exp.CTE)}
    for table in list(composed.tree.find_all(exp.Table)):
        name = table.name
        if name in steps or name not in relations | OF_NO_UNIT:
            continue
        seen = exp.select("*").from_(exp.to_table(name))
        if name == "unit_status":
            for condition in conditions(filters, scope, composed, name):
                seen = seen.where(condition)
        elif name in relations:
            chosen = exp.select("unit_id").from_("unit_status")
            for condition in conditions(filters, scope, composed, "unit_status"):
                chosen = chosen.where(condition)
            seen = seen.where(exp.column("unit_id").isin(query=chosen))
        for condition in shown_rows(name, (*filters.where, *scope), composed.bind):
            seen = seen.where(condition)
        table.replace(seen.subquery(table.alias_or_name))
    return composed


def unit_relations(catalogue: Catalogue) -> frozenset[str]:
    """The names of all tables and status relations that have a unit_id."""
    base = {name for name, table in tables().items() if "unit_id" in table.column_names}
    status = {name for name, tree in catalogue.status.items() if "unit_id" in tree.named_selects}
    return frozenset({*base, *status, *_WIDE})


def about(composed: Composed, column: str, values: Sequence[str]) -> Composed:
    """The rows of a list whose column has one of these values, in the list's order."""
    found = Composed(composed.tree, dict(composed.values))
    shown = next(part for part in composed.tree.expressions if part.alias_or_name == column).unalias()
    found.tree = composed.tree.where(shown.copy().isin(*(found.bind(value) for value in values)))
    return found


def paged(composed: Composed, limit: int | None, offset: int = 0) -> Composed:
    """The query with LIMIT and OFFSET."""
    tree = composed.tree.limit(limit) if limit is not None else composed.tree
    return Composed(tree.offset(offset) if offset else tree, dict(composed.values))


def counted(composed: Composed, *extra: exp.Expr) -> Composed:
    """The query's row count (column n), and other aggregates over its rows."""
    inner = composed.tree.copy()
    inner.set("order", None)
    count = exp.Count(this=exp.Star()).as_("n")
    return Composed(exp.select(count, *extra).from_(inner.subquery("counted_rows")), dict(composed.values))


def records_of(table: str, column: str, value: str) -> Composed:
    """All columns of a table's rows that belong to one unit or union."""
    composed = Composed(exp.select("*").from_(exp.to_table(table)))
    composed.tree = composed.tree.where(exp.column(column).eq(composed.bind(value)))
    return composed


def distinct_values(name: str, scope: Where = ()) -> Composed:
    """The values of a dimension among the viewer's open units (columns value and n), most frequent first."""
    column = exp.column(LIST_DIMENSIONS.get(name, name))
    relation = LISTS if name in LIST_DIMENSIONS else "unit_status"
    select = exp.select(column.as_("value"), exp.Count(this=exp.Star()).as_("n")).from_(relation)
    composed = restricted(select, frozenset({relation}), Filters(), scope)
    composed.tree = composed.tree.group_by(column.copy()).order_by(exp.column("n").desc(), exp.column("value"))
    return composed


def status_of(unit_id: str, scope: Where = ()) -> Composed:
    """The unit's row of unit_status, if the scope allows it."""
    composed = Composed(exp.select("*").from_("unit_status"))
    for condition in conditions(Filters(), scope, composed, "unit_status"):
        composed.tree = composed.tree.where(condition)
    composed.tree = composed.tree.where(exp.column("unit_id").eq(composed.bind(unit_id)))
    return composed


def for_one_unit(composed: Composed, unit_id: str) -> Composed:
    """The list's rows that concern this unit."""
    inner = composed.tree.subquery("one_unit")
    values = dict(composed.values)
    outer = Composed(exp.select("*").from_(inner), values)
    outer.tree = outer.tree.where(exp.column("unit_id").eq(outer.bind(unit_id)))
    return outer


def units_like(text: str, scope: Where = (), limit: int = 20) -> Composed:
    """unit_id and name of open units whose name, id or spelling contains the text, shortest names first."""
    composed = Composed(exp.select("unit_id", "name").from_("unit_status"))
    for condition in conditions(Filters(search=text), scope, composed, "unit_status"):
        composed.tree = composed.tree.where(condition)
    composed.tree = composed.tree.order_by(exp.Length(this=exp.column("name")), "unit_id").limit(limit)
    return composed

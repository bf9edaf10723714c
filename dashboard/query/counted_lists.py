"""Lists of counts (queries/lists/progress), stored by the cube's dimensions in the cube's file.

A page sums a few of their rows instead of joining every unit's records, which took 0.3 to 1.6 s per list for ten
million units under a new filter. By dimension the lists have 2 million rows.
"""

from collections.abc import Sequence

from sqlglot import exp

from dashboard.catalogue.entries import Catalogue, Query
from dashboard.query.bound_query import Composed
from dashboard.query.conditions import conditions
from dashboard.query.filters import Filters, Where

_UNITS = "unit_status"


def counted_lists(catalogue: Catalogue) -> dict[str, Query]:
    """The lists whose rows are counts, by id."""
    return {name: query for name, query in catalogue.lists.items() if query.is_counted}


def table_of(query: Query) -> str:
    """The table of a cube's file that holds the list."""
    return f"list_{query.id}"


def by_dimensions(query: Query, dimensions: Sequence[str]) -> exp.Select:
    """The list counted by these columns of unit_status as well. Columns: those of the list, then the dimensions."""
    tree = query.tree.copy()
    tree.set("order", None)
    first = tree.args["from_"].this
    joined = [first, *(join.this for join in tree.args.get("joins") or [])]
    if all(table.name != _UNITS for table in joined):
        on = exp.column("unit_id", table=first.alias_or_name).eq(exp.column("unit_id", table=_UNITS))
        tree = tree.join(_UNITS, on=on, copy=False)
    for name in dimensions:
        column = exp.column(name, table=_UNITS)
        tree = tree.select(exp.cast(column, "text").as_(name), copy=False).group_by(column.copy(), copy=False)
    return tree


def added_up(query: Query, filters: Filters, scope: Where = ()) -> Composed:
    """The list's rows under filters and scope, in its order, summed from its table in a cube's file."""
    table = table_of(query)
    composed = Composed(exp.select().from_(table))
    keys: list[exp.Expr] = []
    for column in query.tree.expressions:
        kept = exp.column(column.alias_or_name)
        if column.find(exp.AggFunc) is None:
            keys.append(kept)
            composed.tree = composed.tree.select(kept.copy())
        else:
            whole = exp.Coalesce(this=exp.Sum(this=kept), expressions=[exp.Literal.number(0)])
            composed.tree = composed.tree.select(exp.cast(whole, "bigint").as_(column.alias_or_name))
    for condition in conditions(filters, scope, composed, table):
        composed.tree = composed.tree.where(condition)
    if keys:
        composed.tree = composed.tree.group_by(*(key.copy() for key in keys)).order_by(*keys)
    return composed

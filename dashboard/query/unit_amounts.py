"""Each unit's contribution to a count: an indicator's counts with one row per unit instead of per group."""

from collections.abc import Mapping, Sequence

from sqlglot import exp

from dashboard.catalogue.aggregates import aggregate_of
from dashboard.query import compose
from dashboard.query.bound_query import Composed
from dashboard.query.cube import Group
from dashboard.query.filters import Filters, Where
from dashboard.query.task_lists import ROWS, RowCounts

DECIMALS = 6
"""Decimal places to which unit amounts are compared: those of a score."""


def amount(count: exp.Expr) -> exp.Expr:
    """The expression for one unit's contribution to this count; the contributions sum to the count."""
    parts = aggregate_of(count)
    added = _added(parts.core)
    if parts.condition is not None:
        added = exp.case().when(parts.condition.copy(), added).else_(exp.Literal.number(0))
    for kind in reversed(parts.types):
        added = exp.cast(added, kind.copy())
    return added


def _added(aggregate: exp.Expr) -> exp.Expr:
    """One row's contribution to count(*), count(…), sum(…) or 0; the loader rejects other aggregates."""
    if isinstance(aggregate, exp.Sum):
        return exp.Coalesce(this=aggregate.this.copy(), expressions=[exp.Literal.number(0)])
    if not isinstance(aggregate, exp.Count):
        return aggregate.copy()
    if isinstance(aggregate.this, exp.Star):
        return exp.Literal.number(1)
    filled = exp.not_(exp.Is(this=aggregate.this.copy(), expression=exp.null()))
    return exp.case().when(filled, exp.Literal.number(1)).else_(exp.Literal.number(0))


def units_of_group(
    amounts: Mapping[str, exp.Expr],
    by: Sequence[str],
    group: Group,
    filters: Filters,
    scope: Where = (),
    rows: Mapping[str, RowCounts] = ROWS,
) -> Composed:
    """The units of one group with a non-zero amount. Columns: unit_id, unit and the amounts by their names.

    Uses the query of ``compose.numbers`` without its GROUP BY, so a unit is in the group exactly where it is counted.
    """
    composed = compose.numbers({name: _exact(part) for name, part in amounts.items()}, by, filters, scope, rows)
    composed.tree.set("group", None)
    unit = [exp.column("unit_id", table="unit_status"), exp.column("name", table="unit_status").as_("unit")]
    of_units = composed.tree.select(*unit).subquery("amounts")
    outer = Composed(exp.select("unit_id", "unit", *amounts).from_(of_units), composed.values)
    for name, value in zip(by, group, strict=True):
        found = exp.column(name)
        is_it = exp.Is(this=found, expression=exp.null()) if value is None else found.eq(outer.bind(value))
        outer.tree = outer.tree.where(is_it)
    outer.tree = outer.tree.where(exp.or_(*(exp.column(name).neq(0) for name in amounts)))
    return outer


def from_last_places(column: str, places: int) -> exp.Expr:
    """The amount of a column that is stored in units of its last decimal place."""
    whole: exp.Expr = exp.column(column)
    if not places:
        return whole
    return exp.Mul(this=exp.cast(whole, "decimal(18, 0)"), expression=exp.Literal.number(f"0.{1:0{places}d}"))


def _exact(value: exp.Expr) -> exp.Expr:
    """Casts both sides of a comparison to one type, whatever the counts' own types."""
    return exp.cast(value.copy(), f"decimal(18, {DECIMALS})")

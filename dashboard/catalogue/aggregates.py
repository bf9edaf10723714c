"""Splits a count into its parts: cast(count(*) filter (where …) as bigint) is aggregate, condition and type."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlglot import exp


@dataclass(frozen=True)
class Aggregate:
    """core is the aggregate function or constant; condition is its FILTER; types are the casts, outermost first."""

    core: exp.Expr
    condition: exp.Expr | None
    types: Sequence[exp.DataType]


def aggregate_of(count: exp.Expr) -> Aggregate:
    """The parts of a count; parentheses, an alias and coalesce(…, 0) are ignored."""
    types: list[exp.DataType] = []
    condition: exp.Expr | None = None
    core = count.unalias()
    while True:
        if isinstance(core, exp.Cast):
            types.append(core.to)
        elif isinstance(core, exp.Filter):
            condition = core.expression.this
        elif not isinstance(core, exp.Paren) and not _is_or_zero(core):
            return Aggregate(core, condition, types)
        core = core.this


def _is_or_zero(expression: exp.Expr) -> bool:
    return isinstance(expression, exp.Coalesce) and expression.expressions == [exp.Literal.number(0)]

"""Builders for the small expressions of a status plan."""

from collections.abc import Callable

from sqlglot import exp


def owned(tree: exp.Expr, owner: Callable[[str], str | None]) -> exp.Expr:
    """Qualify each unqualified column with its owner's name; None leaves it unqualified."""

    def column(node: exp.Expr) -> exp.Expr:
        if isinstance(node, exp.Column) and not node.table and (table := owner(node.name)):
            return exp.column(node.name, table=table)
        return node

    return tree.transform(column)


def coalesce(first: exp.Expr | None, *others: exp.Expr) -> exp.Expr:
    """The first non-null of these."""
    if first is None:
        return others[0].copy() if len(others) == 1 else exp.Coalesce(this=others[0], expressions=list(others[1:]))
    return exp.Coalesce(this=first.copy(), expressions=[other.copy() for other in others])


def when(condition: exp.Expr, value: exp.Expr) -> exp.Expr:
    """The value where the condition holds, else null."""
    return exp.case().when(condition, value.copy())


def one_if(condition: exp.Expr) -> exp.Expr:
    """1 where the condition holds, else 0."""
    return value_if(condition, exp.Literal.number(1))


def value_if(condition: exp.Expr, value: exp.Expr) -> exp.Expr:
    """The value where the condition holds, else 0."""
    return exp.case().when(condition, value).else_(exp.Literal.number(0))


def filtered(aggregate: exp.Expr, condition: exp.Expr) -> exp.Expr:
    """The aggregate over the rows that meet the condition."""
    return exp.Filter(this=aggregate, expression=exp.Where(this=condition))


def is_null(node: exp.Expr) -> exp.Expr:
    """Whether it is null."""
    return exp.Is(this=node.copy(), expression=exp.null())


def is_not_null(node: exp.Expr) -> exp.Expr:
    """Whether it is not null."""
    return exp.not_(is_null(node))


def text(value: str) -> exp.Expr:
    """A string literal."""
    return exp.Literal.string(value)


def null(kind: str) -> exp.Expr:
    """Null of this type."""
    return exp.cast(exp.null(), kind)

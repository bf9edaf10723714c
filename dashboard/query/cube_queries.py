"""Queries that build the cube and read it: every indicator's counts by dimension, and their sums."""

from collections.abc import Iterable, Mapping, Sequence

from sqlglot import exp

from dashboard.catalogue.entries import Catalogue
from dashboard.query.bound_query import DIALECT, Composed
from dashboard.query.compose import count_columns
from dashboard.query.conditions import conditions
from dashboard.query.filters import Filters, Where

ITEMS: Mapping[str, exp.Expr] = {
    "worklist": exp.Sum(this=exp.column("open_problems", table="unit_status")),
    "verify": exp.Sum(this=exp.column("checks_to_verify", table="unit_status")),
}
"""The row counts of these lists; the status stores the number for each unit."""


def counts(catalogue: Catalogue) -> dict[str, exp.Expr]:
    """Every count of a cube, deduplicated by text: those of the indicators and the row counts of long lists."""
    items = {item.sql(dialect=DIALECT): item for item in ITEMS.values()}
    return count_columns(catalogue.indicators.values()) | items


def cell_numbers(columns: Iterable[int], filters: Filters, scope: Where = ()) -> Composed:
    """The sums of these columns over the cube's cells: one row, one column per sum."""
    composed = Composed(exp.select().from_("cells"))
    sums = [exp.cast(exp.Sum(this=exp.column(f"c{number}")), "bigint") for number in columns]
    tree = composed.tree.select(*sums)
    for condition in conditions(filters, scope, composed, "cells"):
        tree = tree.where(condition)
    composed.tree = tree
    return composed


def inside(composed: Composed, database: str) -> Composed:
    """The same query on the tables of one attached database."""
    tree = composed.tree.copy()
    for table in list(tree.find_all(exp.Table)):
        table.replace(exp.table_(table.name, db="main", catalog=database, alias=table.alias_or_name))
    return Composed(tree, dict(composed.values))


def cells(counted: Iterable[exp.Expr], dimensions: Sequence[str]) -> exp.Select:
    """These counts grouped by all these dimensions. Columns: the dimensions, then c0, c1, … in the counts' order."""
    columns = [count.copy().as_(f"c{number}") for number, count in enumerate(counted)]
    select = exp.select(*map(exp.column, dimensions), *columns, copy=False).from_("unit_status", copy=False)
    return select.group_by(*map(exp.column, dimensions), copy=False)


def in_last_places(cells: exp.Select, dimensions: Sequence[str], places: Sequence[int]) -> exp.Select:
    """The same cells with each count as an integer in units of its last decimal place; 0 where null."""
    columns: list[exp.Expr] = [exp.cast(exp.column(name), "text").as_(name) for name in dimensions]
    for number, decimals in enumerate(places):
        amount: exp.Expr = exp.column(f"c{number}")
        if decimals:
            widest = exp.cast(amount, f"decimal(38, {decimals})")
            amount = exp.Mul(this=widest, expression=exp.Literal.number(10**decimals))
        whole = exp.Coalesce(this=exp.cast(amount, "bigint"), expressions=[exp.Literal.number(0)])
        columns.append(whole.as_(f"c{number}"))
    return exp.select(*columns, copy=False).from_(cells.subquery("counted", copy=False), copy=False)


def roll_up(pair: tuple[str, ...], counts: int) -> exp.Select:
    """The cells summed by two dimensions. Columns: both, then the counts."""
    select = exp.select(*map(exp.column, pair), *_summed(counts), copy=False).from_("cells", copy=False)
    return select.group_by(*map(exp.column, pair), copy=False)


def roll_ups(pairs: Sequence[tuple[str, str]], dimensions: Sequence[str], counts: int) -> exp.Select:
    """The cells summed by each of these pairs. Columns: left_out (see ``left_out``), the dimensions, the counts."""
    names = [exp.column(name) for name in dimensions]
    mark = exp.Anonymous(this="grouping_id", expressions=[name.copy() for name in names]).as_("left_out")
    sets = [exp.Tuple(expressions=[exp.column(name) for name in pair]) for pair in pairs]
    select = exp.select(mark, *names, *_summed(counts), copy=False).from_("cells", copy=False)
    select.set("group", exp.Group(grouping_sets=[exp.GroupingSets(expressions=sets)]))
    return select


def left_out(pair: tuple[str, ...], dimensions: Sequence[str]) -> int:
    """The bit mask by which ``roll_ups`` marks a pair's rows: one bit per dimension not in the pair."""
    return sum(1 << place for place, name in enumerate(reversed(dimensions)) if name not in pair)


def _summed(counts: int) -> list[exp.Expr]:
    return [exp.cast(exp.Sum(this=exp.column(f"c{number}")), "bigint").as_(f"c{number}") for number in range(counts)]


def numbers_as_rows(values: Sequence[int]) -> exp.Query:
    """The numbers as rows: place, value."""
    rows = [
        exp.select(exp.Literal.number(place).as_("place"), exp.Literal.number(value).as_("value"))
        for place, value in enumerate(values)
    ]
    return exp.union(*rows, distinct=False) if len(rows) > 1 else rows[0]

"""The what-if queries, as syntax trees over scratch tables."""

from collections.abc import Iterable, Mapping

from sqlglot import exp

from dashboard.answers.what_if.recomputed_status import ITEMS, SETS, WhatIf
from dashboard.catalogue.loader import catalogue
from dashboard.query import compose
from dashboard.query.bound_query import Composed
from dashboard.query.filters import Filters, Where

BITS, SEEN, CHOSEN, CHAINS, RESULTS, BEFORE, LEFT_UNKNOWN = (
    f"what_if_{name}" for name in ("bits", "seen", "chosen", "chains", "results", "before", "left_unknown")
)
_TASK = "task:"
_WIDE = "unit_status"
_FINDINGS = "open_findings"


def items(moved_by: Iterable[str], filters: Filters, scope: Where) -> Composed:
    """The worklist items under the filters that can move the indicator, numbered in worklist order (item_no)."""
    found = compose.restricted(catalogue().lists["worklist"].tree, compose.unit_relations(catalogue()), filters, scope)
    shown = next(column for column in found.tree.expressions if column.alias_or_name == "check_id").unalias()
    chosen = filters.values("check_fail")
    checks = [name for name in catalogue().checks if chosen is None or name in chosen]
    # Mending a check also closes its findings, so every check counts where closed findings move the indicator.
    if "findings_closed" not in (moves := frozenset(moved_by)):
        checks = [name for name in checks if name in moves]
    wanted: list[exp.Expr] = [shown.copy().isin(*(found.bind(name) for name in checks))] if checks else []
    if "tasks_mended" in moves and chosen is None:
        wanted.append(exp.StartsWith(this=shown.copy(), expression=exp.Literal.string(_TASK)))
    listed = found.tree.where(exp.or_(*wanted) if wanted else exp.false())
    number = exp.Window(this=exp.RowNumber()).as_("item_no")
    return Composed(exp.select(number, exp.Star()).from_(listed.subquery("worklist")), found.values)


def seen(filters: Filters, scope: Where) -> Composed:
    """unit_id and check_id of the open findings that the filters select before anything is mended."""
    findings = exp.select("unit_id", "check_id").from_(_FINDINGS)
    return compose.restricted(findings, frozenset({_FINDINGS}), filters, scope)


def counts_of_sets(plan: WhatIf, counts: Mapping[str, exp.Expr]) -> Composed:
    """set_no, numerator, denominator and unknown of every set."""
    return Composed(exp.select("set_no", *_each(counts)).from_(_status(plan, counts)).group_by("set_no"))


def counts_of_units(counts: Mapping[str, exp.Expr]) -> Composed:
    """unit_id, numerator, denominator and unknown of every unit with items, as it is."""
    select = exp.select("unit_id", *_each(counts)).from_(_WIDE)
    return Composed(select.where(_among("unit_id", ITEMS)).group_by("unit_id"))


def sums_of_sets(plan: WhatIf, counts: Mapping[str, exp.Expr]) -> Composed:
    """One row: these counts over the sets' units after mending, as c0, c1, …"""
    return Composed(exp.select(*_numbered(counts)).from_(_status(plan, counts)))


def sums_of_units(counts: Mapping[str, exp.Expr]) -> Composed:
    """One row: these counts over the sets' units before mending, as c0, c1, …"""
    return Composed(exp.select(*_numbered(counts)).from_(_WIDE).where(_among("unit_id", SETS)))


def chosen_items() -> Composed:
    """The chosen items in the worklist's order."""
    tree = exp.select("*").from_(ITEMS).where(_among("item_no", CHOSEN)).order_by("item_no")
    return Composed(tree)


def chains() -> Composed:
    """The concatenated chains: size, item_no, numerator, denominator."""
    return Composed(exp.select("size", "item_no", "numerator", "denominator").from_(CHAINS).order_by("unit_id", "size"))


def left_unknown() -> Composed:
    """How many units there are of which a set would help, did it not leave them unknown."""
    return Composed(exp.select(exp.Count(this=exp.Distinct(expressions=[exp.column("unit_id")]))).from_(LEFT_UNKNOWN))


def is_left() -> Composed:
    """One row if sets are left to evaluate, else none."""
    return Composed(exp.select(exp.Literal.number(1)).from_(SETS).limit(1))


def columns_of(counts: Iterable[exp.Expr]) -> set[str]:
    """The columns of unit_status that the counts read."""
    return {column.name for count in counts for column in count.find_all(exp.Column)}


def _status(plan: WhatIf, counts: Mapping[str, exp.Expr]) -> exp.Subquery:
    return plan.status_of(columns_of(counts.values())).subquery("would_be", copy=False)


def _numbered(counts: Mapping[str, exp.Expr]) -> list[exp.Expr]:
    return [count.copy().as_(f"c{place}") for place, count in enumerate(counts.values())]


def _each(counts: Mapping[str, exp.Expr]) -> list[exp.Expr]:
    zero = exp.Literal.number(0)
    return [
        exp.cast(exp.Coalesce(this=counts.get(name, zero).copy(), expressions=[zero.copy()]), "double").as_(name)
        for name in ("numerator", "denominator", "unknown")
    ]


def _among(column: str, table: str) -> exp.Expr:
    return exp.column(column).isin(query=exp.select(column).from_(table))

"""The rows behind a number: those in its numerator, and those in the rest of a share's denominator."""

from typing import Literal

from sqlglot import exp

from dashboard.catalogue.entries import Catalogue, Indicator
from dashboard.query.unit_amounts import amount

Side = Literal["numerator", "remainder"]
"""The rows in the numerator, or the rest of the denominator: for a check's rate, the passing and failing units."""


def sides(indicator: Indicator) -> tuple[Side, ...]:
    """The sides of an indicator, the one to examine first in front: the remainder where higher is better."""
    if not indicator.is_share:
        return ("numerator",)
    return ("remainder", "numerator") if indicator.better == "higher" else ("numerator", "remainder")


def rows_of_side(indicator: Indicator, catalogue: Catalogue, side: Side = "numerator") -> exp.Select:
    """The rows of one side of an indicator, with the amount that each contributes.

    The amounts sum to the numerator, or for a share's remainder to denominator − numerator. Columns: unit_id, unit,
    sector, region, supervisor, main_class and amount; or those of the list named in the indicator's header, including
    amount.
    """
    if indicator.rows:
        return _listed(catalogue.lists[indicator.rows].tree.copy(), side)
    columns = [exp.column("unit_id"), exp.column("name").as_("unit")]
    columns += [exp.column(name) for name in ("sector", "region", "supervisor", "main_class")]
    added = _added(indicator, side)
    select = exp.select(*columns, added.copy().as_("amount")).from_("unit_status")
    return select.where(_is_among(indicator, added)).order_by("unit_id")


def _added(indicator: Indicator, side: Side) -> exp.Expr:
    """One unit's contribution to this side."""
    numerator = amount(indicator.columns["numerator"])
    if side == "numerator":
        return numerator
    return exp.Sub(this=amount(indicator.columns["denominator"]), expression=exp.Paren(this=numerator))


def _is_among(indicator: Indicator, added: exp.Expr) -> exp.Expr:
    if indicator.is_mean:
        # A mean also covers units that contribute 0.
        return amount(indicator.columns["denominator"]).neq(0)
    return exp.Paren(this=added.copy()).neq(0)


def _listed(tree: exp.Select, side: Side) -> exp.Select:
    """The list's rows on this side; a list may hold the rows of a whole denominator."""
    columns = {column.alias_or_name: column.unalias() for column in tree.expressions}
    added, whole = columns["amount"], columns.get("whole")
    if whole is None:
        return tree
    if side == "remainder":
        added = exp.Sub(this=whole, expression=exp.Paren(this=added))
    shown = [column for column in tree.expressions if column.alias_or_name not in ("amount", "whole")]
    tree.set("expressions", [*shown, added.copy().as_("amount")])
    return tree.where(exp.Paren(this=added.copy()).neq(0))

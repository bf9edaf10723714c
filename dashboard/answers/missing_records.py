"""Builds the query that counts which records an indicator's unknown units lack, from the headers of the checks."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlglot import exp

from dashboard.catalogue.aggregates import aggregate_of
from dashboard.catalogue.entries import Catalogue, Check, Indicator
from dashboard.catalogue.schema import Table, tables
from dashboard.query.bound_query import Composed
from dashboard.query.compose import restricted
from dashboard.query.filters import Filters, Where

_LINKS = {"unit_id": "unit_id", "union_id": "named_union_id"}
"""A table's link column to a unit, and the column of unit_status that it joins."""

_ASKED = "asked"


@dataclass(frozen=True)
class Cause:
    """Why units are unknown: records that a check reads, or, without a check, columns of unit_status."""

    check: Check | None
    records: tuple[str, ...]


def causes(indicator: Indicator, queries: Catalogue) -> list[Cause]:
    """What the indicator's "unknown" condition tests: the records of each check that it reads, and other columns."""
    names = list(dict.fromkeys(column.name for column in _unknown(indicator).find_all(exp.Column)))
    checks = [queries.checks[name] for name in names if name in queries.checks]
    found = [Cause(check, _records(check, queries)) for check in checks]
    own = tuple(name for name in names if name not in queries.checks)
    return [*found, Cause(None, own)] if own else found


def lacking(cause: Cause, indicator: Indicator, queries: Catalogue, filters: Filters, scope: Where = ()) -> Composed:
    """One row: how many of the indicator's unknown units lack each of the cause's records, in their order.

    A unit lacks a column of a table if it has no row there or a row with the column empty. If the table's key holds a
    date, only the newest row by the as-of date counts; if it has kinds, only those that the check's header names. A
    unit lacks ``coverage.<table>`` unless the table is declared complete for it on the date and over every look-back
    window. A check of unions reads the rows of all open units of the union. Columns: c0, c1, …; null if a record
    belongs to no unit and can't be counted.
    """
    composed = _asked_units(cause, indicator, filters, scope)
    select = exp.select()
    if cause.check is None:
        select = select.select(*(_counted(_is_null(name)).as_(f"c{place}") for place, name in enumerate(cause.records)))
        return _over(composed, select)
    by_table: dict[str, list[str]] = {}
    for record in cause.records:
        name, _dot, column = record.partition(".")
        by_table.setdefault(name, []).append(column)
    joined: list[str] = []
    for place, record in enumerate(cause.records):
        name, _dot, column = record.partition(".")
        lacks = _lacks(name, column, queries)
        select = select.select((_counted(lacks) if lacks else exp.null()).as_(f"c{place}"))
        if lacks and name not in joined:
            joined.append(name)
    composed = _over(composed, select)
    for name in joined:
        rows = (
            queries.status["completeness"]
            if name == "coverage"
            else _rows(tables()[name], by_table[name], cause.check, composed)
        )
        composed.tree = composed.tree.join(
            _of_asked(rows).subquery(f"of_{name}"),
            on=exp.column("unit_id", table=_ASKED).eq(exp.column("unit_id", table=f"of_{name}")),
            join_type="left",
        )
    return composed


def _records(check: Check, queries: Catalogue) -> tuple[str, ...]:
    """The check's records; "coverage" becomes one record per table of the check that can be declared complete."""
    names = dict.fromkeys(record.partition(".")[0] for record in check.records if record != "coverage")
    found = [record for record in check.records if record != "coverage"]
    if "coverage" in check.records:
        found += [f"coverage.{name}" for name in names if _declared(name, queries)]
    return tuple(found)


def _declared(table: str, queries: Catalogue) -> list[str]:
    """The boolean columns of the relation completeness that say whether the table is declared complete."""
    columns = queries.status["completeness"].expressions
    return [
        column.alias_or_name
        for column in columns
        if column.alias_or_name.startswith(f"{table}_complete") and isinstance(column.unalias(), exp.Predicate)
    ]


def _unknown(indicator: Indicator) -> exp.Expr:
    """The condition that counts a unit as unknown; false if the indicator has no such condition."""
    return aggregate_of(indicator.columns["unknown"]).condition or exp.false()


def _asked_units(cause: Cause, indicator: Indicator, filters: Filters, scope: Where) -> Composed:
    names = dict.fromkeys(("unit_id", "named_union_id", *(() if cause.check else cause.records)))
    seen = exp.select(*names).from_("unit_status").where(_unknown(indicator).copy())
    if cause.check is not None:
        seen = seen.where(exp.column(cause.check.id).eq("unknown"))
    return restricted(seen, frozenset({"unit_status"}), filters, scope)


def _over(composed: Composed, select: exp.Select) -> Composed:
    return Composed(select.from_(_ASKED).with_(_ASKED, as_=composed.tree), composed.values)


def _of_asked(rows: exp.Select) -> exp.Select:
    """The same rows, computed only for the units in question instead of all open units."""
    found = rows.copy()
    for table in list(found.find_all(exp.Table)):
        if table.name == "open_units":
            chosen = exp.column("unit_id").isin(query=exp.select("unit_id").from_(_ASKED))
            table.replace(exp.select("*").from_("open_units").where(chosen).subquery(table.alias_or_name))
    return found


def _lacks(name: str, column: str, queries: Catalogue) -> exp.Expr | None:
    """The condition that a unit lacks the record; None if its table belongs to no unit."""
    if name == "coverage":
        declared = [exp.column(found, table="of_coverage") for found in _declared(column, queries)]
        return exp.not_(exp.Coalesce(this=exp.and_(*declared), expressions=[exp.false()]))
    if _link(tables()[name]) is None:
        return None
    filled = exp.column(f"{column}_filled", table=f"of_{name}") if column else exp.column("found", table=f"of_{name}")
    whole = exp.and_(
        filled.eq(exp.column("found", table=f"of_{name}")),
        exp.column("kinds", table=f"of_{name}").eq(exp.column("kinds_asked", table=f"of_{name}")),
    )
    return exp.not_(exp.Coalesce(this=whole, expressions=[exp.false()]))


def _rows(table: Table, columns: Iterable[str], check: Check, composed: Composed) -> exp.Select:
    """One row per unit with rows: found, <column>_filled for each column, kinds (distinct) and kinds_asked."""
    link = _link(table)
    assert link is not None  # _lacks leaves such a table out
    kinds = check.kinds if "kind" in table.column_names else ()
    owner = exp.column("unit_id", table=_ASKED)
    seen = _newest(table).subquery("seen")
    select = exp.select(owner.copy(), exp.Count(this=exp.Star()).as_("found"))
    for column in columns:
        if column:
            select = select.select(exp.Count(this=exp.column(column, table="seen")).as_(f"{column}_filled"))
    kind = exp.column("kind", table="seen")
    counted = exp.Count(this=exp.Distinct(expressions=[kind.copy()])) if kinds else exp.Literal.number(0)
    select = select.select(counted.as_("kinds"), exp.Literal.number(len(kinds)).as_("kinds_asked")).from_(_ASKED)
    meets = exp.column(link, table="seen")
    if link == "unit_id" and check.asked == "union" and table.name != "units":
        of_the_union = exp.column("asked_unit_id", table="unit_status").eq(owner.copy())
        select = select.join("unit_status", on=of_the_union)
        select = select.join(seen, on=meets.eq(exp.column("unit_id", table="unit_status")))
    else:
        select = select.join(seen, on=meets.eq(exp.column(_LINKS[link], table=_ASKED)))
    if kinds:
        select = select.where(kind.isin(*(composed.bind(value) for value in kinds)))
    return select.group_by(owner.copy())


def _newest(table: Table) -> exp.Select:
    """The table's rows; if its key holds one date, only the newest row by the as-of date for each rest of the key."""
    dated = [column.name for column in table.columns if column.name in table.key and column.type == "DATE"]
    if len(dated) != 1:
        return exp.select("*").from_(table.name)
    day = exp.column(dated[0], table=table.name)
    others = [exp.column(name, table=table.name) for name in table.key if name != dated[0]]
    place = exp.Window(
        this=exp.RowNumber(),
        partition_by=others,
        order=exp.Order(expressions=[exp.Ordered(this=day.copy(), desc=True)]),
    )
    by_date = exp.LTE(this=day, expression=exp.column("as_of", table="as_of"))
    everything = exp.Column(this=exp.Star(), table=exp.to_identifier(table.name))
    ranked = exp.select(everything, place.as_("place")).from_(table.name).join("as_of", join_type="cross")
    return exp.select("*").from_(ranked.where(by_date).subquery("ranked")).where(exp.column("place").eq(1))


def _link(table: Table) -> str | None:
    return next((name for name in _LINKS if name in table.column_names and _owned(table, name)), None)


def _owned(table: Table, name: str) -> bool:
    """Whether the column identifies the row's owner: beside a unit_id, union_id only names the unit's union."""
    return name == "unit_id" or "unit_id" not in table.column_names


def _is_null(name: str) -> exp.Expr:
    return exp.Is(this=exp.column(name, table=_ASKED), expression=exp.null())


def _counted(condition: exp.Expr) -> exp.Expr:
    return exp.Filter(this=exp.Count(this=exp.Star()), expression=exp.Where(this=condition))

"""Check rates over the units that must or should comply: units whose local rule says "may" are left out."""

from collections.abc import Sequence

from sqlglot import exp

from dashboard.answers import numbers
from dashboard.answers.numbers import Number
from dashboard.answers.parameters import strengths
from dashboard.catalogue.entries import COUNTS, ONLY_REPORTED, Check
from dashboard.catalogue.loader import catalogue
from dashboard.query import compose
from dashboard.query.bound_query import Composed
from dashboard.query.filters import Filters, Where
from dashboard.register.reader import Reader

_CHECK = exp.column("check_id", table="check_rows")
_STATE = exp.column("state", table="check_rows")


def demanded_numbers(reader: Reader, filters: Filters, by: Sequence[str] = (), scope: Where = ()) -> list[Number]:
    """The rate of each check over the units it is demanded of, by group and then in the catalogue's order.

    ``by`` takes dimensions of units, not of lists. A check that no unit of a group is asked to meet is left out there.
    """
    checks = catalogue().checks.values()
    everywhere = [check.id for check in checks if "may" not in strengths(check, reader)]
    # Where a local rule says "may", some units can still be bound more strongly.
    somewhere = [check.id for check in checks if check.has_local_strength and check.id not in everywhere]
    found = numbers.numbers(reader, filters, by, everywhere, scope)
    if somewhere:
        found += _by_rows(reader, filters, by, somewhere, scope)
    order = {name: place for place, name in enumerate(catalogue().checks)}
    groups = {group: place for place, group in enumerate(dict.fromkeys(number.group for number in found))}
    return sorted(found, key=lambda number: (groups[number.group], order[number.indicator.id]))


def parts_of(check: Check) -> tuple[str, ...]:
    """The checks whose states this check reads; empty for a check that reads facts only."""
    read = {column.name for column in check.tree.find_all(exp.Column)}
    return tuple(name for name in catalogue().checks if name in read)


def fails_of_no_part(reader: Reader, check: Check, filters: Filters, scope: Where = ()) -> int:
    """How many units fail a composite check while none of its parts fails: those reported as a whole."""
    failing = exp.column(check.id, table="unit_status").eq("fail")
    of_no_part = (exp.column(part, table="unit_status").neq("fail") for part in parts_of(check))
    count = exp.CountIf(this=exp.and_(failing, *of_no_part))
    ((found,),) = reader.rows(compose.numbers({"n": count}, (), filters, scope))
    return int(found or 0)


def _by_rows(reader: Reader, filters: Filters, by: Sequence[str], checks: Sequence[str], scope: Where) -> list[Number]:
    """The rates counted row by row with each row's own strength, which may also depend on the unit's size."""
    rows = reader.rows(_counted(filters, by, checks, scope))
    known = catalogue().indicators
    found = [
        Number(known[name], tuple(group), passed, judged, unknown, not_applicable, only_reported=reported)
        for name, *group, passed, judged, unknown, not_applicable, reported in rows
    ]
    return sorted(found, key=lambda number: tuple((value is None, str(value)) for value in number.group))


def _counted(filters: Filters, by: Sequence[str], checks: Sequence[str], scope: Where) -> Composed:
    """One row per check and group: COUNTS and ONLY_REPORTED over the rows with a strength other than "may"."""

    def counted(condition: exp.Expr, name: str) -> exp.Expr:
        return exp.CountIf(this=condition).as_(name)

    def is_in(*states: str) -> exp.Expr:
        return _STATE.copy().isin(*states)

    groups = [exp.column(name, table="unit_status") for name in by]
    source = exp.column("source", table="check_rows")
    which = [is_in("pass"), is_in("pass", "fail"), is_in("unknown"), is_in("not_applicable")]
    counts = [counted(one, name) for one, name in zip(which, COUNTS, strict=True)]
    reported = exp.and_(is_in("fail"), exp.NullSafeEQ(this=source, expression=exp.Literal.string("reported")))
    tree = exp.select(_CHECK.copy(), *groups, *counts, counted(reported, ONLY_REPORTED)).from_("check_rows")
    same_unit = exp.column("unit_id", table="check_rows").eq(exp.column("unit_id", table="unit_status"))
    tree = tree.join("unit_status", on=same_unit)
    tree = tree.where(_CHECK.copy().isin(*checks), exp.column("strength", table="check_rows").neq("may"))
    composed = compose.restricted(tree, compose.unit_relations(catalogue()), filters, scope)
    composed.tree = composed.tree.group_by(_CHECK.copy(), *(group.copy() for group in groups))
    return composed

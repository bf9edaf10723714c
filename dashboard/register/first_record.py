"""How far back a version's records reach: before that day nothing is known and nothing can be compared."""

from datetime import date
from functools import lru_cache

from sqlglot import exp

from dashboard.catalogue.schema import Table, tables
from dashboard.query.bound_query import Composed
from dashboard.register.reader import records_of
from dashboard.register.versions import Version

_PLANNED = frozenset(
    {
        "due_on",
        "ends_on",
        "starts_on",
        "expires_on",
        "extended_to",
        "effective_on",
        "planned_for",
        "promised_on",
        "rework_due_on",
        "legal_person_valid_to",
        "complete_to",
    }
)
"""Date columns on which nothing was recorded: deadlines, plans and ends of terms."""

_FOUNDED = ("units", "founded_on")
"""A unit's founding date says nothing about its union."""


def reaches_back_to(version: Version, day: date) -> bool:
    """Whether the version has any record of the day or before it. Raises Refused where its file is damaged."""
    first = _first_record(version)
    return first is not None and first <= day


@lru_cache(256)
def _first_record(version: Version) -> date | None:
    """The earliest day of any record. Memoised: a version's file never changes."""
    days = [_earliest(table, columns) for table in tables().values() if (columns := recorded_days(table))]
    found = exp.union(*days, distinct=False, copy=False).subquery("days")
    (first,) = records_of(version, Composed(exp.select(exp.Min(this=exp.column("day")).as_("day")).from_(found)))["day"]
    return None if first is None or first != first else first.date()


def recorded_days(table: Table) -> tuple[str, ...]:
    """The table's date columns that say when something happened, or was seen, counted or reported."""
    if not table.imported:
        return ()
    return tuple(
        column.name
        for column in table.columns
        if column.type == "DATE" and column.name not in _PLANNED and (table.name, column.name) != _FOUNDED
    )


def _earliest(table: Table, columns: tuple[str, ...]) -> exp.Select:
    """The earliest of these days, one row. A coverage row without a start counts as 0001-01-01."""
    days: list[exp.Expr] = [exp.column(name) for name in columns]
    if table.name == "coverage":
        days = [exp.Coalesce(this=days[0], expressions=[exp.cast(exp.Literal.string("0001-01-01"), "date")])]
    firsts: list[exp.Expr] = [exp.Min(this=day) for day in days]
    day = exp.Least(this=firsts[0], expressions=firsts[1:], ignore_nulls=True) if len(firsts) > 1 else firsts[0]
    return exp.select(day.as_("day")).from_(table.name)

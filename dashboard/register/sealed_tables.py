"""The tables of a sealed report's file, as queries over the status and the cube of its date."""

from collections.abc import Iterable, Sequence

from sqlglot import exp

from dashboard.catalogue.entries import Indicator
from dashboard.query import compose, cube_queries, task_lists
from dashboard.query.cube import CUBE_DIMENSIONS
from dashboard.query.unit_amounts import amount

REPORTED = "reported"
"""Totals and the groups of each cube dimension: dimension (empty for totals), value, c0, c1, …"""

_WHOLE = exp.DataType.build("bigint")  # built once: a cast to a type name parses it each time (2 s per report)


def tables(indicators: Iterable[Indicator], kept: Sequence[str], places: Sequence[int]) -> dict[str, exp.Query]:
    """The tables by name: unit_status, unit_lists, those of task_lists.ROWS and reported.

    unit_status has a row per open unit: the ``kept`` columns as text and the unit's contribution to each count as c0,
    c1, …, numbered as in compose.count_columns, as integers in units of the count's last decimal place (``places``).
    Where counts are recorded list by list, it also has the columns that are not, so that counts can be repeated for
    some lists.
    """
    counts = compose.count_columns(indicators).values()
    columns = [amount(count).as_(f"c{number}") for number, count in enumerate(counts)]
    beside = [exp.column(name) for name in task_lists.columns_beside(counts)]
    units = exp.select(*map(exp.column, kept), *columns, *beside).from_("unit_status")
    return {
        "unit_status": cube_queries.in_last_places(units, kept, places).select(*beside),
        **{name: exp.select("*").from_(name) for name in (task_lists.LISTS, *task_lists.ROWS)},
        REPORTED: exp.union(
            *(_groups(name, len(places)) for name in ("", *CUBE_DIMENSIONS)), distinct=False, copy=False
        ),
    }


def _groups(dimension: str, counts: int) -> exp.Select:
    """The cube's cells summed by one dimension, or in total."""
    value: exp.Expr = exp.column(dimension) if dimension else exp.cast(exp.null(), "text")
    names = [f"c{number}" for number in range(counts)]
    sums = [exp.cast(exp.Sum(this=exp.column(name)), _WHOLE).as_(name) for name in names]
    groups = exp.select(exp.Literal.string(dimension).as_("dimension"), value.as_("value"), *sums).from_("cells")
    return groups.group_by(exp.column(dimension)) if dimension else groups

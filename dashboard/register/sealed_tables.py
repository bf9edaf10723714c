"""The tables of a sealed report's file, as queries over the status and the cube of its date."""

from collections.abc import Iterable, Sequence

from sqlglot import exp

from dashboard.catalogue.entries import Indicator
from dashboard.query import compose, cube_queries, task_lists
from dashboard.query.cube import CUBE_DIMENSIONS
from dashboard.query.unit_amounts import amount

REPORTED = "reported"
"""The whole and the groups of each dimension of few values: dimension (empty for the whole), value, c0, c1, …"""

_WHOLE = exp.DataType.build("bigint")  # built once: a cast to a text reads that text each time (2 s for a report)


def tables(indicators: Iterable[Indicator], kept: Sequence[str], places: Sequence[int]) -> dict[str, exp.Query]:
    """The tables by name: unit_status, unit_lists, those of list_rows.ROWS and reported.

    unit_status has a row per open unit with the ``kept`` columns as text and what it adds to each count as c0, c1, …,
    numbered as compose.count_columns does, as whole numbers of the last of the count's ``places``. Of what is recorded
    list by list it has also the columns that are not, so that it can be counted again on some lists.
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
    """The cube's cells summed up by one dimension, or altogether."""
    value: exp.Expr = exp.column(dimension) if dimension else exp.cast(exp.null(), "text")
    names = [f"c{number}" for number in range(counts)]
    sums = [exp.cast(exp.Sum(this=exp.column(name)), _WHOLE).as_(name) for name in names]
    groups = exp.select(exp.Literal.string(dimension).as_("dimension"), value.as_("value"), *sums).from_("cells")
    return groups.group_by(exp.column(dimension)) if dimension else groups

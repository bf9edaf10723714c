"""Answers: the numbers, states, lists and rows that pages, commands and exports show, each as a frame."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd
from sqlglot import exp

from dashboard import compose
from dashboard.catalogue import Indicator, catalogue
from dashboard.errors import Refused
from dashboard.filters import DIMENSIONS, LIST_DIMENSIONS, Filters, Where
from dashboard.locale import _
from dashboard.register.reader import Reader


@dataclass(frozen=True)
class Number:
    """An indicator's answer for one group. denominator is None for a count; value is in the indicator's unit."""

    indicator: Indicator
    group: tuple[str | None, ...]
    numerator: int
    denominator: int | None
    unknown: int
    not_applicable: int

    @property
    def value(self) -> float | int | None:
        """The numerator of a count, else numerator ÷ denominator, × 100 for a percentage; None where that is 0."""
        if self.denominator is None:
            return self.numerator
        if not self.denominator:
            return None
        return (100 if self.indicator.unit == "percent" else 1) * self.numerator / self.denominator

    @property
    def is_mostly_known(self) -> bool:
        """Whether at least half of the bound units are known; else a page shows counts instead of a percentage.

        For a check the bound units are those that pass, fail or are unknown. For a ratio of people or rows the known
        units are those that are neither unknown nor exempt, which the answer does not count, so the units stand in.
        """
        if self.denominator is None:
            return True
        return self.denominator >= self.unknown and self.denominator > 0


def numbers(
    reader: Reader,
    filters: Filters,
    by: Sequence[str] = (),
    only: Iterable[str] | None = None,
    scope: Where = (),
) -> list[Number]:
    """Every indicator (or ``only`` these ids) for every group. Raises Refused on an unknown id or dimension."""
    chosen = choose(only)
    for name in by:
        if name not in DIMENSIONS:
            raise Refused(_("“{name}” is no dimension; there are {dimensions}.",
                            name=name, dimensions=", ".join(DIMENSIONS)))  # fmt: skip
    rows = reader.rows(compose.numbers(chosen, by, filters, scope))
    answers = []
    for row in sorted(rows, key=lambda row: tuple((value is None, str(value)) for value in row[: len(by)])):
        cells = iter(row[len(by) :])
        for indicator in chosen:
            counts = {column.alias_or_name: int(next(cells) or 0) for column in indicator.tree.expressions}
            answers.append(
                Number(
                    indicator=indicator,
                    group=tuple(row[: len(by)]),
                    numerator=counts["numerator"],
                    denominator=counts.get("denominator"),
                    unknown=counts["unknown"],
                    not_applicable=counts["not_applicable"],
                )
            )
    return answers


def choose(only: Iterable[str] | None) -> list[Indicator]:
    """The indicators of these ids, all for None. Raises Refused on an unknown id."""
    known = catalogue().indicators
    if only is None:
        return list(known.values())
    for name in only:
        if name not in known:
            raise Refused(_("There is no indicator “{name}”; “union-health catalogue” lists them.", name=name))
    return [known[name] for name in only]


def indicators(
    reader: Reader,
    filters: Filters,
    by: Sequence[str] = (),
    only: Iterable[str] | None = None,
    scope: Where = (),
) -> pd.DataFrame:
    """The numbers as a table: indicator, the dimensions, numerator, denominator, value, unknown, not_applicable, unit
    and as_of. One row per indicator and group, in the catalogue's order.
    """
    answers = numbers(reader, filters, by, only, scope)
    order = {name: place for place, name in enumerate(catalogue().indicators)}
    answers.sort(key=lambda number: order[number.indicator.id])
    columns = ["indicator", *by, "numerator", "denominator", "value", "unknown", "not_applicable", "unit", "as_of"]
    rows = [
        (
            number.indicator.id, *number.group, number.numerator, number.denominator, number.value, number.unknown,
            number.not_applicable, number.indicator.unit, reader.as_of,
        )
        for number in answers
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=columns, dtype=object)


def is_additive(by: Sequence[str]) -> bool:
    """Whether the groups' counts sum to the whole: not by campaign, task or list, where a unit counts in each."""
    return not set(by) & set(LIST_DIMENSIONS)


def rows_of(
    reader: Reader,
    name: str,
    filters: Filters,
    scope: Where = (),
    *,
    limit: int | None = None,
    offset: int = 0,
    horizon: tuple[date, int] | None = None,
) -> pd.DataFrame:
    """The rows of a list of queries/lists, in its order, under the filters."""
    return reader.frame(compose.paged(_list_query(name, filters, scope), limit, offset), horizon)


def count_of(
    reader: Reader, name: str, filters: Filters, scope: Where = (), horizon: tuple[date, int] | None = None
) -> int:
    """How many rows the list has under the filters."""
    return int(reader.frame(compose.counted(_list_query(name, filters, scope)), horizon)["n"].iloc[0])


def states(reader: Reader, filters: Filters, check: str | None = None, scope: Where = ()) -> pd.DataFrame:
    """unit_id, unit, check_id, state, strength, since, due, open, source and detail of every unit and check."""
    query = _list_query("states", filters, scope)
    if check is not None:
        if check not in catalogue().checks:
            raise Refused(_("There is no check “{name}”; “union-health catalogue” lists them.", name=check))
        query.tree = query.tree.where(exp.column("check_id", table="check_rows").eq(query.bind(check)))
    return reader.frame(query)


def states_of(reader: Reader, unit_id: str) -> pd.DataFrame:
    """The frame of ``states`` for one unit."""
    return reader.frame(compose.for_one_unit(_list_query("states", Filters(), ()), unit_id))


def units_named_like(reader: Reader, text: str, scope: Where = ()) -> list[tuple[str, str]]:
    """unit_id and name of the open units whose name, id or spelling contains the text; at most 20."""
    return [(row[0], row[1]) for row in reader.rows(compose.units_like(text, scope))]


def rows_behind(
    reader: Reader, indicator: Indicator, filters: Filters, scope: Where = (), limit: int | None = None
) -> pd.DataFrame:
    """The rows that the indicator's numerator counts; the column amount sums to it."""
    tree = compose.rows_behind(indicator, catalogue())
    query = compose.restricted(tree, compose.unit_relations(catalogue()), filters, scope)
    return reader.frame(compose.paged(query, limit))


def values_of(reader: Reader, dimension: str, scope: Where = ()) -> list[str]:
    """The values that units have for a dimension, the most frequent first; "" stands for none."""
    return [row[0] or "" for row in reader.rows(compose.distinct_values(dimension, scope))]


# A list of problems shows only the checks that its filter names, not whatever else those units lack.
_STATE_OF_LIST = {"worklist": "check_fail", "closed": "check_fail", "verify": "check_unknown"}


def _list_query(name: str, filters: Filters, scope: Where) -> compose.Composed:
    query = compose.restricted(catalogue().lists[name].tree, compose.unit_relations(catalogue()), filters, scope)
    checks = filters.values(_STATE_OF_LIST.get(name, ""))
    return compose.about(query, "check_id", checks) if checks else query

"""Computes indicators for groups of units, from the cube or from the status, as values or as a frame."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import pandas as pd

from dashboard.catalogue.entries import Indicator
from dashboard.catalogue.loader import catalogue
from dashboard.errors import Refused
from dashboard.locale import _
from dashboard.query import compose, cube_queries
from dashboard.query.counts import is_mostly_known, tells_nothing
from dashboard.query.cube import CUBE_DIMENSIONS, Amount, Group
from dashboard.query.filters import LIST_DIMENSIONS, Filters, Where, refuse_unknown_dimensions
from dashboard.query.rows_behind import Side
from dashboard.register.month_end_reader import MonthEndReader
from dashboard.register.reader import Reader

Route = Literal["roll-up", "cells", "status"]
Amounts = Mapping[str, Amount]


@dataclass(frozen=True)
class Number:
    """An indicator's number for one group. denominator is None for a count; value is in the indicator's unit.

    units: the number of units in the group, None if not counted. only_reported: how many are in the denominator only
    because a finding reports that they fail. as_of: the date of evaluation, None for numbers not read from a register.
    """

    indicator: Indicator
    group: Group
    numerator: Amount
    denominator: Amount | None
    unknown: int
    not_applicable: int
    units: Amount | None = None
    only_reported: int = 0
    as_of: date | None = None

    @property
    def value(self) -> float | Amount | None:
        """The numerator of a count, else numerator ÷ denominator, × 100 for a percentage.

        None if the denominator is 0, and for a count of 0 when every countable unit is unverified.
        """
        if self.denominator is None:
            return None if tells_nothing(self) else self.numerator
        if not self.denominator:
            return None
        return float((100 if self.indicator.unit == "percent" else 1) * self.numerator / self.denominator)

    def on(self, side: Side) -> Amount:
        """The amount on this side: the numerator, or the rest of a share's denominator."""
        return self.numerator if side == "numerator" else (self.denominator or 0) - self.numerator

    @property
    def is_mostly_known(self) -> bool:
        """Whether enough is known to show a rate (counts.is_mostly_known); else a page shows counts instead."""
        return is_mostly_known(self)

    @property
    def is_shown(self) -> bool:
        """Whether a page shows the value: it exists and enough is known."""
        return self.value is not None and self.is_mostly_known

    @property
    def known(self) -> Amount | None:
        """How many units the value rests on; None if not counted."""
        if self.indicator.counts_units and self.denominator is not None:
            return self.denominator
        return None if self.units is None else self.units - self.unknown - self.not_applicable


def numbers(
    reader: Reader,
    filters: Filters,
    by: Sequence[str] = (),
    only: Iterable[str] | None = None,
    scope: Where = (),
) -> list[Number]:
    """Every indicator (or ``only`` these ids) for every group. Raises Refused on an unknown id or dimension."""
    chosen = choose(only)
    refuse_unknown_dimensions(by)
    groups = ROUTES[route(reader, chosen, by, filters, scope)](reader, chosen, by, filters, scope)
    return _as_numbers(chosen, groups, reader.as_of)


def numbers_of_cube(
    reader: MonthEndReader, filters: Filters, only: Iterable[str] | None = None, scope: Where = ()
) -> list[Number]:
    """The ungrouped ``numbers`` from a date's cube alone. Only valid where ``is_in_cube``."""
    chosen = choose(only)
    texts = _texts(chosen)
    columns = [reader.cube.columns[text] for text in texts]
    (row,) = reader.cells(cube_queries.cell_numbers(columns, filters, scope))
    return _as_numbers(chosen, [((), dict(zip(texts, reader.cube.amounts(row, columns), strict=True)))], reader.as_of)


def _as_numbers(chosen: Sequence[Indicator], groups: Iterable[tuple[Group, Amounts]], as_of: date) -> list[Number]:
    answers = []
    for group, counts in sorted(groups, key=lambda found: tuple((value is None, str(value)) for value in found[0])):
        for indicator in chosen:
            amounts = {name: counts[text] for name, text in indicator.counts.items()}
            answers.append(
                Number(
                    indicator=indicator,
                    group=group,
                    numerator=amounts["numerator"],
                    denominator=amounts.get("denominator"),
                    unknown=int(amounts["unknown"]),
                    not_applicable=int(amounts["not_applicable"]),
                    units=int(counts[_units()]),
                    only_reported=int(amounts.get("only_reported", 0)),
                    as_of=as_of,
                )
            )
    return answers


def route(reader: Reader, chosen: Sequence[Indicator], by: Sequence[str], filters: Filters, scope: Where = ()) -> Route:
    """Where the numbers are read: the cube's roll-ups (up to 2 dimensions), its cells, or the status of every unit."""
    if not is_in_cube(by, filters, scope) or not reader.cube.columns.keys() >= set(_texts(chosen)):
        return "status"
    return "roll-up" if len(_dimensions(by, filters, scope)) <= 2 else "cells"


def is_in_cube(by: Sequence[str], filters: Filters, scope: Where = ()) -> bool:
    """Whether the cube can answer: no text search, and only its dimensions in groups, filters and scope."""
    return not filters.search.strip() and _dimensions(by, filters, scope) <= set(CUBE_DIMENSIONS)


def _dimensions(by: Sequence[str], filters: Filters, scope: Where) -> set[str]:
    return {*by, *(name for name, _values in (*filters.where, *scope))}


def _from_roll_ups(
    reader: Reader, chosen: Sequence[Indicator], by: Sequence[str], filters: Filters, scope: Where
) -> list[tuple[Group, Amounts]]:
    return _by_text(_texts(chosen), reader.cube.answer(_texts(chosen), (*filters.where, *scope), by))


def _from_cells(
    reader: Reader, chosen: Sequence[Indicator], by: Sequence[str], filters: Filters, scope: Where
) -> list[tuple[Group, Amounts]]:
    return _by_text(_texts(chosen), reader.cube.answer_from_cells(_texts(chosen), (*filters.where, *scope), by))


def _by_text(texts: Sequence[str], found: Iterable[tuple[Group, Sequence[Amount]]]) -> list[tuple[Group, Amounts]]:
    return [(group, dict(zip(texts, amounts, strict=True))) for group, amounts in found]


def _from_status(
    reader: Reader, chosen: Sequence[Indicator], by: Sequence[str], filters: Filters, scope: Where
) -> list[tuple[Group, Amounts]]:
    columns = compose.count_columns([catalogue().indicators["units_open"], *chosen])
    named = {f"c{place}": count for place, count in enumerate(columns.values())}
    rows = reader.rows(compose.numbers(named, by, filters, scope))
    return [
        (row[: len(by)], {text: amount or 0 for text, amount in zip(columns, row[len(by) :], strict=True)})
        for row in rows
    ]


ROUTES = {"roll-up": _from_roll_ups, "cells": _from_cells, "status": _from_status}
"""The function of each route. Where several can answer, they return the same amounts."""


def _units() -> str:
    """The SQL text of the unit count, which every answer includes."""
    return catalogue().indicators["units_open"].counts["numerator"]


def _texts(chosen: Sequence[Indicator]) -> list[str]:
    return list(dict.fromkeys([_units(), *(text for indicator in chosen for text in indicator.counts.values())]))


def choose(only: Iterable[str] | None) -> list[Indicator]:
    """The indicators with these ids; all for None. Raises Refused on an unknown id."""
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
    *,
    shown_only: bool = False,
) -> pd.DataFrame:
    """The numbers as a table: indicator, the dimensions, numerator, denominator, value, unknown, not_applicable, unit
    and as_of. One row per indicator and group, in the catalogue's order.

    value is as in Number; with ``shown_only`` it is empty where too little is known to show it.
    """
    return as_frame(reader, numbers(reader, filters, by, only, scope), by, shown_only=shown_only)


def as_frame(
    reader: Reader, found: Iterable[Number], by: Sequence[str] = (), *, shown_only: bool = False
) -> pd.DataFrame:
    """The frame of ``indicators`` for numbers that are already computed, by these dimensions."""
    order = {name: place for place, name in enumerate(catalogue().indicators)}
    answers = sorted(found, key=lambda number: order[number.indicator.id])
    columns = ["indicator", *by, "numerator", "denominator", "value", "unknown", "not_applicable", "unit", "as_of"]
    rows = [
        (
            number.indicator.id,
            *number.group,
            number.numerator,
            number.denominator,
            number.value if number.is_shown or not shown_only else None,
            number.unknown,
            number.not_applicable,
            number.indicator.unit,
            reader.as_of,
        )
        for number in answers
    ]
    return pd.DataFrame(rows, columns=columns, dtype=object)


def is_additive(by: Sequence[str]) -> bool:
    """Whether the groups' counts sum to the whole: not by campaign, task or list, where a unit counts in each."""
    return not set(by) & set(LIST_DIMENSIONS)

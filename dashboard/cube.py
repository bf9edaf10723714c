"""The cube: every indicator's counts by pairs of dimensions with few values, so that a page's numbers take no scan.

Counts are additive, so a filter or a grouping on two of these dimensions adds a few rows of the right pair's roll-up.
All numbers are whole: an amount with decimals is kept as so many of its last places.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
import numpy.typing as npt

from dashboard.filters import Where

CUBE_DIMENSIONS = ("sector", "ownership", "industry", "province", "city", "size", "headcount_band", "main_class",
                   "grade")  # fmt: skip
"""Dimensions with one value a unit and few values altogether."""

Amount = int | Decimal
Group = tuple[str | None, ...]


@dataclass(frozen=True)
class RollUp:
    """The counts by two dimensions. codes has a row per cell and a column per dimension; -1 is no value."""

    dimensions: tuple[str, str]
    values: tuple[tuple[str, ...], tuple[str, ...]]
    codes: npt.NDArray[np.int64]
    counts: npt.NDArray[np.int64]


class Cube:
    """The counts of one version and date, by pairs of dimensions. columns places an expression's text among the counts.

    A pair's roll-up is fetched when it is first asked for, and kept. places are the decimals of each count.
    """

    def __init__(
        self, columns: Mapping[str, int], places: Sequence[int], fetch: Callable[[tuple[str, str]], RollUp]
    ) -> None:
        self.columns = columns
        self.places = places
        self._fetch = fetch
        self._kept: dict[tuple[str, str], RollUp] = {}

    def roll_up(self, names: set[str]) -> RollUp:
        """A roll-up by two dimensions, these among them; one already kept if there is one."""
        fitting = [pair for pair in pairs() if names <= set(pair)]
        pair = next((pair for pair in fitting if pair in self._kept), fitting[0])
        if pair not in self._kept:
            self._kept[pair] = self._fetch(pair)
        return self._kept[pair]

    def answer(self, columns: Sequence[str], where: Where, by: Sequence[str]) -> list[tuple[Group, tuple[Amount, ...]]]:
        """For each group its values and the sums of these columns; one row without ``by``.

        Groups without units are left out. Raises KeyError where a column is not in the cube.
        """
        rollup = self.roll_up({*by, *(name for name, _values in where)})
        chosen = np.ones(len(rollup.codes), dtype=bool)
        for name, values in where:
            axis = rollup.dimensions.index(name)
            codes = [_code(rollup.values[axis], value) for value in values]
            chosen &= np.isin(rollup.codes[:, axis], codes)
        picked = [self.columns[column] for column in columns]
        counts = rollup.counts[chosen][:, picked]
        if not by:
            return [((), self.amounts(counts.sum(axis=0).tolist(), picked))]
        axes = [rollup.dimensions.index(name) for name in by]
        groups, places = np.unique(rollup.codes[chosen][:, axes], axis=0, return_inverse=True)
        sums = np.zeros((len(groups), len(picked)), dtype=np.int64)
        np.add.at(sums, places.ravel(), counts)
        return [
            (
                tuple(None if code < 0 else rollup.values[axis][code] for axis, code in zip(axes, group, strict=True)),
                self.amounts(row.tolist(), picked),
            )
            for group, row in zip(groups, sums, strict=True)
        ]

    def amounts(self, sums: Sequence[int | None], columns: Sequence[int]) -> tuple[Amount, ...]:
        """What sums of last places, in these columns, amount to."""
        return tuple(
            Decimal(amount or 0).scaleb(-self.places[column]) if self.places[column] else amount or 0
            for amount, column in zip(sums, columns, strict=True)
        )


def pairs() -> list[tuple[str, str]]:
    """Every pair of the cube's dimensions, in their order."""
    return [
        (first, second)
        for place, first in enumerate(CUBE_DIMENSIONS)
        for second in CUBE_DIMENSIONS[place + 1 :]
    ]  # fmt: skip


def _code(values: tuple[str, ...], value: str) -> int:
    """The value's place; the empty value is -1 and one that no unit has is in no cell."""
    if value == "":
        return -1
    return values.index(value) if value in values else -2

"""The cube: every indicator's counts by dimensions with few values, so that a page's numbers need no scan.

Counts are additive: a filter or grouping on up to two dimensions sums a few rows of that pair's roll-up; one on more
dimensions sums cells. All numbers are integers: an amount with decimals is stored in units of its last decimal place.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
import numpy.typing as npt

from dashboard.query.filters import Where

CUBE_DIMENSIONS = (
    "sector",
    "ownership",
    "industry",
    "province",
    "city",
    "size",
    "headcount_band",
    "main_class",
    "grade",
)
"""Dimensions with one value per unit and few distinct values."""

Amount = int | Decimal
Group = tuple[str | None, ...]


@dataclass(frozen=True)
class RollUp:
    """The counts by some dimensions. codes has a row per cell and a column per dimension; -1 means no value.

    counts has an array per count with one number per cell, int32 where all fit, else int64.
    """

    dimensions: tuple[str, ...]
    values: tuple[tuple[str, ...], ...]
    codes: npt.NDArray[np.int64]
    counts: tuple[npt.NDArray[np.int32 | np.int64], ...]


class Cube:
    """The counts of one version and date. columns maps an expression's text to its column; places are the decimals.

    Roll-ups by a pair of dimensions, and the cells (by all dimensions), are fetched on first use and cached: ten
    million units give 133,000 cells, which take 80 MB.
    """

    def __init__(
        self, columns: Mapping[str, int], places: Sequence[int], fetch: Callable[[tuple[str, ...]], RollUp]
    ) -> None:
        self.columns = columns
        self.places = places
        self._fetch = fetch
        self._kept: dict[tuple[str, ...], RollUp] = {}

    def roll_up(self, names: set[str]) -> RollUp:
        """A roll-up by a pair of dimensions that includes these; a cached one where possible."""
        fitting = [pair for pair in pairs() if names <= set(pair)]
        return self._keep(next((pair for pair in fitting if pair in self._kept), fitting[0]))

    def answer(self, columns: Sequence[str], where: Where, by: Sequence[str]) -> list[tuple[Group, tuple[Amount, ...]]]:
        """Each group's values and the sums of these columns; one row without ``by``. At most two dimensions.

        Groups without units are left out. Raises KeyError where a column is not in the cube.
        """
        return self._counted(self.roll_up({*by, *(name for name, _values in where)}), columns, where, by)

    def answer_from_cells(
        self, columns: Sequence[str], where: Where, by: Sequence[str]
    ) -> list[tuple[Group, tuple[Amount, ...]]]:
        """The same as ``answer`` for any number of dimensions, summed from the cells."""
        return self._counted(self._keep(CUBE_DIMENSIONS), columns, where, by)

    def _keep(self, dimensions: tuple[str, ...]) -> RollUp:
        if dimensions not in self._kept:
            self._kept[dimensions] = self._fetch(dimensions)
        return self._kept[dimensions]

    def _counted(
        self, rollup: RollUp, columns: Sequence[str], where: Where, by: Sequence[str]
    ) -> list[tuple[Group, tuple[Amount, ...]]]:
        chosen = _chosen(rollup, where)
        picked = [self.columns[column] for column in columns]
        if not by:
            sums = [int(rollup.counts[place][chosen].sum(dtype=np.int64)) for place in picked]
            return [((), self.amounts(sums, picked))]
        axes = [rollup.dimensions.index(name) for name in by]
        groups, group_of = np.unique(rollup.codes[chosen][:, axes], axis=0, return_inverse=True)
        if not len(groups):
            return []
        order = np.argsort(group_of.ravel(), kind="stable")
        cells = chosen[order]
        starts = np.searchsorted(group_of.ravel()[order], np.arange(len(groups)))
        sums_by_group = [np.add.reduceat(rollup.counts[place][cells], starts, dtype=np.int64) for place in picked]
        return [
            (
                tuple(None if code < 0 else rollup.values[axis][code] for axis, code in zip(axes, group, strict=True)),
                self.amounts([int(amounts[number]) for amounts in sums_by_group], picked),
            )
            for number, group in enumerate(groups)
        ]

    def amounts(self, sums: Sequence[int | None], columns: Sequence[int]) -> tuple[Amount, ...]:
        """Convert sums of these columns from units of the last decimal place to amounts."""
        return tuple(
            Decimal(amount or 0).scaleb(-self.places[column]) if self.places[column] else amount or 0
            for amount, column in zip(sums, columns, strict=True)
        )


def pairs() -> list[tuple[str, str]]:
    """Every pair of the cube's dimensions, in their order."""
    return [(first, second) for place, first in enumerate(CUBE_DIMENSIONS) for second in CUBE_DIMENSIONS[place + 1 :]]


def _chosen(rollup: RollUp, where: Where) -> npt.NDArray[np.int64]:
    """The indices of the cells that meet every condition."""
    chosen = np.ones(len(rollup.codes), dtype=bool)
    for name, values in where:
        axis = rollup.dimensions.index(name)
        codes = [_code(rollup.values[axis], value) for value in values]
        chosen &= np.isin(rollup.codes[:, axis], codes)
    return np.flatnonzero(chosen)


def _code(values: tuple[str, ...], value: str) -> int:
    """The value's code: -1 for the empty value, -2 (in no cell) for a value that no unit has."""
    if value == "":
        return -1
    return values.index(value) if value in values else -2

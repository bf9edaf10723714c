"""Greedy choice of the fewest items that reach a target, most effective first. Pure NumPy.

A chain is the order in which to mend one unit's items: its k-th row holds the change of numerator and denominator once
the first k items are mended. For a target T, an item is worth Δnumerator − T × Δdenominator. Unlike changes of the
ratio itself, this worth adds up exactly over units.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Whole = npt.NDArray[np.int64]
Real = npt.NDArray[np.float64]
_NOTHING = 1e-9


@dataclass(frozen=True)
class Chains:
    """Concatenated chains. size counts from 1 in each chain; numerator and denominator are cumulative changes."""

    size: Whole
    item_no: Whole
    numerator: Real
    denominator: Real

    @property
    def starts(self) -> Whole:
        """For each row, the index of its chain's first row."""
        return np.maximum.accumulate(np.where(self.size == 1, np.arange(len(self.size)), 0))

    def worth(self, sign: int, goal: float) -> Real:
        """For each row, the worth of its chain's items up to that row. sign is 1 to raise the value, −1 to lower it."""
        return sign * (self.numerator - goal * self.denominator)


@dataclass(frozen=True)
class Choice:
    """For each row, whether its item is mended; and whether the goal is reached."""

    mended: npt.NDArray[np.bool_]
    reached: bool


@dataclass(frozen=True)
class Steps:
    """Segments of chains in the order of mending: the chain's first row, the segment's last row, items and worth."""

    chain: Whole
    end: Whole
    items: Whole
    worth: Real


def choose(chains: Chains, numerator: float, denominator: float, sign: int, goal: float) -> Choice:
    """The fewest items, chosen greedily, with which (numerator, denominator) reaches the goal, or all that help."""
    worth = chains.worth(sign, goal)
    before = sign * (numerator - goal * denominator)
    if denominator and before >= -_NOTHING:
        return Choice(np.zeros(len(chains.size), dtype=bool), True)
    steps = _steps(chains, worth)
    enough = np.flatnonzero(before + np.cumsum(steps.worth) >= -_NOTHING)
    if not len(enough):
        return Choice(_mended(chains, steps.chain, steps.end), False)
    last = int(enough[0])
    taken = np.arange(len(steps.end)) < last
    end = _finish(chains, steps, taken, last, worth, -before - float(steps.worth[taken].sum()))
    excess = before + float(steps.worth[taken].sum()) + float(end[1])
    _shorten(steps, taken, excess, int(chains.starts[end[0]]))
    ends = np.r_[steps.end[taken], end[0]]
    return Choice(_mended(chains, chains.starts[ends], ends), True)


def best(chains: Chains, numerator: float, denominator: float, sign: int) -> tuple[float, float]:
    """Numerator and denominator at the best value that mending can reach."""
    found = (numerator, denominator)
    for _round in range(20):
        # Dinkelbach's method: at the best ratio no further gain is possible. It converges in a few rounds.
        goal = found[0] / found[1] if found[1] else 0.0
        steps = _steps(chains, chains.worth(sign, goal))
        ends = _last_of_each(chains, steps.chain, steps.end)
        better = (numerator + float(chains.numerator[ends].sum()), denominator + float(chains.denominator[ends].sum()))
        if sign * (better[0] - goal * better[1]) <= sign * (found[0] - goal * found[1]) + _NOTHING:
            break
        found = better
    return found


def _steps(chains: Chains, worth: Real) -> Steps:
    """The segments by worth per item, highest first, ties in worklist order. A chain's own segments stay in order.

    Items that only help together form one segment: it ends at the row with the highest mean worth since the last one.
    """
    starts = chains.starts
    rows = np.arange(len(worth))
    size_at, key, row_at = (np.full(len(worth), start, dtype=np.int64) for start in (0, -1, -1))
    worth_at = np.zeros(len(worth))
    found: list[tuple[Any, ...]] = []
    while len(rows):
        chain = starts[rows]
        items = chains.size[rows] - size_at[chain]
        gain = worth[rows] - worth_at[chain]
        mean = np.round(gain / items, 9)
        order = np.lexsort((items, -mean, chain))
        first = order[np.r_[True, np.diff(chain[order]) != 0]]
        first = first[mean[first] > _NOTHING]
        ends, chosen = rows[first], chain[first]
        key[chosen] = np.maximum(key[chosen], chains.item_no[np.maximum(row_at[chosen], chosen - 1) + 1])
        found.append((chosen, ends, items[first], gain[first], mean[first], key[chosen]))
        size_at[chosen], worth_at[chosen], row_at[chosen] = chains.size[ends], worth[ends], ends
        goes_on = np.zeros(len(worth), dtype=bool)
        goes_on[chosen] = True
        rows = rows[goes_on[chain] & (rows > row_at[chain])]
    if not found:
        none = np.zeros(0, dtype=np.int64)
        return Steps(none, none, none, np.zeros(0))
    chain, end, items, gain, mean, key = (np.concatenate(parts) for parts in zip(*found, strict=True))
    order = np.lexsort((end, key, -mean))
    return Steps(chain[order], end[order], items[order], gain[order])


def _finish(
    chains: Chains, steps: Steps, taken: npt.NDArray[np.bool_], last: int, worth: Real, gap: float
) -> tuple[int, float]:
    """The row at which to stop and its gain: the fewest further items of a single chain that close the gap."""
    starts = chains.starts
    at = _ends(chains, steps.chain[taken], steps.end[taken])[starts]
    further = np.arange(len(worth)) - np.maximum(at, starts - 1)
    gain = worth - np.where(at < 0, 0.0, worth[at])
    rows = np.flatnonzero((further > 0) & (further <= steps.items[last]) & (gain >= gap - _NOTHING))
    if not len(rows):
        rows = steps.end[last : last + 1]
    end = int(rows[np.lexsort((chains.item_no[rows], rows != steps.end[last], further[rows]))[0]])
    return end, float(gain[end])


def _shorten(steps: Steps, taken: npt.NDArray[np.bool_], excess: float, kept: int) -> None:
    """Drops segments that the goal does not need, longest first; only the last taken segment of a chain can go.

    Changes ``taken``.
    """
    while excess > _NOTHING:
        needless = taken & (steps.worth <= excess + _NOTHING) & (steps.chain != kept)
        rows = [
            row for row in np.flatnonzero(needless) if not (taken & (steps.chain == steps.chain[row]))[row + 1 :].any()
        ]
        if not rows:
            return
        away = max(rows, key=lambda row: (steps.items[row], row))
        taken[away] = False
        excess -= float(steps.worth[away])


def _ends(chains: Chains, chain: Whole, end: Whole) -> Whole:
    """For each chain, at the index of its first row: the last row taken, −1 if none."""
    ends = np.full(len(chains.size), -1, dtype=np.int64)
    np.maximum.at(ends, chain, end)
    return ends


def _last_of_each(chains: Chains, chain: Whole, end: Whole) -> Whole:
    ends = _ends(chains, chain, end)
    return ends[ends >= 0]


def _mended(chains: Chains, chain: Whole, end: Whole) -> npt.NDArray[np.bool_]:
    return np.arange(len(chains.size)) <= _ends(chains, chain, end)[chains.starts]

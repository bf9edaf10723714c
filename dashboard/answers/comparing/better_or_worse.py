"""Compares two numbers and judges whether the change is for the better; used by pages, documents and alerts.

Both numbers come from today's records, evaluated on two dates. The difference therefore shows what happened between
the dates, not later corrections to the records (docs/decisions/0010-comparisons-and-titles.md).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from dashboard.answers.comparing.change_parts import is_first_known
from dashboard.answers.numbers import Number
from dashboard.catalogue.entries import Indicator
from dashboard.locale.number_format import rounded
from dashboard.query.counts import Counts

Direction = Literal["better", "worse", "same", "neither", "unknown"]
"""The verdict on a change.

neither: the indicator has no better direction, the difference may only reflect how much is known, or the two numbers
count in different years or quarters. unknown: one of the two has no value, or too little is known for one.
"""


@dataclass(frozen=True)
class NumberPair:
    """A number beside an earlier one.

    difference is now − before as displayed (rounded); None when a value is missing, too little is known, or the two
    belong to different periods.
    """

    before: Number
    now: Number
    difference: int | Decimal | None
    direction: Direction

    @property
    def indicator(self) -> Indicator:
        """The indicator of both numbers."""
        return self.now.indicator

    @property
    def is_of_other_period(self) -> bool:
        """Whether the two count in different years or quarters, so that they can't be compared."""
        return is_of_other_period(self.before, self.now)

    @property
    def has_changed(self) -> bool:
        """Whether both are known and their displayed values differ."""
        return bool(self.difference)

    @property
    def way(self) -> float:
        """Size of the change, for sorting: points for a percentage, else percent of the greater of the two."""
        first, last = float(self.before.value or 0), float(self.now.value or 0)
        moved = abs(last - first)
        return moved if self.indicator.unit == "percent" else 100 * moved / max(abs(first), abs(last), 1.0)


def compared(before: Number, now: Number, *, over_time: bool = True) -> NumberPair:
    """Compares two numbers: an earlier and a later one, or those of two groups (``over_time=False``).

    Over time, a difference that may only reflect how much is known is judged "neither".
    """
    difference = _difference(before, now)
    return NumberPair(before, now, difference, _turn(before, now, difference, over_time))


def changed(before: Mapping[str, Number], now: Iterable[Number], *, scored: bool = False) -> list[NumberPair]:
    """The numbers that differ from the earlier date's, largest change first. ``before`` is keyed by indicator id.

    Score indicators are an internal measure and are included only with ``scored``.
    """
    asked = [one for one in now if scored or not one.indicator.is_of_score]
    pairs = [compared(before[one.indicator.id], one) for one in asked if one.indicator.id in before]
    return sorted((pair for pair in pairs if pair.has_changed), key=lambda pair: -pair.way)


def in_direction(found: Iterable[NumberPair], direction: Direction) -> Sequence[NumberPair]:
    """Those with this verdict."""
    return [one for one in found if one.direction == direction]


def is_judged(before: Number, now: Number, *, over_time: bool = True) -> bool:
    """Whether the parts of the change can be called better or worse: only where the whole change can."""
    return compared(before, now, over_time=over_time).direction != "neither"


def is_of_other_period(before: Number, now: Number) -> bool:
    """Whether the indicator counts in a calendar year or quarter, and the dates of the two lie in different ones."""
    if before.as_of is None or now.as_of is None:
        return False
    return not now.indicator.is_of_one_period(before.as_of, now.as_of)


def _turn(before: Number, now: Number, difference: int | Decimal | None, over_time: bool) -> Direction:
    if is_of_other_period(before, now):
        return "neither"
    if difference is None:
        return "unknown"
    if not difference:
        return "same"
    better = now.indicator.better
    if better == "neither" or (
        over_time and (moved_with_the_unknown(now.indicator, before, now) or is_first_known(now.indicator, difference))
    ):
        return "neither"
    return "better" if (difference > 0) == (better == "higher") else "worse"


def _difference(before: Number, now: Number) -> int | Decimal | None:
    """The difference of the displayed (rounded) values, so that it agrees with what the reader sees."""
    if is_of_other_period(before, now):
        return None
    first, last = before.value, now.value
    if first is None or last is None or not (before.is_shown and now.is_shown):
        return None
    if isinstance(first, int) and isinstance(last, int):
        return last - first
    return rounded(last, 1) - rounded(first, 1)


def moved_with_the_unknown(indicator: Indicator, before: Counts, now: Counts) -> bool:
    """Whether the change in the number of unknown units may explain the whole change.

    If 7 more units have no union and 7 fewer are unknown, those units may have had none all along: that is no change
    for the worse. A ratio qualifies only if its numerator and the rest of its denominator moved in the same direction.
    False for indicators that don't count units.
    """
    if not indicator.counts_units:
        return False
    became_known = before.unknown - now.unknown
    moved = [now.numerator - before.numerator]
    if indicator.is_ratio:
        others_before, others = ((one.denominator or 0) - one.numerator for one in (before, now))
        moved.append(others - others_before)
    if min(moved) >= 0:
        return 0 < sum(moved) <= became_known
    return max(moved) <= 0 and sum(moved) >= became_known

"""What is compared, and whether it has become better or worse: one answer for pages, papers and alerts.

Both numbers are of the same records, those of today, as they stood on two dates, so that what happened between them is
told and what was merely corrected is not (docs/decisions/0010-comparisons-and-titles.md).
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

Turn = Literal["better", "worse", "same", "neither", "unknown"]
"""better or worse; the same; neither, as nobody says which way is better, only more or less is known, or the two count
in different years or quarters; or not known: one of the two has no value, or too little is known for it."""


@dataclass(frozen=True)
class Compared:
    """A number beside an earlier one. difference is how far they are apart as written, None where that is not known, or
    the two are not compared.
    """

    before: Number
    now: Number
    difference: int | Decimal | None
    turn: Turn

    @property
    def indicator(self) -> Indicator:
        """What both count."""
        return self.now.indicator

    @property
    def is_of_other_period(self) -> bool:
        """Whether the two count in different years or quarters: each began from nothing, so nothing has changed."""
        return is_of_other_period(self.before, self.now)

    @property
    def has_changed(self) -> bool:
        """Whether the two are known and written differently."""
        return bool(self.difference)

    @property
    def way(self) -> float:
        """How far the number moved: a percentage by points, any other by percent of the greater of the two."""
        first, last = float(self.before.value or 0), float(self.now.value or 0)
        moved = abs(last - first)
        return moved if self.indicator.unit == "percent" else 100 * moved / max(abs(first), abs(last), 1.0)


def compared(before: Number, now: Number, *, over_time: bool = True) -> Compared:
    """The two beside each other; of two groups, not ``over_time``, nothing has become known meanwhile."""
    difference = _difference(before, now)
    return Compared(before, now, difference, _turn(before, now, difference, over_time))


def changed(before: Mapping[str, Number], now: Iterable[Number], *, scored: bool = False) -> list[Compared]:
    """The numbers that have changed since those of the earlier date, by indicator; what moved farthest first.

    Those of the score, an internal measure, are compared only where it is asked for (``scored``).
    """
    asked = [one for one in now if scored or not one.indicator.is_of_score]
    pairs = [compared(before[one.indicator.id], one) for one in asked if one.indicator.id in before]
    return sorted((pair for pair in pairs if pair.has_changed), key=lambda pair: -pair.way)


def turned(found: Iterable[Compared], turn: Turn) -> Sequence[Compared]:
    """Those of them that turned so."""
    return [one for one in found if one.turn == turn]


def is_judged(before: Number, now: Number, *, over_time: bool = True) -> bool:
    """Whether what the change is made of is for the better or the worse; else none of its parts is either."""
    return compared(before, now, over_time=over_time).turn != "neither"


def is_of_other_period(before: Number, now: Number) -> bool:
    """Whether the indicator counts in a calendar year or quarter, and the dates of the two lie in different ones."""
    if before.as_of is None or now.as_of is None:
        return False
    return not now.indicator.is_of_one_period(before.as_of, now.as_of)


def _turn(before: Number, now: Number, difference: int | Decimal | None, over_time: bool) -> Turn:
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
    """How far the values are apart as they are written, so that what the reader sees adds up."""
    if is_of_other_period(before, now):
        return None
    first, last = before.value, now.value
    if first is None or last is None or not (before.is_told and now.is_told):
        return None
    if isinstance(first, int) and isinstance(last, int):
        return last - first
    return rounded(last, 1) - rounded(first, 1)


def moved_with_the_unknown(indicator: Indicator, before: Counts, now: Counts) -> bool:
    """Whether a number moved no further than what is to be verified moved the other way.

    Then nobody can say whether more units fail, or the same fail and more is known: 7 without a union where 0 were and
    7 fewer are to be verified is no change for the worse. Of a rate neither the units that reach what is asked nor the
    others may have become fewer meanwhile. Of people, papers and points the units to be verified say nothing.
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

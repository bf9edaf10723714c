"""Shift-share decomposition: the change of a count or a ratio as an exact sum over groups."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from dashboard.answers.comparing import shift_share
from dashboard.catalogue.entries import Indicator
from dashboard.query.cube import Amount

Counts = Mapping[str | None, tuple[Amount, Amount | None]]
"""Numerator and denominator by group; the denominator of a count is None."""


@dataclass(frozen=True)
class GroupEffect:
    """What one group adds to the change. within + mix = total; a count has only its total."""

    group: str | None
    total: Fraction
    within: Fraction | None
    mix: Fraction | None


def parts(before: Counts, after: Counts) -> list[GroupEffect] | None:
    """What each group adds to the change from before to after, largest first. The totals sum to the change exactly.

    A count changes by the sum of its groups' differences. For a ratio R = ΣN ÷ ΣD, let s be a group's share of ΣD and
    r = N ÷ D its own rate. Then ΔR is the sum over groups of

        within = Δr × mean(s)                the group's own rate changed
        mix    = Δs × (mean(r) − mean(R))    the group's weight changed, and its rate differs from the whole

    with means of before and after (Kitagawa 1955; with means there is no residual). A group without a denominator on
    one of the two days has no rate there, so its whole contribution is mix. None if a ratio has no denominator at all
    on one of the days.
    """
    groups = list(dict.fromkeys((*before, *after)))
    if all(denominator is None for _n, denominator in (*before.values(), *after.values())):
        found = [
            GroupEffect(group, _numerator(after, group) - _numerator(before, group), None, None) for group in groups
        ]
    else:
        wholes = [sum((_denominator(counts, group) for group in groups), Fraction(0)) for counts in (before, after)]
        if not all(wholes):
            return None
        mean = (_sum(before) / wholes[0] + _sum(after) / wholes[1]) / 2
        found = [_part(group, before, after, wholes, mean) for group in groups]
    return sorted(found, key=lambda part: (-abs(part.total), part.group is None, str(part.group)))


def _part(group: str | None, before: Counts, after: Counts, wholes: Sequence[Fraction], mean: Fraction) -> GroupEffect:
    numerators = [_numerator(counts, group) for counts in (before, after)]
    denominators = [_denominator(counts, group) for counts in (before, after)]
    shares = [part / whole for part, whole in zip(denominators, wholes, strict=True)]
    within = Fraction(0)
    if all(denominators):
        rates = [number / denominator for number, denominator in zip(numerators, denominators, strict=True)]
        within = (rates[1] - rates[0]) * (shares[0] + shares[1]) / 2
    # Subtracting the mean does not change the sum over groups: the changes of the shares sum to zero.
    total = numerators[1] / wholes[1] - numerators[0] / wholes[0] - (shares[1] - shares[0]) * mean
    return GroupEffect(group, total, within, total - within)


def _sum(counts: Counts) -> Fraction:
    return sum((_numerator(counts, group) for group in counts), Fraction(0))


def _numerator(counts: Counts, group: str | None) -> Fraction:
    return Fraction(counts[group][0]) if group in counts else Fraction(0)


def _denominator(counts: Counts, group: str | None) -> Fraction:
    return Fraction(counts[group][1] or 0) if group in counts else Fraction(0)


def parts_of_difference(
    indicator: Indicator, first: shift_share.Counts, second: shift_share.Counts
) -> Sequence[GroupEffect] | None:
    """What each group adds to an indicator's difference, in its unit; None if one of the two has no value."""
    parts = shift_share.parts(first, second)
    scale = 100 if indicator.unit == "percent" else 1
    return None if parts is None else [_scaled(part, scale) for part in parts]


def _scaled(part: GroupEffect, scale: int) -> GroupEffect:
    def times(amount: Fraction | None) -> Fraction | None:
        return None if amount is None else amount * scale

    return GroupEffect(part.group, part.total * scale, times(part.within), times(part.mix))

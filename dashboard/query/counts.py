"""What a number is made of, and whether enough is known to tell it: what every page, paper and alert decides by."""

from typing import Protocol

from dashboard.query.cube import Amount

FEWEST = 5
"""A group with fewer known units is drawn pale with how many they are, and is named neither the best nor the worst: one
unit more or less would move its rate by more than twenty points."""


class Counts(Protocol):
    """What a number is made of."""

    @property
    def numerator(self) -> Amount:
        """What is counted."""

    @property
    def denominator(self) -> Amount | None:
        """What it is counted among, None for a count."""

    @property
    def unknown(self) -> Amount:
        """How many units are to be verified."""

    @property
    def not_applicable(self) -> Amount:
        """How many units it is not about."""

    @property
    def units(self) -> Amount | None:
        """How many units there are; None where nobody counted them."""

    @property
    def only_reported(self) -> Amount:
        """How many units of the denominator are in it only because they were reported to fail."""


def tells_nothing(count: Counts) -> bool:
    """Whether a count is 0 and every unit that could be counted is to be verified."""
    if count.numerator or not count.unknown or count.units is None:
        return False
    return count.unknown + count.not_applicable >= count.units


def is_list_of_fails(count: Counts) -> bool:
    """Whether all that is known are fails that somebody reported: a list of fails says nothing of those that pass."""
    return bool(count.denominator) and not count.numerator and count.only_reported >= (count.denominator or 0)


def is_mostly_known(count: Counts) -> bool:
    """Whether enough is known for a rate: at least half of the bound units, and not from a list of fails alone.

    For a check the bound units are those that pass, fail or are unknown. For a ratio of people or rows the known units
    are those that are neither unknown nor exempt, which the answer does not count, so the units stand in. A count
    needs no such thing.
    """
    if count.denominator is None:
        return True
    return count.denominator > 0 and count.denominator >= count.unknown and not is_list_of_fails(count)


def is_few(known: Amount | None) -> bool:
    """Whether a group has so few known units that its rate is no ground for a judgement; None: nobody counted them."""
    return known is not None and known < FEWEST

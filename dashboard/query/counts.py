"""The parts of a number, and whether enough is known to show it: one rule for all pages, documents and alerts."""

from typing import Protocol

from dashboard.query.cube import Amount

FEWEST = 5
"""A group with fewer known units is drawn pale with its number of units, and is never named best or worst: one unit
more or less would move its rate by over twenty points."""


class Counts(Protocol):
    """The parts of a number."""

    @property
    def numerator(self) -> Amount:
        """The number that is counted."""

    @property
    def denominator(self) -> Amount | None:
        """The total that the numerator is part of or divided by; None for a plain count."""

    @property
    def unknown(self) -> Amount:
        """Number of units to be verified."""

    @property
    def not_applicable(self) -> Amount:
        """Number of units that the indicator does not apply to."""

    @property
    def units(self) -> Amount | None:
        """Total number of units; None where not counted."""

    @property
    def only_reported(self) -> Amount:
        """Number of units in the denominator only because they were reported to fail."""


def tells_nothing(count: Counts) -> bool:
    """Whether a count is 0 while every countable unit is unverified, so that the 0 says nothing."""
    if count.numerator or not count.unknown or count.units is None:
        return False
    return count.unknown + count.not_applicable >= count.units


def is_list_of_fails(count: Counts) -> bool:
    """Whether everything known is a reported failure: a list of failures says nothing about units that pass."""
    return bool(count.denominator) and not count.numerator and count.only_reported >= (count.denominator or 0)


def is_mostly_known(count: Counts) -> bool:
    """Whether enough is known for a rate: denominator ≥ unknown units, and not only reported failures.

    For a check the denominator is the units that pass or fail, so at least half of the bound units are known. A ratio
    of people or rows has no number of known units, so its denominator is compared instead. A plain count always passes.
    """
    if count.denominator is None:
        return True
    return count.denominator > 0 and count.denominator >= count.unknown and not is_list_of_fails(count)


def is_few(known: Amount | None) -> bool:
    """Whether a group has too few known units for its rate to be judged; False where they were not counted (None)."""
    return known is not None and known < FEWEST

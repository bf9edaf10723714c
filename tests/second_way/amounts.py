"""What one unit adds to an indicator (readings 59 and 60)."""

from dataclasses import dataclass
from decimal import Decimal

Number = int | Decimal


@dataclass(frozen=True)
class Amount:
    """The denominator of a count is None. unknown and not_applicable count units, the unit itself or none."""

    numerator: Number = 0
    denominator: Number | None = None
    unknown: int = 0
    not_applicable: int = 0


UNKNOWN_COUNT = Amount(unknown=1)
NO_COUNT = Amount(not_applicable=1)
UNKNOWN_SHARE = Amount(denominator=0, unknown=1)
NO_SHARE = Amount(denominator=0, not_applicable=1)


def count(holds: bool | None) -> Amount:
    """The unit, if it holds."""
    return Amount(numerator=int(holds is True), unknown=int(holds is None))


def share(holds: bool | None) -> Amount:
    """The unit, of the units where it is known."""
    return Amount(int(holds is True), int(holds is not None), int(holds is None))


def share_of_bound(binds: bool | None, holds: bool | None) -> Amount:
    """The unit, of the units that are bound."""
    if binds is False:
        return NO_SHARE
    return share(None if binds is None else holds)


def total(number: int | None) -> Amount:
    """What is known (reading 80)."""
    return UNKNOWN_COUNT if number is None else Amount(number)


def share_of_whole(part: int | None, whole: int | None) -> Amount:
    """Only where both are known and the part is not more than the whole; else unknown (reading 62)."""
    if part is None or whole is None or part > whole:
        return UNKNOWN_SHARE
    return Amount(part, whole)


def count_of_rows(rows: list[bool | None], complete: bool) -> Amount:
    """Rows that count are True, undecidable ones None; none that counts is known where complete (reading 60)."""
    return count_of_numbers([1 if row else 0 if row is False else None for row in rows], any(rows) or complete)


def count_of_numbers(numbers: list[int | None], complete: bool) -> Amount:
    """The known sum, unknown beside it if a number is empty or nothing is known to be complete."""
    is_unknown = not complete or None in numbers
    return Amount(sum(number for number in numbers if number is not None), unknown=int(is_unknown))


def ratio_of_rows(rows: list[bool | None], complete: bool) -> Amount:
    """Rows of the denominator, True where they count above; undecidable ones are None (reading 59)."""
    return ratio_of_sums([None if row is None else (int(row), 1) for row in rows], complete)


def ratio_of_sums(rows: list[tuple[Number, Number] | None], complete: bool) -> Amount:
    """Known rows count beside undecidable ones; no row: not applicable where complete, else unknown (reading 59)."""
    if not rows:
        return NO_SHARE if complete else UNKNOWN_SHARE
    known = [row for row in rows if row is not None]
    return Amount(sum(part for part, _ in known), sum(whole for _, whole in known), int(len(known) < len(rows)))

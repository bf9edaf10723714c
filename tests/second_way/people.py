"""How many people work in a unit and how many are members (readings 26 to 28)."""

from second_way.membership import Asked, Membership
from second_way.register import Register, Row

HEADCOUNT_BANDS = ((25, "under_25"), (100, "25_99"), (200, "100_199"), (1000, "200_999"))


def newest_count(register: Register, unit: Row, column: str) -> int | None:
    """The cell of the newest headcount row; an older row is never asked (reading 26)."""
    rows = register.rows("headcounts", unit_id=unit["unit_id"])
    if not rows:
        return None
    number: int | None = max(rows, key=lambda row: row["counted_on"])[column]
    return number


def employees_of(register: Register, unit: Row, column: str = "employees") -> int | None:
    """column: employees or female_employees."""
    counted = newest_count(register, unit, column)
    if counted is not None:
        return counted
    number: int | None = unit[column]
    return number


def members_of(register: Register, membership: Membership, unit: Row, column: str = "members") -> int | None:
    """column: members, female_members, migrant_members or verified_members (readings 27 and 107).

    The last two stand in headcounts only.
    """
    counted = newest_count(register, unit, column)
    if counted is not None:
        return counted
    unit_id = unit["unit_id"]
    if membership.has_union[unit_id] is False:
        return 0
    union_id = membership.union_of[unit_id]
    if union_id is None or len(membership.units_of[union_id]) > 1:
        return None
    union = register.row("unions", union_id=union_id)
    return union.get(column) if union else None


def female_members_of_union(register: Register, membership: Membership, asked: Asked) -> int | None:
    """The sum over the union's open units if all are known, else the union's own number (reading 28).

    A union that nobody named may be shared with other units: nothing is known of its sum.
    """
    if asked.union_id is None:
        return None
    total = _sum([members_of(register, membership, unit, "female_members") for unit in asked.units])
    if total is not None:
        return total
    return asked.union["female_members"] if asked.union else None


def employees_of_union(register: Register, asked: Asked, column: str) -> int | None:
    """The sum over the union's open units, unknown if one is (readings 23 and 94), or if nobody named the union."""
    if asked.union_id is None:
        return None
    return _sum([employees_of(register, unit, column) for unit in asked.units])


def headcount_band(employees: int | None) -> str | None:
    """Reading 113."""
    if employees is None:
        return None
    return next((band for below, band in HEADCOUNT_BANDS if employees < below), "1000_more")


def _sum(numbers: list[int | None]) -> int | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if len(known) == len(numbers) else None

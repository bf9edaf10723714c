"""The values that units are grouped by (readings 58, 76 and 113)."""

from second_way.people import employees_of, headcount_band
from second_way.register import Register, Row


def group_of(register: Register, unit: Row, by: str | None, main_class: str) -> str | None:
    """None where there is no grouping, and for the empty value."""
    if by is None:
        return None
    if by == "main_class":
        return main_class
    if by == "headcount_band":
        return headcount_band(employees_of(register, unit))
    if by in ("province", "city"):
        return _prefix(unit["region"], 2 if by == "province" else 4)
    if by not in ("sector", "ownership", "industry", "region", "supervisor", "size"):
        raise ValueError(f"not a dimension: {by}")
    value: str | None = unit[by]
    return value


def _prefix(region: str | None, digits: int) -> str | None:
    """Empty where the region code is shorter (reading 113)."""
    return region[:digits] if region is not None and len(region) >= digits else None

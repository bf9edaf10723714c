"""The values that units are grouped by (readings 58, 76 and 113)."""

from second_way.people import employees_of, headcount_band
from second_way.register import Row
from second_way.survey import Survey

COLUMNS = ("sector", "ownership", "industry", "region", "supervisor", "size")
DIMENSIONS = (*COLUMNS, "province", "city", "headcount_band", "main_class", "grade")


def group_of(survey: Survey, unit: Row, by: str | None) -> str | None:
    """None where there is no grouping, and for the empty value (a unit without a grade among them)."""
    if by is None:
        return None
    if by == "main_class":
        return survey.classes[unit["unit_id"]]
    if by == "grade":
        return survey.scores[unit["unit_id"]].grade
    if by == "headcount_band":
        return headcount_band(employees_of(survey.register, unit))
    if by in ("province", "city"):
        return _prefix(unit["region"], 2 if by == "province" else 4)
    if by not in COLUMNS:
        raise ValueError(f"not a dimension: {by}")
    value: str | None = unit[by]
    return value


def _prefix(region: str | None, digits: int) -> str | None:
    """Empty where the region code is shorter (reading 113)."""
    return region[:digits] if region is not None and len(region) >= digits else None

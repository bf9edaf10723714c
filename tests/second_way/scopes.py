"""Which units a scope of completeness or of a requirement covers (readings 14 and 19)."""

from second_way.register import Register, Row

EQUAL_DIMENSIONS = ("sector", "industry", "supervisor", "size", "unit_id")


def covers(scope: str | None, unit: Row) -> bool:
    """all, empty, or one dimension=value; a region covers the codes that begin with it."""
    if scope is None or scope == "all":
        return True
    dimension, _, value = scope.partition("=")
    if dimension == "region":
        return unit["region"] is not None and unit["region"].startswith(value)
    return dimension in EQUAL_DIMENSIONS and unit[dimension] == value


def covers_or_lists(register: Register, scope: str | None, unit: Row) -> bool:
    """Also campaign=NAME: the units on a list of that campaign (reading 19), whatever its tasks' start."""
    dimension, _, value = (scope or "").partition("=")
    if dimension != "campaign":
        return covers(scope, unit)
    listed = {row["task_id"] for row in register.rows("task_units", unit_id=unit["unit_id"])}
    return any(row["task_id"] in listed for row in register.rows("tasks", campaign=value))

"""Where the register is declared complete (readings 14 to 16)."""

from datetime import date

from second_way.register import Register, Row


def is_complete(register: Register, table: str, unit: Row) -> bool:
    """One declaration for the table covers the unit on the as-of date."""
    return any(
        _covers_unit(declared["scope"], unit)
        and _covers_day(declared["complete_from"], declared["complete_to"], register.as_of)
        for declared in register.rows("coverage", table_name=table)
    )


def _covers_day(complete_from: date | None, complete_to: date | None, day: date) -> bool:
    return (complete_from is None or complete_from <= day) and (complete_to is None or day <= complete_to)


def _covers_unit(scope: str | None, unit: Row) -> bool:
    if scope is None or scope == "all":
        return True
    dimension, _, value = scope.partition("=")
    if dimension == "region":
        return unit["region"] is not None and unit["region"].startswith(value)
    return dimension in ("sector", "industry", "supervisor", "size", "unit_id") and unit[dimension] == value

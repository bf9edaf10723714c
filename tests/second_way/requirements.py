"""Which units a campaign requires a check of (readings 19 and 102)."""

from datetime import date

from second_way.register import Register, Row
from second_way.scopes import covers_or_lists


def is_required(register: Register, unit: Row, check: str) -> bool:
    """A requirement for the check covers the unit on the date; an empty start or end is open."""
    return any(
        _holds(row["starts_on"], row["ends_on"], register.as_of) and covers_or_lists(register, row["scope"], unit)
        for row in register.rows("requirements", check_id=check)
    )


def _holds(starts_on: date | None, ends_on: date | None, day: date) -> bool:
    return (starts_on is None or starts_on <= day) and (ends_on is None or day <= ends_on)

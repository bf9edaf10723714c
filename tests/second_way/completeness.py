"""Where the register is declared complete (readings 14 to 18)."""

from datetime import date

from second_way.periods import Period
from second_way.register import Register, Row
from second_way.scopes import covers


def is_complete(register: Register, table: str, unit: Row, period: Period | None = None) -> bool:
    """One declaration for the table covers the unit on the as-of date, or over the whole period where one is given."""
    asked = period or Period(register.as_of, register.as_of)
    return any(
        covers(declared["scope"], unit) and _holds(declared["complete_from"], declared["complete_to"], asked)
        for declared in register.rows("coverage", table_name=table)
    )


def found(any_recorded: bool | None, complete: bool) -> bool | None:
    """None found is a no only where the register is complete; what is found needs no completeness (reading 17)."""
    return None if any_recorded is False and not complete else any_recorded


def _holds(complete_from: date | None, complete_to: date | None, asked: Period) -> bool:
    return (complete_from is None or complete_from <= asked.first) and (
        complete_to is None or asked.last <= complete_to
    )

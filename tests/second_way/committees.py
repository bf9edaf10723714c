"""Whether a standing committee exists (readings 24, 25, 34 and 93)."""

from datetime import date

from second_way.completeness import is_complete
from second_way.days import latest
from second_way.register import Register, Row
from second_way.three_valued import any_of


def committee_rows(register: Register, units: list[Row], kind: str) -> list[Row]:
    """The rows of that kind under any of the units."""
    return [row for unit in units for row in register.rows("committees", unit_id=unit["unit_id"], kind=kind)]


def row_in_being(row: Row, as_of: date) -> bool | None:
    """Dates beat in_being, except that in_being false ends a committee whose dissolution has no date."""
    established_on, dissolved_on, in_being = row["established_on"], row["dissolved_on"], row["in_being"]
    if established_on is not None and established_on > as_of:
        return False
    if dissolved_on is not None:
        return bool(dissolved_on > as_of)
    if established_on is not None:
        return in_being is not False
    return None if in_being is None else bool(in_being)


def committee_in_being(register: Register, asked_unit: Row, units: list[Row], kind: str) -> bool | None:
    """Any row in being, else any unknown, else no; completeness is asked only where there is no row (reading 24)."""
    rows = committee_rows(register, units, kind)
    if not rows:
        return False if is_complete(register, "committees", asked_unit) else None
    return any_of(*(row_in_being(row, register.as_of) for row in rows))


def last_dissolution(register: Register, units: list[Row], kind: str) -> date | None:
    """The newest dissolution by the date (reading 34)."""
    dissolved = [row["dissolved_on"] for row in committee_rows(register, units, kind)]
    return latest([day for day in dissolved if register.happened(day)])


def establishments(register: Register, units: list[Row], kind: str) -> list[date]:
    """The dates that may disprove a finding about the committee (reading 51)."""
    rows = committee_rows(register, units, kind)
    return [row["established_on"] for row in rows if register.happened(row["established_on"])]

"""Meetings of members and of workers' congresses (readings 37, 98, 100 and 108)."""

from dataclasses import dataclass
from datetime import date

from second_way.answers import Answer, answer
from second_way.completeness import found, is_complete
from second_way.days import latest
from second_way.periods import Period, this_year_and_the_last
from second_way.register import Register, Row
from second_way.rules import bound_since, value_in_force
from second_way.three_valued import all_of


@dataclass(frozen=True)
class MeetingsAsked:
    """Whose meetings of which kind are asked for. `unit` answers for completeness; `units` hold the rows.

    `began_on`: since when there is someone to meet, None for ever. `parameter`: the rule that says how often.
    """

    unit: Row
    units: list[Row]
    kind: str
    began_on: date | None
    parameter: str


def meetings_of(register: Register, units: list[Row], kind: str) -> list[Row]:
    """Held by the date, under any of the units."""
    return [row for unit in units for row in register.rows("meetings", unit_id=unit["unit_id"], kind=kind)]


def held_in(register: Register, asked: MeetingsAsked, period: Period) -> bool | None:
    """None held is a no only where meetings is complete over the period (reading 16)."""
    held = any(period.holds(row["held_on"]) for row in meetings_of(register, asked.units, asked.kind))
    return found(held, is_complete(register, "meetings", asked.unit, period))


def meeting_answer(register: Register, asked: MeetingsAsked, binds: bool | None) -> Answer:
    """Since 1 January of the year before; none, where complete, does not bind who began after that day.

    Nor where the rule did.
    """
    period = this_year_and_the_last(register.as_of)
    held = held_in(register, asked, period)

    def is_asked_on(day: date) -> bool:
        return value_in_force(asked.parameter, asked.unit, day) is not None

    began_on = latest([asked.began_on, bound_since((asked.parameter,), register.as_of, is_asked_on)])
    is_new = held is False and began_on is not None and began_on > period.first
    since = date(register.as_of.year, 1, 1)
    return answer(all_of(binds, is_asked_on(register.as_of), not is_new), held, register.as_of, since)

"""The checks about a union's chair."""

from datetime import date

from second_way.answers import Answer, answer
from second_way.days import days_after, months_after
from second_way.membership import Asked
from second_way.people import employees_of_union
from second_way.register import Register
from second_way.rules import FULL_TIME_CHAIR_MIN, chair_vacancy_months
from second_way.three_valued import all_of, at_least


def chair_in_post(register: Register, asked: Asked) -> Answer:
    """Reading 33, in its order (reading 92)."""
    if asked.union is None:
        return answer(asked.has_union, None, register.as_of)
    filled = asked.union["chair_filled"]
    since: date | None = asked.union["chair_since"]
    vacant_since: date | None = asked.union["chair_vacant_since"]
    if filled is True:
        return answer(asked.has_union, True, register.as_of)
    if since is not None and (vacant_since is None or since >= vacant_since):
        return answer(asked.has_union, True, register.as_of)
    if vacant_since is None:
        return answer(asked.has_union, None, register.as_of)
    limit = chair_vacancy_months(asked.unit["region"], asked.unit["sector"])
    last_day = months_after(vacant_since, limit)
    return answer(asked.has_union, register.as_of <= last_day, register.as_of, days_after(last_day, 1))


def full_time_chair(register: Register, asked: Asked) -> Answer:
    """Binds from 200 employees of all the union's open units, state organs never (reading 23)."""
    sector = asked.unit["sector"]
    enough = at_least(employees_of_union(register, asked, "employees"), FULL_TIME_CHAIR_MIN)
    applies = all_of(asked.has_union, enough, None if sector is None else sector != "government")
    return answer(applies, asked.union["chair_full_time"] if asked.union else None, register.as_of)

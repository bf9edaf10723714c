"""The checks about a union's chair."""

from datetime import date

from second_way.answers import Answer, answer
from second_way.days import days_after
from second_way.membership import Asked
from second_way.people import employees_of_union
from second_way.register import Register
from second_way.rules import days_of, periods_back, rule_in_force, value_in_force
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
    rule = rule_in_force("chair_vacancy_months", asked.unit, register.as_of)
    if rule is None or rule.value is None:
        return answer(asked.has_union, None, register.as_of)
    last_day = days_of(rule, vacant_since)
    missing_since = _missing_since(asked, vacant_since, register.as_of)
    return answer(asked.has_union, register.as_of <= last_day, register.as_of, missing_since)


def _missing_since(asked: Asked, vacant_since: date, as_of: date) -> date | None:
    """Since when longer than the rules allow: each day is judged by the one in force on it."""
    since = None
    for period in periods_back(("chair_vacancy_months",), as_of):
        rule = rule_in_force("chair_vacancy_months", asked.unit, period.first)
        last_day = days_of(rule, vacant_since) if rule is not None and rule.value is not None else date.max
        if last_day >= period.last:
            break
        since = max(period.first, days_after(last_day, 1))
        if last_day >= period.first:
            break
    return since


def full_time_chair(register: Register, asked: Asked) -> Answer:
    """Binds from so many employees of all the union's open units (reading 23)."""
    least = value_in_force("full_time_chair_min", asked.unit, register.as_of)
    enough = at_least(employees_of_union(register, asked, "employees"), least)
    # A unit of unknown sector may be a state organ, which nothing binds.
    of_sector = None if asked.unit["sector"] is None else True
    applies = all_of(asked.has_union, enough, of_sector)
    return answer(applies, asked.union["chair_full_time"] if asked.union else None, register.as_of)

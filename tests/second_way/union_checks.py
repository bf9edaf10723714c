"""The checks marked union, as the records alone answer them at the unit asked."""

from datetime import date

from second_way.answers import Answer, answer
from second_way.committees import committee_in_being, last_dissolution
from second_way.completeness import is_complete
from second_way.days import days_after, months_after
from second_way.elections import newest_term
from second_way.membership import Asked, Membership
from second_way.people import female_employees_of_union, female_members_of_union
from second_way.register import Register
from second_way.rules import (
    DISPUTED_TERM_YEARS,
    LEGAL_TERM_YEARS,
    chair_vacancy_months,
    women_committee_min_employees,
    women_committee_min_members,
)
from second_way.three_valued import all_of, at_least


def union_check_answers(register: Register, membership: Membership, asked: Asked) -> dict[str, Answer]:
    """The computed answers by check, without organisation_complete (which is built on final states)."""
    return {
        "election_on_time": election_on_time(register, asked),
        "term_length": term_length(register, asked),
        "chair_in_post": chair_in_post(register, asked),
        "audit_commission": audit_commission(register, asked),
        "women_committee": women_committee(register, membership, asked),
    }


def election_on_time(register: Register, asked: Asked) -> Answer:
    """No term is unknown even where terms is complete (reading 18)."""
    term = newest_term(register, asked)
    if term is None:
        return answer(asked.has_union, None, register.as_of)
    return answer(asked.has_union, term.in_time(register.as_of), register.as_of, term.overdue_since())


def term_length(register: Register, asked: Asked) -> Answer:
    """Without a term: not applicable where terms is complete, else unknown (reading 18). 4 years are unknown."""
    term = newest_term(register, asked)
    if term is None:
        recorded = False if is_complete(register, "terms", asked.unit) else None
        return answer(all_of(asked.has_union, recorded), None, register.as_of)
    years = term.row["term_years"]
    passes = None if years in (None, DISPUTED_TERM_YEARS) else years in LEGAL_TERM_YEARS
    return answer(asked.has_union, passes, register.as_of, term.row["elected_on"])


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


def audit_commission(register: Register, asked: Asked) -> Answer:
    """Recorded under any of the union's open units (reading 23)."""
    in_being = committee_in_being(register, asked.unit, asked.units, "audit")
    return answer(asked.has_union, in_being, register.as_of, committee_missing_since(register, asked, "audit"))


def women_committee(register: Register, membership: Membership, asked: Asked) -> Answer:
    """Binds from 10 female members, 25 in 上海, 25 female employees in 北京 (reading 28)."""
    region = asked.unit["region"]
    least_employees = women_committee_min_employees(region)
    if least_employees is not None:
        enough = at_least(female_employees_of_union(register, asked), least_employees)
    else:
        members = female_members_of_union(register, membership, asked)
        enough = at_least(members, women_committee_min_members(region))
    in_being = committee_in_being(register, asked.unit, asked.units, "women")
    since = committee_missing_since(register, asked, "women")
    return answer(all_of(asked.has_union, enough), in_being, register.as_of, since)


def committee_missing_since(register: Register, asked: Asked, kind: str) -> date | None:
    """The committee's last dissolution, else the union's establishment (reading 34)."""
    dissolved_on = last_dissolution(register, asked.units, kind)
    if dissolved_on is not None:
        return dissolved_on
    return asked.union["established_on"] if asked.union else None

"""The checks that every unit is asked itself, as the records alone answer them."""

from datetime import date

from second_way.answers import Answer, answer
from second_way.bargaining_checks import bargaining_answers
from second_way.congress_checks import congress_quorum, workers_congress
from second_way.homes import home_review
from second_way.mediation_checks import mediation_answers
from second_way.membership import Membership, recorded_has_union, recorded_union
from second_way.people import employees_of
from second_way.register import Register, Row
from second_way.requirement_checks import requirement_answers
from second_way.rules import value_in_force
from second_way.self_checks import self_check
from second_way.three_valued import any_of, at_least


def unit_check_answers(register: Register, membership: Membership, unit: Row) -> dict[str, Answer]:
    """The computed answers by check."""
    return {
        "union_established": union_established(register, unit),
        **bargaining_answers(register, membership, unit),
        **mediation_answers(register, unit),
        "workers_congress": workers_congress(register, membership, unit),
        "congress_quorum": congress_quorum(register, unit),
        **requirement_answers(register, unit),
        "home_review": home_review(register, unit),
        "self_check": self_check(register, unit),
    }


def union_established(register: Register, unit: Row) -> Answer:
    """Judged without the findings (reading 88), by three-valued or (reading 29)."""
    has_union = recorded_has_union(register, unit)
    least = value_in_force("establish_min_members", unit, register.as_of)
    enough = at_least(employees_of(register, unit), least)
    return answer(any_of(enough, has_union), has_union, register.as_of, union_dissolved_on(register, unit))


def union_dissolved_on(register: Register, unit: Row) -> date | None:
    """The recorded union's dissolution by the date; another level gives no since (reading 89)."""
    union = recorded_union(register, unit)
    return union["dissolved_on"] if union else None

"""The checks asked of every unit itself, evaluated from the records alone."""

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
from second_way.rules import bound_since, not_before, value_in_force
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
    employees = employees_of(register, unit)

    def enough_on(day: date) -> bool | None:
        return at_least(employees, value_in_force("establish_min_members", unit, day))

    rule_since = bound_since(("establish_min_members",), register.as_of, enough_on)
    since = not_before(union_dissolved_on(register, unit), rule_since)
    return answer(any_of(enough_on(register.as_of), has_union), has_union, register.as_of, since)


def reported_dissolution(register: Register, unit: Row) -> date | None:
    """The dissolution of a union that is reported missing, not before a rule bound units of its sector at all."""
    parameter = "establish_min_members"
    rule_since = bound_since((parameter,), register.as_of, lambda day: value_in_force(parameter, unit, day) is not None)
    return not_before(union_dissolved_on(register, unit), rule_since)


def union_dissolved_on(register: Register, unit: Row) -> date | None:
    """The recorded union's dissolution by the date; another level gives no since (reading 89)."""
    union = recorded_union(register, unit)
    return union["dissolved_on"] if union else None

"""The checks asked of unions, evaluated from the records alone at the union's lead unit."""

from datetime import date

from second_way.answers import Answer, answer
from second_way.chair_checks import chair_in_post, full_time_chair
from second_way.committees import committee_in_being, last_dissolution
from second_way.days import days_after
from second_way.meetings import MeetingsAsked, meeting_answer
from second_way.membership import Asked, Membership
from second_way.people import employees_of_union, female_members_of_union
from second_way.register import Register
from second_way.rules import bound_since, counts_women_employees, not_before, value_in_force
from second_way.term_checks import election_on_time, extension_approved, term_length
from second_way.three_valued import all_of, at_least


def union_check_answers(register: Register, membership: Membership, asked: Asked) -> dict[str, Answer]:
    """The computed answers by check, without organisation_complete (which is built on final states)."""
    return {
        "election_on_time": election_on_time(register, asked),
        "term_length": term_length(register, asked),
        "extension_approved": extension_approved(register, asked),
        "chair_in_post": chair_in_post(register, asked),
        "audit_commission": audit_commission(register, asked),
        "women_committee": women_committee(register, membership, asked),
        "legal_person": legal_person(register, asked),
        "full_time_chair": full_time_chair(register, asked),
        "members_meeting": members_meeting(register, asked),
    }


def audit_commission(register: Register, asked: Asked) -> Answer:
    """Recorded under any of the union's open units (reading 23)."""
    in_being = committee_in_being(register, asked.unit, asked.units, "audit")
    return answer(asked.has_union, in_being, register.as_of, committee_missing_since(register, asked, "audit"))


def women_committee(register: Register, membership: Membership, asked: Asked) -> Answer:
    """Binds from so many female members, or female employees where the place counts those (reading 28)."""
    employees = employees_of_union(register, asked, "female_employees")
    members = female_members_of_union(register, membership, asked)

    def enough_on(day: date) -> bool | None:
        if counts_women_employees(asked.unit, day):
            return at_least(employees, value_in_force("women_committee_min_employees", asked.unit, day))
        return at_least(members, value_in_force("women_committee_min", asked.unit, day))

    enough = enough_on(register.as_of)
    rule_since = bound_since(("women_committee_min", "women_committee_min_employees"), register.as_of, enough_on)
    in_being = committee_in_being(register, asked.unit, asked.units, "women")
    since = not_before(committee_missing_since(register, asked, "women"), rule_since)
    return answer(all_of(asked.has_union, enough), in_being, register.as_of, since)


def committee_missing_since(register: Register, asked: Asked, kind: str) -> date | None:
    """The committee's last dissolution, else the union's establishment (reading 34)."""
    dissolved_on = last_dissolution(register, asked.units, kind)
    if dissolved_on is not None:
        return dissolved_on
    return asked.union["established_on"] if asked.union else None


def legal_person(register: Register, asked: Asked) -> Answer:
    """Expired beats all (reading 35); one whose end nobody recorded is unknown. since and due only if expired."""
    if asked.union is None:
        return answer(asked.has_union, None, register.as_of)
    valid_to: date | None = asked.union["legal_person_valid_to"]
    if valid_to is not None and valid_to < register.as_of:
        return answer(asked.has_union, False, register.as_of, days_after(valid_to, 1), valid_to)
    in_time = None if valid_to is None else True
    return answer(asked.has_union, all_of(asked.union["legal_person"], in_time), register.as_of)


def members_meeting(register: Register, asked: Asked) -> Answer:
    """Recorded under any of the union's open units (reading 23)."""
    established_on = asked.union["established_on"] if asked.union else None
    return meeting_answer(
        register,
        MeetingsAsked(asked.unit, asked.units, "members", established_on, "members_meeting_per_year"),
        asked.has_union,
    )

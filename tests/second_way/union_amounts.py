"""Indicators on having a union, and on people."""

from collections.abc import Callable

from second_way.amounts import (
    Amount,
    count,
    count_of_numbers,
    share,
    share_of_bound,
    share_of_whole,
    total,
)
from second_way.membership import recorded_union
from second_way.periods import this_year
from second_way.subject import Subject
from second_way.three_valued import all_of, at_least


def coverage_from(least_employees: int) -> Callable[[Subject], Amount]:
    """Readings 81 and 106: below the line is not applicable whatever the union."""

    def amount(subject: Subject) -> Amount:
        return share_of_bound(at_least(subject.employees(), least_employees), subject.has_union)

    return amount


def coverage_all(subject: Subject) -> Amount:
    return share(subject.has_union)


def coverage_under_25(subject: Subject) -> Amount:
    """A three-valued and (reading 106)."""
    employees = subject.employees()
    return count(all_of(None if employees is None else employees < 25, subject.has_union))


def units_covered(subject: Subject) -> Amount:
    return count(subject.has_union)


def unions_in_being(subject: Subject) -> Amount:
    """Counted at the lead; 0 away from it (reading 104)."""
    return count(subject.has_union if subject.answers_for_itself else False)


def unions_with_date_this_year(column: str) -> Callable[[Subject], Amount]:
    """Recorded unions, still in being or not, at the unit that leads them; 0 elsewhere (readings 79 and 104)."""

    def amount(subject: Subject) -> Amount:
        membership, unit_id = subject.survey.membership, subject.unit["unit_id"]
        union = recorded_union(subject.register, subject.unit)
        if union is None:
            return count(None if subject.has_union is None and subject.answers_for_itself else False)
        is_lead = membership.recorded_lead_of.get(union["union_id"]) == unit_id
        return count(is_lead and this_year(subject.register.as_of).holds(union[column]))

    return amount


def total_of_employees(subject: Subject) -> Amount:
    return total(subject.employees())


def total_of_members(column: str) -> Callable[[Subject], Amount]:
    return lambda subject: total(subject.members(column))


def new_members_year(subject: Subject) -> Amount:
    """The sum of the headcounts of the year (reading 79)."""
    year = this_year(subject.register.as_of)
    counted = [row["new_members"] for row in subject.rows("headcounts") if year.holds(row["counted_on"])]
    return count_of_numbers(counted, bool(counted) or subject.complete("headcounts"))


def new_form_members(subject: Subject) -> Amount:
    """All rows of the union's newest counted_on, at its lead; 0 elsewhere (readings 104 and 107)."""
    if subject.has_union is None and subject.answers_for_itself:
        return count(None)
    if not subject.has_union or not subject.answers_for_itself:
        return count(False)
    rows = subject.register.rows("member_groups", union_id=subject.unit["union_id"])
    newest = max((row["counted_on"] for row in rows), default=None)
    counted = [row["members"] for row in rows if row["counted_on"] == newest]
    return count_of_numbers(counted, bool(counted) or subject.complete("member_groups"))


def union_density(subject: Subject) -> Amount:
    return share_of_whole(subject.members(), subject.employees())


def women_density(subject: Subject) -> Amount:
    return share_of_whole(subject.members("female_members"), subject.employees("female_employees"))


def share_of_members(column: str) -> Callable[[Subject], Amount]:
    return lambda subject: share_of_whole(subject.members(column), subject.members())

"""Indicators: amounts per unit, added up over the units of a group."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from second_way.dimensions import group_of
from second_way.elections import newest_term
from second_way.findings import Outcome
from second_way.main_class import classes_of, is_long_overdue
from second_way.membership import Membership, asked, is_asked, is_operating, read_membership
from second_way.people import employees_of, members_of
from second_way.register import Register, Row, read_register
from second_way.rules import CHECKS, WEIGHTED_CHECKS
from second_way.states import outcomes_of
from second_way.tasks import is_multi_listed, overdue_listings_of, started_listings_of
from second_way.three_valued import at_least

COLUMNS = ["indicator", "group", "numerator", "denominator", "unknown", "not_applicable"]


@dataclass(frozen=True)
class Amount:
    """What one unit adds to an indicator; the denominator of a count is None. The last two count units."""

    numerator: int = 0
    denominator: int | None = None
    unknown: int = 0
    not_applicable: int = 0


@dataclass(frozen=True)
class Subject:
    """One open unit with everything that an indicator asks about it."""

    register: Register
    membership: Membership
    unit: Row
    outcomes: dict[str, Outcome]

    @property
    def has_union(self) -> bool | None:
        return self.membership.has_union[self.unit["unit_id"]]

    @property
    def answers_for_itself(self) -> bool:
        """It is its union's lead, or has no known union."""
        return is_asked(self.membership, self.unit)


def count(holds: bool | None) -> Amount:
    return Amount(numerator=int(holds is True), unknown=int(holds is None))


def share(holds: bool | None) -> Amount:
    return Amount(int(holds is True), int(holds is not None), int(holds is None))


def check_share(check: str) -> Callable[[Subject], Amount]:
    """pass ÷ (pass + fail)."""

    def amount(subject: Subject) -> Amount:
        state = subject.outcomes[check].state
        known = int(state in ("pass", "fail"))
        return Amount(int(state == "pass"), known, int(state == "unknown"), int(state == "not_applicable"))

    return amount


def fail_count(check: str) -> Callable[[Subject], Amount]:
    """Unknown and not applicable are the check's (reading 60)."""

    def amount(subject: Subject) -> Amount:
        state = subject.outcomes[check].state
        return Amount(int(state == "fail"), None, int(state == "unknown"), int(state == "not_applicable"))

    return amount


def coverage_25(subject: Subject) -> Amount:
    """Readings 81 and 106: below the line is not applicable whatever the union."""
    enough = at_least(employees_of(subject.register, subject.unit), 25)
    if enough is False:
        return Amount(0, 0, 0, 1)
    return share(None if enough is None else subject.has_union)


def coverage_all(subject: Subject) -> Amount:
    return share(subject.has_union)


def units_covered(subject: Subject) -> Amount:
    return count(subject.has_union)


def unions_in_being(subject: Subject) -> Amount:
    """Counted at the lead; 0 away from it (reading 104)."""
    return count(subject.has_union if subject.answers_for_itself else False)


def elections_long_overdue(subject: Subject) -> Amount:
    election = subject.outcomes["election_on_time"]
    of_check = fail_count("election_on_time")(subject)
    long_overdue = is_long_overdue(subject.register, subject.membership, subject.unit, election)
    return Amount(int(long_overdue), None, of_check.unknown, of_check.not_applicable)


def elections_due(days: int) -> Callable[[Subject], Amount]:
    """0 ≤ end − as-of ≤ days; not applicable without a union and away from the lead (readings 61 and 104)."""

    def amount(subject: Subject) -> Amount:
        if subject.has_union is False or not subject.answers_for_itself:
            return Amount(0, None, 0, 1)
        if subject.has_union is None:
            return count(None)
        term = newest_term(subject.register, asked(subject.register, subject.membership, subject.unit))
        if term is None or term.end is None:
            return count(None)
        return count(0 <= (term.end - subject.register.as_of).days <= days)

    return amount


def union_density(subject: Subject) -> Amount:
    """Only where both are known and members ≤ employees; else unknown (reading 62)."""
    members = members_of(subject.register, subject.membership, subject.unit)
    employees = employees_of(subject.register, subject.unit)
    if members is None or employees is None or members > employees:
        return Amount(0, 0, 1, 0)
    return Amount(members, employees)


def tasks_done(subject: Subject) -> Amount:
    """Tasks are always complete (reading 20): a unit on no list is not applicable (reading 59)."""
    listings = started_listings_of(subject.register, subject.unit)
    done = [listing for listing, _ in listings if listing["done_on"] is not None]
    return Amount(len(done), len(listings), 0, int(not listings))


def tasks_overdue(subject: Subject) -> Amount:
    return Amount(len(overdue_listings_of(subject.register, subject.unit)))


def units_multi_listed(subject: Subject) -> Amount:
    return count(is_multi_listed(subject.register, subject.unit))


def findings_open(subject: Subject) -> Amount:
    """Rows not closed, disproved ones included, at the unit reported (readings 75 and 87)."""
    findings = subject.register.rows("findings", unit_id=subject.unit["unit_id"])
    return Amount(sum(finding["closed_on"] is None for finding in findings))


def checks_known(subject: Subject) -> Amount:
    """Checks passed or failed ÷ checks that apply or may apply, over those with weight (readings 54 and 103)."""
    asked_states = [subject.outcomes[check].state for check in WEIGHTED_CHECKS]
    known = sum(state in ("pass", "fail") for state in asked_states)
    applicable = sum(state != "not_applicable" for state in asked_states)
    return Amount(known, applicable, 0, int(applicable == 0))


# A unit that is open but not operating counts in these two only (reading 90).
OPEN_UNIT_COUNTS: dict[str, Callable[[Subject], Amount]] = {
    "units_open": lambda subject: Amount(1),
    "units_not_operating": lambda subject: count(not is_operating(subject.unit)),
}

OPERATING_UNIT_AMOUNTS: dict[str, Callable[[Subject], Amount]] = {
    **{check: check_share(check) for check in CHECKS},
    "coverage_25": coverage_25,
    "coverage_all": coverage_all,
    "unions_in_being": unions_in_being,
    "units_covered": units_covered,
    "units_without_union": fail_count("union_established"),
    "elections_overdue": fail_count("election_on_time"),
    "elections_long_overdue": elections_long_overdue,
    "elections_due_30": elections_due(30),
    "elections_due_90": elections_due(90),
    "elections_due_180": elections_due(180),
    "organisations_incomplete": fail_count("organisation_complete"),
    "homes_to_rework": fail_count("home_review"),
    "union_density": union_density,
    "tasks_done": tasks_done,
    "tasks_overdue": tasks_overdue,
    "units_multi_listed": units_multi_listed,
    "findings_open": findings_open,
    "checks_known": checks_known,
}

RATIOS = frozenset({*CHECKS, "coverage_25", "coverage_all", "union_density", "tasks_done", "checks_known"})

INDICATORS = (*OPEN_UNIT_COUNTS, *OPERATING_UNIT_AMOUNTS)


def indicators(tables: Mapping[str, pd.DataFrame], as_of: date, by: str | None = None) -> pd.DataFrame:
    """One row per indicator and group: indicator, group, numerator, denominator, unknown, not_applicable.

    `by` is a dimension; the groups are every value that an open unit has, the empty one (None) included (reading 58).
    Without `by` there is one group, None. Raises ValueError for an unknown dimension.
    """
    register = read_register(tables, as_of)
    membership = read_membership(register)
    outcomes = outcomes_of(register, membership)
    classes = classes_of(register, membership, outcomes)
    groups: dict[str | None, list[Subject]] = {None: []} if by is None else {}
    for unit in membership.open_units:
        unit_id = unit["unit_id"]
        group = group_of(register, unit, by, classes[unit_id])
        groups.setdefault(group, []).append(Subject(register, membership, unit, outcomes[unit_id]))
    rows = [
        (indicator, group, total.numerator, total.denominator, total.unknown, total.not_applicable)
        for indicator in INDICATORS
        for group, subjects in groups.items()
        for total in [_total(indicator, [amount_of(indicator, subject) for subject in subjects])]
    ]
    return pd.DataFrame(rows, columns=COLUMNS, dtype=object)


def amount_of(indicator: str, subject: Subject) -> Amount:
    """What one open unit adds to the indicator."""
    if indicator in OPEN_UNIT_COUNTS:
        return OPEN_UNIT_COUNTS[indicator](subject)
    if not is_operating(subject.unit):
        return Amount(not_applicable=1)
    return OPERATING_UNIT_AMOUNTS[indicator](subject)


def _total(indicator: str, amounts: list[Amount]) -> Amount:
    denominator = sum(amount.denominator or 0 for amount in amounts) if indicator in RATIOS else None
    return Amount(
        sum(amount.numerator for amount in amounts),
        denominator,
        sum(amount.unknown for amount in amounts),
        sum(amount.not_applicable for amount in amounts),
    )

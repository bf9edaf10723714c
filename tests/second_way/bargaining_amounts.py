"""Indicators on collective bargaining (readings 63 to 65, 68, 95, 96 and 110)."""

from collections.abc import Callable

from second_way.agreements import agreements_of, any_in_force, in_force, signed_by
from second_way.amounts import NO_SHARE, UNKNOWN_SHARE, Amount, count_of_rows, share_of_bound
from second_way.bargaining_checks import bargaining_binds
from second_way.offers import is_left_unanswered
from second_way.subject import Subject
from second_way.tasks import is_on_list_for
from second_way.three_valued import all_of

SPECIAL_KINDS = ("wage", "safety", "women")
EXPIRING_DAYS = 60


def bargaining_coverage(subject: Subject) -> Amount:
    """The widest known number covered, at most the employees; undetermined units are in neither sum (reading 63)."""
    binds = bargaining_binds(subject.survey.membership, subject.unit, subject.register.as_of)
    if binds is False:
        return NO_SHARE
    employees, covered = subject.employees(), _covered_employees(subject)
    if binds is None or employees is None or covered is None:
        return UNKNOWN_SHARE
    return Amount(min(covered, employees), employees)


def _covered_employees(subject: Subject) -> int | None:
    as_of = subject.register.as_of
    agreements = [row for row in agreements_of(subject.register, subject.unit) if in_force(row, as_of)]
    known: list[int] = [row["covered_employees"] for row in agreements if row["covered_employees"] is not None]
    if known:
        return max(known)
    return 0 if any_in_force(subject.register, subject.unit) is False else None


def bargaining_units(subject: Subject) -> Amount:
    binds = bargaining_binds(subject.survey.membership, subject.unit, subject.register.as_of)
    return share_of_bound(binds, any_in_force(subject.register, subject.unit))


def agreements_in_force(kind: str | None) -> Callable[[Subject], Amount]:
    """At the unit that signed, bound or not; an empty kind is of no kind (readings 64 and 96)."""

    def amount(subject: Subject) -> Amount:
        signed = [row for row in signed_by(subject.register, subject.unit) if kind is None or row["kind"] == kind]
        forces = [in_force(row, subject.register.as_of) for row in signed]
        return count_of_rows(forces, subject.complete("agreements"))

    return amount


def agreements_expiring_60(subject: Subject) -> Amount:
    as_of = subject.register.as_of
    expiring = [
        all_of(
            in_force(row, as_of),
            None if row["expires_on"] is None else (row["expires_on"] - as_of).days <= EXPIRING_DAYS,
        )
        for row in signed_by(subject.register, subject.unit)
    ]
    return count_of_rows(expiring, subject.complete("agreements"))


def special_agreements_signed(subject: Subject) -> Amount:
    """Of the units on lists counted in agreements; one kind undecided leaves the unit out of both sums."""
    if not is_on_list_for(subject.register, subject.unit, "agreements"):
        return NO_SHARE
    kinds = [any_in_force(subject.register, subject.unit, kind) for kind in SPECIAL_KINDS]
    return UNKNOWN_SHARE if None in kinds else Amount(sum(kind is True for kind in kinds), len(kinds))


def offers_unanswered(subject: Subject) -> Amount:
    unanswered = [is_left_unanswered(subject.register, subject.unit, offer) for offer in subject.rows("offers")]
    return count_of_rows(unanswered, subject.complete("offers"))

"""Indicators on elections, evaluated at a union's lead unit (readings 61, 78, 104 and 105)."""

from collections.abc import Callable
from datetime import date
from math import inf

from second_way.amounts import NO_COUNT, NO_SHARE, Amount, count, share_of_bound
from second_way.check_amounts import fail_count
from second_way.elections import newest_term, terms_of
from second_way.main_class import is_long_overdue
from second_way.periods import this_year
from second_way.subject import Subject


def elections_long_overdue(subject: Subject) -> Amount:
    survey, election = subject.survey, subject.outcomes["election_on_time"]
    of_check = fail_count("election_on_time")(subject)
    long_overdue = is_long_overdue(survey.register, survey.membership, subject.unit, election)
    return Amount(int(long_overdue), None, of_check.unknown, of_check.not_applicable)


def elections_overdue_by(more_than: float, most: float = inf) -> Callable[[Subject], Amount]:
    """Days after the end of a fail that the records themselves show; unknown is the check's (readings 60 and 61)."""

    def amount(subject: Subject) -> Amount:
        election = subject.outcomes["election_on_time"]
        of_check = fail_count("election_on_time")(subject)
        in_band = election.source in ("computed", "both") and more_than < _days_overdue(subject) <= most
        return Amount(int(in_band), None, of_check.unknown, of_check.not_applicable)

    return amount


def _days_overdue(subject: Subject) -> int:
    term = newest_term(subject.register, subject.asked)
    return term.days_overdue(subject.register.as_of) if term is not None else 0


def elections_due(days: int) -> Callable[[Subject], Amount]:
    """0 ≤ end − as-of ≤ days; not applicable without a union and away from the lead (readings 61 and 104)."""

    def amount(subject: Subject) -> Amount:
        if not _may_be_asked(subject):
            return NO_COUNT
        term = newest_term(subject.register, subject.asked) if subject.has_union else None
        if term is None or term.end is None:
            return count(None)
        return count(0 <= (term.end - subject.register.as_of).days <= days)

    return amount


def elections_due_year(subject: Subject) -> Amount:
    return count(due_this_year(subject)) if _may_be_asked(subject) else NO_COUNT


def elections_done_year(subject: Subject) -> Amount:
    """Of those due; one that is not due is not applicable."""
    if not _may_be_asked(subject):
        return NO_SHARE
    year = this_year(subject.register.as_of)
    done = any(year.holds(term["elected_on"]) for term in terms_of(subject.register, subject.asked))
    return share_of_bound(due_this_year(subject), done)


def _may_be_asked(subject: Subject) -> bool:
    return subject.has_union is not False and subject.answers_for_itself


def due_this_year(subject: Subject) -> bool | None:
    """The newest term elected before 1 January ends, or had ended, by 31 December (reading 78)."""
    if not subject.has_union:
        return None
    as_of, asked = subject.register.as_of, subject.asked
    new_year = date(as_of.year, 1, 1)
    term = newest_term(subject.register, asked, before=new_year)
    if term is None:
        established_on = asked.union["established_on"] if asked.union else None
        return False if established_on is not None and established_on >= new_year else None
    return None if term.end is None else term.end <= date(as_of.year, 12, 31)

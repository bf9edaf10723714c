"""Indicators on democratic management and on activities."""

from decimal import ROUND_HALF_UP, Decimal

from second_way.amounts import Amount, Number, ratio_of_rows, ratio_of_sums, share_of_bound
from second_way.congress_checks import congress_binds, congresses_asked
from second_way.meetings import held_in
from second_way.periods import last_full_year, this_year
from second_way.register import Row
from second_way.subject import Subject

MILLIONTH = Decimal("0.000001")
SATISFACTION_MIN, SCORE_MIN = 85, 90


def congress_this_year(subject: Subject) -> Amount:
    """Complete from 1 January; new units are not excepted (reading 108)."""
    survey = subject.survey
    asked = congresses_asked(survey.register, survey.membership, subject.unit)
    held = held_in(survey.register, asked, this_year(survey.register.as_of))
    return share_of_bound(congress_binds(survey.membership, subject.unit, survey.register.as_of), held)


def proposals_closed(subject: Subject) -> Amount:
    filed = [row for row in subject.rows("proposals") if subject.twelve_months.holds(row["filed_on"])]
    closed: list[bool | None] = [row["closed_on"] is not None for row in filed]
    return ratio_of_rows(closed, subject.complete("proposals", subject.twelve_months))


def harmonious_eligible(subject: Subject) -> Amount:
    """The newest row with a year up to the as-of year; an older one is never asked (reading 72)."""
    rows = [row for row in subject.rows("self_evaluations") if row["year"] <= subject.register.as_of.year]
    newest = sorted(rows, key=lambda row: row["year"])[-1:]
    return ratio_of_rows([_is_eligible(row) for row in newest], subject.complete("self_evaluations"))


def _is_eligible(row: Row) -> bool | None:
    """Incomplete is unknown, whatever the other numbers say; nor can anybody be two thirds of no assessors."""
    numbers = [row[column] for column in ("satisfaction", "score", "union_reps", "staff_reps", "reported_on")]
    if None in numbers or not row["assessors"]:
        return None
    is_represented = 3 * (row["union_reps"] + row["staff_reps"]) >= 2 * row["assessors"]
    return bool(row["satisfaction"] >= SATISFACTION_MIN and row["score"] >= SCORE_MIN and is_represented)


def review_satisfaction(subject: Subject) -> Amount:
    """Of the last full year (reading 73)."""
    year = last_full_year(subject.register.as_of)
    rows = [_votes(row) for row in subject.rows("reviews") if row["year"] == year]
    return ratio_of_sums(rows, subject.complete("reviews"))


def _votes(row: Row) -> tuple[Number, Number] | None:
    """Exact: the shortest decimal that reads back as the satisfaction, rounded half up to 6 places."""
    if row["satisfaction"] is None or row["members_voted"] is None:
        return None
    satisfaction = Decimal(str(row["satisfaction"])).quantize(MILLIONTH, ROUND_HALF_UP)
    return satisfaction * row["members_voted"] / 100, row["members_voted"]


def activity_attendance(subject: Subject) -> Amount:
    """Both numbers known; more may come than were expected."""
    held = [row for row in subject.rows("activities") if subject.twelve_months.holds(row["held_on"])]
    rows = [
        None if row["attended"] is None or row["expected"] is None else (row["attended"], row["expected"])
        for row in held
    ]
    return ratio_of_sums(rows, subject.complete("activities", subject.twelve_months))

"""Indicators computed from the states of checks alone."""

from collections.abc import Callable

from second_way.amounts import NO_SHARE, UNKNOWN_SHARE, Amount, count
from second_way.rules import weighted_checks
from second_way.subject import Subject


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


def checks_known(subject: Subject) -> Amount:
    """Checks passed or failed ÷ checks that apply or may apply, over those with weight (readings 54 and 103)."""
    weighted = weighted_checks(subject.unit, subject.register.as_of)
    asked_states = [subject.outcomes[check].state for check in weighted]
    known = sum(state in ("pass", "fail") for state in asked_states)
    applicable = sum(state != "not_applicable" for state in asked_states)
    return Amount(known, applicable, 0, int(applicable == 0))


def health_score(subject: Subject) -> Amount:
    """Of graded units only; another with a check that applies is unknown (reading 55)."""
    score = subject.score
    if score.value is not None and score.grade is not None:
        return Amount(score.value, 1)
    return UNKNOWN_SHARE if score.applicable else NO_SHARE


def grade_count(grade: str | None) -> Callable[[Subject], Amount]:
    """Whether a unit has a grade is itself known."""
    return lambda subject: count(subject.score.grade == grade)

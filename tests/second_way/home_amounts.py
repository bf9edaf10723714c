"""Indicators on homes of workers and on self-checks (readings 69 to 71 and 111)."""

from collections.abc import Callable

from second_way.amounts import Amount, Number, count_of_rows, ratio_of_rows, ratio_of_sums
from second_way.due_by import on_time
from second_way.homes import holds_title, sent_to_rework, standing_honours
from second_way.register import Row
from second_way.self_checks import self_checks_of
from second_way.subject import Subject


def honours_of(level: str) -> Callable[[Subject], Amount]:
    """Titles of one level, awarded and not revoked.

    A model home of unknown level may be of any of the three levels of models: undecidable there, and never counted.
    """

    def amount(subject: Subject) -> Amount:
        honours = standing_honours(subject.register, subject.unit)
        held = [holds_title(subject.register, row) for row in honours if row["level"] == level]
        if level != "direct":
            nameless = [holds_title(subject.register, row) for row in honours if row["level"] == "model_unknown"]
            held += [None for is_held in nameless if is_held is not False]
        return count_of_rows(held, subject.complete("honours"))

    return amount


def rework_closed(subject: Subject) -> Amount:
    """Of those sent to rework, revoked ones left out."""
    honours = standing_honours(subject.register, subject.unit)
    rows = [
        None if sent_to_rework(row) is None else row["rework_closed_on"] is not None
        for row in honours
        if sent_to_rework(row) is not False
    ]
    return ratio_of_rows(rows, subject.complete("honours"))


def self_checks_on_time(subject: Subject) -> Amount:
    """Without due_on nobody can tell whether one was due."""
    as_of = subject.register.as_of
    rows = [
        in_time
        for row in self_checks_of(subject.register, subject.unit)
        for in_time in on_time(row["due_on"], row["submitted_on"] is not None, row["submitted_on"], as_of)
    ]
    return ratio_of_rows(rows, subject.complete("self_checks"))


def problems_fixed(subject: Subject) -> Amount:
    """Of those submitted; undecidable where a number is empty or more was fixed than found (reading 71)."""
    submitted = [row for row in self_checks_of(subject.register, subject.unit) if row["submitted_on"] is not None]
    return ratio_of_sums([_problems(row) for row in submitted], subject.complete("self_checks"))


def _problems(row: Row) -> tuple[Number, Number] | None:
    found, fixed = row["problems_found"], row["problems_fixed"]
    return None if found is None or fixed is None or fixed > found else (fixed, found)

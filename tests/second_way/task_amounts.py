"""Indicators on tasks, returns and findings (readings 70, 74, 75 and 109)."""

from datetime import date

from second_way.amounts import Amount, count, count_of_rows, ratio_of_rows
from second_way.due_by import on_time
from second_way.register import Row
from second_way.subject import Subject
from second_way.tasks import is_multi_listed, overdue_listings_of, started_listings_of
from second_way.three_valued import all_of


def tasks_done(subject: Subject) -> Amount:
    """Tasks are always complete (reading 20): a unit on no list is not applicable (reading 59)."""
    listings = started_listings_of(subject.register, subject.unit)
    return ratio_of_rows([listing["done_on"] is not None for listing, _ in listings], complete=True)


def tasks_on_time(subject: Subject) -> Amount:
    """A task without a due date is never due."""
    as_of = subject.register.as_of
    rows = [
        in_time
        for listing, task in started_listings_of(subject.register, subject.unit)
        if task["due_on"] is not None
        for in_time in on_time(task["due_on"], listing["done_on"] is not None, listing["done_on"], as_of)
    ]
    return ratio_of_rows(rows, complete=True)


def tasks_overdue(subject: Subject) -> Amount:
    return Amount(len(overdue_listings_of(subject.register, subject.unit)))


def units_multi_listed(subject: Subject) -> Amount:
    return count(is_multi_listed(subject.register, subject.unit))


def findings_open(subject: Subject) -> Amount:
    """Rows not closed, disproved ones included, at the unit reported (readings 75 and 87)."""
    return Amount(sum(finding["closed_on"] is None for finding in subject.rows("findings")))


def returns_missing(subject: Subject) -> Amount:
    as_of = subject.register.as_of
    return count_of_rows([_is_missing(row, as_of) for row in subject.rows("returns")], subject.complete("returns"))


def returns_on_time(subject: Subject) -> Amount:
    as_of = subject.register.as_of
    rows = [
        in_time
        for row in subject.rows("returns")
        for in_time in on_time(row["due_on"], is_received(row), row["received_on"], as_of)
    ]
    return ratio_of_rows(rows, subject.complete("returns"))


def is_received(row: Row) -> bool | None:
    """Missing or sent back is not received, whatever the date; received without a date is undecidable (reading 109)."""
    if row["status"] in ("missing", "sent_back"):
        return False
    if row["received_on"] is not None:
        return True
    return False if row["status"] is None else None


def _is_missing(row: Row, as_of: date) -> bool | None:
    """Due before the date and not received by it."""
    due = None if row["due_on"] is None else row["due_on"] < as_of
    received = is_received(row)
    return all_of(due, None if received is None else not received)

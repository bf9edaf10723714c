"""What was due by the date, and done in time (reading 70)."""

from datetime import date


def is_due(due_on: date | None, done: bool | None, as_of: date) -> bool | None:
    """Due before the date, or on it and done; without due_on nobody can tell."""
    if due_on is None:
        return None
    return done if due_on == as_of else due_on < as_of


def on_time(due_on: date | None, done: bool | None, done_on: date | None, as_of: date) -> list[bool | None]:
    """The row that this adds to a ratio: none where it is not due, None where that or its doing is undecidable."""
    due = is_due(due_on, done, as_of)
    if due is False:
        return []
    if due is None or done is None:
        return [None]
    return [done and due_on is not None and done_on is not None and done_on <= due_on]

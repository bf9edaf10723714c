"""One task of a campaign: its progress and its elapsed time."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from dashboard.charts.numerals import percent

Standing = Literal["done", "past_due", "behind", "on_course", "undated", "untargeted", "unknown"]

_FARTHEST_DAYS = 3650
"""Ten years: a projected end beyond that only says that there is hardly any progress."""


@dataclass(frozen=True)
class TaskBar:
    """A task with the amounts done and required, in target_unit (a code of the list unit_of_target).

    done None: nobody has recorded it. target, target_unit or due None: the plan names none; start None: it isn't
    recorded. owner answers for it, empty where the plan doesn't say.
    """

    id: str
    title: str
    done: int | None
    target: int | None
    target_unit: str | None
    start: date | None
    due: date | None
    owner: str = ""

    @property
    def progress(self) -> int | None:
        """The amount done in percent of the target, at most 100; None where either is missing."""
        if self.done is None or not self.target:
            return None
        return min(percent(self.done, self.target), 100)

    @property
    def is_done(self) -> bool:
        """Whether the target is reached exactly, not by rounding."""
        return self.done is not None and bool(self.target) and self.done >= (self.target or 0)

    def elapsed(self, as_of: date) -> int | None:
        """The share of days elapsed from start to due, 0 to 100; None where a date is missing or due ≤ start."""
        if self.start is None or self.due is None or self.due <= self.start:
            return None
        gone = (as_of - self.start).days
        return max(0, min(percent(gone, (self.due - self.start).days), 100))

    def days_past_due(self, as_of: date) -> int:
        """Days since the due date; 0 until then and without a due date."""
        return max((as_of - self.due).days, 0) if self.due else 0

    def projected_end(self, as_of: date) -> date | None:
        """The day on which the target is reached if the rest takes as long per unit as so far.

        None where it can't be projected: nothing done or recorded, no start before as_of, no target, already done, or
        beyond ten years.
        """
        if not self.done or not self.target or self.is_done or self.start is None or self.start >= as_of:
            return None
        days_left = -(-(as_of - self.start).days * (self.target - self.done) // self.done)
        return as_of + timedelta(days=days_left) if days_left <= _FARTHEST_DAYS else None

    def standing(self, as_of: date) -> Standing:
        """The task's standing. Only a task with target, dates and recorded progress can be behind or on course."""
        if self.is_done:
            return "done"
        if self.done is None:
            # Without a record the task may be done, so it is not called late.
            return "unknown"
        if not self.target:
            return "untargeted"
        if self.days_past_due(as_of):
            return "past_due"
        elapsed = self.elapsed(as_of)
        if elapsed is None:
            return "undated"
        return "behind" if (self.progress or 0) < elapsed else "on_course"

"""Duties with a time limit in days after an event: each is kept, breached, undecidable or too early to judge."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from second_way.answers import Answer, answer
from second_way.days import days_after, earliest
from second_way.three_valued import all_of

KEPT_AS = {"kept": True, "breached": False, "undecidable": None}


@dataclass(frozen=True)
class Duty:
    """`not_counted` is what is still within its days. due is the last day in time; is_open: it is still undone."""

    state: Literal["kept", "breached", "undecidable", "not_counted"]
    due: date | None = None
    is_open: bool = False


def duty(due: date, done_on: date | None, as_of: date) -> Duty:
    """Judged by the day it was done, or, if it was not done, once its last day is over."""
    if done_on is not None:
        return Duty("kept" if done_on <= due else "breached", due)
    return Duty("breached", due, is_open=True) if as_of > due else Duty("not_counted", due)


def kept(duties: list[Duty]) -> list[bool | None]:
    """One answer for each that counts."""
    return [KEPT_AS[one.state] for one in duties if one.state != "not_counted"]


def breached(duties: list[Duty]) -> list[Duty]:
    return [one for one in duties if one.state == "breached"]


def answer_of_duties(binds: bool | None, duties: list[Duty], complete: bool, as_of: date) -> Answer:
    """Applies where one counts; none: not applicable where complete, else unknown (reading 17).

    since and due are the earliest breach's; open if any breached one is still undone (reading 97).
    """
    judged = kept(duties)
    any_counts = True if judged else (False if complete else None)
    due = first_breach_due(duties)
    since = days_after(due, 1) if due is not None else None
    is_open = any(one.is_open for one in breached(duties))
    return answer(all_of(binds, any_counts), all_of(*judged), as_of, since, due, is_open)


def first_breach_due(duties: list[Duty]) -> date | None:
    return earliest([one.due for one in breached(duties)])

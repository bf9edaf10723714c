"""Progress of elections, offers and the like: the lists of queries/lists/progress as plain counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.vocabulary.codes import codes

OFFER_STAGES = ("offered", "answered", "signed", "in_force")
NO_STEP = ""
"""The step of a re-election without a recorded step."""


@dataclass(frozen=True)
class CodeCount:
    """The count of a code of a code list; "" means not recorded."""

    code: str
    count: int


def reached(frame: pd.DataFrame) -> list[CodeCount]:
    """The list election_progress, cumulated: how many are due ("due"), and how many have reached at least each step.

    A union without a recorded step has reached none; one that is only reported as late is not counted as due.
    """
    by_step = counts(frame, "step")
    steps = codes("election_step")
    sums = [sum(by_step.get(step, 0) for step in steps[place:]) for place in range(len(steps))]
    return [CodeCount("due", sum(by_step.values())), *(CodeCount(*pair) for pair in zip(steps, sums, strict=True))]


def offers(frame: pd.DataFrame) -> tuple[list[CodeCount], int]:
    """The list offer_progress: how many offers reached each stage, and for how many the last stage is unknown."""
    row = frame.iloc[0]
    return [CodeCount(stage, int(row[stage])) for stage in OFFER_STAGES], int(row["unknown"])


def year_up_to(as_of: date) -> tuple[date, date]:
    """The first and last day of the 12 months up to the date: days whose date 12 months later has not passed.

    Both ends are included, so the span touches 13 calendar months (reading 6).
    """
    if (as_of.month, as_of.day) == (2, 29):  # 28 February + 12 months is already past
        return date(as_of.year - 1, 3, 1), as_of
    return as_of.replace(year=as_of.year - 1), as_of


def counts(frame: pd.DataFrame, column: str) -> dict[str, int]:
    """The amounts of a list summed by the codes of one of its columns; "" for an empty cell."""
    found: dict[str, int] = {}
    for code, amount in zip(frame[column], frame["amount"], strict=True):
        key = code if isinstance(code, str) else ""
        found[key] = found.get(key, 0) + int(amount)
    return found


def in_order(found: dict[str, int], code_list: str) -> list[CodeCount]:
    """The counts in the order of a code list; unknown codes and "" come last, zeros are left out."""
    known = codes(code_list)
    others = [code for code in found if code not in known]
    return [CodeCount(code, found[code]) for code in (*known, *others) if found.get(code)]


def table(found: Sequence[CodeCount], column: str) -> pd.DataFrame:
    """A frame with the code in this column, and amount."""
    return pd.DataFrame([(one.code, one.count) for one in found], columns=[column, "amount"])

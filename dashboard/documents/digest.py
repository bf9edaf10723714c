"""What changed since an earlier state: new problems, mended ones, and the indicators that moved with their groups."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import pandas as pd

from dashboard import answers, shift_share
from dashboard.catalogue import catalogue
from dashboard.changes import Change
from dashboard.comparison import Comparison, changes
from dashboard.documents.brief_change import is_better, moves, told
from dashboard.documents.subject import Subject
from dashboard.register.reader import open_reader
from dashboard.register.versions import Register, Version
from dashboard.wording.changes import signed
from dashboard.wording.indicators import shown_stage
from dashboard.wording.values import value_title

_KEY = ["unit_id", "check_id", "detail"]
_MOST_GROUPS = 3


@dataclass(frozen=True)
class Move:
    """An indicator that moved, as a page shows it; groups are those that moved its numerator most, with their part."""

    indicator: str
    title: str
    start: str
    now: str
    better: bool | None
    groups: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Digest:
    """The problems that are new and those that are gone, rows of the worklist, and the indicators that moved."""

    before: Version
    before_on: date
    new: pd.DataFrame
    mended: pd.DataFrame
    moved: Sequence[Move]


def since(register: Register, current: Version, text: str) -> tuple[Version, date]:
    """The state that a version's name or a date means.

    A date is the newest earlier version as of its own date; without one it is the current version on that date. Raises
    Refused on an unknown version.
    """
    try:
        day = date.fromisoformat(text)
    except ValueError:
        version = register.version(text)
        return version, version.date
    older = [found for found in register.versions() if found.date <= day and found.name < current.name]
    return (older[-1], older[-1].date) if older else (current, day)


def digest(
    subject: Subject, before: Version, before_on: date, by: str = "sector", most: int = 10, *, scored: bool = False
) -> Digest:
    """The digest of the subject's units; ``by`` is the dimension whose groups explain each of the ``most`` moves.

    ``scored`` tells of the score and its grades too.
    """
    reader = subject.reader
    earlier = answers.rows_of(open_reader(before, before_on), "worklist", subject.filters, subject.scope)
    now = answers.rows_of(reader, "worklist", subject.filters, subject.scope)
    sides = Comparison(before, before_on, reader.version, reader.as_of)
    moved = moves(changes(sides, (), subject.filters, told(scored=scored), subject.scope))[:most]
    ids = [change.indicator for change in moved]
    grouped = changes(sides, (by,), subject.filters, ids, subject.scope) if ids else []
    return Digest(before, before_on, _without(now, earlier), _without(earlier, now),
                  [_move(subject, change, grouped, by) for change in moved])  # fmt: skip


def _without(rows: pd.DataFrame, others: pd.DataFrame) -> pd.DataFrame:
    """The rows whose unit, check and detail are not among the others'."""
    known = set(map(tuple, others[_KEY].astype(str).to_numpy()))
    return rows[[tuple(key) not in known for key in rows[_KEY].astype(str).to_numpy()]]


def _move(subject: Subject, change: Change, grouped: Sequence[Change], by: str) -> Move:
    indicator, language = catalogue().indicators[change.indicator], subject.language
    own = [found for found in grouped if found.indicator == change.indicator and found.start and found.now]
    earlier, later = (
        {found.group[0]: (stage.numerator, stage.denominator) for found in own if (stage := getattr(found, side))}
        for side in ("start", "now")
    )
    # Of a rate each group's part in points, by how it changed and by how its weight did: the parts sum to the change.
    scale = 100 if indicator.unit == "percent" else 1
    parts = [part for part in shift_share.parts(earlier, later) or () if part.total]
    parts.sort(key=lambda part: -abs(part.total))
    groups = [
        (value_title(by, part.group or "", language), signed(_whole(part.total * scale), language)) for part in parts
    ]
    return Move(
        change.indicator, indicator.title.in_language(language), shown_stage(indicator, change.start, language),
        shown_stage(indicator, change.now, language), is_better(change), groups[:_MOST_GROUPS],
    )  # fmt: skip


def _whole(amount: Fraction) -> int | float:
    return int(amount) if amount.denominator == 1 else float(amount)

"""The digest of changes since an earlier state: new and mended problems, and indicators that moved, by group."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

import pandas as pd

from dashboard.answers import lists
from dashboard.answers.comparing import shift_share
from dashboard.answers.comparing.better_or_worse import NumberPair, in_direction
from dashboard.answers.comparing.change_parts import Change
from dashboard.answers.comparing.earlier_date import refuse_later
from dashboard.answers.comparing.two_versions import Comparison, changes
from dashboard.catalogue.loader import catalogue
from dashboard.documents.brief_change import moves
from dashboard.documents.subject import Subject
from dashboard.register.first_record import reaches_back_to
from dashboard.register.reader import Reader, open_reader
from dashboard.register.versions import Register, Version
from dashboard.wording.change_words import signed
from dashboard.wording.code_words import TASK, value_title
from dashboard.wording.indicator_words import shown_value

_MOST_GROUPS = 3


@dataclass(frozen=True)
class Move:
    """An indicator that moved, as displayed. groups: those that contribute most, with their signed contributions."""

    indicator: str
    title: str
    start: str
    now: str
    better: bool | None
    groups: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Digest:
    """New and gone problems (rows of the worklist), and the indicators that moved.

    new has a column first_known: the problem may be older and has only become known since. mended and
    no_longer_known existed on the earlier date by today's records: mended are known to be gone, the state of
    no_longer_known is now unknown. corrected existed only by the records of then. moved holds the indicators that moved
    most; better and worse count all of them. is_compared: whether records reach back to the earlier date.
    """

    before: Version
    before_on: date
    is_compared: bool
    new: pd.DataFrame
    mended: pd.DataFrame
    no_longer_known: pd.DataFrame
    corrected: pd.DataFrame
    moved: Sequence[Move]
    better: int
    worse: int


def since(register: Register, current: Version, as_of: date, text: str) -> tuple[Version, date]:
    """Resolves a version name or an ISO date to a version and date.

    A date selects the newest older version of that day or before, as of that version's own date; if there is none, the
    current version as of the given date. Raises Refused on an unknown version and on a date later than ``as_of``.
    """
    try:
        day = date.fromisoformat(text)
    except ValueError:
        version = register.version(text)
        refuse_later(version.date, as_of)
        return version, version.date
    refuse_later(day, as_of)
    older = [found for found in register.versions() if found.date <= day and found.name < current.name]
    return (older[-1], older[-1].date) if older else (current, day)


def digest(
    subject: Subject, before: Version, before_on: date, by: str = "sector", most: int = 10, *, scored: bool = False
) -> Digest:
    """The digest of the subject's units; groups of the dimension ``by`` explain each of the ``most`` largest moves.

    ``scored`` includes the score and its grades.
    """
    reader = subject.reader
    now = lists.rows_of(reader, "worklist", subject.filters, subject.scope)
    is_compared = reaches_back_to(reader.version, before_on)
    earlier = restated = now.head(0)
    if is_compared:
        then = open_reader(reader.version, before_on)
        earlier = lists.rows_of(open_reader(before, before_on), "worklist", subject.filters, subject.scope)
        restated = lists.rows_of(then, "worklist", subject.filters, subject.scope)
    new, gone = _without(now, earlier), _without(restated, now)
    is_to_verify = _are_to_verify(subject, reader, gone)
    first_known: list[bool] | bool = True
    if is_compared:
        # By today's records the problem already existed then, or its state then is unknown.
        stood, unknown = _keys(restated), _are_to_verify(subject, then, new)
        first_known = [key in stood or waits for key, waits in zip(_listed(new), unknown, strict=True)]
    sides = Comparison(before, before_on, reader.version, reader.as_of)
    every = changes(sides, (), subject.filters, scope=subject.scope) if is_compared else []
    found = moves(every, scored=scored)
    ids = [one.indicator.id for one in found[:most]]
    grouped = changes(sides, (by,), subject.filters, ids, subject.scope) if ids else []
    return Digest(
        before,
        before_on,
        is_compared,
        new.assign(first_known=first_known),
        gone[~is_to_verify],
        gone[is_to_verify],
        _without(_without(earlier, now), restated),
        [_move(subject, one, grouped, by) for one in found[:most]],
        len(in_direction(found, "better")),
        len(in_direction(found, "worse")),
    )


def _are_to_verify(subject: Subject, reader: Reader, rows: pd.DataFrame) -> "pd.Series[bool]":
    """For each row, whether the state of its unit and check is unknown to the reader."""
    checks = [name for name in rows["check_id"].unique() if name in catalogue().checks]
    unknown: set[tuple[str, str]] = set()
    if checks:
        # A filter by failing checks would exclude units that no longer fail.
        where = tuple(condition for condition in subject.filters.where if condition[0] != "check_fail")
        filters = replace(subject.filters, where=where).having("check_unknown", checks)
        waiting = lists.rows_of(reader, "verify", filters, subject.scope)
        unknown = set(zip(waiting["unit_id"], waiting["check_id"], strict=True))
    pairs = zip(rows["unit_id"], rows["check_id"], strict=True)
    return pd.Series([pair in unknown for pair in pairs], index=rows.index, dtype=bool)


def _without(rows: pd.DataFrame, others: pd.DataFrame) -> pd.DataFrame:
    """The rows whose problem is not among the others'."""
    known = _keys(others)
    return rows[pd.Series([key not in known for key in _listed(rows)], index=rows.index, dtype=bool)]


def _keys(rows: pd.DataFrame) -> set[tuple[str, ...]]:
    return set(_listed(rows))


def _listed(rows: pd.DataFrame) -> list[tuple[str, ...]]:
    """The identity of each problem: unit and check; for a task also its list (the detail)."""
    columns = (rows[name].astype(str) for name in ("unit_id", "check_id", "detail"))
    return [
        (unit, check, detail if check.startswith(TASK) else "") for unit, check, detail in zip(*columns, strict=True)
    ]


def _move(subject: Subject, moved: NumberPair, grouped: Sequence[Change], by: str) -> Move:
    indicator, language = moved.indicator, subject.language
    own = [found for found in grouped if found.indicator == indicator.id and found.restated and found.now]
    earlier, later = (
        {found.group[0]: (stage.numerator, stage.denominator) for found in own if (stage := getattr(found, side))}
        for side in ("restated", "now")
    )
    # A rate's parts are in percentage points and include changes of the groups' weights: they sum to the change.
    scale = 100 if indicator.unit == "percent" else 1
    parts = [part for part in shift_share.parts(earlier, later) or () if part.total]
    parts.sort(key=lambda part: -abs(part.total))
    groups = [
        (value_title(by, part.group or "", language), signed(_whole(part.total * scale), language)) for part in parts
    ]
    return Move(
        indicator.id,
        indicator.title.in_language(language),
        shown_value(moved.before, language),
        shown_value(moved.now, language),
        {"better": True, "worse": False}.get(moved.direction),
        groups[:_MOST_GROUPS],
    )


def _whole(amount: Fraction) -> int | float:
    return int(amount) if amount.denominator == 1 else float(amount)

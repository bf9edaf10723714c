"""Deadlines as calendar events, each with an id that stays the same when its date moves."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from dashboard.answers import lists
from dashboard.documents.subject import Subject
from dashboard.locale.number_format import is_empty
from dashboard.vocabulary.codes import title
from dashboard.wording.code_words import subject_in_words


@dataclass(frozen=True)
class Event:
    """An all-day event: something ends or is due. uid is stable across versions of the register."""

    uid: str
    on: date
    summary: str
    category: str


def deadlines(subject: Subject, days: int) -> list[Event]:
    """The deadlines within ``days`` of the as-of date, soonest first.

    The uid is a hash of register, unit, kind, subject and sequence number, not of the date. Deadlines with the same key
    are numbered from the earliest, so that the one that replaces a past one inherits its uid.
    """
    frame = lists.rows_of(subject.reader, "due", subject.filters, subject.scope, horizon=(subject.reader.as_of, days))
    language, register = subject.language, subject.reader.version.register
    seen: dict[tuple[str, str, str], int] = {}
    events = []
    for row in frame.to_dict("records"):
        about = "" if is_empty(row["subject"]) else str(row["subject"])
        key = (str(row["unit_id"]), str(row["kind"]), about)
        seen[key] = seen.get(key, 0) + 1
        digest = sha256("\0".join((register, *key, str(seen[key]))).encode("utf-8", errors="replace")).hexdigest()
        kind = title("deadline_kind", str(row["kind"]), language)
        said = subject_in_words(about, str(row["kind"]), language) if about else ""
        summary = " · ".join(part for part in (str(row["unit"]), kind, said) if part)
        events.append(Event(f"{digest[:32]}@union-health", row["due"].date(), summary, kind))
    return events

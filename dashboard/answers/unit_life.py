"""A unit's timeline from its records: terms, agreements, the certificate and findings as spans."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import pandas as pd

from dashboard.answers.unit_profile import Profile
from dashboard.register.plain_values import records

Lane = Literal["term", "agreement", "certificate", "finding"]
LANES: tuple[Lane, ...] = ("term", "agreement", "certificate", "finding")
State = Literal["running", "over", "lapsed", "open"]


@dataclass(frozen=True)
class Span:
    """One bar of a lane; starts_on and ends_on are None if not recorded.

    subject is the code of an agreement's kind, the id of a finding's check, or the number of a term; "" if none. state
    as of the date: running; over (followed by another, or closed); lapsed (nothing after it); open (finding).
    """

    lane: Lane
    subject: str
    starts_on: date | None
    ends_on: date | None
    state: State


def life(found: Profile, as_of: date) -> list[Span]:
    """The spans that began by the date or have no recorded start, lane by lane, newest first."""
    spans = [*_terms(found, as_of), *_agreements(found, as_of), *_certificate(found, as_of), *_findings(found, as_of)]
    begun = [span for span in spans if span.starts_on is None or span.starts_on <= as_of]
    return sorted(begun, key=lambda span: (LANES.index(span.lane), -(span.starts_on or date.min).toordinal()))


def _terms(found: Profile, as_of: date) -> Iterator[Span]:
    rows = sorted(_rows(found, "terms"), key=lambda row: _day(row["elected_on"]) or date.min)
    for place, row in enumerate(rows):
        elected, followed = _day(row["elected_on"]), place < len(rows) - 1
        end = _day(row["ends_on"]) or _years_after(elected, row["term_years"])
        if row["extension_approved"] is True or str(row["extension_approved"]) == "True":
            end = max((day for day in (end, _day(row["extended_to"])) if day), default=None)
        number = "" if pd.isna(row["term_no"]) else str(int(row["term_no"]))
        is_running = end is None or end >= as_of
        yield Span("term", number, elected, end, "over" if followed else "running" if is_running else "lapsed")


def _agreements(found: Profile, as_of: date) -> Iterator[Span]:
    rows = list(_rows(found, "agreements"))
    for row in rows:
        start = _day(row["effective_on"]) or _day(row["signed_on"])
        end = _day(row["expires_on"])
        later = any(other["kind"] == row["kind"] and (_day(other["expires_on"]) or date.min) >= as_of for other in rows)
        is_running = end is None or end >= as_of
        kind = row["kind"] if isinstance(row["kind"], str) else ""
        yield Span("agreement", kind, start, end, "running" if is_running else "over" if later else "lapsed")


def _certificate(found: Profile, as_of: date) -> Iterator[Span]:
    for row in _rows(found, "unions"):
        end = _day(row["legal_person_valid_to"])
        if end is not None:
            yield Span("certificate", "", None, end, "running" if end >= as_of else "lapsed")


def _findings(found: Profile, as_of: date) -> Iterator[Span]:
    for row in _rows(found, "findings"):
        closed = _day(row["closed_on"])
        is_closed = closed is not None and closed <= as_of
        yield Span(
            "finding",
            str(row["check_id"]),
            _day(row["reported_on"]),
            closed if is_closed else None,
            "over" if is_closed else "open",
        )


def _rows(found: Profile, table: str) -> list[dict[str, Any]]:
    frame = found.records.get(table)
    return [] if frame is None else records(frame)


def _day(cell: object) -> date | None:
    if cell is None or pd.isna(cell):  # type: ignore[call-overload]
        return None
    return pd.Timestamp(cell).date()  # type: ignore[arg-type]


def _years_after(day: date | None, years: object) -> date | None:
    if day is None or years is None or pd.isna(years):  # type: ignore[call-overload]
        return None
    return (pd.Timestamp(day) + pd.DateOffset(years=int(years))).date()  # type: ignore[call-overload]

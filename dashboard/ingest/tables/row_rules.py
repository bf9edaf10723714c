"""Checks the cells of one row against each other: women at most all, ends after starts, dates not in the future."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from dashboard.catalogue.schema import tables
from dashboard.ingest.cells.read_cell import plain
from dashboard.ingest.row_problems import Problem, warning, wrong
from dashboard.ingest.tables.read_sheet import SheetParts

Column = tuple[str, str]


@dataclass(frozen=True)
class _AtMost:
    """A rule that smaller is at most larger. If it is broken, the part with the blamed column is quarantined."""

    smaller: Column
    larger: Column
    code: str
    blamed: Column


def _women(table: str, women: str, everybody: str) -> _AtMost:
    return _AtMost((table, women), (table, everybody), "more_women_than_all", (table, women))


def _ends(table: str, start: str, end: str) -> _AtMost:
    return _AtMost((table, start), (table, end), "ends_before_start", (table, end))


_AT_MOST = (
    _AtMost(("unions", "members"), ("units", "employees"), "more_members_than_employees", ("unions", "members")),
    _AtMost(
        ("headcounts", "members"), ("headcounts", "employees"), "more_members_than_employees", ("headcounts", "members")
    ),
    _women("units", "female_employees", "employees"),
    _women("unions", "female_members", "members"),
    _women("headcounts", "female_employees", "employees"),
    _women("headcounts", "female_members", "members"),
    _AtMost(("terms", "present"), ("terms", "eligible"), "more_present_than_eligible", ("terms", "present")),
    _AtMost(("terms", "votes_for"), ("terms", "present"), "more_votes_than_present", ("terms", "votes_for")),
    _AtMost(
        ("units", "founded_on"),
        ("unions", "established_on"),
        "established_before_founded",
        ("unions", "established_on"),
    ),
    _AtMost(
        ("unions", "established_on"), ("terms", "elected_on"), "elected_before_established", ("terms", "elected_on")
    ),
    _ends("units", "founded_on", "closed_on"),
    _ends("unions", "established_on", "dissolved_on"),
    _ends("committees", "established_on", "dissolved_on"),
    _ends("agreements", "effective_on", "expires_on"),
    _ends("terms", "elected_on", "ends_on"),
    _ends("requirements", "starts_on", "ends_on"),
    _ends("stages", "starts_on", "ends_on"),
)

_DONE = (
    ("units", "founded_on"),
    ("unions", "established_on"),
    ("committees", "established_on"),
    *((table.name, table.exists_from) for table in tables().values() if table.exists_from),
)
"""Dates of past events: one after the version's own date is a typing error or a plan, and gets a warning."""

_USUAL_TERMS = (3, 5)


def check_rows(parts: SheetParts, as_of: date) -> SheetParts:
    """The sheet with the problems of its rows added; parts with contradicting cells are marked as failed."""
    problems: list[Problem] = []
    failed: dict[str, set[int]] = {}
    joint = _rows_where(parts, ("unions", "form"), lambda value: value == "joint")
    for rule in _AT_MOST:
        smaller, larger = _values(parts, rule.smaller), _values(parts, rule.larger)
        for row, value in smaller.items():
            other = larger.get(row)
            if other is None or not _above(value, other):
                continue
            if rule.code == "more_members_than_employees" and row in joint:
                continue  # a joint union has the members of several units
            told = value if rule.blamed == rule.smaller else other
            problems.append(_problem(wrong, parts, row, rule.blamed, told, rule.code))
            failed.setdefault(rule.blamed[0], set()).add(row)
    for column in _DONE:
        for row, value in _values(parts, column).items():
            if isinstance(value, date) and value > as_of:
                problems.append(_problem(warning, parts, row, column, value, "after_the_date"))
    constant = parts.read.mapping.column("terms", "term_years") in parts.read.mapping.constants
    for row, years in {}.items() if constant else _values(parts, ("terms", "term_years")).items():
        if years not in _USUAL_TERMS:
            problems.append(_problem(warning, parts, row, ("terms", "term_years"), years, "unusual_term"))
    if not problems:
        return parts
    marked = {table: _marked(frame, failed.get(table, set())) for table, frame in parts.parts.items()}
    return replace(parts, parts=marked, problems=(*parts.problems, *problems))


def _marked(frame: pd.DataFrame, rows: set[int]) -> pd.DataFrame:
    return frame.assign(failed=frame["failed"].astype(bool) | frame["row"].isin(rows)) if rows else frame


def _values(parts: SheetParts, column: Column) -> dict[int, Any]:
    """The column's non-empty values by row number. If a line gives several rows of the table, the last value counts."""
    frame = parts.parts.get(column[0])
    if frame is None or column[1] not in frame:
        return {}
    found = frame[["row", column[1]]][frame[column[1]].notna()]
    return dict(found.itertuples(index=False, name=None))


def _rows_where(parts: SheetParts, column: Column, holds: Any) -> set[int]:
    return {row for row, value in _values(parts, column).items() if holds(value)}


def _above(value: Any, other: Any) -> bool:
    if isinstance(value, date) and isinstance(other, date):
        # A month without a day is stored as its first or last day, so two dates in one month prove nothing.
        return value > other and (value.year, value.month) != (other.year, other.month)
    return bool(value > other)


def _problem(kind: Any, parts: SheetParts, row: int, column: Column, value: Any, code: str) -> Problem:
    read = parts.read
    found: Problem = kind(read.number, row, column[0], read.header_of(*column), plain(value), code)
    return found

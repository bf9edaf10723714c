"""Builds the content of feeds: the dashboard's tables as CSV or JSON, and the calendar."""

from dashboard.answers import lists, numbers
from dashboard.answers.parameters import rules_of
from dashboard.catalogue.entries import Query
from dashboard.catalogue.loader import catalogue
from dashboard.documents.deadlines import deadlines
from dashboard.documents.subject import Subject
from dashboard.errors import Refused
from dashboard.export.calendar_file import calendar_file
from dashboard.export.table_file import to_bytes
from dashboard.feeds.feed_request import FeedRequest, RequestRefused
from dashboard.locale import _
from dashboard.locale.in_language import speaking
from dashboard.query.filters import DIMENSIONS
from dashboard.register.reader import open_reader
from dashboard.wording.tables_in_words import localised, with_words

MOST_ROWS = 500_000
"""The most rows of one answer: more would take gigabytes of memory."""

_LISTS = {"health": "unit_health", "worklist": "worklist"}
_MOST_DAYS = 3_660


def content(asked: FeedRequest, kind: str) -> bytes:
    """The answer in this format (csv, json or ics). Headers and codes are in words if the URL has lang.

    It is dated with the version's creation time, so that a version always gives the same answer. Raises Turned if the
    request can't be answered.
    """
    reader = open_reader(asked.version, asked.as_of)
    subject = Subject(reader, asked.filters, asked.language, asked.version.created_at, asked.scope)
    with speaking(asked.language):
        try:
            if asked.feed == "calendar":
                return calendar_file(deadlines(subject, _days(asked)), subject.context(_("Deadlines")))
            if asked.feed == "indicators":
                return _indicators(subject, asked, kind)
            return _list(subject, asked, kind)
        except Refused as refusal:
            raise RequestRefused(400, str(refusal)) from refusal


def _list(subject: Subject, asked: FeedRequest, kind: str) -> bytes:
    query = catalogue().lists[_LISTS[asked.feed]]
    count = lists.count_of(subject.reader, query.id, asked.filters, asked.scope)
    if count > MOST_ROWS:
        raise RequestRefused(
            413,
            _(
                "The answer has {rows} rows, a feed gives {most}: filter, or export it.",
                rows=f"{count:,}",
                most=f"{MOST_ROWS:,}",
            ),
        )
    frame = lists.rows_of(subject.reader, query.id, asked.filters, asked.scope)
    if "check_id" in frame.columns:
        frame = with_words(frame, asked.language, subject.reader.as_of, rules_of(subject.reader)).rename(
            columns={"check_id": "check"}
        )
    if asked.worded:
        frame = localised(frame, asked.language)
    title = query.title.in_language(asked.language)
    return to_bytes(frame, kind, subject.context(title, [query]))


def _indicators(subject: Subject, asked: FeedRequest, kind: str) -> bytes:
    by, only = _names(asked, "by"), _names(asked, "only") or None
    if len(by) > 2 or set(by) - set(DIMENSIONS):
        raise RequestRefused(400, _("by= takes one or two of {dimensions}.", dimensions=", ".join(DIMENSIONS)))
    frame = numbers.indicators(subject.reader, asked.filters, by, only, asked.scope)
    if asked.worded:
        frame = localised(frame, asked.language)
    chosen: list[Query] = [*numbers.choose(only)]
    return to_bytes(frame, kind, subject.context(_("Indicators"), chosen))


def _names(asked: FeedRequest, parameter: str) -> list[str]:
    return [name for name in asked.extras.get(parameter, "").split(",") if name]


def _days(asked: FeedRequest) -> int:
    text = asked.extras.get("days", "365")
    if not (text.isascii() and text.isdigit() and int(text) <= _MOST_DAYS):
        raise RequestRefused(400, _("days= is a number from 0 to {most}.", most=_MOST_DAYS))
    return int(text)

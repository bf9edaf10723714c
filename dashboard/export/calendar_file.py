"""Deadlines as iCalendar (RFC 5545)."""

from collections.abc import Sequence
from datetime import UTC, timedelta

from icalendar import Calendar
from icalendar import Event as Entry

from dashboard.documents.context import Context
from dashboard.documents.deadlines import Event
from dashboard.export.sheet_text import sheet_text


def calendar_file(events: Sequence[Event], context: Context) -> bytes:
    """A calendar of all-day events. A newer register version gives a higher sequence, so that programs update them."""
    calendar = Calendar()
    calendar.add("prodid", f"-//Union Health//{context.program_version}//{context.language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _one_line(f"{context.title} {context.register}"))
    sequence = int("".join(filter(str.isdecimal, context.version)) or 0)
    for event in events:
        entry = Entry()
        entry.add("uid", event.uid)
        entry.add("dtstamp", context.made_at.astimezone(UTC))
        entry.add("dtstart", event.on)
        entry.add("dtend", event.on + timedelta(days=1))
        entry.add("summary", _one_line(event.summary))
        entry.add("categories", [event.category])
        entry.add("sequence", sequence)
        entry.add("transp", "TRANSPARENT")
        calendar.add_component(entry)
    return bytes(calendar.to_ical())


def _one_line(text: str) -> str:
    """The text on one line: some iCalendar fields can't hold line breaks."""
    return " ".join(sheet_text(text).split())

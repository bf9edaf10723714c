"""The calendar, read by a parser of our own, and ids that outlast a new date."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pandas as pd

from command_line import run
from dashboard.answers import lists
from dashboard.documents.deadlines import deadlines
from dashboard.export.calendar_file import calendar_file
from dashboard.query.filters import Filters
from documents.subjects import subject
from registers import publish_tables


def events(content: bytes) -> list[dict[str, str]]:
    """The events by RFC 5545: lines of at most 75 bytes end with CRLF, a space or tab continues one."""
    lines = content.decode().split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    unfolded = re.sub("\r\n[ \t]", "", content.decode()).split("\r\n")
    assert unfolded[0] == "BEGIN:VCALENDAR"
    found: list[dict[str, str]] = []
    for line in unfolded:
        name, _colon, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found:
            found[-1].setdefault(name.split(";")[0], value)
    return found


def test_every_deadline_is_a_whole_day_with_an_id_of_its_own(province) -> None:
    about = subject(province)
    found = events(calendar_file(deadlines(about, 365), about.context("到期日历")))
    rows = lists.rows_of(about.reader, "due", Filters(), horizon=(about.reader.as_of, 365))
    assert [event["DTSTART"] for event in found] == list(rows["due"].dt.strftime("%Y%m%d"))
    assert len({event["UID"] for event in found}) == len(rows) > 50
    for event in found:
        starts, ends = (pd.Timestamp(event[name]) for name in ("DTSTART", "DTEND"))
        assert ends - starts == timedelta(days=1)


def unit_with_term(tmp_path, ends: date, name: str = "甲"):
    units = pd.DataFrame({"unit_id": ["u1"], "name": [name], "sector": ["government"], "union_id": ["n1"]})
    unions = pd.DataFrame({"union_id": ["n1"], "name": ["甲工会"], "established_on": [date(2015, 1, 1)]})
    terms = pd.DataFrame({"union_id": ["n1"], "term_no": [1], "elected_on": [date(2022, 1, 10)], "ends_on": [ends]})
    register = publish_tables(tmp_path, {"units": units, "unions": unions, "terms": terms}, date(2026, 10, 31))
    return subject(register)


def test_an_event_keeps_its_id_when_its_date_moves(tmp_path) -> None:
    first = deadlines(unit_with_term(tmp_path / "a", date(2027, 1, 9)), 365)
    second = deadlines(unit_with_term(tmp_path / "b", date(2027, 1, 19)), 365)
    terms = [[event for event in found if "任期" in event.category] for found in (first, second)]
    assert [len(found) for found in terms] == [1, 1]
    assert terms[0][0].uid == terms[1][0].uid
    assert terms[0][0].on != terms[1][0].on


def test_strange_names_stay_one_line_of_text(tmp_path) -> None:
    about = unit_with_term(tmp_path, date(2027, 1, 9), "甲\r\nATTACH:http://example.org;,\\x")
    found = events(calendar_file(deadlines(about, 365), replace(about.context("x"), title="a\nb")))
    assert len(found) == 1
    assert "ATTACH" not in found[0]
    assert r"甲 ATTACH:http://example.org\;\,\\x" in found[0]["SUMMARY"]


def test_the_command_writes_the_calendar(guizhou, tmp_path) -> None:
    path = tmp_path / "c.ics"
    assert run("--home", guizhou.home.folder, "export", "calendar", "--days", "200", "-o", path).code == 0
    reader = subject(guizhou).reader
    assert len(events(path.read_bytes())) == lists.count_of(reader, "due", Filters(), horizon=(reader.as_of, 200))

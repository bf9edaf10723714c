"""Strings that others collected to break programs come out of every format as text."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from html.parser import HTMLParser

import icalendar
import pandas as pd
import polars
import pytest
from docx import Document
from openpyxl import load_workbook

from dashboard.answers import lists
from dashboard.documents.assignments import assignments
from dashboard.documents.blocks import Section
from dashboard.documents.deadlines import deadlines
from dashboard.documents.digest import Digest
from dashboard.documents.letters import letters
from dashboard.documents.workbook import workbook
from dashboard.export.assignments_zip import assignments_zip
from dashboard.export.brief_file import BRIEF_FORMATS
from dashboard.export.calendar_file import calendar_file
from dashboard.export.digest_file import digest_file
from dashboard.export.letters_zip import letters_zip
from dashboard.export.register_file import register_file
from dashboard.export.sheet_text import sheet_text
from dashboard.export.table_file import to_bytes
from dashboard.export.workbook_file import workbook_file
from dashboard.feeds.tokens import new_token
from dashboard.home.registers import Home
from dashboard.register.versions import Register
from documents.opened import in_the_font, squeezed, text_of_docx, text_of_pdf
from documents.subjects import made_brief, subject
from export.payloads import context, texts
from feeds.asking import ask
from ingest.foreign import foreign
from registers import publish_tables

AS_OF = date(2026, 10, 31)
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


@pytest.fixture(scope="module")
def injections() -> list[str]:
    folder = foreign("spreadsheets/csv-injection/Intruder")
    found = [line for path in sorted(folder.iterdir()) for line in path.read_text(encoding="utf-8").splitlines()]
    return [line for line in found if line.strip()]


@pytest.fixture(scope="module")
def naughty() -> list[str]:
    return [text for text in json.loads(foreign("spreadsheets/blns/blns.json").read_text("utf-8")) if text.strip()]


@pytest.fixture(scope="module")
def payloads(injections, naughty) -> list[str]:
    return list(
        dict.fromkeys([*injections, *naughty[::40], "<script>alert(1)</script>", "<img src=x onerror=alert(1)>"])
    )


@pytest.fixture(scope="module")
def about(payloads, tmp_path_factory):
    """A register whose names and texts are all payloads, each unit with a problem and a deadline."""
    ids = [f"u{number}" for number in range(len(payloads))]
    unions = [f"w{number}" for number in range(len(payloads))]
    frames = {
        "units": pd.DataFrame(
            {"unit_id": ids, "name": payloads, "sector": "enterprise", "supervisor": payloads[::-1], "union_id": unions}
        ),
        "unions": pd.DataFrame({"union_id": unions, "name": payloads}),
        "terms": pd.DataFrame(
            {
                "union_id": unions,
                "elected_on": date(2021, 12, 1),
                "term_years": 5,
                "ends_on": AS_OF + timedelta(days=30),
            }
        ),
        "findings": pd.DataFrame(
            {"unit_id": ids, "check_id": "mediation_committee", "reported_on": AS_OF, "list_name": payloads}
        ),
        "statements": pd.DataFrame(
            {"unit_id": ids, "check_id": "mediation_committee", "said_on": AS_OF, "text": payloads}
        ),
    }
    return subject(publish_tables(tmp_path_factory.mktemp("payloads"), frames, AS_OF))


def no_formula_in_csv(content: bytes) -> list[list[str]]:
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert not [cell for row in rows for cell in row if cell.lstrip().startswith(FORMULA) and not is_number(cell)]
    return rows


def is_number(cell: str) -> bool:
    return cell.removeprefix("-").replace(".", "", 1).isdigit()


def no_formula_in_xlsx(content: bytes) -> set[object]:
    """The values of all cells; none is a formula or a link."""
    cells = [cell for sheet in load_workbook(io.BytesIO(content)) for row in sheet.iter_rows() for cell in row]
    assert not [cell.value for cell in cells if cell.data_type == "f" or cell.hyperlink]
    return {cell.value for cell in cells}


def members(content: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            assert "/" not in name and "\\" not in name and not name.startswith(".")
            yield name, archive.read(name)


class Tags(HTMLParser):
    """The tags and the attributes that run something, of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.running: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.running += [name for name, value in attrs if name.startswith("on") or "script:" in (value or "")]


def nothing_runs(page: bytes) -> None:
    """The page has no script but the one that draws its chart, and nothing that a name could have brought in."""
    parser = Tags()
    parser.feed(page.decode("utf-8"))
    assert parser.running == []
    assert parser.tags.count("script") <= 2
    assert not {"img", "iframe", "object", "embed", "a"} & set(parser.tags)


def test_tables_of_all_the_strings(injections, naughty) -> None:
    strings = [*injections, *naughty]
    frame = texts(*strings)
    rows = no_formula_in_csv(to_bytes(frame, "csv", context()))
    assert [row[0].removeprefix("'") for row in rows[1:]] == [text.removeprefix("'") for text in strings]
    assert [row["名称"] for row in json.loads(to_bytes(frame, "json", context()))] == strings
    assert polars.read_parquet(to_bytes(frame, "parquet", context()))["名称"].to_list() == strings
    assert {sheet_text(text) for text in strings} <= no_formula_in_xlsx(to_bytes(frame, "xlsx", context()))


def test_the_workbook(about, payloads) -> None:
    assert {sheet_text(text) for text in payloads} <= no_formula_in_xlsx(workbook_file(workbook(about)))


def test_the_register(about, payloads, tmp_path) -> None:
    register_file(about.reader.version, tmp_path / "r.xlsx", about.context("登记簿"))
    assert set(payloads) <= no_formula_in_xlsx((tmp_path / "r.xlsx").read_bytes())


def test_assignments_and_letters(about, payloads) -> None:
    found = [
        *members(assignments_zip(assignments(about, "unit"), about.context("交办单"))),
        *members(letters_zip(letters(about, ["reminder_90", "closing"]), about.context("函件"))),
    ]
    said = ""
    for name, content in found:
        if name.endswith(".csv"):
            no_formula_in_csv(content)
        elif name.endswith(".xlsx"):
            no_formula_in_xlsx(content)
        else:
            document = Document(io.BytesIO(content))
            assert not document.element.xpath("//w:hyperlink | //w:instrText[contains(., 'DDE')]")
            said += "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert len(found) == 4 * len(payloads) + 2
    for text in payloads:
        assert sheet_text(text).replace("\t", "") in said.replace("\t", "")


def test_the_calendar(about, payloads) -> None:
    events = icalendar.Calendar.from_ical(calendar_file(deadlines(about, 60), about.context("到期"))).walk("VEVENT")
    assert len(events) == len(payloads)
    names = {" ".join(sheet_text(text).split()) for text in payloads}
    assert all(any(str(event["summary"]).startswith(name) for name in names) for event in events)
    assert all(
        set(event) <= {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "CATEGORIES", "SEQUENCE", "TRANSP"}
        for event in events
    )


def test_the_brief_and_the_digest(about, payloads) -> None:
    register = Register(Home(about.reader.version.home), about.reader.version.register)
    written = made_brief(register)
    nothing_runs(BRIEF_FORMATS["html"](written))
    full = replace(written, sections=[Section("问题", payloads)])
    nothing_runs(BRIEF_FORMATS["html"](full))
    document, pdf = BRIEF_FORMATS["docx"](full), BRIEF_FORMATS["pdf"](full)
    told, printed = squeezed(text_of_docx(document)), in_the_font(squeezed(text_of_pdf(pdf)))
    for text in payloads:
        assert squeezed(sheet_text(text)) in told
        assert in_the_font(squeezed(sheet_text(text))) in printed
    assert not any(active in pdf for active in (b"/JavaScript", b"/JS", b"/URI", b"/Launch", b"/Annot"))
    rows = lists.rows_of(about.reader, "worklist", about.filters)
    found = Digest(about.reader.version, AS_OF, True, rows.assign(first_known=True), rows, rows[:0], rows[:0], (), 0, 0)
    nothing_runs(digest_file(found, about, "html"))
    assert "<" not in digest_file(found, about, "md").decode("utf-8").replace("\\<", "")


def test_the_feeds(about, payloads) -> None:
    home = Home(about.reader.version.home)
    token = new_token(home, "all", date.today())
    no_formula_in_csv(ask(home, "/feeds/worklist.csv", token=token).body)
    units = {row["unit"] for row in ask(home, "/feeds/health.json", token=token).json}
    assert units == set(payloads)

"""Builds the file of an exported document of any kind."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import MINYEAR, date
from pathlib import Path

from dashboard.answers.comparing.earlier_date import default_comparison, refuse_later
from dashboard.catalogue.loader import catalogue
from dashboard.documents.annual import LIST, annual, annual_title, year_end, year_of
from dashboard.documents.assignments import By, assignments, kind_title
from dashboard.documents.brief import brief
from dashboard.documents.contacts import contacts
from dashboard.documents.deadlines import deadlines
from dashboard.documents.export_request import DocumentKind, ExportRequest
from dashboard.documents.letters import LETTERS, letters
from dashboard.documents.subject import Subject
from dashboard.documents.workbook import workbook
from dashboard.errors import Refused
from dashboard.export.annual_sheet import annual_sheet
from dashboard.export.assignments_zip import Progress, assignments_zip
from dashboard.export.brief_file import BRIEF_FORMATS
from dashboard.export.calendar_file import calendar_file
from dashboard.export.letters_zip import blank_templates, letters_zip
from dashboard.export.workbook_file import workbook_file
from dashboard.home.register_about import register_about
from dashboard.locale import _
from dashboard.locale.in_language import speaking
from dashboard.register.reader import open_reader
from dashboard.register.versions import Version


def document_file(request: ExportRequest, subject: Subject, progress: Progress | None = None) -> bytes:
    """The document's bytes. progress is called with the parts done and the total.

    Raises Refused where the request names something that doesn't exist.
    """
    return _KINDS[request.kind](request, subject, progress or (lambda _done, _all: None))


def _workbook(request: ExportRequest, subject: Subject, _progress: Progress) -> bytes:
    return workbook_file(workbook(subject, request.by or ("sector",), request.days))


def _brief(request: ExportRequest, subject: Subject, _progress: Progress) -> bytes:
    if request.ending not in BRIEF_FORMATS:
        formats = ", ".join(f".{ending}" for ending in BRIEF_FORMATS)
        raise Refused(_("A brief is written as {formats}: name the file so.", formats=formats))
    found = brief(subject, _compared_with(request, subject), request.switches)
    return BRIEF_FORMATS[request.ending](found)


def _compared_with(request: ExportRequest, subject: Subject) -> tuple[Version, date]:
    register, reader = request.opened_register, subject.reader
    if request.compared_with is None:
        return default_comparison(register, reader.version, reader.as_of)
    name, day = request.compared_with
    refuse_later(day, reader.as_of)
    return register.version(name), day


def _assignments(request: ExportRequest, subject: Subject, progress: Progress) -> bytes:
    title = kind_title(request.assignment_title, subject.language)
    context = subject.context(title, catalogue().checks.values())
    by: By | None = "unit" if request.by == ("unit",) else "supervisor" if request.by else None
    return assignments_zip(assignments(subject, by), context, progress)


def _letters(request: ExportRequest, subject: Subject, progress: Progress) -> bytes:
    if request.blank:
        return blank_templates(subject.language)
    kinds = request.letters or LETTERS
    for name in kinds:
        if name not in LETTERS:
            raise Refused(_("There is no letter “{name}”; there are {known}.", name=name, known=", ".join(LETTERS)))
    register = request.opened_register
    folder = Path(request.templates) if request.templates else register.home.folder / "letters"
    if request.templates and not folder.is_dir():
        raise Refused(_("There is no folder {folder}.", folder=folder))
    sender = request.sender or register_about(register.folder).body
    found = letters(subject, kinds, contacts(register.folder), sender)
    with speaking(subject.language):
        title = _("Letters")
    return letters_zip(found, subject.context(title), folder, progress)


def _annual(request: ExportRequest, subject: Subject, _progress: Progress) -> bytes:
    if request.year is not None:
        subject = replace(subject, reader=open_reader(subject.reader.version, _last_day(request, subject)))
    found = annual(subject)
    title = annual_title(found.year, subject.language)
    return annual_sheet(found, subject.context(title, [catalogue().lists[LIST]]))


def _last_day(request: ExportRequest, subject: Subject) -> date:
    """The requested year's last day, at most the register's own date. Raises Refused on a later year or with as_of."""
    as_of = subject.reader.version.date
    year = request.year or 0
    if request.as_of or not MINYEAR < year <= year_of(as_of):
        raise Refused(_("--year is a statistical year up to {last}, and stands without --as-of.", last=year_of(as_of)))
    return min(year_end(year), as_of)


def _calendar(request: ExportRequest, subject: Subject, _progress: Progress) -> bytes:
    with speaking(subject.language):
        title = _("Deadlines")
    return calendar_file(deadlines(subject, request.days), subject.context(title))


_KINDS: Mapping[DocumentKind, Callable[[ExportRequest, Subject, Progress], bytes]] = {
    "workbook": _workbook,
    "brief": _brief,
    "assignments": _assignments,
    "calendar": _calendar,
    "letters": _letters,
    "annual": _annual,
}

"""The command export: documents that people take with them."""

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import MINYEAR, date, datetime
from pathlib import Path

from dashboard.answers.comparing.earlier_date import default_comparison
from dashboard.answers.comparing.versions import comparison
from dashboard.catalogue.loader import catalogue
from dashboard.commands.asking import filters_of, names_of, reader_of, register_of
from dashboard.commands.output import print_json, write_file
from dashboard.documents.annual import LIST, annual, annual_title, year_end, year_of
from dashboard.documents.assignments import assignments, kind_title
from dashboard.documents.blocks import Switches
from dashboard.documents.brief import brief
from dashboard.documents.contacts import contacts
from dashboard.documents.context import context_of
from dashboard.documents.deadlines import deadlines
from dashboard.documents.letters import LETTERS, letters
from dashboard.documents.subject import Subject
from dashboard.documents.workbook import workbook
from dashboard.errors import Refused
from dashboard.export.annual_sheet import annual_sheet
from dashboard.export.assignments_zip import Progress, assignments_zip
from dashboard.export.brief_file import BRIEF_FORMATS
from dashboard.export.calendar_file import calendar_file
from dashboard.export.letters_zip import blank_templates, letters_zip
from dashboard.export.register_file import register_file
from dashboard.export.workbook_file import workbook_file
from dashboard.jobs.document_job import PROGRESS
from dashboard.locale import _, language
from dashboard.locale.speaking import speaking
from dashboard.query.filters import Filters, where_of
from dashboard.query.scope import SCOPE_VARIABLE
from dashboard.register.reader import open_reader

_MOST_DAYS = 36_500


def export(options: Namespace) -> None:
    """union-health export KIND."""
    path = Path(options.output)
    if options.kind == "register":
        document: dict[str, object] = {"rows": _register(options, path)}
    else:
        made = KINDS[options.kind](options, _subject(options))
        write_file(path, made)
        document = {"bytes": len(made)}
    if options.json:
        print_json({"file": str(path), **document})
    else:
        print(_("Written: {file}.", file=path))


def document(arguments: Sequence[str], ending: str, subject: Subject) -> bytes:
    """What the command line of these arguments writes about the subject, without writing it."""
    from dashboard.commands.parser import build_parser

    options = build_parser().parse_args([*arguments, "--output", f"document.{ending}"])
    return KINDS[options.kind](options, subject)


def _register(options: Namespace, path: Path) -> dict[str, int]:
    """Written row by row, and without computing any status."""
    register = register_of(options)
    version = register.version(options.version) if options.version else register.current()
    spoken, moment = options.language or language(), datetime.now().replace(microsecond=0)
    with speaking(spoken):
        title = _("Register")
    return register_file(version, path, context_of(title, version, version.date, Filters(), spoken, moment))


def _subject(options: Namespace) -> Subject:
    moment = datetime.now().replace(microsecond=0)
    scope = where_of(os.environ.get(SCOPE_VARIABLE, "").splitlines(), catalogue())
    return Subject(reader_of(options), filters_of(options), options.language or language(), moment, scope)


def _progress(options: Namespace) -> Progress:
    """Says on standard error how far a document of many parts is, where that was asked for."""

    def say(done: int, all_of_it: int) -> None:
        if done == all_of_it or done % max(all_of_it // 100, 1) == 0:
            print(f"{PROGRESS} {done}/{all_of_it}", file=sys.stderr, flush=True)

    return say if options.progress else lambda _done, _all: None


def _workbook(options: Namespace, subject: Subject) -> bytes:
    return workbook_file(workbook(subject, names_of(options.by) or ["sector"], days_of(options)))


def _brief(options: Namespace, subject: Subject) -> bytes:
    suffix = Path(options.output).suffix.lower()
    if suffix not in BRIEF_FORMATS:
        raise Refused(_("A brief is written as {formats}: name the file so.", formats=", ".join(BRIEF_FORMATS)))
    version = subject.reader.version
    register = register_of(options)
    if options.since:
        sides = comparison(register, options.since, version.name)
        compared = (sides.before, sides.before_on)
    else:
        compared = default_comparison(register, version)
    switches = Switches(named=not options.unnamed, scored=options.score, signed=options.sign_off)
    return BRIEF_FORMATS[suffix](brief(subject, compared, switches))


def _assignments(options: Namespace, subject: Subject) -> bytes:
    context = subject.context(kind_title(options.title, subject.language), catalogue().checks.values())
    return assignments_zip(assignments(subject, options.by), context, _progress(options))


def _letters(options: Namespace, subject: Subject) -> bytes:
    if options.blank:
        return blank_templates(subject.language)
    kinds = names_of(options.letters) or LETTERS
    for name in kinds:
        if name not in LETTERS:
            raise Refused(_("There is no letter “{name}”; there are {known}.", name=name, known=", ".join(LETTERS)))
    register = register_of(options)
    folder = Path(options.templates) if options.templates else register.home.folder / "letters"
    if options.templates and not folder.is_dir():
        raise Refused(_("There is no folder {folder}.", folder=folder))
    found = letters(subject, kinds, contacts(register.folder), options.sender)
    with speaking(subject.language):
        title = _("Letters")
    return letters_zip(found, subject.context(title), folder, _progress(options))


def _annual(options: Namespace, subject: Subject) -> bytes:
    if options.year is not None:
        subject = replace(subject, reader=open_reader(subject.reader.version, _end_of(options, subject)))
    found = annual(subject)
    title = annual_title(found.year, subject.language)
    return annual_sheet(found, subject.context(title, [catalogue().lists[LIST]]))


def _end_of(options: Namespace, subject: Subject) -> date:
    """The last day of the year asked for, but not after the register's own date. Raises Refused on a later year."""
    as_of = subject.reader.version.date
    if options.as_of or not MINYEAR < options.year <= year_of(as_of):
        raise Refused(_("--year is a statistical year up to {last}, and stands without --as-of.", last=year_of(as_of)))
    return min(year_end(options.year), as_of)


def _calendar(options: Namespace, subject: Subject) -> bytes:
    return calendar_file(deadlines(subject, days_of(options)), subject.context(_("Deadlines")))


def days_of(options: Namespace) -> int:
    """The days of --days. Raises Refused where they are none."""
    if not 0 <= options.days <= _MOST_DAYS:
        raise Refused(_("--days is a number from 0 to {most}.", most=_MOST_DAYS))
    return int(options.days)


KINDS: Mapping[str, Callable[[Namespace, Subject], bytes]] = {
    "workbook": _workbook,
    "brief": _brief,
    "assignments": _assignments,
    "calendar": _calendar,
    "letters": _letters,
    "annual": _annual,
}
"""What each kind of document is made by."""

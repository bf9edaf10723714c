"""The command export: writes documents and the whole register to files."""

from argparse import Namespace
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from dashboard.answers.comparing.two_versions import comparison
from dashboard.commands.output import print_json, write_file
from dashboard.commands.query_commands import day, filters_of, names_of, register_of
from dashboard.documents.blocks import Switches
from dashboard.documents.context import context_of
from dashboard.documents.export_request import ExportRequest
from dashboard.errors import Refused
from dashboard.export.document_file import document_file
from dashboard.export.register_file import register_file
from dashboard.locale import _, language
from dashboard.locale.in_language import speaking
from dashboard.query.filters import Filters
from dashboard.register.versions import Version

_MOST_DAYS = 36_500


def export(options: Namespace) -> None:
    """union-health export KIND."""
    path = Path(options.output)
    if options.kind == "register":
        document: dict[str, object] = {"rows": _register(options, path)}
    else:
        request = _request(options)
        content = document_file(request, request.subject())
        write_file(path, content)
        document = {"bytes": len(content)}
    if options.json:
        print_json({"file": str(path), **document})
    else:
        print(_("Written: {file}.", file=path))


def _register(options: Namespace, path: Path) -> dict[str, int]:
    """Export the register row by row, without computing any status. Returns the number of rows by table."""
    register = register_of(options)
    version = register.version(options.version) if options.version else register.current()
    spoken, moment = options.language or language(), datetime.now().replace(microsecond=0)
    with speaking(spoken):
        title = _("Register")
    return register_file(version, path, context_of(title, version, version.date, Filters(), spoken, moment))


def _request(options: Namespace) -> ExportRequest:
    """The export request. Raises Refused on an unknown version, date, filter or number of days."""
    register = register_of(options)
    version = register.version(options.version) if options.version else register.current()
    filters = filters_of(options)
    request = ExportRequest(
        kind=options.kind,
        ending=Path(options.output).suffix.lower().removeprefix("."),
        home=str(version.home),
        register=version.register,
        version=version.name,
        language=options.language or language(),
        as_of=day(options.as_of),
        where=filters.where,
        search=filters.search,
    )
    match options.kind:
        case "workbook":
            return replace(request, by=tuple(names_of(options.by)), days=days_of(options))
        case "calendar":
            return replace(request, days=days_of(options))
        case "brief":
            switches = Switches(named=not options.unnamed, scored=options.score, signed=options.sign_off)
            return replace(request, switches=switches, compared_with=_compared_with(options, version))
        case "assignments":
            by = (options.by,) if options.by else ()
            return replace(request, by=by, assignment_title=options.title)
        case "letters":
            return replace(
                request,
                letters=tuple(names_of(options.letters)),
                sender=options.sender,
                templates=options.templates,
                blank=options.blank,
            )
        case _:
            return replace(request, year=options.year)


def _compared_with(options: Namespace, version: Version) -> tuple[str, date] | None:
    if not options.since:
        return None
    sides = comparison(register_of(options), options.since, version.name)
    return sides.before.name, sides.before_on


def days_of(options: Namespace) -> int:
    """The number of --days. Raises Refused if it is out of range."""
    if not 0 <= options.days <= _MOST_DAYS:
        raise Refused(_("--days is a number from 0 to {most}.", most=_MOST_DAYS))
    return int(options.days)

"""The Data page's import: a dry run that shows every change, then publication of exactly that import."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from dashboard.ingest.files.uploads import Upload, kept
from dashboard.ingest.importer import import_files, report_of_missed
from dashboard.ingest.mapping.headers import Target, folded_header
from dashboard.ingest.mapping.mapping_file import MappingFile, beside_known
from dashboard.ingest.report import ImportReport
from dashboard.ingest.tables.recognise import NothingRecognised, Progress
from dashboard.locale import _
from dashboard.register.versions import Register


@dataclass(frozen=True)
class ImportChoices:
    """The user's choices for an import: the files, and the arguments of import_files.

    confirmed pairs each unknown header with the column that the user chose for it. encoding and separator are those of
    the text files, where the user named them.
    """

    uploads: tuple[Upload, ...]
    as_of: date
    mapping: MappingFile | None = None
    table: str | None = None
    replaced: tuple[str, ...] = ()
    complete: tuple[str, ...] = ()
    received: tuple[str, str] | None = None
    confirmed: tuple[tuple[str, Target], ...] = ()
    encoding: str | None = None
    separator: str | None = None

    def with_confirmed(self) -> MappingFile | None:
        """The mapping with what the user said added; one that replaces the known headers gets no confirmed headers."""
        mapping = self.mapping
        if self.encoding or self.separator:
            found = mapping or beside_known(Path(_("confirmed headers")))
            encoding, separator = self.encoding or found.encoding, self.separator or found.separator
            mapping = replace(found, encoding=encoding, separator=separator)
        if not self.confirmed or (mapping and not mapping.known):
            return mapping
        columns = {folded_header(header): (target,) for header, target in self.confirmed}
        found = mapping or beside_known(Path(_("confirmed headers")))
        return replace(found, columns={**found.columns, **columns})


@dataclass(frozen=True)
class Trial:
    """The result of a dry run: its report, and the version it was compared with (None if the register was empty)."""

    wanted: ImportChoices
    before: str | None
    report: ImportReport

    @property
    def publishable(self) -> bool:
        """Whether there is anything to publish."""
        return self.report.rows_accepted > 0 or bool(self.report.changes)


def try_out(register: Register, wanted: ImportChoices, progress: Progress | None = None) -> Trial:
    """Run the import without publishing it. A file that can't be read is reported in its SheetReport.

    Raises Refused if the choices don't fit the files.
    """
    before = register.current().name if (register.folder / "current").is_file() else None
    try:
        report = _import(register, wanted, dry_run=True, expected=before, progress=progress)
    except NothingRecognised as nothing:
        files = tuple(report_of_missed(missed) for missed in nothing.missed)
        report = ImportReport(register.name, None, wanted.as_of, files, {}, "")
    return Trial(wanted, before, report)


def publish(register: Register, trial: Trial, progress: Progress | None = None) -> ImportReport:
    """Publish exactly what was tried. Raises Refused if the register has changed since."""
    return _import(register, trial.wanted, dry_run=False, expected=trial.before, progress=progress)


def _import(
    register: Register, wanted: ImportChoices, *, dry_run: bool, expected: str | None, progress: Progress | None
) -> ImportReport:
    with kept(wanted.uploads) as files:
        return import_files(
            register,
            files,
            table=wanted.table,
            mapping=wanted.with_confirmed(),
            complete=wanted.complete,
            replaced=wanted.replaced,
            received=wanted.received,
            as_of=wanted.as_of,
            dry_run=dry_run,
            expected=expected,
            progress=progress,
        )

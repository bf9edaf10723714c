"""An import as the Data page does it: first tried, with everything that it would change, then published as it was."""

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
class Wanted:
    """What a person asks of an import: the files, and the choices of import_files beside them.

    confirmed has headers that nobody knew with the column that a person chose for each.
    """

    uploads: tuple[Upload, ...]
    as_of: date
    mapping: MappingFile | None = None
    table: str | None = None
    replaced: tuple[str, ...] = ()
    complete: tuple[str, ...] = ()
    received: tuple[str, str] | None = None
    confirmed: tuple[tuple[str, Target], ...] = ()

    def with_confirmed(self) -> MappingFile | None:
        """The mapping with the headers that a person confirmed; one that leaves no room for them stays as it is."""
        if not self.confirmed or (self.mapping and not self.mapping.known):
            return self.mapping
        columns = {folded_header(header): (target,) for header, target in self.confirmed}
        beside = self.mapping or beside_known(Path(_("confirmed headers")))
        return replace(beside, columns={**beside.columns, **columns})


@dataclass(frozen=True)
class Trial:
    """What an import would do: its report, and the version that it was compared with (None: there was none)."""

    wanted: Wanted
    before: str | None
    report: ImportReport

    @property
    def publishable(self) -> bool:
        """Whether there is anything to publish."""
        return self.report.rows_accepted > 0 or bool(self.report.changes)


def try_out(register: Register, wanted: Wanted, progress: Progress | None = None) -> Trial:
    """What the import would do; nothing is changed. A file that can't be read is told in its receipt.

    Raises Refused where the choices don't fit the files.
    """
    before = register.current().name if (register.folder / "current").is_file() else None
    try:
        report = _import(register, wanted, dry_run=True, expected=before, progress=progress)
    except NothingRecognised as nothing:
        files = tuple(report_of_missed(missed) for missed in nothing.missed)
        report = ImportReport(register.name, None, wanted.as_of, files, {}, "")
    return Trial(wanted, before, report)


def publish(register: Register, trial: Trial, progress: Progress | None = None) -> ImportReport:
    """Publish exactly what was tried. Raises Refused where the register has changed since."""
    return _import(register, trial.wanted, dry_run=False, expected=trial.before, progress=progress)


def _import(
    register: Register, wanted: Wanted, *, dry_run: bool, expected: str | None, progress: Progress | None
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

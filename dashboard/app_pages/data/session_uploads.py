"""The import state of one session: uploaded files, their trial and the result. Other sessions don't see it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

import streamlit as st

from dashboard.app_pages.frame.plain_text import literal
from dashboard.app_pages.frame.view import View
from dashboard.errors import Refused
from dashboard.ingest.files.reading_turns import importing
from dashboard.ingest.files.uploads import Upload
from dashboard.ingest.mapping.headers import Target
from dashboard.ingest.mapping.mapping_file import MappingFile
from dashboard.ingest.report import ImportReport
from dashboard.ingest.tables.recognise import Progress
from dashboard.ingest.trial import ImportChoices, Trial, publish, try_out
from dashboard.locale import _

FILE_KINDS = ["xlsx", "xlsm", "xls", "xlsb", "ods", "et", "docx", "csv", "tsv", "txt", "parquet", "zip"]
"""The kinds of files that can be uploaded, by the ends of their names."""


@dataclass
class SessionUploads:
    """The files and options of an import in progress. confirmed maps headers to the columns that a person chose."""

    uploads: tuple[Upload, ...] = ()
    as_of: date = field(default_factory=date.today)
    mapping: MappingFile | None = None
    table: str | None = None
    replaced: tuple[str, ...] = ()
    complete: tuple[str, ...] = ()
    received: tuple[str, str] | None = None
    confirmed: dict[str, Target] = field(default_factory=dict)
    encoding: str | None = None
    separator: str | None = None
    trial: Trial | None = None
    refused: str | None = None
    published: ImportReport | None = None
    round: int = 0

    def bring(self, uploads: tuple[Upload, ...]) -> None:
        """Takes these files and drops the previous result; the options stay."""
        self.uploads = uploads
        self.published = None
        self.try_again()

    def try_again(self) -> None:
        """Drops the trial, so that the next run makes a new one."""
        self.trial = None
        self.refused = None

    def clear(self) -> None:
        """Discards the files and all options."""
        for name, value in vars(SessionUploads(round=self.round + 1)).items():
            setattr(self, name, value)

    def wanted(self) -> ImportChoices:
        """The request to the importer."""
        return ImportChoices(
            self.uploads,
            self.as_of,
            self.mapping,
            self.table,
            self.replaced,
            self.complete,
            self.received,
            tuple(self.confirmed.items()),
            self.encoding,
            self.separator,
        )


def desk_of(view: View) -> SessionUploads:
    """The session's Desk for this register; created on first use."""
    return st.session_state.setdefault(f"desk-{view.register.name}", SessionUploads())  # type: ignore[no-any-return]


def try_files(view: View, desk: SessionUploads) -> None:
    """Makes a trial import with a progress bar; a refusal is stored as text in desk.refused."""
    _run(
        desk,
        lambda progress: setattr(desk, "trial", try_out(view.register, desk.wanted(), progress)),
        _("Checking the rows and comparing them with the register …"),
    )


def publish_files(view: View, desk: SessionUploads) -> None:
    """Publishes the trial; the desk then keeps only the report and its options. Nothing without a trial."""
    trial = desk.trial
    if trial is None:
        return

    def published(progress: Progress) -> None:
        # The desk is updated right after publishing, so that an interrupted run doesn't leave a published trial on it.
        desk.published = publish(view.register, trial, progress)
        desk.uploads, desk.trial, desk.round = (), None, desk.round + 1

    _run(desk, published, _("Publishing, and computing every unit's status …"))


def _run(desk: SessionUploads, work: Callable[[Progress], None], afterwards: str) -> None:
    bar = st.progress(0.0, _("Reading the files …"))

    def progress(read: int, files: int, name: str) -> None:
        said = _("Read {n} of {all}: {file}", n=read, all=files, file=literal(name))
        bar.progress(read / files, said if read < files else afterwards)

    def waits() -> None:
        bar.progress(0.0, _("Two imports are under way; this one begins when one of them has ended …"))

    try:
        with importing(waits):
            work(progress)
    except Refused as refusal:
        desk.refused = str(refusal)
    finally:
        bar.empty()

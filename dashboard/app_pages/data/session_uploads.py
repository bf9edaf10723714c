"""What lies on the desk of one session: files that it brought, tried and perhaps published. Nobody else sees it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

import streamlit as st

from dashboard.app_pages.frame.plain_text import literal
from dashboard.app_pages.frame.view import View
from dashboard.errors import Refused
from dashboard.ingest.files.uploads import Upload
from dashboard.ingest.mapping.headers import Target
from dashboard.ingest.mapping.mapping_file import MappingFile
from dashboard.ingest.report import ImportReport
from dashboard.ingest.tables.recognise import Progress
from dashboard.ingest.trial import Trial, Wanted, publish, try_out
from dashboard.locale import _


@dataclass
class Desk:
    """The files and choices of an import under way. confirmed has headers with the column that a person chose."""

    uploads: tuple[Upload, ...] = ()
    as_of: date = field(default_factory=date.today)
    mapping: MappingFile | None = None
    table: str | None = None
    replaced: tuple[str, ...] = ()
    complete: tuple[str, ...] = ()
    received: tuple[str, str] | None = None
    confirmed: dict[str, Target] = field(default_factory=dict)
    trial: Trial | None = None
    refused: str | None = None
    published: ImportReport | None = None
    round: int = 0

    def bring(self, uploads: tuple[Upload, ...]) -> None:
        """Begin with these files: what was tried before is no longer of interest, what was chosen stays."""
        self.uploads = uploads
        self.published = None
        self.try_again()

    def try_again(self) -> None:
        """Have the files tried at the next run."""
        self.trial = None
        self.refused = None

    def clear(self) -> None:
        """Put the files away, with every choice."""
        for name, value in vars(Desk(round=self.round + 1)).items():
            setattr(self, name, value)

    def wanted(self) -> Wanted:
        """What is asked of the import."""
        return Wanted(
            self.uploads,
            self.as_of,
            self.mapping,
            self.table,
            self.replaced,
            self.complete,
            self.received,
            tuple(self.confirmed.items()),
        )


def desk_of(view: View) -> Desk:
    """The session's desk for this register."""
    return st.session_state.setdefault(f"desk-{view.register.name}", Desk())  # type: ignore[no-any-return]


def try_files(view: View, desk: Desk) -> None:
    """Try the files of the desk, showing how far it is; what refuses them is kept as a sentence."""
    _run(
        desk,
        lambda progress: setattr(desk, "trial", try_out(view.register, desk.wanted(), progress)),
        _("Checking the rows and comparing them with the register …"),
    )


def publish_files(view: View, desk: Desk) -> None:
    """Publish what was tried; the desk then holds the report alone."""
    trial = desk.trial
    if trial is None:
        return

    def published(progress: Progress) -> None:
        # One step: a run that is interrupted has either published and knows it, or not.
        desk.published = publish(view.register, trial, progress)
        desk.uploads, desk.trial, desk.round = (), None, desk.round + 1

    _run(desk, published, _("Publishing, and computing every unit's status …"))


def _run(desk: Desk, work: Callable[[Progress], None], afterwards: str) -> None:
    bar = st.progress(0.0, _("Reading the files …"))

    def progress(read: int, files: int, name: str) -> None:
        said = _("Read {n} of {all}: {file}", n=read, all=files, file=literal(name))
        bar.progress(read / files, said if read < files else afterwards)

    try:
        work(progress)
    except Refused as refusal:
        desk.refused = str(refusal)
    finally:
        bar.empty()

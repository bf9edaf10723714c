"""The export menu: documents under the page's filters; large ones are made in a background job."""

from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple

import streamlit as st

from dashboard.answers import numbers
from dashboard.answers.comparing.earlier_date import default_comparison
from dashboard.app_pages.frame.plain_text import literal
from dashboard.app_pages.frame.view import View
from dashboard.documents.annual import annual_title, year_of
from dashboard.documents.blocks import Switches
from dashboard.documents.export_request import DocumentKind, ExportRequest, request_of
from dashboard.documents.subject import Subject
from dashboard.export.file_name import file_name
from dashboard.jobs.document_job import DocumentJob
from dashboard.locale import _, use_language
from dashboard.query.filters import Filters

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LARGE = 1_000
"""With more units in the register, documents that grow with the units are made in a job."""

_LOOK_SECONDS = 1.0


class _Item(NamedTuple):
    """A document of the menu. ending is the file ending without dot; grows: its size grows with the units."""

    kind: DocumentKind
    title: str
    ending: str
    media: str
    grows: bool = True

    @property
    def key(self) -> str:
        """The key of its widgets; it includes the format for briefs, which have several."""
        return f"{self.kind}-{self.ending}" if self.kind == "brief" else self.kind


def menu(view: View) -> None:
    """Draws the menu; each file is made only when requested."""
    large = _units(view) > _LARGE
    with st.popover(_("Export"), icon=":material/download:"):
        _offer(view, _Item("workbook", _("Workbook"), "xlsx", _XLSX), large)
        st.caption(_("Brief"))
        named = st.toggle(_("Units by name"), value=True, key="brief-named")
        scored = st.toggle(_("With the score"), key="brief-scored")
        signed = st.toggle(_("Lines to sign"), key="brief-signed")
        switches = Switches(named=named, scored=scored, signed=signed)
        with st.container(horizontal=True):
            for ending, media in (("docx", _DOCX), ("pdf", "application/pdf"), ("html", "text/html")):
                item = _Item("brief", _("Brief"), ending, media)
                request = request_of("brief", ending, view.version, view.filters, view.language)
                _button(view, item, ending.upper(), replace(request, switches=switches, compared_with=_compared(view)))
        st.caption(_("For units and supervisors"))
        with st.container(horizontal=True):
            _offer(view, _Item("assignments", _("Assignments"), "zip", "application/zip"), large)
            _offer(view, _Item("letters", _("Letters"), "zip", "application/zip"), large)
        st.caption(_("Statistics and dates"))
        with st.container(horizontal=True):
            title = annual_title(year_of(view.reader.as_of), view.language)
            _offer(view, _Item("annual", title, "xlsx", _XLSX, grows=False), large, _("Annual check sheet"))
            _offer(view, _Item("calendar", _("Deadlines"), "ics", "text/calendar", grows=False), large)


def _units(view: View) -> int:
    """The number of open units regardless of filters; the cube answers at once."""
    (number,) = numbers.numbers(view.reader, Filters(), only=["units_open"], scope=view.scope)
    return int(number.numerator)


def _offer(view: View, item: _Item, large: bool, label: str | None = None) -> None:
    request = request_of(item.kind, item.ending, view.version, view.filters, view.language)
    if large and item.grows:
        _job(view, item, request)
    else:
        _button(view, item, label or item.title, request)


def _button(view: View, item: _Item, label: str, request: ExportRequest) -> None:
    about = _subject(view)

    def content() -> bytes:
        # A late import: the document libraries take half a second to import.
        from dashboard.export.document_file import document_file

        use_language(view.language)  # Streamlit calls this in another thread
        return document_file(request, about)

    name = file_name(about.context(item.title), item.ending)
    st.download_button(label, content, name, item.media, key=f"take-{item.key}", on_click="ignore")


def _job(view: View, item: _Item, request: ExportRequest) -> None:
    """The controls of a large document: start its job, watch its progress, download it. Jobs are kept per view."""
    key = f"job-{item.key}-{view.key}"
    job: DocumentJob | None = st.session_state.get(key)
    if job is not None and job.is_running:
        st.fragment(_watch, run_every=_LOOK_SECONDS)(item, key)
        return
    if job is not None and job.refusal is None:
        name = file_name(_subject(view).context(item.title), item.ending)
        label = _("{document} is ready: download", document=item.title)
        st.download_button(
            label, job.content, name, item.media, key=f"take-{item.key}", on_click="ignore", type="primary"
        )
        return
    if job is not None:
        st.error(literal(job.refusal), icon=":material/error:")
    st.button(item.title, key=f"make-{item.key}", on_click=_start, args=(request, key))


def _watch(item: _Item, key: str) -> None:
    job: DocumentJob = st.session_state[key]
    if not job.is_running:
        st.rerun()
    said = _("{document} is being made …", document=item.title)
    if job.part is None:
        st.caption(f":material/hourglass_top: {said}")
    else:
        st.progress(job.part, said)
    if st.button(_("Stop"), key=f"stop-{item.key}", type="tertiary"):
        st.session_state.pop(key).stop()
        st.rerun()


def _start(request: ExportRequest, key: str) -> None:
    st.session_state[key] = DocumentJob(request)


def _subject(view: View) -> Subject:
    moment = datetime.now().replace(microsecond=0)
    return Subject(view.reader, view.filters, view.language, moment, view.scope)


def _compared(view: View) -> tuple[str, date] | None:
    """The version and date that the reader chose to compare with; None for the default."""
    usual = default_comparison(view.register, view.version, view.reader.as_of)
    return None if view.earlier in (None, usual[1]) else (view.version.name, view.earlier)

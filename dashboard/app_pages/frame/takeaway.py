"""The menu that takes what is on the screen along: documents under the page's own filters, long ones made as a job."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import NamedTuple

import streamlit as st

from dashboard.answers import numbers
from dashboard.answers.comparing.earlier_date import default_comparison
from dashboard.app_pages.frame.literal import literal
from dashboard.app_pages.frame.view import View
from dashboard.documents.annual import annual_title, year_of
from dashboard.documents.blocks import Switches
from dashboard.documents.subject import Subject
from dashboard.export.file_name import file_name
from dashboard.jobs.document_job import Making, export_arguments
from dashboard.locale import _, use_language
from dashboard.query.filters import Filters
from dashboard.register.versions import Version

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LARGE = 1_000
"""Units of a register from which on the documents of many bodies take longer than a reader waits."""

_LOOK_SECONDS = 1.0


class _Kind(NamedTuple):
    """A document of the menu: its id on the command line, how it is called, and its file."""

    id: str
    title: str
    ending: str
    media: str
    grows: bool = True


def menu(view: View) -> None:
    """A small menu of files, each made when it is asked for."""
    large = _units(view) > _LARGE
    with st.popover(_("Export"), icon=":material/download:"):
        _offer(view, _Kind("workbook", _("Workbook"), "xlsx", _XLSX), large)
        st.caption(_("Brief"))
        named = st.toggle(_("Units by name"), value=True, key="brief-named")
        scored = st.toggle(_("With the score"), key="brief-scored")
        signed = st.toggle(_("Lines to sign"), key="brief-signed")
        switches = Switches(named=named, scored=scored, signed=signed)
        with st.container(horizontal=True):
            for ending, media in (("docx", _DOCX), ("pdf", "application/pdf"), ("html", "text/html")):
                kind = _Kind(f"brief-{ending}", _("Brief"), ending, media)
                _button(view, kind, ending.upper(), partial(_brief, switches, ending))
        st.caption(_("For units and supervisors"))
        with st.container(horizontal=True):
            _offer(view, _Kind("assignments", _("Assignments"), "zip", "application/zip"), large)
            _offer(view, _Kind("letters", _("Letters"), "zip", "application/zip"), large)
        st.caption(_("Statistics and dates"))
        with st.container(horizontal=True):
            title = annual_title(year_of(view.reader.as_of), view.language)
            _offer(view, _Kind("annual", title, "xlsx", _XLSX, grows=False), large, _("Annual check sheet"))
            _offer(view, _Kind("calendar", _("Deadlines"), "ics", "text/calendar", grows=False), large)


def _units(view: View) -> int:
    """The register's open units, whatever the filters: the cube has them at once."""
    (number,) = numbers.numbers(view.reader, Filters(), only=["units_open"], scope=view.scope)
    return int(number.numerator)


def _offer(view: View, kind: _Kind, large: bool, label: str | None = None) -> None:
    if large and kind.grows:
        _job(view, kind)
    else:
        _button(view, kind, label or kind.title, partial(_made, kind))


def _button(view: View, kind: _Kind, label: str, make: Callable[[View, Subject], bytes]) -> None:
    about = _subject(view)

    def made() -> bytes:
        use_language(view.language)  # the file is made off the page's thread
        return make(view, about)

    name = file_name(about.context(kind.title), kind.ending)
    st.download_button(label, made, name, kind.media, key=f"take-{kind.id}", on_click="ignore")


def _job(view: View, kind: _Kind) -> None:
    """A large document: start its making, see how far it is, take it. Another view has jobs of its own."""
    key = f"making-{kind.id}-{view.key}"
    making: Making | None = st.session_state.get(key)
    if making is not None and making.is_running:
        st.fragment(_watch, run_every=_LOOK_SECONDS)(kind, key)
        return
    if making is not None and making.refusal is None:
        name = file_name(_subject(view).context(kind.title), kind.ending)
        label = _("{document} is ready: download", document=kind.title)
        st.download_button(
            label, making.content, name, kind.media, key=f"take-{kind.id}", on_click="ignore", type="primary"
        )
        return
    if making is not None:
        st.error(literal(making.refusal), icon=":material/error:")
    st.button(kind.title, key=f"make-{kind.id}", on_click=_start, args=(view, kind, key))


def _watch(kind: _Kind, key: str) -> None:
    making: Making = st.session_state[key]
    if not making.is_running:
        st.rerun()
    said = _("{document} is being made …", document=kind.title)
    if making.part is None:
        st.caption(f":material/hourglass_top: {said}")
    else:
        st.progress(making.part, said)
    if st.button(_("Stop"), key=f"stop-{kind.id}", type="tertiary"):
        st.session_state.pop(key).stop()
        st.rerun()


def _start(view: View, kind: _Kind, key: str) -> None:
    st.session_state[key] = Making(export_arguments(kind.id, view.version, view.filters, view.language), kind.ending)


def _subject(view: View) -> Subject:
    moment = datetime.now().replace(microsecond=0)
    return Subject(view.reader, view.filters, view.language, moment, view.scope)


def _made(kind: _Kind, view: View, about: Subject) -> bytes:
    # Imported when it is asked for: the libraries of documents take half a second, which no page should wait.
    from dashboard.commands.exporting import document

    return document(export_arguments(kind.id, view.version, view.filters, view.language), kind.ending, about)


def _brief(switches: Switches, ending: str, view: View, about: Subject) -> bytes:
    from dashboard.documents.brief import brief
    from dashboard.export.brief_file import BRIEF_FORMATS

    return BRIEF_FORMATS[f".{ending}"](brief(about, _compared(view), switches))


def _compared(view: View) -> tuple[Version, date]:
    """What the brief compares with: the date that the reader has chosen, else the previous version."""
    usual = default_comparison(view.register, view.version)
    if view.earlier is None or view.earlier == usual[1]:
        return usual
    return view.version, view.earlier

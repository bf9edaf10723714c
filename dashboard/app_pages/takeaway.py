"""The menu that takes what is on the screen along: the workbook and the brief, under the page's own filters."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

import streamlit as st

from dashboard.app_pages.view import View
from dashboard.comparison import default_comparison
from dashboard.documents.blocks import Switches
from dashboard.documents.brief import brief
from dashboard.documents.subject import Subject
from dashboard.documents.workbook import workbook
from dashboard.export.file_name import file_name
from dashboard.export.workbook_file import workbook_file
from dashboard.locale import _, use_language

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def menu(view: View) -> None:
    """A small menu of files, each made when it is asked for."""
    with st.popover(_("Take it with you"), icon=":material/download:"):
        _button(view, "workbook", _("Workbook"), "xlsx", _XLSX, _workbook)
        st.caption(_("Brief"))
        named = st.toggle(_("Units by name"), value=True, key="brief-named")
        scored = st.toggle(_("With the score"), value=True, key="brief-scored")
        signed = st.toggle(_("Lines to sign"), key="brief-signed")
        switches = Switches(named=named, scored=scored, signed=signed)
        with st.container(horizontal=True):
            for ending, kind in (("docx", _DOCX), ("pdf", "application/pdf"), ("html", "text/html")):
                _button(view, f"brief-{ending}", ending.upper(), ending, kind, partial(_brief, switches, ending))


def _button(
    view: View, key: str, label: str, ending: str, kind: str, make: Callable[[View, Subject], bytes]
) -> None:  # fmt: skip
    title = _("Workbook") if key == "workbook" else _("Brief")
    about = _subject(view)

    def made() -> bytes:
        use_language(view.language)  # the file is made off the page's thread
        return make(view, about)

    st.download_button(
        label, made, file_name(about.context(title), ending), kind, key=f"take-{key}", on_click="ignore"
    )  # fmt: skip


def _subject(view: View) -> Subject:
    moment = datetime.now().replace(microsecond=0)
    return Subject(view.reader, view.filters, view.language, moment, view.scope)


def _workbook(view: View, about: Subject) -> bytes:
    return workbook_file(workbook(about))


def _brief(switches: Switches, ending: str, view: View, about: Subject) -> bytes:
    # Imported when it is asked for: the libraries of documents take half a second, which no page should wait.
    from dashboard.export.brief_file import BRIEF_FORMATS

    return BRIEF_FORMATS[f".{ending}"](brief(about, default_comparison(view.register, view.version), switches))

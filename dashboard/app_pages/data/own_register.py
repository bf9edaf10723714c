"""Starts a register of one's own from the page: its title, the body that keeps it, and its short name."""

from datetime import date
from functools import partial

import streamlit as st

from dashboard.app_pages.data.publishing import say
from dashboard.app_pages.frame.view import View, show
from dashboard.errors import Refused
from dashboard.home.register_about import RegisterAbout, keep_register_about, register_about
from dashboard.home.registers import Home, can_write
from dashboard.locale import Language, _, use_language
from dashboard.query.filters import Filters
from dashboard.register.start import start_register
from dashboard.wording.register_names import register_title

_SAID = "own-register-said"
_FIRST = "own"


def start(view: View) -> None:
    """Draws the form for a new register; it stands open where only example data are shown."""
    say(_SAID)
    if not can_write(view.home.folder):
        return
    with st.expander(_("Start a register of one's own"), expanded=view.version.synthetic, key="start-register"):
        st.caption(_("An empty register beside the others: then bring the workbooks in, one after the other."))
        with st.form("start-register-form", border=False):
            _fields("start", RegisterAbout())
            st.text_input(
                _("Short name, for addresses"),
                _free(view.home),
                key="start-name",
                width=260,
                help=_("Small letters, digits, - and _."),
            )
            st.form_submit_button(
                _("Start the register"), type="primary", on_click=_start, args=(view.language, view.home)
            )


def describe(view: View) -> None:
    """Draws the form that changes what the register at hand is called and who keeps it."""
    if not can_write(view.register.folder):
        return
    with (
        st.expander(_("Title of the register, and who keeps it"), key="about-register"),
        st.form("about-form", border=False),
    ):
        _fields("about", register_about(view.register.folder))
        st.form_submit_button(_("Keep"), on_click=partial(_keep, view.language, view))


def _fields(key: str, about: RegisterAbout) -> None:
    with st.container(horizontal=True):
        st.text_input(_("Title in Chinese"), about.title_zh, key=f"{key}-zh", width=330, max_chars=60)
        st.text_input(_("Title in English"), about.title_en, key=f"{key}-en", width=330, max_chars=60)
    st.text_input(
        _("Body that keeps it"),
        about.body,
        key=f"{key}-body",
        width=330,
        max_chars=60,
        help=_("Signs the letters that are made from the register."),
    )


def _given(key: str) -> RegisterAbout:
    return RegisterAbout(*(str(st.session_state[f"{key}-{part}"]).strip() for part in ("zh", "en", "body")))


def _free(home: Home) -> str:
    """A short name that no register has."""
    taken = set(home.register_names())
    return next(name for place in range(1, len(taken) + 2) if (name := f"{_FIRST}-{place}") not in taken)


def _start(language: Language, home: Home) -> None:
    use_language(language)  # a callback runs before the page sets the language
    about, name = _given("start"), str(st.session_state["start-name"]).strip()
    if not (about.title_zh or about.title_en):
        st.session_state[_SAID] = (False, _("Give the register a title."))
        return
    try:
        version = start_register(home, name, about, date.today())
    except Refused as refusal:
        st.session_state[_SAID] = (False, str(refusal))
        return
    title = register_title(version.path.parents[1], version.synthetic)
    st.session_state[_SAID] = (True, _("The register “{title}” is there. Choose the first files.", title=title))
    show(Filters(register=name), tab="import", unit=None, plan=None, compare=None)


def _keep(language: Language, view: View) -> None:
    use_language(language)
    keep_register_about(view.register.folder, _given("about"))
    st.session_state[_SAID] = (True, _("Kept."))

"""The menu of saved views, with a pinned link that always shows the same numbers."""

from urllib.parse import urlencode

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from dashboard.app_pages.frame.plain_text import literal
from dashboard.app_pages.frame.view import NOT_COMPARED, View
from dashboard.errors import Refused
from dashboard.home.saved_views import SavedView, forget_view, save_view, saved_views
from dashboard.locale import _

_NEVER_SAVED = ("lang", "page")
"""URL parameters left out of a saved view: its readers use their own language and start at a table's first page."""

_NAME = "view-name"
_REFUSAL = "view-refused"


def views_menu(view: View, pages: dict[str, StreamlitPage], current: str) -> None:
    """Draws the links to saved views, a form to save this view, and the pinned link."""
    # A new key makes a new, closed popover: the menu closes once a view is chosen.
    with st.popover(_("Views"), icon=":material/bookmark:", key=f"views-{current}-{urlencode(st.query_params)}"):
        _saved(view, pages)
        with st.form("save-view", border=False, clear_on_submit=True):
            st.text_input(_("Save this view as"), key=_NAME, max_chars=60)
            st.form_submit_button(_("Save"), on_click=_save, args=(view, current))
        if refusal := st.session_state.pop(_REFUSAL, None):
            st.error(literal(refusal))
        st.caption(_("This link shows the same numbers tomorrow, whatever is imported until then:"))
        st.code(_pinned(view), language=None, wrap_lines=True)


def _saved(view: View, pages: dict[str, StreamlitPage]) -> None:
    try:
        found = saved_views(view.home)
    except Refused as error:
        st.error(literal(error))
        return
    for place, saved in enumerate(found):
        if saved.page not in pages:
            continue
        with st.container(horizontal=True, vertical_alignment="center"):
            spoken = {"lang": view.language} if "lang" in st.query_params else {}
            st.page_link(
                pages[saved.page], label=literal(saved.name), query_params={**saved.query, **spoken}, width="stretch"
            )
            st.button(
                "✕",
                key=f"forget-view-{place}",
                type="tertiary",
                on_click=_forget,
                args=(view, saved.name),
                help=_("Delete the view “{name}”", name=saved.name),
            )


def _save(view: View, current: str) -> None:
    query = {name: text for name, text in st.query_params.to_dict().items() if name not in _NEVER_SAVED}
    query.setdefault("register", view.register.name)
    try:
        save_view(view.home, SavedView(st.session_state[_NAME], current, query))
    except Refused as error:
        st.session_state[_REFUSAL] = str(error)


def _forget(view: View, name: str) -> None:
    try:
        forget_view(view.home, name)
    except Refused as error:
        st.session_state[_REFUSAL] = str(error)


def _pinned(view: View) -> str:
    """This view's address with register, version, dates and language fixed, so that later imports don't change it."""
    fixed = {
        "register": view.register.name,
        "version": view.version.name,
        "as_of": view.reader.as_of.isoformat(),
        "compare": view.earlier.isoformat() if view.earlier else NOT_COMPARED,
        "lang": view.language,
    }
    return f"{st.context.url or ''}?{urlencode({**st.query_params.to_dict(), **fixed})}"

"""The first-run guide: a card that shows where to find each answer, until somebody closes it."""

import streamlit as st

from dashboard.app_pages.frame.view import View
from dashboard.home import first_run_guide
from dashboard.locale import _

_CLOSED = "guide-closed"


def guide_card(view: View) -> None:
    """Draws the card, unless it was closed in this home folder or session."""
    if st.session_state.get(_CLOSED) or first_run_guide.is_read(view.home.folder):
        return
    with st.container(border=True, key="guide"):
        st.markdown("#### " + _("New here? This page in a minute"))
        lines = {
            _("How healthy are we?"): _("The five numbers; below each, how much is still to verify."),
            _("What has changed?"): _(
                "The arrow and the words under a number; choose above which date to compare with."
            ),
            _("Who holds us back?"): _(
                "The grid of sectors and checks, and the places: click to filter, and take the filter away by its ✕."
            ),
            _("Who must do what by when?"): _("The worklist, with what to do next and who is responsible."),
            _("What does a number mean?"): _("“Explain” beside it: definition, legal basis, the units behind it."),
        }
        st.markdown("\n".join(f"- **{question}** {answer}" for question, answer in lines.items()))
        st.button(_("Got it"), key="guide-close", on_click=_close, args=(view,))


def _close(view: View) -> None:
    st.session_state[_CLOSED] = True
    first_run_guide.mark_read(view.home.folder)

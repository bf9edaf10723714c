"""Questions and findings as blocks of a page, and the button that explains a number."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.app_pages.frame.plain_text import literal
from dashboard.app_pages.frame.view import View
from dashboard.locale import _
from dashboard.query.filters import Filters

ASKED = "asked-to-explain"
"""Where the session keeps what is to be explained at the end of the run."""


@dataclass(frozen=True)
class Question:
    """What a reader wants explained: one of these indicators, by a dimension's groups where the number has any.

    filters are those that the number stands under, where they are narrower than the page's.
    """

    indicators: tuple[str, ...]
    by: str | None = None
    filters: Filters | None = None


def ask(indicators: Sequence[str], by: str | None = None, filters: Filters | None = None) -> None:
    """Have these numbers explained at the end of this run (app_pages/explaining.py). For callbacks."""
    st.session_state[ASKED] = Question(tuple(indicators), by, filters)


def explain_button(indicators: Sequence[str], key: str, by: str | None = None, filters: Filters | None = None) -> None:
    """The small control beside every number that opens its explanation."""
    st.button(_("Explain"), key=f"explain-{key}", type="tertiary", on_click=ask, args=(tuple(indicators), by, filters))


def nothing_here(view: View) -> str:
    """Why there is nothing. Under filters no more: without them there may be nothing either."""
    if view.filters.where or view.filters.search:
        return _("No records under these filters.")
    return _("Nothing on record yet. Import the records it needs, or fill in the template.")


def finding(
    title: str, explains: Sequence[str], key: str, by: str | None = None, filters: Filters | None = None
) -> DeltaGenerator:
    """The title of a chart or table and, where it shows indicators, the control that explains them; more may follow."""
    line = st.container(horizontal=True, vertical_alignment="center", key=f"finding-{key}")
    with line:
        st.markdown("#### " + literal(title), width="stretch")
        if explains:
            explain_button(explains, key, by, filters)
    return line


def folded(title: str, key: str, fill: Callable[[], None], *, opened: bool = False) -> None:
    """A part of a page that is made when the reader opens it: nobody waits for what they don't look at."""
    part = st.expander(title, opened, key=f"folded-{key}", on_change="rerun")
    if part.open:
        with part:
            fill()

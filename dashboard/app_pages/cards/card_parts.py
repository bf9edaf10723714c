"""Building blocks of cards: titles, the Explain button, lazy sections and the empty message."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.app_pages.frame.plain_text import literal
from dashboard.app_pages.frame.view import View
from dashboard.locale import _
from dashboard.query.filters import Filters

ASKED = "asked-to-explain"
"""Session state key of the question to explain at the end of the run."""


@dataclass(frozen=True)
class ExplanationRequest:
    """What a reader wants explained: one of these indicators, by the groups of the dimension ``by`` if any.

    filters: the number's own filters, if they differ from the page's.
    """

    indicators: tuple[str, ...]
    by: str | None = None
    filters: Filters | None = None


def ask(indicators: Sequence[str], by: str | None = None, filters: Filters | None = None) -> None:
    """Opens the explanation of these numbers at the end of this run (cards/explanation_dialog.py). For callbacks."""
    st.session_state[ASKED] = ExplanationRequest(tuple(indicators), by, filters)


def explain_button(indicators: Sequence[str], key: str, by: str | None = None, filters: Filters | None = None) -> None:
    """The Explain button beside a number."""
    st.button(_("Explain"), key=f"explain-{key}", type="tertiary", on_click=ask, args=(tuple(indicators), by, filters))


def nothing_here(view: View) -> str:
    """The message of an empty card. Under filters it doesn't suggest an import: records may exist outside them."""
    if view.filters.where or view.filters.search:
        return _("No records under these filters.")
    return _("Nothing on record yet. Import the records it needs, or fill in the template.")


def finding(
    title: str, explains: Sequence[str], key: str, by: str | None = None, filters: Filters | None = None
) -> DeltaGenerator:
    """The title row of a chart or table, with an Explain button if it shows indicators; callers may add to the row."""
    line = st.container(horizontal=True, vertical_alignment="center", key=f"finding-{key}")
    with line:
        st.markdown("#### " + literal(title), width="stretch")
        if explains:
            explain_button(explains, key, by, filters)
    return line


def folded(title: str, key: str, fill: Callable[[], None], *, opened: bool = False) -> None:
    """A collapsible section whose content is computed only while it is open."""
    part = st.expander(title, opened, key=f"folded-{key}", on_change="rerun")
    if part.open:
        with part:
            fill()

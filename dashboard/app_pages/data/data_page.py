"""Data: are the records fresh and right, who has not reported, and how do new ones come in?"""

from collections.abc import Callable

import streamlit as st

from dashboard.app_pages.data import import_tab, names_tab, quality_tab, returns_tab, versions_tab
from dashboard.app_pages.frame.view import View, current_filters, show
from dashboard.locale import _

_OF_UNITS = "returns"
"""The only part for viewers with a restricted scope; the others show the whole register."""


def page(view: View) -> None:
    """Draw the page."""
    parts: dict[str, tuple[str, Callable[[View], None]]] = {
        "import": (_("Bring records in"), import_tab.show),
        "returns": (_("Who has reported"), returns_tab.show),
        "names": (_("Names"), names_tab.show),
        "quality": (_("Freshness and quality"), quality_tab.show),
        "versions": (_("Versions"), versions_tab.show),
    }
    asked = st.query_params.get("tab")
    chosen = asked if asked in parts else next(iter(parts))
    st.session_state["data-part"] = chosen
    st.segmented_control(
        _("Part"),
        list(parts),
        key="data-part",
        on_change=_choose,
        label_visibility="collapsed",
        required=True,
        format_func=lambda name: parts[name][0],
    )
    if view.scope and chosen != _OF_UNITS:
        st.info(_("This dashboard shows a part of the units. The whole register is kept where all of them are shown."))
        return
    parts[chosen][1](view)


def _choose() -> None:
    show(current_filters(), tab=st.session_state["data-part"])

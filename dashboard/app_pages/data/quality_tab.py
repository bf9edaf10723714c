"""Freshness and quality: how old are each table's records, and which rows break an assertion about them?"""

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.app_pages.frame.view import View
from dashboard.ingest.history.assertions import assertions, breaking_rows
from dashboard.ingest.history.freshness import freshness
from dashboard.locale import _
from dashboard.locale.number_format import format_number
from dashboard.register.versions import Version
from dashboard.wording.history_words import breaking_in_words, freshness_in_words

_ROWS_SHOWN = 300
MINUTES = "YYYY-MM-DD HH:mm"


@st.cache_resource(max_entries=40, show_spinner=False)
def _kept_rows(path: str, assertion: str, _version: Version) -> pd.DataFrame:
    """The rows that break an assertion, memoised by version for all sessions: a version never changes."""
    return breaking_rows(_version, assertion)


def show(view: View) -> None:
    """Draws freshness and quality side by side."""
    left, right = st.columns(2)
    with left:
        _freshness(view)
    with right:
        _quality(view)


def _freshness(view: View) -> None:
    found = freshness(view.version, date.today())
    settings: dict[str, Any] = {
        _("Rows"): st.column_config.NumberColumn(format="localized"),
        _("Rows of unknown age"): st.column_config.NumberColumn(format="localized"),
        _("Last import"): st.column_config.DatetimeColumn(format=MINUTES),
    }
    with st.container(border=True):
        st.markdown("#### " + _("Tables with records: {n}", n=len(found)))
        st.caption(_("When the last rows of each table came in."))
        st.dataframe(
            freshness_in_words(found, view.language),
            hide_index=True,
            key="freshness",
            height="content",
            placeholder="",
            column_config=settings,
        )


def _quality(view: View) -> None:
    rows = {one: _kept_rows(str(view.version.path), one.id, view.version) for one in assertions()}
    broken = {one: found for one, found in rows.items() if len(found)}
    with st.container(border=True):
        if broken:
            st.markdown("#### " + _("{broken} of {all} assertions are broken", broken=len(broken), all=len(rows)))
        else:
            st.markdown("#### " + _("All {all} assertions hold", all=len(rows)))
        for one, found in broken.items():
            count = format_number(len(found), view.language)
            with st.expander(f":red[✕] {one.title(view.language)} · {count}", key=f"assertion-{one.id}"):
                if len(found) > _ROWS_SHOWN:
                    st.caption(_("the first {n} are shown", n=_ROWS_SHOWN))
                st.dataframe(
                    breaking_in_words(found.head(_ROWS_SHOWN), view.language),
                    hide_index=True,
                    key=f"breaking-{one.id}",
                    placeholder="",
                )
        st.markdown("  \n".join(f":green[✓] {one.title(view.language)} · 0" for one in rows if one not in broken))

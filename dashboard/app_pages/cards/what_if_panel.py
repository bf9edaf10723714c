"""The what-if panel of the explanation dialog: takes a target and shows the items to mend."""

from collections.abc import Callable
from dataclasses import replace
from typing import cast

import streamlit as st

from dashboard.answers.explanation import Explanation
from dashboard.answers.what_if.answer import MendingPlan, what_would_it_take
from dashboard.app_pages.cards.downloads import downloads
from dashboard.app_pages.cards.table_card import table
from dashboard.app_pages.frame.plain_text import literal
from dashboard.app_pages.frame.view import View
from dashboard.catalogue.entries import Indicator
from dashboard.locale import _
from dashboard.query.filters import Filters
from dashboard.wording.indicator_words import shown_value, unit_title
from dashboard.wording.what_if_words import moved_in_words, sentence

_SHOWN = ["unit_id", "unit", "sector", "check_id", "task", "detail", "strength", "days_open", "due", "responsible"]
_ROWS_SHOWN = 200


def show(view: View, found: Explanation) -> None:
    """Asks for a target of this number and shows the items that reach it. Nothing if neither direction is better."""
    if found.indicator.better == "neither":
        return
    with st.expander(_("What would it take?")):
        st.caption(
            _(
                "The fewest items of the worklist that bring an indicator to a target, the most telling first. "
                "Nothing in the register changes."
            )
        )
        target = _target(view, found)
        if target is not None:
            with st.spinner(_("Working it out …")):
                plan = _plan(view, found, target)
            _answer(view, found, plan)


def _target(view: View, found: Explanation) -> float | None:
    """The target that the reader submitted for this number; None until then."""
    identity = f"what-if-{found.indicator.id}-{hash((view.key, found.filters))}"
    with st.form(identity, border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        target = st.number_input(
            _("Target, now {value}", value=shown_value(found.number, view.language)),
            format="%.10g",
            step=1.0,
            value=_usual_target(found.indicator),
            key=f"{identity}-target",
            width=220,
            help=unit_title(found.indicator.unit, view.language),
        )
        if st.form_submit_button(_("Work it out")):
            st.session_state[f"{identity}-asked"] = float(target)
    return cast(float | None, st.session_state.get(f"{identity}-asked"))


def _usual_target(indicator: Indicator) -> float:
    return 0.0 if indicator.better == "lower" else 90.0


def _answer(view: View, found: Explanation, plan: MendingPlan) -> None:
    st.markdown("**" + literal(sentence(plan, view.language)) + "**")
    if plan.items.empty:
        return
    if len(plan.items) > _ROWS_SHOWN:
        st.caption(_("the first {n} are shown", n=_ROWS_SHOWN))
    shown = plan.items.head(_ROWS_SHOWN)
    table(view, shown[[name for name in _SHOWN if name in shown.columns]], key=f"what-if-{plan.target}", height=260)
    narrowed = replace(view, filters=found.filters)
    title = plan.indicator.title.in_language(view.language)
    downloads(narrowed, "what-if", title, [plan.indicator], lambda: plan.items)
    st.markdown("**" + _("What else changes") + "**")
    st.dataframe(moved_in_words(plan, view.language), hide_index=True, key="what-if-moved", height=260)


def _plan(view: View, found: Explanation, target: float) -> MendingPlan:
    indicator = found.indicator.id
    return _kept_plan(
        str(view.version.path),
        view.reader.as_of,
        found.filters,
        found.scope,
        indicator,
        target,
        lambda: what_would_it_take(view.reader, indicator, target, found.filters, found.scope),
    )


@st.cache_resource(max_entries=20, show_spinner=False)
def _kept_plan(
    path: str,
    as_of: object,
    filters: Filters,
    scope: object,
    indicator: str,
    target: float,
    _ask: Callable[[], MendingPlan],
) -> MendingPlan:
    return _ask()

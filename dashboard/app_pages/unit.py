"""Unit: everything about one unit, with the basis of each answer."""

from functools import partial
from typing import Literal

import pandas as pd
import streamlit as st

from dashboard.answers import lists
from dashboard.answers.parameters import rules_of
from dashboard.answers.unit_life import life
from dashboard.answers.unit_profile import Profile, profile
from dashboard.answers.unit_score import score_parts
from dashboard.app_pages.cards.card_parts import folded
from dashboard.app_pages.cards.chart_card import chart
from dashboard.app_pages.cards.downloads import downloads
from dashboard.app_pages.cards.table_card import dates_only, in_words, open_unit
from dashboard.app_pages.frame.plain_text import literal
from dashboard.app_pages.frame.view import View, refused
from dashboard.catalogue.loader import catalogue
from dashboard.charts.timeline import timeline
from dashboard.charts.waterfall import waterfall
from dashboard.errors import Refused
from dashboard.locale import _
from dashboard.locale.number_format import format_date
from dashboard.vocabulary.register_titles import table_title
from dashboard.wording.basis import basis_at
from dashboard.wording.code_words import value_title
from dashboard.wording.title_step_words import steps_in_order
from dashboard.wording.unit_life_words import bars, life_table, score_steps, score_table, span_texts

_COLOURS: dict[str, Literal["green", "orange", "gray", "red"]] = {
    "sound": "green",
    "to_verify": "orange",
    "not_applicable": "gray",
}
"""Badge colours of main classes; all others are problems and red."""

_TO_DO = ("fail", "unknown", "pass", "not_applicable")
_READ_FIRST = ("findings", "task_units")
"""Tables of records that are open by default."""

_FACTS = ("sector", "ownership", "industry", "region", "supervisor", "size", "headcount_band", "main_class")


def page(view: View) -> None:
    """Draw the page."""
    _search(view)
    unit_id = st.query_params.get("unit")
    if not unit_id:
        st.info(_("Search a unit above, or choose a row of any table."))
        return
    try:
        found = profile(view.reader, unit_id, view.scope)
    except Refused as error:
        refused(error)
        return
    _facts(view, found)
    left, right = st.columns(2)
    with left:
        _score(view, found)
    with right:
        _life(view, found)
    _states(view, found)
    _titles(view, found)
    _records(view, found)


def _search(view: View) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        text = st.text_input(_("Find a unit"), key="find-unit", width=320, placeholder=_("Part of its name"))
    if not text.strip():
        return
    near = lists.units_named_like(view.reader, text.strip(), view.scope)
    if not near:
        st.caption(_("No unit is named like “{text}”.", text=literal(text)))
        return
    with st.container(horizontal=True):
        for unit_id, name in near:
            if st.button(literal(name), key=f"near-{unit_id}", type="tertiary"):
                st.session_state.pop("find-unit", None)
                open_unit(view, unit_id)


def _facts(view: View, found: Profile) -> None:
    facts = found.facts
    st.markdown(f"## {literal(facts['name'])}")
    words = [
        f"{value_title(name, facts[name], view.language)}"
        for name in _FACTS
        if isinstance(facts[name], str) and name != "main_class"
    ]
    with st.container(horizontal=True, vertical_alignment="center"):
        main_class = str(facts["main_class"])
        st.badge(value_title("main_class", main_class, view.language), color=_COLOURS.get(main_class, "red"))
        st.caption(literal(" · ".join([str(facts["unit_id"]), *words])), width="stretch")
    lead = facts["asked_unit_id"]
    words_of_lead = _("Through a joint union: its lead unit answers for it")
    is_joint = not facts["is_lead"] and isinstance(lead, str)
    if is_joint and st.button(words_of_lead, icon=":material/hub:", type="tertiary"):
        open_unit(view, lead)


def _score(view: View, found: Profile) -> None:
    """Draws the score as a waterfall, and states that it is this product's own measure."""
    lost = score_parts(found.facts, found.states)
    if lost is None:
        with st.container(border=True, height="stretch"):
            st.markdown("#### " + _("No score yet"))
            st.caption(_("No weighty check of this unit is known. The list “To verify” names the records to fill in."))
        return
    known, counted = int(found.facts["known_checks"]), int(found.facts["applicable_checks"])
    start, steps, end, title = score_steps(
        lost,
        float(found.facts["score"]),
        (known, counted),
        view.language,
        is_graded=isinstance(found.facts["grade"], str),
    )
    said = _("An internal measure, not law. Known: {known} of {all} checks that count.", known=known, all=counted)
    chart(
        view,
        waterfall(start, steps, end, title, view.theme),
        "score",
        said,
        None,
        explains=("health_score",),
        rows=lambda: score_table(lost, view.language),
    )


def _life(view: View, found: Profile) -> None:
    """Draws the timeline of terms, agreements, certificate and findings."""
    spans = life(found, view.reader.as_of)
    drawn = timeline(
        bars(spans, view.language), view.reader.as_of, span_texts(spans, view.language), view.language, view.theme
    )
    if drawn is None:
        with st.container(border=True, height="stretch"):
            st.markdown("#### " + _("No terms, agreements or findings on record"))
            st.caption(_("Take the template from the page Data, fill it in, and import it."))
        return
    said = _("The dotted line is {date}.", date=format_date(view.reader.as_of, view.language))
    chart(view, drawn, "life", said, None, rows=lambda: life_table(spans, view.language))


def _states(view: View, found: Profile) -> None:
    checks = catalogue().checks
    with st.container(border=True):
        st.markdown(f"#### {_finding(view, found)}")
        # Fails first, then unknown; within a state the catalogue's order (the sort is stable).
        worst_first = found.states.sort_values("state", key=lambda states: states.map(_TO_DO.index), kind="stable")
        frame = worst_first.drop(columns=["unit_id", "unit", "open"])
        frame = frame[[name for name in frame.columns if frame[name].notna().any()]]
        st.dataframe(
            in_words(view, frame),
            hide_index=True,
            key="states",
            height="content",
            placeholder="",
            column_config=dates_only(view, frame),
        )
        folded(_("What each check means and stands on"), "meanings", partial(_meanings, view, found))
        downloads(view, "states", str(found.facts["name"]), list(checks.values()), lambda: found.states)


def _titles(view: View, found: Profile) -> None:
    """Draws the steps to the titles that the unit is working towards."""
    if found.titles.empty:
        return
    with st.container(border=True):
        st.markdown("#### " + _("On the way to titles"))
        frame = steps_in_order(found.titles)
        frame = frame[[name for name in frame.columns if frame[name].notna().any()]]
        st.dataframe(
            in_words(view, frame),
            hide_index=True,
            key="titles",
            height="content",
            placeholder="",
            column_config=dates_only(view, frame),
        )
        downloads(view, "titles", str(found.facts["name"]), [catalogue().lists["title_progress"]], lambda: frame)


def _meanings(view: View, found: Profile) -> None:
    region, sector = (
        found.facts[name] if isinstance(found.facts[name], str) else None for name in ("region", "sector")
    )
    place = (rules_of(view.reader), region[:2] if region else None, sector)
    for check in catalogue().checks.values():
        st.markdown(
            f"**{check.title.in_language(view.language)}** {check.definition.in_language(view.language)}  \n"
            f":gray[{basis_at(check, view.language, view.reader.as_of, *place)}]"
        )


def _finding(view: View, found: Profile) -> str:
    """The heading of the checks: how many fail, are unknown and pass."""
    counts = found.states["state"].value_counts()
    return _(
        "Checks: {failed} fail, {unknown} are unknown, {passed} pass",
        failed=counts.get("fail", 0),
        unknown=counts.get("unknown", 0),
        passed=counts.get("pass", 0),
    )


def _records(view: View, found: Profile) -> None:
    st.markdown("#### " + _("Records"))
    for name, frame in found.records.items():
        if frame.empty:
            continue
        hidden = {"unit_id", "union_id", "import_id"} if name != "units" else {"import_id"}
        shown = frame.drop(columns=[column for column in frame.columns if column in hidden])
        shown = shown.dropna(axis="columns", how="all")
        title = f"{table_title(name, view.language)} ({len(frame)})"
        folded(title, f"records-{name}", partial(_table_of, view, shown, name), opened=name in _READ_FIRST)


def _table_of(view: View, frame: pd.DataFrame, name: str) -> None:
    st.dataframe(
        in_words(view, frame, name),
        hide_index=True,
        key=f"records-{name}",
        placeholder="",
        column_config=dates_only(view, frame, name),
    )

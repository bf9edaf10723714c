"""Comparison: two dates, two groups, or the records then and now; and what explains the difference."""

import streamlit as st

from dashboard.answers.comparing.earlier_date import is_kept, numbers_on
from dashboard.answers.comparing.two_groups import Pair, explained, side_by_side
from dashboard.answers.explanation import explain
from dashboard.app_pages.cards.number_cards import numbers
from dashboard.app_pages.compare import then_and_now
from dashboard.app_pages.compare.shared_parts import card, choose, indicator_choice
from dashboard.app_pages.frame.cached_answers import CachedQuery, kept
from dashboard.app_pages.frame.view import View, current_filters, show
from dashboard.catalogue.loader import catalogue
from dashboard.locale import _
from dashboard.locale.number_format import format_date
from dashboard.query.filters import UNIT_DIMENSIONS
from dashboard.register.first_record import reaches_back_to
from dashboard.register.reader import open_reader
from dashboard.wording.answer_titles import dimension_title
from dashboard.wording.change_since_words import nothing_recorded
from dashboard.wording.code_words import value_title

_KINDS = ("dates", "groups", "records")


def page(view: View) -> None:
    """Draw the page."""
    titles = {"dates": _("Two dates"), "groups": _("Two groups"), "records": _("Reports and versions")}
    asked = st.query_params.get("between", _KINDS[0])
    st.session_state["between"] = asked if asked in _KINDS else _KINDS[0]
    st.segmented_control(
        _("Compare"),
        _KINDS,
        key="between",
        on_change=_choose_kind,
        label_visibility="collapsed",
        required=True,
        format_func=titles.__getitem__,
    )
    {"dates": _dates, "groups": _groups, "records": then_and_now.records}[st.session_state["between"]](view)


def _choose_kind() -> None:
    show(current_filters(), between=st.session_state["between"])


def _dates(view: View) -> None:
    """Compares the earlier date with the as-of date, both from today's records."""
    day = view.earlier
    if day is None:
        st.info(_("Choose above which date to compare with."))
        return
    if not reaches_back_to(view.version, day):
        st.info(nothing_recorded(day, view.language))
        return
    if not is_kept(view.version, day, view.filters, view.scope):
        st.info(
            _(
                "{date} has not been computed yet. The button above computes it; month ends are made ready by "
                "themselves.",
                date=format_date(day, view.language),
            )
        )
        return
    ids = tuple(catalogue().indicators)
    before = kept(
        view, CachedQuery(f"dates-{day}", lambda view: numbers_on(view.version, day, view.filters, ids, view.scope))
    )
    pairs: list[Pair] = [(before[one.indicator.id], one) for one in numbers(view, only=ids)]
    names = (format_date(day, view.language), format_date(view.reader.as_of, view.language))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        indicator = indicator_choice(view)
        by = choose(_("Explained by"), "by", UNIT_DIMENSIONS, lambda name: dimension_title(name, view.language))
    with st.spinner(_("Comparing …")):  # some dimensions need the status of the earlier date, which takes time
        found = explain(view.reader, indicator, view.filters, {}, view.scope, open_reader(view.version, day), by)
    card(view, indicator, by, pairs, names, found.change.parts if found.change else None, over_time=True)


def _groups(view: View) -> None:
    """Compares two groups of a dimension under the same filters."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        dimension = choose(_("Groups of"), "dim", UNIT_DIMENSIONS, lambda name: dimension_title(name, view.language))
        values = _values(view, dimension)
        if len(values) < 2:
            st.info(_("Under these filters there is one group only. Take a filter away, or choose another dimension."))
            return
        one, other = (
            choose(label, key, values, lambda value: value_title(dimension, value, view.language), place)
            for label, key, place in ((_("First group"), "one", 0), (_("Second group"), "other", 1))
        )
        others = [name for name in UNIT_DIMENSIONS if name != dimension]
        indicator = indicator_choice(view)
        by = choose(_("Explained by"), "by", others, lambda name: dimension_title(name, view.language))
    groups = (one, other)
    both = CachedQuery(
        f"groups-{dimension}-{groups}",
        lambda view: side_by_side(view.reader, dimension, groups, view.filters, view.scope),
    )
    pairs: list[Pair] = kept(view, both)
    parts = explained(view.reader, indicator, dimension, groups, by, view.filters, view.scope)
    names = (value_title(dimension, one, view.language), value_title(dimension, other, view.language))
    card(view, indicator, by, pairs, names, parts, over_time=False)


def _values(view: View, dimension: str) -> list[str]:
    """The groups with units under the filters, largest first."""
    found = sorted(numbers(view, by=(dimension,), only=("units_open",)), key=lambda number: -number.numerator)
    return [number.group[0] or "" for number in found if number.numerator][:_MOST_GROUPS]


_MOST_GROUPS = 300

"""Parts shared by all comparisons: the select of an indicator, its waterfall, and the table of all numbers."""

from collections.abc import Callable, Sequence

import streamlit as st

from dashboard.answers.comparing.better_or_worse import is_judged, is_of_other_period
from dashboard.answers.comparing.shift_share import GroupEffect
from dashboard.answers.comparing.two_groups import Pair
from dashboard.answers.explanation import ChangeByGroups
from dashboard.app_pages.cards.chart_card import chart
from dashboard.app_pages.frame.view import View, current_filters, show
from dashboard.catalogue.loader import catalogue
from dashboard.charts.waterfall import waterfall
from dashboard.locale import Language, _
from dashboard.wording.change_since_words import other_period
from dashboard.wording.comparison_words import difference, level, pairs_table, steps
from dashboard.wording.explanation_tables import change_table

_FIRST = "coverage_25"


def choose(label: str, name: str, options: Sequence[str], title: Callable[[str], str], place: int = 0) -> str:
    """A select whose value is stored in the URL under this name; an invalid value in the URL gives the default."""
    asked = st.query_params.get(name)
    st.session_state[name] = asked if asked in options else options[place]
    st.selectbox(label, options, key=name, on_change=_chosen, args=(name,), format_func=title, width=190)
    return str(st.session_state[name])


def _chosen(name: str) -> None:
    show(current_filters(), **{name: str(st.session_state[name])})


def indicator_choice(view: View) -> str:
    """The select of the indicator to explain."""
    known = catalogue().indicators
    order = [_FIRST, *(name for name in known if name != _FIRST)]
    return choose(_("Indicator"), "number", order, lambda name: known[name].title.in_language(view.language))


def card(
    view: View,
    indicator: str,
    by: str,
    pairs: Sequence[Pair],
    names: tuple[str, str],
    parts: Sequence[GroupEffect] | None,
    *,
    over_time: bool,
) -> None:
    """Draws the waterfall of the chosen indicator's difference beside the table of all numbers."""
    left, right = st.columns(2)
    pair = next((one for one in pairs if one[0].indicator.id == indicator), None)
    with left:
        reason = _not_compared(pair, parts, view.language)
        if pair is None or parts is None or reason:
            with st.container(border=True, height="stretch"):
                st.markdown("#### " + catalogue().indicators[indicator].title.in_language(view.language))
                st.caption(reason)
        else:
            _taken_apart(view, pair, by, names, parts, over_time)
    with right, st.container(border=True, height="stretch"):
        frame = pairs_table(pairs, names, view.language, over_time=over_time)
        st.markdown("#### " + _("All indicators"))
        st.dataframe(frame, hide_index=True, key="compared-all", height=560, placeholder="")


def _not_compared(pair: Pair | None, parts: Sequence[GroupEffect] | None, language: Language) -> str:
    """Why the difference can't be decomposed; "" if it can."""
    if pair is not None and is_of_other_period(*pair):
        return other_period(pair[1].indicator, language)
    if pair is None or parts is None or not all(number.is_shown for number in pair):
        return _("One of the two sides has no value, so there is nothing to take apart.")
    return ""


def _taken_apart(
    view: View, pair: Pair, by: str, names: tuple[str, str], parts: Sequence[GroupEffect], over_time: bool
) -> None:
    first, second = pair
    indicator = second.indicator
    found = steps(parts, by, indicator, view.language, is_judged=is_judged(first, second, over_time=over_time))
    drawn = waterfall(
        level(names[0], first, view.language),
        found,
        level(names[1], second, view.language),
        difference(first, second, names, found, view.language, over_time=over_time),
        view.theme,
    )
    said = _("What each group adds to the difference, by its own rate and by its weight; the parts sum to it exactly.")
    change = ChangeByGroups(first, view.reader.as_of, by, parts)
    chart(
        view,
        drawn,
        "waterfall",
        said,
        None,
        explains=(indicator.id,),
        by=by,
        rows=lambda: change_table(change, view.language),
    )

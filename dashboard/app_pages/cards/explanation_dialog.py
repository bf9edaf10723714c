"""The dialog that explains a number; the same for every number on every page."""

from dataclasses import replace
from datetime import date, timedelta

import pandas as pd
import streamlit as st

from dashboard.answers import lists
from dashboard.answers.comparing.better_or_worse import is_of_other_period
from dashboard.answers.explanation import ChangeByGroups, Explanation, explain
from dashboard.app_pages.cards import trend_card, what_if_panel
from dashboard.app_pages.cards.card_parts import ASKED, ExplanationRequest
from dashboard.app_pages.cards.downloads import downloads
from dashboard.app_pages.cards.number_cards import with_unit
from dashboard.app_pages.cards.table_card import PAGE_ROWS, table
from dashboard.app_pages.frame.plain_text import literal
from dashboard.app_pages.frame.view import View, refused
from dashboard.catalogue.loader import catalogue
from dashboard.errors import Refused
from dashboard.locale import _, ngettext, use_language
from dashboard.locale.number_format import format_date, format_number
from dashboard.query.filters import DIMENSIONS, LIST_DIMENSIONS
from dashboard.query.rows_behind import Side, sides
from dashboard.register.first_record import reaches_back_to
from dashboard.register.reader import Reader, open_reader
from dashboard.wording.answer_titles import dimension_title
from dashboard.wording.change_since_words import nothing_recorded, other_period
from dashboard.wording.code_words import value_title
from dashboard.wording.explanation_tables import change_table, missing_table
from dashboard.wording.explanation_words import (
    RatioPart,
    next_step_in_words,
    parameter_in_words,
    part_meaning,
    route_in_words,
    side_title,
    strength_in_words,
    with_sign,
)
from dashboard.wording.indicator_words import graded, shown_value

_EVERYTHING = "*"
"""The option for all groups; "" is the group of units without a value."""

_MOST_VALUES = 300
_OLDEST = date(1949, 10, 1)
"""The earliest selectable date: Streamlit's default, ten years before today, may be later than the records."""


def show_asked(view: View) -> None:
    """Opens the dialog if a control of this run requested it. Called once, at the end of every run."""
    asked: ExplanationRequest | None = st.session_state.pop(ASKED, None)
    if asked is None:
        return
    only = catalogue().indicators[asked.indicators[0]]
    title = only.title.in_language(view.language) if len(asked.indicators) == 1 else _("What the numbers stand on")
    shown = view if asked.filters is None else replace(view, filters=asked.filters)
    st.dialog(title, width="large")(_dialog)(shown, asked)


def _dialog(view: View, asked: ExplanationRequest) -> None:
    # A widget in the dialog reruns only the dialog, in a thread where the language isn't set.
    use_language(view.language)
    indicator = _indicator(view, asked)
    # The number is shown above the selects, which would fill a phone's screen.
    above = st.container()
    by, group = _group(view, asked)
    try:
        found = explain(view.reader, indicator, view.filters, group, view.scope, _earlier(view), _additive(by))
    except Refused as error:
        refused(error)
        return
    with above:
        _meaning(view, found)
    _unknown(view, found)
    _basis(view, found)
    if found.change is not None:
        _change(view, found, found.change)
    trend_card.show(view, found)
    _rows(view, found)
    what_if_panel.show(view, found)
    with st.expander(_("The query as it runs")):
        st.caption(route_in_words(found.route, view.language))
        st.code(found.query.sql(), language="sql")
        if found.query.values:
            st.caption(literal(" · ".join(f"{name} = {value}" for name, value in found.query.values.items())))


def _indicator(view: View, asked: ExplanationRequest) -> str:
    if len(asked.indicators) == 1:
        return asked.indicators[0]
    known = catalogue().indicators
    return st.selectbox(
        _("Indicator"),
        asked.indicators,
        key=f"explain-indicator-{asked.indicators[0]}",
        width=400,
        format_func=lambda name: known[name].title.in_language(view.language),
    )


def _group(view: View, asked: ExplanationRequest) -> tuple[str, dict[str, str | None]]:
    """Draws the selects (dimension, group, date); returns the dimension and the group ({} for all)."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="explain-choices"):
        by = st.selectbox(
            _("Group by"),
            DIMENSIONS,
            key=f"explain-by-{asked.by}",
            width=145,
            index=DIMENSIONS.index(asked.by or DIMENSIONS[0]),
            format_func=lambda name: dimension_title(name, view.language),
        )
        value = st.selectbox(
            _("Group"),
            [_EVERYTHING, *_groups(view, by)],
            key=f"explain-group-{by}",
            width=145,
            format_func=lambda value: _("All") if value == _EVERYTHING else value_title(by, value, view.language),
        )
        _earlier_day(view)
    return by, {} if value == _EVERYTHING else {by: value}


def _groups(view: View, by: str) -> list[str]:
    chosen = view.filters.values(by)
    return list(chosen) if chosen is not None else lists.values_of(view.reader, by, view.scope)[:_MOST_VALUES]


def _additive(by: str) -> str:
    """The dimension that splits the change: the default instead of a list dimension, where units count repeatedly."""
    return DIMENSIONS[0] if by in LIST_DIMENSIONS else by


def _earlier_day(view: View) -> None:
    """The date to compare with. In a form, since otherwise every typed digit would compute another day's status."""
    with st.form("explain-compare", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        st.date_input(
            _("Compare with"),
            None,
            key="explain-day",
            width=170,
            format="YYYY-MM-DD",
            min_value=_OLDEST,
            max_value=view.reader.as_of - timedelta(days=1),
        )
        st.form_submit_button(_("Compare"))


def _earlier(view: View) -> Reader | None:
    """The reader of the chosen day; None if there is none or records don't reach back to it."""
    day = st.session_state.get("explain-day")
    if not isinstance(day, date):
        return None
    if not reaches_back_to(view.version, day):
        st.caption(nothing_recorded(day, view.language))
        return None
    with st.spinner(_("Computing the status of {date} …", date=format_date(day, view.language))):
        return open_reader(view.version, day)


def _meaning(view: View, found: Explanation) -> None:
    indicator, language = found.indicator, view.language
    st.markdown(indicator.definition.in_language(language))
    number = found.number
    with st.container(horizontal=True, gap="medium", key="explain-counts"):
        st.metric(with_sign(_("Value"), _is_unconfirmed(found)), with_unit(number, language), width="content")
        if number.denominator is not None:
            st.metric(_("Numerator"), format_number(number.numerator, language), width="content")
            st.metric(_("Denominator"), format_number(number.denominator, language), width="content")
        st.metric(_("Units to verify"), format_number(number.unknown, language), width="content")
        st.metric(_("Units not concerned"), format_number(number.not_applicable, language), width="content")
    if indicator.is_ratio:
        parts: dict[RatioPart, str] = {"numerator": _("Numerator"), "denominator": _("Denominator")}
        st.markdown(
            "  \n".join(f"**{title}** {part_meaning(indicator, part, language)}" for part, title in parts.items())
        )
    if indicator.is_mean:
        st.caption(graded(number, language))


def _unknown(view: View, found: Explanation) -> None:
    if not found.number.unknown:
        return
    name = ngettext(
        "Why {n} unit is to be verified",
        "Why {n} units are to be verified",
        found.number.unknown,
        n=format_number(found.number.unknown, view.language),
    )
    frame = missing_table(found, view.language)
    if frame.empty:
        _said(name, _("The records do not decide; the list “To verify” names them unit by unit."))
        return
    _said(name, _("The units that lack each record: a unit can lack several, and not every one is needed."))
    st.dataframe(frame, hide_index=True, key="explain-lacks", height="content", width="content")


def _basis(view: View, found: Explanation) -> None:
    language, as_of = view.language, view.reader.as_of
    check = found.check
    held = {row.strength for row in found.parameters if row.strength} or ({check.strength} if check else set())
    strength = f"{strength_in_words(check, held, language)} · " if check else ""
    _said(_("Basis"), strength + found.indicator.basis_on(as_of).in_language(language))
    if found.parameters:
        lines = [
            (literal(parameter_in_words(row, as_of, language)), row.is_to_be_marked(as_of)) for row in found.parameters
        ]
        listed = "\n".join(f"- :orange[{words}]" if is_marked else f"- {words}" for words, is_marked in lines)
        st.markdown("**" + _("Parameters") + f"**\n\n{listed}")
    next_step = next_step_in_words(found.indicator, view.reader, language)
    if next_step != "–":
        _said(_("Next step"), next_step)


def _is_unconfirmed(found: Explanation) -> bool:
    return any(not row.is_confirmed for row in found.parameters)


def _change(view: View, found: Explanation, change: ChangeByGroups) -> None:
    language = view.language
    _said(
        _("Change since {date}", date=format_date(change.before_as_of, language)),
        f"{shown_value(change.before, language)} → {shown_value(found.number, language)}",
    )
    if is_of_other_period(change.before, found.number):
        st.caption(other_period(found.indicator, language))
        return
    if change.parts is None:
        st.caption(_("On one of the two days nothing is known, so the change has no parts."))
        return
    frame = change_table(change, language)
    signed = st.column_config.NumberColumn(format="%+.2f" if found.indicator.is_ratio else "%+d")
    st.dataframe(
        frame,
        hide_index=True,
        key="explain-change",
        height="content",
        width="content",
        column_config=dict.fromkeys(frame.columns[1:], signed),
    )
    if found.indicator.unit == "percent":
        st.caption(_("In percentage points."))
    if found.indicator.is_ratio:
        st.caption(
            _(
                "Own rate: change of the group's rate × its mean share of the denominator. Weight: change of its "
                "share × (its mean rate − the mean rate of all). The parts sum to the change exactly."
            )
        )


def _rows(view: View, found: Explanation) -> None:
    """The paged rows behind one side of the number; a share has a switch for its other side."""
    indicator, language = found.indicator, view.language
    side = _side(view, found)
    total = lists.count_behind(view.reader, indicator, found.filters, found.scope, side=side)
    if not indicator.is_share:
        _said(_("Rows behind the numerator"), format_number(total, language))
    elif total != found.number.on(side):
        st.caption(ngettext("In {n} row.", "In {n} rows.", total, n=format_number(total, language)))
    if found.number.denominator and not total:
        st.caption(_("None."))
        return
    pages = max(1, -(-total // PAGE_ROWS))
    # The key changes with the number and side, so that each starts at its first page.
    key = f"explain-page-{indicator.id}-{side}-{hash(found.filters)}"
    number = min(int(st.session_state.get(key, 1)), pages)

    def rows(limit: int | None = None, offset: int = 0) -> pd.DataFrame:
        return lists.rows_behind(view.reader, indicator, found.filters, found.scope, limit, offset, side=side)

    frame = rows(PAGE_ROWS, (number - 1) * PAGE_ROWS)
    table(view, frame, key=f"rows-{indicator.id}-{side}-{number}", height=260 if len(frame) > 6 else "content")
    if pages > 1:
        st.pagination(pages, key=key)
    narrowed = replace(view, filters=found.filters)
    title = indicator.title.in_language(language)
    if indicator.is_share:
        title += ("：" if language == "zh" else ": ") + side_title(indicator, side, language)
    downloads(narrowed, f"rows-{indicator.id}", title, [indicator], rows)


def _side(view: View, found: Explanation) -> Side:
    """The side whose rows are shown; the default is the first of ``sides``."""
    indicator, language = found.indicator, view.language
    known = sides(indicator)
    if len(known) == 1:
        return known[0]
    titles = {
        side: f"{side_title(indicator, side, language)} {format_number(found.number.on(side), language)}"
        for side in known
    }
    return st.segmented_control(
        _("Rows behind it"),
        known,
        default=known[0],
        required=True,
        key=f"explain-side-{indicator.id}",
        format_func=titles.__getitem__,
    )


def _said(name: str, text: str) -> None:
    st.markdown(f"**{name}** {text}")

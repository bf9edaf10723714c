"""Indicators: what does each number mean, what is its basis, and what is it now? And which rules hold where?"""

import streamlit as st

from dashboard.answers.numbers import Number
from dashboard.answers.parameters import parameters_of, strengths, unconfirmed
from dashboard.app_pages import rules
from dashboard.app_pages.cards.card_parts import explain_button
from dashboard.app_pages.cards.number_cards import numbers, unknown_in_colour
from dashboard.app_pages.frame.plain_text import literal
from dashboard.app_pages.frame.view import View, current_filters, show
from dashboard.catalogue.entries import Check, Indicator
from dashboard.catalogue.loader import catalogue
from dashboard.catalogue.reference import matching
from dashboard.locale import _
from dashboard.vocabulary.codes import codes, title
from dashboard.wording.explanation_words import next_step_in_words, parameter_in_words, strength_in_words, with_sign
from dashboard.wording.indicator_words import shown_value, unit_title

_ALL = "all"
_PARTS = ("indicators", "rules")


def page(view: View) -> None:
    """Draw the page."""
    titles = {"indicators": _("Definitions"), "rules": _("Rules")}
    asked = st.query_params.get("show", _PARTS[0])
    st.session_state["show"] = asked if asked in _PARTS else _PARTS[0]
    st.segmented_control(
        _("Part"),
        _PARTS,
        key="show",
        on_change=_choose_part,
        label_visibility="collapsed",
        required=True,
        format_func=titles.__getitem__,
    )
    if asked not in _PARTS:
        st.warning(
            _("Not understood and left out: {parts}.", parts=literal(f"show={asked}")), icon=":material/link_off:"
        )
    {"indicators": _indicators, "rules": rules.show}[st.session_state["show"]](view)


def _choose_part() -> None:
    part = st.session_state["show"]
    show(current_filters(), show=None if part == _PARTS[0] else part)


def _indicators(view: View) -> None:
    text = _find()
    theme = _theme(view, text)
    found = matching(catalogue(), text, None if theme == _ALL else theme)
    st.markdown("#### " + _("Indicators: {n}", n=len(found)))
    st.caption(
        _(
            "A check's rate is pass ÷ (pass + fail); what is to be verified stands beside it and never counts as "
            "good or bad."
        )
    )
    if not found:
        st.caption(_("No indicator is described with “{text}”.", text=literal(text)))
        return
    for number in numbers(view, only=[indicator.id for indicator in found]):
        _entry(view, number)


def _find() -> str:
    st.session_state["find"] = st.query_params.get("find", "")
    return st.text_input(
        _("Search the indicators"),
        key="find",
        on_change=_search,
        width=320,
        placeholder=_("A word of its name, definition or basis"),
    ).strip()


def _search() -> None:
    show(current_filters(), find=st.session_state["find"].strip() or None)


def _theme(view: View, text: str) -> str:
    """The chosen theme; a search covers all themes."""
    known = {indicator.theme for indicator in catalogue().indicators.values()}
    themes = sorted(known, key=lambda name: codes("theme").index(name) if name in codes("theme") else len(known))
    asked = _ALL if text else st.query_params.get("theme", themes[0])
    st.session_state["theme"] = asked if asked in (*themes, _ALL) else themes[0]
    st.pills(
        _("Theme"),
        [*themes, _ALL],
        key="theme",
        on_change=_choose,
        label_visibility="collapsed",
        required=True,
        format_func=lambda name: _("All") if name == _ALL else title("theme", name, view.language),
    )
    return str(st.session_state["theme"])


def _choose() -> None:
    show(current_filters(), theme=st.session_state["theme"], find=None)


def _entry(view: View, number: Number) -> None:
    indicator = number.indicator
    check = catalogue().checks.get(indicator.check)
    with st.container(border=True, key=f"entry-{indicator.id}"):
        words, value = st.columns([4, 1])
        with words:
            st.markdown(_words(view, indicator, check))
        with value:
            st.markdown(_value(view, number))
            explain_button([indicator.id], key=f"entry-{indicator.id}")


def _value(view: View, number: Number) -> str:
    """The number with its unit, and the unknown units unless the value already gives the counts."""
    unit = number.indicator.unit
    name = "" if unit == "percent" else f" {unit_title(unit, view.language)}"
    value = with_sign(
        f"**{shown_value(number, view.language)}**{name}", number.indicator.id in unconfirmed(view.reader)
    )
    return f"{value}  \n{unknown_in_colour(view, number)}" if number.is_mostly_known else value


def _words(view: View, indicator: Indicator, check: Check | None) -> str:
    """The entry as one Markdown text: one widget per line would take the page seconds."""
    language, as_of = view.language, view.reader.as_of
    about = [title("better", indicator.better, language)]
    if check:
        about = [
            check.title.in_language(language),
            strength_in_words(check, strengths(check, view.reader), language),
            *about,
        ]
    lines = [
        f"**{indicator.title.in_language(language)}** :gray[{' · '.join(about)}]",
        indicator.definition.in_language(language),
        _named(_("Basis"), indicator.basis_on(as_of).in_language(language)),
    ]
    for row in parameters_of(check or indicator, view.reader):
        words = literal(parameter_in_words(row, as_of, language))
        lines.append(_named(_("Parameter"), f":orange[{words}]" if row.is_to_be_marked(as_of) else words))
    next_step = next_step_in_words(indicator, view.reader, language)
    if next_step != "–":
        lines.append(_named(_("Next step"), next_step))
    return "  \n".join(lines)


def _named(name: str, text: str) -> str:
    return f":gray[{name}] {text}"

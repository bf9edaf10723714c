"""Decisions on what texts and headers mean: one for all cells with the same text, kept for later imports."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from dashboard.app_pages.data.publishing import say
from dashboard.app_pages.data.session_uploads import SessionUploads
from dashboard.app_pages.frame.plain_text import literal
from dashboard.app_pages.frame.view import View
from dashboard.errors import Refused
from dashboard.ingest.history.import_rules import (
    HeaderRule,
    ValueRule,
    forget_rules,
    import_rules,
    remember_headers,
    remember_values,
)
from dashboard.ingest.mapping.headers import Target
from dashboard.ingest.report import ImportReport
from dashboard.ingest.suggesting.value_questions import ValueQuestion
from dashboard.ingest.tables.rival_columns import ColumnChoice
from dashboard.locale import Language, _, ngettext, use_language
from dashboard.locale.number_format import format_number
from dashboard.vocabulary.register_titles import column_title
from dashboard.wording.import_words import target_in_words

_ASKED = 12
_SAID = "said-of-decisions"
_EMPTY = "\N{EMPTY SET}"
"""The choice that a cell counts as empty; its words differ by language, its key does not."""


def ask(view: View, desk: SessionUploads, code: str, questions: Sequence[ValueQuestion]) -> None:
    """Draws a field for each text of a kind of problem: what its cells are read as, from now on."""
    if not questions:
        return
    with st.form(f"decide-{code}", border=False):
        st.caption(
            _(
                "One decision for all cells with the same text. It is kept for this register and holds for later "
                "imports too; under “Decisions on texts and headers” it can be taken back."
            )
        )
        for place, question in enumerate(questions[:_ASKED]):
            _question(view, question, f"decide-{desk.round}-{code}-{place}")
        if len(questions) > _ASKED:
            st.caption(_("the first {n} are shown", n=_ASKED))
        st.form_submit_button(
            _("Read them so, and keep it"),
            key=f"decided-{code}",
            on_click=_decide,
            args=(view, desk, code, tuple(questions[:_ASKED])),
        )


def _question(view: View, question: ValueQuestion, key: str) -> None:
    title = column_title(question.table, question.column, view.language)
    cells = ngettext("{n} cell", "{n} cells", question.cells, n=format_number(question.cells, view.language))
    st.selectbox(
        f"{literal(title)} · “{literal(question.text)}” · {cells}",
        [*question.offered, _EMPTY],
        index=None,
        key=key,
        width=420,
        accept_new_options=True,
        placeholder=_("leave it as it is, or choose or write what it means"),
        format_func=lambda choice: _("counts as empty") if choice == _EMPTY else str(choice),
    )


def _decide(view: View, desk: SessionUploads, code: str, questions: Sequence[ValueQuestion]) -> None:
    use_language(view.language)  # a callback runs before the page sets the language
    decided: list[tuple[str, str, str, str | None]] = []
    for place, question in enumerate(questions):
        choice = st.session_state.get(f"decide-{desk.round}-{code}-{place}")
        if choice:
            means = None if choice == _EMPTY else str(choice).strip()
            decided.append((question.table, question.column, question.text, means))
    if not decided:
        return
    try:
        remember_values(view.register, decided)
    except Refused as refusal:
        st.session_state[_SAID] = (False, str(refusal))
        return
    cells = sum(question.cells for question in questions if any(question.text == one[2] for one in decided))
    st.session_state[_SAID] = (True, ngettext("{n} cell is read anew.", "{n} cells are read anew.", cells, n=cells))
    desk.round += 1
    desk.try_again()


def choose(view: View, desk: SessionUploads, report: ImportReport) -> None:
    """Draws a choice for each register column that several columns of a sheet would fill."""
    choices = list(dict.fromkeys(choice for sheet in report.files for choice in sheet.choices))[:_ASKED]
    if not choices:
        return
    with st.form("choose-columns", border=False):
        for place, choice in enumerate(choices):
            st.radio(
                literal(target_in_words(choice.target, view.language)),
                list(dict.fromkeys(choice.headers)),
                index=None,
                key=f"choose-{desk.round}-{place}",
                horizontal=True,
                format_func=literal,
            )
        st.form_submit_button(
            _("Take these columns, and keep it"),
            key="chosen-columns",
            on_click=_take_columns,
            args=(view, desk, tuple(choices)),
        )


def _take_columns(view: View, desk: SessionUploads, choices: Sequence[ColumnChoice]) -> None:
    use_language(view.language)
    decided = {
        str(header): choice.target
        for place, choice in enumerate(choices)
        if (header := st.session_state.get(f"choose-{desk.round}-{place}"))
    }
    if not decided:
        return
    desk.confirmed.update(decided)
    keep_headers(view, list(decided.items()))
    desk.round += 1
    desk.try_again()


def keep_headers(view: View, decided: Sequence[tuple[str, Target]]) -> None:
    """Keep what a person said of headers."""
    try:
        remember_headers(view.register, decided)
    except Refused as refusal:
        st.session_state[_SAID] = (False, str(refusal))


def said() -> None:
    """Draws what became of the last decision."""
    say(_SAID)


def kept(view: View, desk: SessionUploads) -> None:
    """Draws the decisions of this register, each to be taken back."""
    try:
        rules = import_rules(view.register.folder)
    except Refused as refusal:
        st.error(literal(str(refusal)))
        return
    found: list[ValueRule | HeaderRule] = [*rules.values, *rules.headers]
    if not found:
        return
    title = _("Decisions on texts and headers: {n}", n=format_number(len(found), view.language))
    with st.expander(title, key="kept-decisions"):
        gone = st.multiselect(
            _("To take back"),
            found[::-1],
            key=f"forget-{len(found)}",
            format_func=partial(_in_words, language=view.language),
            placeholder=_("none"),
        )
        st.dataframe(
            {
                _("What was decided"): [_in_words(rule, view.language) for rule in found[::-1]],
                _("By"): [rule.decided_by for rule in found[::-1]],
                _("On"): [rule.decided_at.date() for rule in found[::-1]],
            },
            hide_index=True,
            key="decisions-kept",
        )
        st.button(
            _("Take these back"), key="forget-decisions", disabled=not gone, on_click=_forget, args=(view, desk, gone)
        )


def _in_words(rule: ValueRule | HeaderRule, language: Language) -> str:
    if isinstance(rule, HeaderRule):
        return f"{rule.header} → {target_in_words(rule.target, language)}"
    means = _("counts as empty") if rule.means is None else f"“{rule.means}”"
    return f"{target_in_words(Target(rule.table, rule.column), language)} “{rule.text}” → {means}"


def _forget(view: View, desk: SessionUploads, gone: Sequence[ValueRule | HeaderRule]) -> None:
    use_language(view.language)
    forget_rules(view.register, gone)
    for rule in gone:
        if isinstance(rule, HeaderRule):
            desk.confirmed.pop(rule.header, None)
    desk.try_again()

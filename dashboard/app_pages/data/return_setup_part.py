"""The part of the returns tab that sets up forms, and records what was received: by files, by hand, and taken back."""

from collections.abc import Callable
from datetime import date
from functools import partial

import streamlit as st

from dashboard.answers.lists import rows_of
from dashboard.app_pages.data.publishing import publish, say
from dashboard.app_pages.data.session_uploads import FILE_KINDS, desk_of
from dashboard.app_pages.frame.view import View, current_filters
from dashboard.app_pages.frame.view import show as show_view
from dashboard.home.registers import can_write
from dashboard.ingest.files.uploads import Upload
from dashboard.ingest.returning.return_setup import (
    ReturnForm,
    record_received,
    return_forms,
    return_units,
    set_up_returns,
    take_back_received,
    units_called,
    withdraw_returns,
)
from dashboard.locale import Language, _
from dashboard.locale.number_format import format_date
from dashboard.query.filters import Filters
from dashboard.register.versions import Version
from dashboard.wording.answer_titles import dimension_title
from dashboard.wording.code_words import value_title
from dashboard.wording.history_words import return_forms_in_words

_SAID = "said-of-returns"
_FIRST_DAY = date(1949, 10, 1)
_BY = ("supervisor", "sector")


def show(view: View) -> None:
    """Draws what is set up, and for those who may write the ways to change it."""
    if view.scope:
        return
    say(_SAID)
    current = view.register.current()
    forms = return_forms(current)
    st.markdown("#### " + _("Forms to be sent in"))
    if forms:
        st.dataframe(
            return_forms_in_words(forms, view.language),
            hide_index=True,
            placeholder="",
            key="return-forms",
            height="content" if len(forms) <= 8 else 320,
        )
    else:
        st.caption(_("No form is set up: say below which units send what, and by when."))
    if not can_write(view.register.folder):
        return
    if forms:
        _receive(view, current, forms)
    with st.expander(_("Set up a form"), key="set-up-return", expanded=not forms):
        _set_up(view)


def _set_up(view: View) -> None:
    units = rows_of(view.reader, "unit_health", Filters())
    with st.form("set-up-return-form", border=False):
        with st.container(horizontal=True):
            st.text_input(_("Form"), key="return-form", width=220, placeholder=_("such as the quarterly statistics"))
            st.text_input(_("Period"), key="return-period", width=160, placeholder=_("such as the 4th quarter of 2026"))
            st.date_input(_("To be sent by"), key="return-due", format="YYYY-MM-DD", width=170, min_value=_FIRST_DAY)
        st.caption(_("Who sends it: all operating units, or only those chosen here."))
        with st.container(horizontal=True):
            for name in _BY:
                st.multiselect(
                    dimension_title(name, view.language),
                    sorted({str(value) for value in units[name].dropna()}),
                    key=f"return-{name}",
                    width=320,
                    format_func=partial(_worded, name, view.language),
                    placeholder=_("All"),
                )
        st.text_area(
            _("Or these units alone, one name a line"), key="return-names", height=100, placeholder=_("names or ids")
        )
        st.form_submit_button(_("Set up"), key="return-set-up", type="primary", on_click=_set_up_now, args=(view,))


def _worded(dimension: str, language: Language, value: str) -> str:
    return value_title(dimension, value, language)


def _set_up_now(view: View) -> None:
    state = st.session_state
    form, period, due = state["return-form"], state["return-period"], state["return-due"] or date.today()
    names = state["return-names"].splitlines()

    def work() -> Version:
        if any(name.strip() for name in names):
            chosen = units_called(view.register.current(), names)
        else:
            filters = Filters()
            for dimension in _BY:
                if values := state[f"return-{dimension}"]:
                    filters = filters.having(dimension, values)
            chosen = list(rows_of(view.reader, "unit_health", filters)["unit_id"])
        return set_up_returns(view.register, form, period, due, chosen)

    _publish(view.language, work)


def _receive(view: View, current: Version, forms: list[ReturnForm]) -> None:
    with st.expander(_("Record what was received"), key="receive-returns"):
        key: tuple[str, str] = st.selectbox(
            _("Form and period"), [one.key for one in forms], key="receive-form", width=420, format_func=" ".join
        )
        units = return_units(current, *key)
        names = dict(zip(units["unit_id"], units["unit"], strict=True))
        received = units["is_received"].astype(bool)
        with st.container(key=f"uploader-return-{view.language}"):
            uploader = f"return-files-{desk_of(view).round}-{key}"
            st.file_uploader(
                _("Files received: the units named in them count as having sent the form"),
                FILE_KINDS,
                accept_multiple_files=True,
                key=uploader,
                on_change=_bring,
                args=(view, uploader, key),
            )
        _by_hand(
            view,
            "hand",
            (_("Received without a file from"), _("Mark as received")),
            {unit_id: names[unit_id] for unit_id in units.loc[~received, "unit_id"]},
            lambda chosen, day: record_received(view.register, *key, chosen, day),
            dated=True,
        )
        _by_hand(
            view,
            "back",
            (_("Not received after all from"), _("Take back")),
            {unit_id: names[unit_id] for unit_id in units.loc[received, "unit_id"]},
            lambda chosen, _day: take_back_received(view.register, *key, chosen),
        )
        if not received.all():
            st.button(
                _("Nobody needs to send it any more"),
                key="return-withdraw",
                type="tertiary",
                icon=":material/undo:",
                help=_("Withdraws the form for all units that have not sent it."),
                on_click=_publish,
                args=(view.language, lambda: withdraw_returns(view.register, *key)),
            )


def _by_hand(
    view: View,
    key: str,
    words: tuple[str, str],
    names: dict[str, str],
    work: Callable[[list[str], date], Version],
    *,
    dated: bool = False,
) -> None:
    if not names:
        return
    label, press = words
    with st.form(f"return-{key}-form", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        st.multiselect(
            label,
            list(names),
            key=f"return-{key}",
            width=420,
            format_func=lambda unit_id: names[unit_id],
            placeholder=_("choose units"),
        )
        if dated:
            st.date_input(
                _("Received on"), key=f"return-{key}-day", format="YYYY-MM-DD", width=170, min_value=_FIRST_DAY
            )
        st.form_submit_button(press, key=f"return-{key}-now", on_click=_by_hand_now, args=(view.language, key, work))


def _by_hand_now(language: Language, key: str, work: Callable[[list[str], date], Version]) -> None:
    chosen = list(st.session_state[f"return-{key}"])
    day = st.session_state.get(f"return-{key}-day") or date.today()
    _publish(language, lambda: work(chosen, day))


def _bring(view: View, uploader: str, key: tuple[str, str]) -> None:
    """Puts the files on the desk, to be checked and published as any others; their units then count as received."""
    files = tuple(Upload(file.name, file.getvalue()) for file in st.session_state[uploader] or ())
    if files:
        desk = desk_of(view)
        desk.bring(files)
        desk.received = key
        show_view(current_filters(), tab="import")


def _publish(language: Language, work: Callable[[], Version]) -> None:
    publish(language, work, _SAID, lambda version: _current(version, language))


def _current(version: Version, language: Language) -> str:
    day = format_date(version.date, language)
    return _("Version {version} is current, records as of {date}.", version=version.name, date=day)

"""The names tab: suggested spellings of unit names to confirm or refuse, and decisions to take back."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from dashboard.app_pages.data.publishing import publish, say
from dashboard.app_pages.frame.plain_text import literal
from dashboard.app_pages.frame.view import View
from dashboard.home.registers import can_write
from dashboard.ingest.history.name_decisions import decisions, last_decision, take_back
from dashboard.ingest.suggesting.aliases import confirm_alias, refuse_alias, suggestions
from dashboard.ingest.suggesting.remarked_names import close_unit, closings
from dashboard.locale import Language, _
from dashboard.locale.number_format import format_number
from dashboard.register.versions import Register, Version
from dashboard.wording.history_words import decisions_in_words

_SHOWN = 20
_SAID = "said-of-names"


@st.cache_resource(max_entries=8, show_spinner=False)
def _kept_suggestions(path: str, language: Language, _version: Version) -> list[dict[str, str | None]]:
    return suggestions(_version)


def show(view: View) -> None:
    """Draws the suggestions with reasons, a form for any other pair, and the decisions."""
    say(_SAID)
    current = view.register.current()
    writable = can_write(view.register.folder)
    if not writable:
        st.info(_("This register can't be written to from here: names are decided where it is kept."))
    else:
        _take_back(view)
    found = _kept_suggestions(str(current.path), view.language, current)
    st.markdown("#### " + _("Names that may be one unit: {n}", n=format_number(len(found), view.language)))
    st.caption(
        _(
            "A spelling that is confirmed names the unit in later imports too, and its records move to the unit "
            "that stays. One that is refused is not suggested again."
        )
    )
    for suggestion in found[:_SHOWN]:
        _suggestion(view, suggestion, writable)
    if len(found) > _SHOWN:
        st.caption(_("the first {n} are shown", n=_SHOWN))
    _closings(view, writable)
    if writable:
        _any_pair(view)
    made = decisions(current)
    if len(made):
        st.markdown("#### " + _("Decisions: {n}", n=format_number(len(made), view.language)))
        st.dataframe(decisions_in_words(made, view.language), hide_index=True, key="decisions", placeholder="")


def _suggestion(view: View, found: dict[str, str | None], writable: bool) -> None:
    spelling, unit_id = str(found["spelling"]), str(found["unit_id"])
    pair = f"{unit_id}-{found['other_unit_id']}"  # not its index: a second click must not hit the next suggestion
    with st.container(border=True, key=f"suggestion-{pair}"):
        st.markdown(
            f"**{literal(spelling)}** → **{literal(found['unit'])}** :gray[{literal(unit_id)}]  \n"
            + literal(found["reason"])
        )
        with st.container(horizontal=True):
            for name, label, decide, done in (
                ("confirm", _("It is the same unit"), confirm_alias, "merged"),
                ("refuse", _("It is another unit"), refuse_alias, "apart"),
            ):
                st.button(
                    label,
                    key=f"{name}-{pair}",
                    disabled=not writable,
                    on_click=_decide,
                    args=(view.language, partial(decide, view.register, spelling, unit_id), done),
                )


def _closings(view: View, writable: bool) -> None:
    found = closings(view.register.current())
    if not found:
        return
    st.markdown("#### " + _("Units that a file says are closed: {n}", n=format_number(len(found), view.language)))
    st.caption(_("A closed unit counts until the day of its closing, and no longer."))
    for one in found[:_SHOWN]:
        day = f"closed-on-{one.unit_id}"
        with st.container(border=True, key=f"closing-{one.unit_id}", horizontal=True, vertical_alignment="bottom"):
            st.markdown(
                f"**{literal(one.unit)}** :gray[{literal(one.unit_id)}]  \n"
                + literal(_("A file writes “{text}”.", text=one.text))
            )
            st.date_input(
                _("Closed on"),
                value=None,
                max_value=view.register.current().date,
                key=day,
                width=200,
                format="YYYY-MM-DD",
                disabled=not writable,
            )
            st.button(
                _("Close the unit"),
                key=f"close-{one.unit_id}",
                disabled=not writable or st.session_state[day] is None,
                on_click=_close,
                args=(view.language, view.register, one.unit_id),
            )


def _close(language: Language, register: Register, unit_id: str) -> None:
    day = st.session_state[f"closed-on-{unit_id}"]
    if day is not None:
        _decide(language, partial(close_unit, register, unit_id, day), "closed")


def _any_pair(view: View) -> None:
    with st.expander(_("Two names that are one unit")), st.form("any-pair", border=False):
        st.text_input(
            _("Spelling"),
            key="pair-spelling",
            width=420,
            help=_("A name of the register (its records move to the unit that stays), or a former or new name."),
        )
        st.text_input(_("Unit that stays: its id or name"), key="pair-unit", width=420)
        st.form_submit_button(_("It is the same unit"), on_click=_decide_pair, args=(view.language, view.register))


def _decide_pair(language: Language, register: Register) -> None:
    spelling, unit = st.session_state["pair-spelling"].strip(), st.session_state["pair-unit"].strip()
    if spelling and unit:
        _decide(language, partial(confirm_alias, register, spelling, unit), "merged")


def _done(what: str, version: str) -> str:
    return {
        "merged": _("They are one unit now (version {version}); this can be taken back.", version=version),
        "apart": _("They stay two units (version {version}); this can be taken back.", version=version),
        "closed": _("The unit is closed (version {version}); this can be taken back.", version=version),
        "back": _("The decision is taken back: version {version} is current.", version=version),
    }[what]


def _decide(language: Language, decide: Callable[[], Version], what: str) -> None:
    publish(language, decide, _SAID, lambda version: _done(what, version.name))


def _take_back(view: View) -> None:
    decision = last_decision(view.register)
    if decision is not None:
        st.button(
            _("Take the last decision back ({version})", version=decision.made.name),
            key="take-back",
            icon=":material/undo:",
            on_click=_decide,
            args=(view.language, partial(take_back, view.register, decision.made.name), "back"),
        )

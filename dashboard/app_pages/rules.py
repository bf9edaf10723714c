"""Rules: what holds in a place on a date, for whom, and what differs from the national rules?"""

from datetime import date, datetime
from typing import cast

import pandas as pd
import streamlit as st

from dashboard.app_pages.cards.number_cards import download_buttons
from dashboard.app_pages.frame.plain_text import literal
from dashboard.app_pages.frame.view import View, current_filters, refused
from dashboard.app_pages.frame.view import show as show_view
from dashboard.documents.context import context_of_rules
from dashboard.errors import Refused
from dashboard.law.rules_of_place import PLACES, held_in
from dashboard.law.texts_of_place import texts_of_place
from dashboard.locale import _
from dashboard.locale.enumeration import listed
from dashboard.register.law_texts import law_texts
from dashboard.register.rules_table import rules
from dashboard.wording.place_rule_words import Line, lines, place_name, rules_title, table_of, texts_in_words

_NATIONAL = ""
_ON = "yes"
_OLDEST, _LATEST = date(1949, 10, 1), date(2099, 12, 31)


def show(view: View) -> None:
    """Draws the selects, the rules in force, and the legal texts behind them."""
    place, as_of, only_differing = _asked(view)
    try:
        held = held_in(rules(view.home.folder), place, as_of)
    except Refused as error:
        refused(error)
        return
    found = lines(held, as_of, view.language)
    st.markdown("#### " + literal(rules_title(place, as_of, found, view.language)))
    if marked := sum(line.is_marked for line in found):
        st.warning(
            _("Of {n} rules the text was not read, or not for two years before this date.", n=marked),
            icon=":material/menu_book:",
        )
    shown = [line for line in found if line.differs or not only_differing]
    if shown:
        with st.container(key="lines-rules"):
            st.table(_marked(table_of(shown, place, view.language), shown), border="horizontal", hide_index=True)
    else:
        st.caption(_("Nothing here is other than nationwide."))
    made_at = datetime.now().replace(microsecond=0)
    about = context_of_rules(place_name(place, view.language), as_of, view.language, made_at)
    # The file always holds all rules, because its name doesn't show a filter.
    download_buttons(about, "rules", lambda: table_of(found, place, view.language))
    _texts(view, place, as_of)


def _texts(view: View, place: str | None, as_of: date) -> None:
    found = texts_of_place(law_texts(), place, as_of)
    read = int((found["read"] != "no").sum())
    st.markdown("#### " + _("Texts of law: {read} read, {missing} not", read=read, missing=len(found) - read))
    st.caption(_("Where a place's text was not read or says nothing, the national rule holds here."))
    words = texts_in_words(found, view.language).map(literal)
    last = words.columns[-1]
    is_unread = found["read"] == "no"
    words[last] = words[last].where(~is_unread, ":orange[" + words[last] + "]")
    with st.container(key="lines-texts"):
        st.table(words, border="horizontal", hide_index=True)


def _marked(table: pd.DataFrame, shown: list[Line]) -> pd.DataFrame:
    """The table as Markdown, with differing rules in the accent colour and unread texts in that of "unknown"."""
    names = list(table.columns)
    of_difference = {names[1], _("Against the whole country")}
    columns = {}
    for name in names:
        cells = [literal(cell) for cell in table[name]]
        if name == names[0]:
            cells = [f"**{cell}**" for cell in cells]
        if name in of_difference:
            cells = [f"**:primary[{cell}]**" if line.differs else cell for cell, line in zip(cells, shown, strict=True)]
        if name == names[-1]:
            cells = [f":orange[{cell}]" if line.is_marked else cell for cell, line in zip(cells, shown, strict=True)]
        columns[name] = cells
    return pd.DataFrame(columns)


def _asked(view: View) -> tuple[str | None, date, bool]:
    """Place, date and whether to show only differing rules, from the URL; warns about invalid values."""
    unknown = []
    place, day, differing = (st.query_params.get(name, "") for name in ("place", "on", "differing"))
    if place not in (_NATIONAL, *PLACES):
        unknown.append(f"place={place}")
        place = _NATIONAL
    as_of = view.reader.as_of
    if day:
        try:
            as_of = date.fromisoformat(day)
        except ValueError:
            unknown.append(f"on={day}")
    if differing not in ("", _ON):
        unknown.append(f"differing={differing}")
    for key, value in {"rules-place": place, "rules-on": as_of, "rules-differing": differing == _ON}.items():
        st.session_state[key] = value
    with st.container(horizontal=True, vertical_alignment="bottom", key="rules-choices"):
        st.selectbox(
            _("Place"),
            [_NATIONAL, *PLACES],
            key="rules-place",
            on_change=_choose_place,
            width=220,
            format_func=lambda code: place_name(code or None, view.language),
        )
        st.date_input(
            _("In force on"),
            key="rules-on",
            on_change=_choose_day,
            width=150,
            format="YYYY-MM-DD",
            min_value=min(_OLDEST, as_of),
            max_value=max(_LATEST, as_of),
        )
        if place != _NATIONAL:
            st.toggle(_("Only what differs"), key="rules-differing", on_change=_choose_differing)
    if unknown:
        st.warning(
            _("Not understood and left out: {parts}.", parts=literal(listed(unknown, view.language))),
            icon=":material/link_off:",
        )
    return place or None, as_of, differing == _ON and place != _NATIONAL


def _choose_place() -> None:
    place = st.session_state["rules-place"]
    # The whole country has nothing to differ from.
    show_view(current_filters(), place=place or None, **({} if place else {"differing": None}))


def _choose_day() -> None:
    day = cast(date | None, st.session_state["rules-on"])
    show_view(current_filters(), on=day.isoformat() if day else None)


def _choose_differing() -> None:
    show_view(current_filters(), differing=_ON if st.session_state["rules-differing"] else None)

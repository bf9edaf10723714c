"""Number cards, the memoised numbers of a view, and download buttons."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Literal

import pandas as pd
import streamlit as st

from dashboard.answers import demanded
from dashboard.answers import numbers as answers
from dashboard.answers.comparing.better_or_worse import Direction
from dashboard.answers.comparing.earlier_date import is_kept, numbers_on
from dashboard.answers.numbers import Number
from dashboard.answers.parameters import unconfirmed
from dashboard.app_pages.cards.card_parts import explain_button
from dashboard.app_pages.frame.view import View
from dashboard.documents.context import Context
from dashboard.export.file_name import file_name
from dashboard.export.table_file import MEDIA_TYPES, to_bytes
from dashboard.locale import Language, _, use_language
from dashboard.locale.number_format import format_date, format_number
from dashboard.query.filters import Filters
from dashboard.register.first_record import reaches_back_to
from dashboard.wording.change_since_words import since
from dashboard.wording.code_words import value_title
from dashboard.wording.explanation_words import UNCONFIRMED
from dashboard.wording.indicator_words import graded, shown_unknown, shown_value, unit_beside

_TURNS: Mapping[Direction, Literal["green", "red", "off", "gray"]] = {
    "better": "green",
    "worse": "red",
    "same": "off",
    "neither": "gray",
    "unknown": "off",
}
"""The colour of a change by verdict; the words beside it say the same."""


@st.cache_resource(max_entries=400, show_spinner=False)
def _kept_numbers(
    path: str,
    as_of: object,
    filters: Filters,
    scope: object,
    by: tuple[str, ...],
    only: tuple[str, ...] | None,
    _ask: Callable[[], list[Number]],
) -> list[Number]:
    return _ask()


def numbers(view: View, by: Sequence[str] = (), only: Sequence[str] | None = None) -> list[Number]:
    """The numbers of the view, memoised for all viewers with the same view and scope; don't mutate the list."""
    ids = tuple(only) if only is not None else None
    return _kept_numbers(
        str(view.version.path),
        view.reader.as_of,
        view.filters,
        view.scope,
        tuple(by),
        ids,
        lambda: answers.numbers(view.reader, view.filters, by, only, view.scope),
    )


def demanded_numbers(view: View, by: Sequence[str] = ()) -> list[Number]:
    """The rate of every check over the units that it is demanded of, memoised like ``numbers``."""
    return _kept_numbers(
        str(view.version.path),
        (view.reader.as_of, "demanded"),
        view.filters,
        view.scope,
        tuple(by),
        None,
        lambda: demanded.demanded_numbers(view.reader, view.filters, by, view.scope),
    )


def number_cards(view: View, found: Sequence[Number]) -> None:
    """Draws number cards side by side, each with its change since the chosen earlier date."""
    ids = [number.indicator.id for number in found]
    before = numbers_before(view, ids)
    with st.container(horizontal=True, key="headlines"):
        for number in found:
            _number_card(view, number, before)


def numbers_before(view: View, ids: Sequence[str]) -> dict[str, Number] | None:
    """The numbers of the earlier date by indicator id; None if no date is chosen or it is not computed yet.

    Empty if no record reaches back to that date.
    """
    day = view.earlier
    if day is not None and not reaches_back_to(view.version, day):
        return {}
    if day is None or not is_kept(view.version, day, view.filters, view.scope):
        return None

    def ask_earlier() -> list[Number]:
        return list((numbers_on(view.version, day, view.filters, ids, view.scope) or {}).values())

    key = (str(view.version.path), (day, "earlier"), view.filters, view.scope, (), tuple(ids))
    found = _kept_numbers(*key, ask_earlier)
    if not found:
        _kept_numbers.clear(*key, ask_earlier)  # don't cache a failed read (a damaged file): it is recomputed
    return {number.indicator.id: number for number in found}


def _number_card(view: View, number: Number, before: Mapping[str, Number] | None) -> None:
    """One card: name, value with unit, change, number of unknown units, and the Explain button."""
    indicator = number.indicator
    with st.container(border=True, height="stretch", key=f"card-{indicator.id}"):
        earlier = (before or {}).get(indicator.id)
        # If too little is known, "unknown" replaces the value, and the counts are shown below.
        is_unknown = bool(number.unknown) and not number.is_shown
        changed = None if earlier is None or is_unknown else since(number, earlier, view.language)
        st.metric(
            indicator.title.in_language(view.language),
            value_title("state", "unknown", view.language) if is_unknown else with_unit(number, view.language),
            changed.text if changed else None,
            delta_color=_TURNS[changed.direction] if changed else "off",
            delta_arrow="off" if changed is None or not changed.size else "up" if changed.up else "down",
            help=indicator.definition.in_language(view.language),
        )
        if before is None and view.earlier is not None:
            st.caption(_("Since {date}: not computed yet", date=format_date(view.earlier, view.language)))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(_unknown(view, number), width="stretch")
            explain_button([indicator.id], key=indicator.id, filters=view.filters)


def _unknown(view: View, number: Number) -> str:
    is_partly_known = number.denominator and not number.is_shown
    counts = f":orange[? {shown_value(number, view.language)}]"
    return (counts if is_partly_known else unknown_in_colour(view, number)) + (
        "  \n:orange[" + UNCONFIRMED + " " + _("basis not confirmed") + "]"
        if number.indicator.id in unconfirmed(view.reader)
        else ""
    )


def with_unit(number: Number, language: Language) -> str:
    """The number with its unit of measure, as Markdown."""
    value, unit = shown_value(number, language), unit_beside(number, language)
    return f"{value} :small[{unit}]" if unit else value


def unknown_in_colour(view: View, number: Number) -> str:
    """The number of unknown units, else the ratio's counts, as coloured Markdown."""
    if number.unknown:
        return f":orange[? {shown_unknown(number, view.language)}]"
    if number.denominator is None:
        return ":gray[" + _("nothing to verify") + "]"
    if number.indicator.is_mean:
        return f":gray[{graded(number, view.language)}]"
    parts = (format_number(number.numerator, view.language), format_number(number.denominator, view.language))
    return f":gray[{parts[0]} / {parts[1]}]"


def download_buttons(about: Context, key: str, table: Callable[[], pd.DataFrame]) -> None:
    """CSV and XLSX buttons for a table in the reader's language; ``table`` is called on demand."""

    def made(kind: str) -> bytes:
        use_language(about.language)  # Streamlit calls this in another thread
        return to_bytes(table(), kind, about)

    kinds = {"csv": (_("Download CSV"), ":material/download:"), "xlsx": (_("Download XLSX"), ":material/table_view:")}
    with st.container(horizontal=True):
        for kind, (label, icon) in kinds.items():
            st.download_button(
                label,
                partial(made, kind),
                file_name(about, kind),
                MEDIA_TYPES[kind],
                key=f"{kind}-{key}",
                on_click="ignore",
                icon=icon,
            )

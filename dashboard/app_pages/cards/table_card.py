"""A table on a page: in the reader's words, paged, with links to units."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, Literal, cast

import pandas as pd
import streamlit as st

from dashboard.answers.parameters import unconfirmed
from dashboard.app_pages.cards.card_parts import ask, nothing_here
from dashboard.app_pages.frame.page_links import PAGES
from dashboard.app_pages.frame.view import View, link_query
from dashboard.charts.labels import width_of
from dashboard.charts.palette import STATE_SIGNS
from dashboard.wording.explanation_words import UNCONFIRMED
from dashboard.wording.tables_in_words import localised

PAGE_ROWS = 50


_LONG_TEXTS = ("unit", "problem", "next_step", "statement", "records", "subject")
"""Columns whose texts are read to their end: of its own accord the framework cuts them."""
_WIDEST = 820
"""Pixels that hold the longest next step there is; a table that is wider than the page scrolls."""
_SIGN, _PADDING = 7, 18
"""Pixels of a half-width sign in a cell, and of the room beside a text."""
_DATE = 96
"""Pixels of a date: the framework measures the first rows, which may be empty."""


def table(view: View, frame: pd.DataFrame, key: str, height: int | Literal["auto", "content"] = "auto") -> None:
    """A table in the reader's language; choosing a row opens the unit, or explains the indicator, that it is about."""
    if frame.empty:
        st.caption(nothing_here(view))
        return
    opens = "unit_id" in frame.columns
    # A column that is empty in every row says nothing, nor does one that counts each row once; ids open the unit.
    counts_once = "amount" in frame.columns and bool((frame["amount"] == 1).all())
    unseen = ("unit_id", *(("amount",) if counts_once else ())) if opens else ()
    seen = frame[[name for name in frame.columns if name not in unseen and frame[name].notna().any()]]
    # The same key under every filter: the browser fills the table anew instead of making another one.
    identity = f"table-{key}-{st.session_state.get(_times_chosen(key), 0)}"
    # A callback runs once a choice: a row that stays chosen would open its explanation again on every rerun.
    on_select: Callable[[], None] | Literal["rerun", "ignore"] = "rerun" if opens else "ignore"
    if "indicator" in frame.columns:
        on_select = partial(_ask_row, key, identity, list(frame["indicator"]))
    event = st.dataframe(
        in_words(view, seen),
        key=identity,
        hide_index=True,
        height=height,
        column_config=dates_only(view, seen),
        placeholder="",
        selection_mode="single-row",
        on_select=on_select,
    )
    chosen = cast(Any, event)["selection"]["rows"] if opens else []
    if chosen:
        open_unit(view, str(frame["unit_id"].iloc[chosen[0]]))


def _times_chosen(key: str) -> str:
    return f"times-chosen-{key}"


def _ask_row(key: str, identity: str, indicators: list[str]) -> None:
    """Explain the row's indicator; the choice ends with it, so that the same row can be chosen again."""
    rows = st.session_state[identity]["selection"]["rows"]
    if rows:
        st.session_state[_times_chosen(key)] = st.session_state.get(_times_chosen(key), 0) + 1
        ask([indicators[rows[0]]])


def in_words(view: View, frame: pd.DataFrame, of: str | None = None) -> pd.DataFrame:
    """The table in the reader's language; states carry their sign, so that colour and word don't stand alone."""
    shown = localised(frame, view.language, of)
    if "state" in frame.columns:
        title = shown.columns[list(frame.columns).index("state")]
        shown[title] = frame["state"].map(STATE_SIGNS) + " " + shown[title]
    for name in ("indicator", "check", "check_id", "problem"):
        if name in frame.columns:
            title = shown.columns[list(frame.columns).index(name)]
            signs = frame[name].isin(list(unconfirmed(view.reader))).map({True: f" {UNCONFIRMED}", False: ""})
            shown[title] = shown[title] + signs
    return shown


def dates_only(view: View, frame: pd.DataFrame, of: str | None = None) -> dict[str, Any]:
    """The column settings that show dates as dates and fit the long texts."""
    shown = localised(frame, view.language, of)
    settings: dict[str, Any] = {}
    for place, (name, title) in enumerate(zip(frame.columns, shown.columns, strict=True)):
        if _has_dates(frame[name]):
            width = max(_DATE, _wide([title]))
            settings[title] = st.column_config.DateColumn(format="YYYY-MM-DD", width=width)
        elif name == "value":
            settings[title] = st.column_config.NumberColumn(format="%.1f")
        elif name in _LONG_TEXTS:
            texts = shown.iloc[:, place].dropna().astype(str).unique()
            settings[title] = st.column_config.TextColumn(width=min(_wide([title, *texts]), _WIDEST))
    return settings


def _has_dates(column: "pd.Series[Any]") -> bool:
    return pd.api.types.is_datetime64_any_dtype(column.dtype) or pd.api.types.infer_dtype(column) == "date"


def _wide(texts: Iterable[str]) -> int:
    """The pixels that a column of these texts takes."""
    return _SIGN * max(map(width_of, texts), default=0) + _PADDING


def open_unit(view: View, unit_id: str) -> None:
    """Go to the unit's page under the same filters."""
    st.switch_page(PAGES["unit"], query_params=dict(link_query(view, unit=unit_id)))

"""The table of a page, in the reader's language, with links to units."""

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
"""Columns wide enough for their full texts; by default Streamlit truncates them."""
_WIDEST = 820
"""Largest column width in pixels; fits the longest next step. A table wider than the page scrolls."""
_SIGN, _PADDING = 7, 18
"""Pixels of a half-width character in a cell, and of a cell's horizontal padding."""
_DATE = 96
"""Pixels of a date column. Set because Streamlit measures only the first rows, which may be empty."""


def table(view: View, frame: pd.DataFrame, key: str, height: int | Literal["auto", "content"] = "auto") -> None:
    """Draws a table in the reader's language; selecting a row opens its unit or explains its indicator."""
    if frame.empty:
        st.caption(nothing_here(view))
        return
    opens = "unit_id" in frame.columns
    # Hides empty columns, an amount that is always 1, and unit_id, which is only needed to open the unit.
    counts_once = "amount" in frame.columns and bool((frame["amount"] == 1).all())
    unseen = ("unit_id", *(("amount",) if counts_once else ())) if opens else ()
    seen = frame[[name for name in frame.columns if name not in unseen and frame[name].notna().any()]]
    # The same key under every filter: the browser then updates the table instead of recreating it.
    identity = f"table-{key}-{st.session_state.get(_times_chosen(key), 0)}"
    # A callback runs once per selection. With "rerun", a selected row would reopen its explanation on every rerun.
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
    """Explains the selected row's indicator and clears the selection, so that the row can be selected again."""
    rows = st.session_state[identity]["selection"]["rows"]
    if rows:
        st.session_state[_times_chosen(key)] = st.session_state.get(_times_chosen(key), 0) + 1
        ask([indicators[rows[0]]])


def in_words(view: View, frame: pd.DataFrame, of: str | None = None) -> pd.DataFrame:
    """The table in the reader's language, with the signs of states and of unconfirmed parameters added."""
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
    """Column settings by title: date format, one decimal for value, and widths that fit long texts."""
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
    """The width in pixels of a column with these texts."""
    return _SIGN * max(map(width_of, texts), default=0) + _PADDING


def open_unit(view: View, unit_id: str) -> None:
    """Switches to the unit's page under the same filters."""
    st.switch_page(PAGES["unit"], query_params=dict(link_query(view, unit=unit_id)))

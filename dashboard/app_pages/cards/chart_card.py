"""A chart on a page: its title, figure, table and downloads."""

from collections.abc import Callable, Sequence

import pandas as pd
import streamlit as st

from dashboard.app_pages.cards.card_parts import finding, nothing_here
from dashboard.app_pages.cards.downloads import downloads
from dashboard.app_pages.cards.table_card import dates_only, in_words
from dashboard.app_pages.frame.plain_text import literal
from dashboard.app_pages.frame.view import View
from dashboard.charts.chart import CONFIG, Chart
from dashboard.charts.enlarged import enlarged
from dashboard.locale import _, use_language


def chart(
    view: View,
    drawn: Chart | None,
    key: str,
    subtitle: str,
    on_click: Callable[[list[str]], None] | None,
    explains: Sequence[str] = (),
    by: str | None = None,
    rows: Callable[[], pd.DataFrame] | None = None,
    name: str = "",
    meaning: Callable[[], None] | None = None,
) -> None:
    """A chart in a card under its title. A click on a mark calls ``on_click`` with the mark's customdata.

    ``explains``: the indicators drawn, by the groups of the dimension ``by``. ``rows`` returns the table behind the
    chart, on demand. ``name`` is the title if there is nothing to draw. ``meaning`` fills the Explain dialog of a chart
    that draws no indicator.
    """
    with st.container(border=True, height="stretch"):
        if drawn is None:
            if name:
                finding(name, explains, key, by, view.filters)
            with st.container(key=f"nothing-{key}"):
                st.caption(nothing_here(view))
            return
        with finding(drawn.title, explains, key, by, view.filters):
            if meaning is not None and st.button(_("Explain"), key=f"explain-{key}", type="tertiary"):
                st.dialog(literal(name or drawn.title), width="large")(meaning)()
            if rows is not None and st.button(_("Table"), key=f"table-of-{key}", type="tertiary"):
                st.dialog(literal(drawn.title), width="large")(_table_behind)(view, key, drawn.title, rows)
        st.caption(subtitle)
        # The key changes with the view, so that a selection doesn't outlive the filter that it set.
        identity = f"{key}-{hash(view.key)}"
        figure = drawn.figure if view.enlarged == 1 else enlarged(drawn.figure, view.enlarged)
        if on_click is None:
            st.plotly_chart(figure, theme=None, key=identity, config=CONFIG, alt=drawn.alt)
            return
        st.plotly_chart(
            figure,
            theme=None,
            key=identity,
            config=CONFIG,
            alt=drawn.alt,
            on_select=lambda: _clicked(identity, on_click),
            selection_mode="points",
        )


def _table_behind(view: View, key: str, title: str, rows: Callable[[], pd.DataFrame]) -> None:
    """The content of the Table dialog: the chart's data and downloads."""
    use_language(view.language)
    frame = rows()
    # Empty columns only take up room.
    seen = frame[[name for name in frame.columns if name not in ("unit_id", "as_of") and frame[name].notna().any()]]
    st.dataframe(
        in_words(view, seen), hide_index=True, key=f"behind-{key}", placeholder="", column_config=dates_only(view, seen)
    )
    downloads(view, f"behind-{key}", title, [], lambda: frame)


def _clicked(identity: str, on_click: Callable[[list[str]], None]) -> None:
    points = st.session_state[identity]["selection"]["points"]
    if points and points[0].get("customdata"):
        on_click(list(points[0]["customdata"]))

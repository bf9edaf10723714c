"""Widgets that pages share: a number with all that belongs to it, a chart, a table, its downloads."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Literal, cast

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.answers import numbers as answers
from dashboard.answers.comparing.better_or_worse import Turn
from dashboard.answers.comparing.earlier_date import is_kept, numbers_on
from dashboard.answers.numbers import Number
from dashboard.answers.parameters import rules_of, unconfirmed
from dashboard.app_pages.frame.literal import literal
from dashboard.app_pages.frame.page_links import PAGES
from dashboard.app_pages.frame.view import View, link_query
from dashboard.catalogue.queries import Query
from dashboard.charts.chart import CONFIG, Chart
from dashboard.charts.enlarged import enlarged
from dashboard.charts.palette import STATE_SIGNS
from dashboard.documents.context import Context, context_of
from dashboard.export.file_name import file_name
from dashboard.export.table_file import MEDIA_TYPES, to_bytes
from dashboard.locale import Language, _, use_language
from dashboard.locale.numbers import format_date, format_number
from dashboard.query.filters import Filters
from dashboard.register.first_record import reaches_back_to
from dashboard.wording.explaining import UNCONFIRMED, next_steps, unconfirmed_articles
from dashboard.wording.frames import localised, with_words
from dashboard.wording.indicators import graded, shown_unknown, shown_value, unit_beside
from dashboard.wording.since import since
from dashboard.wording.values import value_title

PAGE_ROWS = 50
ASKED = "asked-to-explain"
"""Where the session keeps what is to be explained at the end of the run."""

_TURNS: Mapping[Turn, Literal["green", "red", "off", "gray"]] = {
    "better": "green", "worse": "red", "same": "off", "neither": "gray", "unknown": "off",
}  # fmt: skip
"""Beside the words, the colour of a change for the better and for the worse."""

_WIDTHS = {"next_step": 320, "statement": 320, "records": 520, "subject": 200}
"""Pixels of long texts: with more, a worklist's last column is cut off at 1440; with less, they are."""


@st.cache_resource(max_entries=400, show_spinner=False)
def _kept_numbers(
    path: str, as_of: object, filters: Filters, scope: object, by: tuple[str, ...], only: tuple[str, ...] | None,
    _ask: Callable[[], list[Number]],
) -> list[Number]:  # fmt: skip
    return _ask()


def numbers(view: View, by: Sequence[str] = (), only: Sequence[str] | None = None) -> list[Number]:
    """The numbers of the view, kept for all viewers with the same view and scope."""
    ids = tuple(only) if only is not None else None
    return _kept_numbers(
        str(view.version.path), view.reader.as_of, view.filters, view.scope, tuple(by), ids,
        lambda: answers.numbers(view.reader, view.filters, by, only, view.scope),
    )  # fmt: skip


def number_cards(view: View, found: Sequence[Number]) -> None:
    """Headline numbers side by side, each with its change since the chosen earlier date."""
    ids = [number.indicator.id for number in found]
    before = numbers_before(view, ids)
    with st.container(horizontal=True, key="headlines"):
        for number in found:
            _number_card(view, number, before)


def numbers_before(view: View, ids: Sequence[str]) -> dict[str, Number] | None:
    """The numbers of the earlier date by indicator; None where there is none, or they are not computed yet.

    No number either where no record reaches back to it: nothing is compared with nothing.
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
        _kept_numbers.clear(*key, ask_earlier)  # a damaged file is computed again
    return {number.indicator.id: number for number in found}


def _number_card(view: View, number: Number, before: Mapping[str, Number] | None) -> None:
    """One number: name, value with unit, its change, how much is unknown, and a button to all that it stands on."""
    indicator = number.indicator
    with st.container(border=True, height="stretch", key=f"card-{indicator.id}"):
        earlier = (before or {}).get(indicator.id)
        # Where too little is known the card says so in large letters, and below what little there is.
        is_unknown = bool(number.unknown) and not number.is_told
        changed = None if earlier is None or is_unknown else since(number, earlier, view.language)
        st.metric(
            indicator.title.in_language(view.language),
            value_title("state", "unknown", view.language) if is_unknown else with_unit(number, view.language),
            changed.text if changed else None, delta_color=_TURNS[changed.turn] if changed else "off",
            delta_arrow="off" if changed is None or changed.turn in ("same", "unknown")
            else "up" if changed.up else "down",
            help=indicator.definition.in_language(view.language),
        )  # fmt: skip
        if before is None and view.earlier is not None:
            st.caption(_("Since {date}: not computed yet", date=format_date(view.earlier, view.language)))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(_unknown(view, number), width="stretch")
            explain_button([indicator.id], key=indicator.id)


def _unknown(view: View, number: Number) -> str:
    is_partly_known = number.denominator and not number.is_told
    counts = f":orange[? {shown_value(number, view.language)}]"
    return (counts if is_partly_known else unknown_in_colour(view, number)) + (
        "  \n:orange[" + UNCONFIRMED + " " + _("basis not confirmed") + "]"
        if number.indicator.id in unconfirmed(view.reader)
        else ""
    )


def with_unit(number: Number, language: Language) -> str:
    """The number with what it counts, in markdown."""
    value, unit = shown_value(number, language), unit_beside(number, language)
    return f"{value} :small[{unit}]" if unit else value


def unknown_in_colour(view: View, number: Number) -> str:
    """How many units are to be verified, else the counts, in the state's colour."""
    if number.unknown:
        return f":orange[? {shown_unknown(number, view.language)}]"
    if number.denominator is None:
        return ":gray[" + _("nothing to verify") + "]"
    if number.indicator.is_mean:
        return f":gray[{graded(number, view.language)}]"
    parts = (format_number(number.numerator, view.language), format_number(number.denominator, view.language))
    return f":gray[{parts[0]} / {parts[1]}]"


@dataclass(frozen=True)
class Question:
    """What a reader wants explained: one of these indicators, by a dimension's groups where the number has any."""

    indicators: tuple[str, ...]
    by: str | None = None


def ask(indicators: Sequence[str], by: str | None = None) -> None:
    """Have these numbers explained at the end of this run (app_pages/explaining.py). For callbacks."""
    st.session_state[ASKED] = Question(tuple(indicators), by)


def explain_button(indicators: Sequence[str], key: str, by: str | None = None) -> None:
    """The small control beside every number that opens its explanation."""
    st.button(_("Explain"), key=f"explain-{key}", type="tertiary", on_click=ask, args=(tuple(indicators), by))


def chart(
    view: View, drawn: Chart | None, key: str, subtitle: str, on_click: Callable[[list[str]], None] | None,
    explains: Sequence[str] = (), by: str | None = None, rows: Callable[[], pd.DataFrame] | None = None,
    name: str = "", meaning: Callable[[], None] | None = None,
) -> None:  # fmt: skip
    """A chart under its finding. A click on a mark calls ``on_click`` with the mark's customdata.

    ``explains`` are the indicators whose numbers it draws, by the groups of the dimension ``by``; ``rows`` gives the
    table behind it, when it is asked for; ``name`` says what it is about, where there is nothing to draw.
    ``meaning`` fills the dialog, called ``name``, that explains what is no indicator.
    """
    with st.container(border=True, height="stretch"):
        if drawn is None:
            if name:
                finding(name, explains, key, by)
            st.caption(nothing_here(view))
            return
        with finding(drawn.title, explains, key, by):
            if meaning is not None and st.button(_("Explain"), key=f"explain-{key}", type="tertiary"):
                st.dialog(literal(name or drawn.title), width="large")(meaning)()
            if rows is not None and st.button(_("Table"), key=f"table-of-{key}", type="tertiary"):
                st.dialog(literal(drawn.title), width="large")(_table_behind)(view, key, drawn.title, rows)
        st.caption(subtitle)
        # A new key with every view: a selection must not outlive the filter that it set.
        identity = f"{key}-{hash(view.key)}"
        figure = drawn.figure if view.enlarged == 1 else enlarged(drawn.figure, view.enlarged)
        if on_click is None:
            st.plotly_chart(figure, theme=None, key=identity, config=CONFIG, alt=drawn.alt)
            return
        st.plotly_chart(
            figure, theme=None, key=identity, config=CONFIG, alt=drawn.alt,
            on_select=lambda: _clicked(identity, on_click), selection_mode="points",
        )  # fmt: skip


def nothing_here(view: View) -> str:
    """Why there is nothing, and what to do about it."""
    if view.filters.where or view.filters.search:
        return _("Nothing here under these filters. Take one away above, or all of them.")
    return _("Nothing on record yet. Import the records it needs, or fill in the template.")


def finding(title: str, explains: Sequence[str], key: str, by: str | None = None) -> DeltaGenerator:
    """The title of a chart or table and, where it shows indicators, the control that explains them; more may follow."""
    line = st.container(horizontal=True, vertical_alignment="center", key=f"finding-{key}")
    with line:
        st.markdown("#### " + literal(title), width="stretch")
        if explains:
            explain_button(explains, key, by)
    return line


def folded(title: str, key: str, fill: Callable[[], None], *, opened: bool = False) -> None:
    """A part of a page that is made when the reader opens it: nobody waits for what they don't look at."""
    part = st.expander(title, opened, key=f"folded-{key}", on_change="rerun")
    if part.open:
        with part:
            fill()


def _table_behind(view: View, key: str, title: str, rows: Callable[[], pd.DataFrame]) -> None:
    """What a chart is drawn from, as a table."""
    use_language(view.language)
    frame = rows()
    seen = frame[[name for name in frame.columns if name not in ("unit_id", "as_of")]]
    st.dataframe(in_words(view, seen), hide_index=True, key=f"behind-{key}", placeholder="",
                 column_config=dates_only(view, seen))  # fmt: skip
    downloads(view, f"behind-{key}", title, [], lambda: frame)


def _clicked(identity: str, on_click: Callable[[list[str]], None]) -> None:
    points = st.session_state[identity]["selection"]["points"]
    if points and points[0].get("customdata"):
        on_click(list(points[0]["customdata"]))


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
        in_words(view, seen), key=identity, hide_index=True, height=height,
        column_config=dates_only(view, seen), placeholder="", selection_mode="single-row",
        on_select=on_select,
    )  # fmt: skip
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
    titles = localised(frame.head(0), view.language, of).columns
    settings: dict[str, Any] = {}
    for name, title in zip(frame.columns, titles, strict=True):
        if pd.api.types.is_datetime64_any_dtype(frame[name].dtype):
            settings[title] = st.column_config.DateColumn(format="YYYY-MM-DD")
        elif name == "value":
            settings[title] = st.column_config.NumberColumn(format="%.1f")
        elif name in _WIDTHS:
            settings[title] = st.column_config.TextColumn(width=_WIDTHS[name])
    return settings


def open_unit(view: View, unit_id: str) -> None:
    """Go to the unit's page under the same filters."""
    st.switch_page(PAGES["unit"], query_params=dict(link_query(view, unit=unit_id)))


def downloads(
    view: View, key: str, title: str, definitions: Sequence[Query], rows: Callable[[], pd.DataFrame],
) -> None:  # fmt: skip
    """CSV and XLSX of the rows, made when they are asked for, under exactly the filters of the view."""
    about = _about(view, title, definitions)
    download_buttons(about, key, lambda: localised(_worded(rows(), view), view.language))


def download_buttons(about: Context, key: str, table: Callable[[], pd.DataFrame]) -> None:
    """CSV and XLSX of a table in the reader's language, made when they are asked for."""

    def made(kind: str) -> bytes:
        use_language(about.language)  # the file is made off the page's thread
        return to_bytes(table(), kind, about)

    kinds = {"csv": (_("Download CSV"), ":material/download:"), "xlsx": (_("Download XLSX"), ":material/table_view:")}
    with st.container(horizontal=True):
        for kind, (label, icon) in kinds.items():
            st.download_button(
                label, partial(made, kind), file_name(about, kind), MEDIA_TYPES[kind], key=f"{kind}-{key}",
                on_click="ignore", icon=icon,
            )  # fmt: skip


def _worded(frame: pd.DataFrame, view: View) -> pd.DataFrame:
    if "check_id" not in frame.columns:
        return frame
    return with_words(frame, view.language, view.reader.as_of, rules_of(view.reader))


def _about(view: View, title: str, definitions: Sequence[Query]) -> Context:
    """What an export says of itself."""
    made_at = datetime.now().replace(microsecond=0)
    return context_of(
        title, view.version, view.reader.as_of, view.filters, view.language, made_at, definitions, view.scope,
        unconfirmed_articles(view.reader, view.language), next_steps(definitions, view.reader, view.language),
    )  # fmt: skip

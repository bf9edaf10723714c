"""Worklist: who must do what by when?"""

from datetime import date

import streamlit as st

from dashboard.answers.lists import deadlines_around, rows_of
from dashboard.answers.numbers import indicators
from dashboard.answers.parameters import rules_of
from dashboard.app_pages.cards.card_parts import nothing_here
from dashboard.app_pages.cards.chart_card import chart
from dashboard.app_pages.cards.downloads import downloads
from dashboard.app_pages.cards.number_cards import demanded_numbers
from dashboard.app_pages.cards.region_card import region_card
from dashboard.app_pages.cards.table_card import PAGE_ROWS, table
from dashboard.app_pages.frame.cached_answers import CachedQuery, ahead, count_of, kept
from dashboard.app_pages.frame.view import View, current_filters, filter_by, show
from dashboard.catalogue.loader import catalogue
from dashboard.charts.pareto import ParetoBar, pareto
from dashboard.locale import _, ngettext
from dashboard.locale.number_format import format_date
from dashboard.wording.code_words import problem_title
from dashboard.wording.tables_in_words import with_records, with_words

Horizon = tuple[date, int]

_TABS = ("worklist", "verify", "due", "elections", "closed", "not_reported")
_SHOWN = {
    "worklist": [
        "unit_id",
        "unit",
        "problem",
        "due",
        "days_overdue",
        "responsible",
        "next_step",
        "task",
        "detail",
        "strength",
        "statement",
    ],
    "verify": ["unit_id", "unit", "check_id", "records", "supervisor", "strength", "detail"],
    "due": ["unit_id", "unit", "kind", "due", "days_left", "subject", "supervisor"],
}


def page(view: View) -> None:
    """Draw the page."""
    lists = catalogue().lists
    tab = st.query_params.get("tab", _TABS[0])
    if tab not in _TABS:
        tab = _TABS[0]
    st.session_state["tab"] = tab
    st.segmented_control(
        _("List"),
        _TABS,
        key="tab",
        on_change=_choose_tab,
        label_visibility="collapsed",
        required=True,
        format_func=lambda name: lists[name].title.in_language(view.language),
    )
    if tab == _TABS[0]:
        ahead(view, (_rows(tab, _page_asked()), count_of(tab)))
        _which(view)
    chosen = lists[tab]
    horizon = _horizon(view) if tab == "due" else None
    total = kept(view, count_of(tab, horizon))
    st.markdown(
        "#### "
        + ngettext(
            "{title}: {n} row",
            "{title}: {n} rows",
            total,
            title=chosen.title.in_language(view.language),
            n=f"{total:,}",
        )
    )
    st.caption(chosen.definition.in_language(view.language))
    number = min(_page_asked(), max(1, -(-total // PAGE_ROWS)))
    frame = kept(view, _rows(tab, number, horizon))
    if "check_id" in frame.columns:
        frame = with_records(with_words(frame, view.language, view.reader.as_of, rules_of(view.reader)), view.language)
        frame["problem"] = frame["check_id"]
    columns = [name for name in _SHOWN.get(tab, list(frame.columns)) if name in frame.columns]
    if frame.empty:
        st.caption(_nothing_due(view, horizon) if horizon else nothing_here(view))
    else:
        table(view, frame[columns], key=f"{tab}-{number}", height="content")
    _pages(total, number)
    downloads(
        view,
        tab,
        chosen.title.in_language(view.language),
        [chosen],
        lambda: rows_of(view.reader, tab, view.filters, view.scope, horizon=horizon),
    )


def _rows(tab: str, number: int, horizon: Horizon | None = None) -> CachedQuery:
    """The question for one page of a list."""
    return CachedQuery(
        f"page {number} of {tab} {horizon}",
        lambda view: rows_of(
            view.reader,
            tab,
            view.filters,
            view.scope,
            limit=PAGE_ROWS,
            offset=(number - 1) * PAGE_ROWS,
            horizon=horizon,
        ),
    )


def _which(view: View) -> None:
    """Draws the checks with the most problems, and where these are."""
    found = demanded_numbers(view)
    checks = tuple(number.indicator.id for number in found)
    kinds = [
        ParetoBar(
            number.indicator.id,
            problem_title(number.indicator.id, view.language),
            int((number.denominator or 0) - number.numerator),
        )
        for number in found
    ]
    left, right = st.columns(2)
    with left:
        chart(
            view,
            pareto(kinds, _("Failing checks"), view.theme),
            "pareto",
            _(
                "Units and unions that fail each check, those that can no longer be mended among them. Click a bar to "
                "filter."
            ),
            lambda mark: filter_by(view, check_fail=mark[0]),
            explains=checks,
            rows=lambda: indicators(view.reader, view.filters, (), checks, view.scope, shown_only=True),
        )
    with right:
        region_card(view, "organisation_complete")


def _choose_tab() -> None:
    show(current_filters(), tab=st.session_state["tab"])


def _horizon(view: View) -> Horizon:
    """The first day and the number of days that the reader chose, from today or from the register's date."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        days = st.segmented_control(_("Days ahead"), [30, 90, 180, 365], default=90, required=True, key="days-ahead")
        today = date.today()
        starts = {
            "today": _("from today, {date}", date=format_date(today, view.language)),
            "as_of": _("from the records' date, {date}", date=format_date(view.reader.as_of, view.language)),
        }
        start = st.segmented_control(
            _("Counted"), list(starts), default="today", required=True, key="days-from", format_func=starts.__getitem__
        )
    first = today if start == "today" else view.reader.as_of
    st.caption(
        _(
            "Counted from {start}; records as of {date}.",
            start=format_date(first, view.language),
            date=format_date(view.reader.as_of, view.language),
        )
    )
    return first, int(days or 90)


def _nothing_due(view: View, horizon: Horizon) -> str:
    """The message for a horizon without deadlines: the last recorded one before it and the next after it."""
    around = CachedQuery(
        f"deadlines around {horizon}", lambda view: deadlines_around(view.reader, view.filters, view.scope, horizon)
    )
    last, following = (day and format_date(day, view.language) for day in kept(view, around))
    days = horizon[1]
    if last and following:
        return _(
            "No deadline within these {days} days; on record the last was {last}, the next is {following}.",
            days=days,
            last=last,
            following=following,
        )
    if following:
        return _(
            "No deadline within these {days} days; the next on record is {following}.", days=days, following=following
        )
    if last:
        return _("No deadline within these {days} days; the last on record was {last}.", days=days, last=last)
    return nothing_here(view)


def _page_asked() -> int:
    text = st.query_params.get("page", "1")
    return int(text) if text.isdecimal() and int(text) > 0 else 1


def _pages(total: int, number: int) -> None:
    pages = -(-total // PAGE_ROWS)
    if pages > 1:
        st.session_state["page-number"] = number
        st.pagination(pages, key="page-number", on_change=_choose_page)


def _choose_page() -> None:
    show(current_filters(), page=str(st.session_state["page-number"]))

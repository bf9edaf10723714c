"""Overview: how healthy are we, which sectors and units hold us back, what comes due?"""

from datetime import date
from functools import partial

import pandas as pd
import streamlit as st

from dashboard import answers
from dashboard.app_pages.answered import Question, kept
from dashboard.app_pages.check_grid import check_grid
from dashboard.app_pages.guide import guide_card
from dashboard.app_pages.navigation import PAGES
from dashboard.app_pages.over_time import FORECAST, show_forecast
from dashboard.app_pages.region_card import region_card
from dashboard.app_pages.since_then import since_then
from dashboard.app_pages.view import View, link_query
from dashboard.catalogue import catalogue
from dashboard.charts.coming_due import coming_due
from dashboard.charts.main_classes import ClassCount, main_classes
from dashboard.charts.numerals import month
from dashboard.locale import _
from dashboard.widgets import chart, downloads, filter_by, finding, folded, number_cards, numbers, table
from dashboard.wording.numbers import format_date
from dashboard.wording.values import value_title

HEADLINES = ("units_without_union", "elections_long_overdue", "organisations_incomplete", "homes_to_rework",
             "checks_known")  # fmt: skip
_DUE = ("elections_overdue", "elections_due_30", "elections_due_90", "elections_due_180")
_URGENT = 8
_LOW = 10
_DAYS_AHEAD = 365

_OPEN = Question("open", lambda view: answers.count_of(view.reader, "worklist", view.filters, view.scope))
_TO_VERIFY = Question("to verify", lambda view: answers.count_of(view.reader, "verify", view.filters, view.scope))
_MOST_URGENT = Question(
    "most urgent", lambda view: answers.rows_of(view.reader, "worklist", view.filters, view.scope, limit=_URGENT)
)
_DUE_BY_MONTH = Question(
    "due by month",
    lambda view: answers.rows_of(
        view.reader, "due_by_month", view.filters, view.scope, horizon=(view.reader.as_of, _DAYS_AHEAD)
    ),
)
ASKS = (_MOST_URGENT, _DUE_BY_MONTH, FORECAST, _OPEN, _TO_VERIFY)


def page(view: View) -> None:
    """Draw the page."""
    number_cards(view, numbers(view, only=HEADLINES))
    since_then(view)
    guide_card(view)
    left, right = st.columns([3, 2])
    with left:
        # A high grid leaves the right column room; a low one leaves itself room for the problems below it.
        is_low = check_grid(view) <= _LOW
    with right:
        main_class_card(view)
        region_card(view, "coverage_25")
    problems = left if is_low else st.container()
    below = st.container()
    # What has to be asked of the database comes last: meanwhile the browser draws what was there at once.
    with right:
        _coming_due(view)
    with below:
        show_forecast(view)
    with problems:
        _urgent(view)
    folded(_("All indicators"), "indicators", partial(_all_indicators, view))


def main_class_card(view: View) -> None:
    """Each unit once, in the worst class that holds for it."""
    counts = [
        ClassCount(
            group=number.group[0] or "",
            group_title=value_title("sector", number.group[0] or "", view.language),
            main_class=number.group[1] or "",
            units=int(number.numerator),
        )
        for number in numbers(view, by=("sector", "main_class"), only=("units_open",))
    ]
    said = _("Each unit in the worst class that holds for it, in percent of its sector. Click a bar to filter.")
    if others := sum(count.units for count in counts if count.main_class == "not_applicable"):
        said += " " + _("Left out are {n}, of which no union is asked or which do not operate.", n=f"{others:,}")
    chart(
        view, main_classes(counts, view.language, view.theme), "main-classes",
        said,
        lambda mark: filter_by(view, sector=mark[0], main_class=mark[1]),
        explains=("units_open",), by="main_class",
        rows=lambda: answers.indicators(
            view.reader, view.filters, ("sector", "main_class"), ("units_open",), view.scope
        ),
    )  # fmt: skip


def _urgent(view: View) -> None:
    with st.container(border=True, height="stretch"):
        total, to_verify = kept(view, _OPEN), kept(view, _TO_VERIFY)
        st.markdown("#### " + _("The most urgent problems"))
        st.caption(_("What the law demands first, then by due date. {total} in all, {unknown} to verify.",
                     total=f"{total:,}", unknown=f"{to_verify:,}"))  # fmt: skip
        frame = kept(view, _MOST_URGENT)
        columns = ["unit_id", "unit", "problem", "due", "days_overdue", "responsible", "task"]
        table(view, frame.assign(problem=frame["check_id"])[columns], key="urgent")
        st.page_link(PAGES["worklist"], label=_("The whole worklist"), icon=":material/arrow_forward:",
                     query_params=dict(link_query(view)))  # fmt: skip


def _coming_due(view: View) -> None:
    start = view.reader.as_of
    frame = kept(view, _DUE_BY_MONTH)
    (overdue,) = numbers(view, only=("elections_overdue",))
    terms = frame[frame["kind"] == "term"]
    since = _("Counted from {date}, the date of the records.", date=format_date(start, view.language))
    if len(terms):
        drawn = coming_due(_by_month(terms, start), int(overdue.numerator), view.language, view.theme)
        chart(view, drawn, "coming-due", since, None, explains=_DUE,
              rows=lambda: terms[["month", "kind", "amount"]])  # fmt: skip
        return
    with st.container(border=True, height="stretch"):
        # Without a recorded term a chart of elections would be twelve zeros that nobody knows to be true.
        finding(_("What comes due in the next twelve months"), _DUE, "due-by-month")
        st.caption(since + " " + _("No end of term is on record."))
        months = [month(day.date(), view.language, full=True) for day in frame["month"]]
        table(view, frame.assign(month=months), key="due-by-month")


def _by_month(frame: pd.DataFrame, start: date) -> list[tuple[date, int]]:
    """Every month from the start's on, those without a deadline too."""
    counted: dict[date, int] = {}
    for day, count in zip(frame["month"], frame["amount"], strict=True):
        counted[day.date()] = counted.get(day.date(), 0) + int(count)
    firsts = [day.date() for day in pd.date_range(start.replace(day=1), periods=12, freq="MS")]
    return [(first, counted.get(first, 0)) for first in firsts]


def _all_indicators(view: View) -> None:
    frame = answers.indicators(view.reader, view.filters, scope=view.scope)
    columns = ["indicator", "value", "unit", "numerator", "denominator", "unknown", "not_applicable"]
    st.caption(_("Choose a row to see what the number stands on."))
    table(view, frame[columns], key="indicators")
    downloads(view, "indicators", _("Indicator table"), list(catalogue().indicators.values()),
              lambda: answers.indicators(view.reader, view.filters, scope=view.scope))  # fmt: skip

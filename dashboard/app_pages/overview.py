"""Overview: how healthy are we, which sectors and units hold us back, what comes due?"""

from collections.abc import Sequence
from functools import partial

import pandas as pd
import streamlit as st

from dashboard.answers import lists as answers
from dashboard.answers.numbers import indicators
from dashboard.app_pages.cards.card_parts import finding, folded
from dashboard.app_pages.cards.chart_card import chart
from dashboard.app_pages.cards.check_grid import check_grid
from dashboard.app_pages.cards.downloads import downloads
from dashboard.app_pages.cards.due_months import DEADLINES
from dashboard.app_pages.cards.first_run_card import guide_card
from dashboard.app_pages.cards.number_cards import number_cards, numbers
from dashboard.app_pages.cards.region_card import region_card
from dashboard.app_pages.cards.table_card import table
from dashboard.app_pages.cards.trend_card import show_forecast
from dashboard.app_pages.cards.worsened_card import since_then
from dashboard.app_pages.frame.cached_answers import CachedQuery, count_of, kept, rows_of
from dashboard.app_pages.frame.page_links import PAGES
from dashboard.app_pages.frame.view import View, filter_by, link_query
from dashboard.catalogue.loader import catalogue
from dashboard.charts.coming_due import coming_due
from dashboard.charts.main_classes import ClassCount, main_classes
from dashboard.charts.numerals import month
from dashboard.charts.time_axis import month_in_full
from dashboard.locale import _, ngettext, use_language
from dashboard.locale.number_format import format_date
from dashboard.vocabulary.codes import codes, title
from dashboard.vocabulary.periods import months_from
from dashboard.wording.code_words import value_title

HEADLINES = (
    "units_without_union",
    "elections_long_overdue",
    "organisations_incomplete",
    "homes_to_rework",
    "checks_known",
)
_DUE = ("elections_overdue", "elections_due_30", "elections_due_90", "elections_due_180")
_URGENT = 8
_LOW = 10
_MONTHS_AHEAD = 12

_OPEN = count_of("worklist")
_TO_VERIFY = count_of("verify")
_MOST_URGENT = CachedQuery(
    "most urgent", lambda view: answers.rows_of(view.reader, "worklist", view.filters, view.scope, limit=_URGENT)
)
ASKS = (DEADLINES, _MOST_URGENT)


def page(view: View) -> None:
    """Draw the page."""
    number_cards(view, numbers(view, only=HEADLINES))
    since_then(view)
    guide_card(view)
    left, right = st.columns([3, 2])
    with left:
        # Below a low grid there is room for the problems; beside a high one they go below both columns.
        is_low = check_grid(view) <= _LOW
    with right:
        main_class_card(view)
        region_card(view, "coverage_25")
    problems = left if is_low else st.container()
    below = st.container()
    # Slow queries come last, so that the browser can draw the other cards meanwhile.
    with right:
        _coming_due(view)
    with below:
        show_forecast(view)
    with problems:
        _urgent(view)
    folded(_("All indicators"), "indicators", partial(_all_indicators, view))


def main_class_card(view: View) -> None:
    """Draws the units by main class; each unit counts once, in its worst class."""
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
        view,
        main_classes(counts, view.language, view.theme),
        "main-classes",
        said,
        lambda mark: filter_by(view, sector=mark[0], main_class=mark[1]),
        meaning=partial(_meaning, view, counts),
        name=_("Main class"),
        rows=lambda: indicators(view.reader, view.filters, ("sector", "main_class"), ("units_open",), view.scope),
    )


def _meaning(view: View, counts: Sequence[ClassCount]) -> None:
    """The content of the Explain dialog: each main class, its meaning and number of units, in class order."""
    use_language(view.language)  # a dialog runs in another thread
    st.markdown(
        _(
            "Each open unit is counted once, in the first of these classes that holds for it. The classes count "
            "units; the indicators of elections and organisation count unions."
        )
    )
    names = codes("main_class")
    units = {name: sum(count.units for count in counts if count.main_class == name) for name in names}
    columns = {
        _("Main class"): [value_title("main_class", name, view.language) for name in names],
        _("Units"): [f"{units[name]:,}" for name in names],
        _("What it counts"): [title("main_class_meaning", name, view.language) for name in names],
    }
    st.table(pd.DataFrame(columns).set_index(_("Main class")))
    st.caption(
        ngettext(
            "{n} unit on the register in all.",
            "{n} units on the register in all.",
            sum(units.values()),
            n=f"{sum(units.values()):,}",
        )
    )


def _urgent(view: View) -> None:
    with st.container(border=True, height="stretch"):
        total, to_verify = kept(view, _OPEN), kept(view, _TO_VERIFY)
        st.markdown("#### " + _("The most urgent problems"))
        st.caption(
            _(
                "What the law demands first, then by due date. {total} problems in all; matters to verify, of all "
                "checks: {unknown}.",
                total=f"{total:,}",
                unknown=f"{to_verify:,}",
            )
        )
        frame = kept(view, _MOST_URGENT)
        columns = ["unit_id", "unit", "problem", "due", "days_overdue", "responsible", "task"]
        table(view, frame.assign(problem=frame["check_id"])[columns], key="urgent")
        st.page_link(
            PAGES["worklist"],
            label=_("The whole worklist"),
            icon=":material/arrow_forward:",
            query_params=dict(link_query(view)),
        )


def _coming_due(view: View) -> None:
    start = view.reader.as_of
    firsts = months_from(start, _MONTHS_AHEAD)[:-1]
    deadlines = rows_of(view, "deadlines_by_month").rename(columns={"coming": "amount"})
    is_ahead = (deadlines["amount"] > 0) & (deadlines["month"] <= pd.Timestamp(firsts[-1]))
    frame = deadlines.loc[is_ahead, ["month", "kind", "amount"]]
    (overdue,) = numbers(view, only=("elections_overdue",))
    terms = frame[frame["kind"] == "term"]
    since = _("Counted from {date}, the date of the records.", date=format_date(start, view.language))
    if len(terms):
        counted = {day.date(): int(amount) for day, amount in zip(terms["month"], terms["amount"], strict=True)}
        months = [(first, counted.get(first, 0)) for first in firsts]
        drawn = coming_due(months, int(overdue.numerator), view.language, view.theme)
        chart(view, drawn, "coming-due", since, None, explains=_DUE, rows=lambda: terms)
        return
    with st.container(border=True, height="stretch"):
        # Without recorded terms, twelve zeros would claim that no election is due.
        finding(
            _("What comes due until the end of {month}", month=month_in_full(firsts[-1], view.language)),
            _DUE,
            "due-by-month",
        )
        st.caption(since + " " + _("No end of term is on record."))
        named = [month(day.date(), view.language, full=True) for day in frame["month"]]
        table(view, frame.assign(month=named), key="due-by-month")


def _all_indicators(view: View) -> None:
    frame = indicators(view.reader, view.filters, scope=view.scope, shown_only=True)
    columns = ["indicator", "value", "unit", "numerator", "denominator", "unknown", "not_applicable"]
    st.caption(_("Choose a row to see what the number stands on."))
    table(view, frame[columns], key="indicators")
    downloads(view, "indicators", _("Indicator table"), list(catalogue().indicators.values()), lambda: frame)

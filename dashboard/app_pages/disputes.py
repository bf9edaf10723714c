"""Disputes: are there mediation committees, and how do cases end?"""

from datetime import date

import pandas as pd
import streamlit as st

from dashboard.answers.progress import counts, in_order, year_up_to
from dashboard.app_pages.cards.card_parts import folded
from dashboard.app_pages.cards.chart_card import chart
from dashboard.app_pages.cards.check_grid import check_grid
from dashboard.app_pages.cards.downloads import downloads
from dashboard.app_pages.cards.headline_cards import headlines
from dashboard.app_pages.cards.number_cards import numbers
from dashboard.app_pages.cards.table_card import table
from dashboard.app_pages.cards.theme_cards import all_numbers, rates_by
from dashboard.app_pages.frame.cached_answers import count_of, kept, rows, rows_of
from dashboard.app_pages.frame.view import View
from dashboard.catalogue.loader import catalogue
from dashboard.charts.breakdown import CountBar, breakdown
from dashboard.charts.palette import Tone
from dashboard.charts.stacked import Segment, kind, stacked
from dashboard.charts.time_axis import month_within
from dashboard.locale import _
from dashboard.locale.number_format import format_date
from dashboard.vocabulary.codes import codes, title

THEMES = ("disputes",)
_TONES: dict[str, Tone] = {"settled": "good", "failed": "late", "withdrawn": "none", "open": "plain", "": "unknown"}
_DUTY = count_of("mediation_duty")
ASKS = (rows("case_results"), rows("cases_by_month"), _DUTY)
_SEEN_AT_ONCE = 20
"""A list with more enterprises is collapsed; the page shows their number."""


def page(view: View) -> None:
    """Draw the page."""
    headlines(view, THEMES)
    left, right = st.columns([3, 2])
    with left:
        rates_by(view, "mediation_committee", "size")
        duty_card(view)
        check_grid(view, [check.id for check in catalogue().checks.values() if check.theme in THEMES])
        days_card(view)
    with right:
        _results(view)
    all_numbers(view, THEMES, "disputes")


def duty_card(view: View) -> None:
    """Draws the units that must have a committee and have none, or for which this is unknown."""
    found = kept(view, _DUTY)
    if not found:
        return

    def fill() -> None:
        st.caption(_("Units of which nobody can say whether they must have one are not listed."))
        frame = rows_of(view, "mediation_duty")
        table(view, frame, key="mediation-duty", height="content" if found <= _SEEN_AT_ONCE else "auto")
        query = catalogue().lists["mediation_duty"]
        downloads(view, "mediation-duty", query.title.in_language(view.language), [query], lambda: frame)

    title = _("Units that must have a committee; it is missing or to be verified: {n}", n=f"{found:,}")
    folded(title, "mediation-duty", fill, opened=found <= _SEEN_AT_ONCE)


def _results(view: View) -> None:
    """Draws the cases of the last 12 months by month and outcome."""
    frame = rows_of(view, "cases_by_month")
    first, last = year_up_to(view.reader.as_of)
    segments = [
        Segment(
            _month(month).isoformat(),
            month_within(_month(month), first, last, view.language),
            _text(result),
            int(amount),
        )
        for month, result, amount in zip(frame["month"], frame["case_result"], frame["amount"], strict=True)
    ]
    kinds = [
        kind(
            code, title("case_result", code, view.language) if code else _("Case result not recorded"), tone, view.theme
        )
        for code, tone in _TONES.items()
    ]
    # The window touches 13 calendar months: it starts on the same day a year before, that day included.
    subject = _(
        "Cases applied for from {first} to {last}",
        first=format_date(first, view.language),
        last=format_date(last, view.language),
    )
    drawn = stacked(segments, kinds, subject, "cases", view.language, view.theme, in_order=True)
    said = _("By the month of the application.")
    (rate,) = numbers(view, only=("cases_per_1000",))
    if rate.numerator != frame["amount"].sum():
        said += " " + _(
            "The rate per 1,000 employees counts {n} of them, those of units whose employees are known and "
            "whose cases are complete.",
            n=f"{int(rate.numerator):,}",
        )
    chart(
        view,
        drawn,
        "cases",
        said,
        None,
        explains=("settlement_rate", "fulfilment_rate", "cases_per_1000"),
        rows=lambda: frame,
        name=subject,
    )


def days_card(view: View) -> None:
    """Draws how long the closed cases took."""
    frame = rows_of(view, "case_results")
    found = {one.code: one.count for one in in_order(counts(frame, "days_taken"), "days_taken")}
    bars = [
        CountBar(code, title("days_taken", code, view.language), found.get(code, 0)) for code in codes("days_taken")
    ]
    drawn = breakdown(bars, _("Days from acceptance to closing"), "cases", view.language, view.theme, in_order=True)
    said = _("Cases closed in the last 12 months. The rate of cases closed within 15 days counts those extended too.")
    if unknown := found.get("", 0):
        said += " " + _("Of {n} the days are to be verified.", n=f"{unknown:,}")
    chart(
        view,
        drawn,
        "days-taken",
        said,
        None,
        explains=("closed_in_15_days", "accepted_in_3_days"),
        rows=lambda: frame,
        name=_("Days from acceptance to closing"),
    )


def _month(cell: pd.Timestamp) -> date:
    return cell.date()


def _text(cell: object) -> str:
    return cell if isinstance(cell, str) else ""

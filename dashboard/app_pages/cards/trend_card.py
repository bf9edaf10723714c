"""The trend of a number over past periods, and the forecast of deadlines."""

from datetime import timedelta

import streamlit as st

from dashboard.answers.explanation import Explanation
from dashboard.answers.trend import forecast, trend
from dashboard.app_pages.cards.card_parts import finding
from dashboard.app_pages.cards.chart_card import chart
from dashboard.app_pages.cards.table_card import dates_only, in_words
from dashboard.app_pages.frame.cached_answers import rows_of
from dashboard.app_pages.frame.view import View
from dashboard.charts.forecast import forecast as forecast_chart
from dashboard.charts.trend_line import trend as trend_chart
from dashboard.locale import _
from dashboard.locale.number_format import format_date, format_number
from dashboard.vocabulary.periods import LAST_MONTHS, months_from
from dashboard.wording.trend_words import forecast_rows, points


def show(view: View, found: Explanation) -> None:
    """Draws the explained number at the last period ends that are computed, and counts the others."""
    with st.expander(_("Over time")):
        names = {
            "month": _("Months"),
            "quarter": _("Quarters"),
            "year": _("Years"),
            "statistical_year": _("Statistical years"),
        }
        period = st.segmented_control(
            _("Period"),
            list(LAST_MONTHS),
            default="month",
            required=True,
            key="explain-period",
            format_func=lambda period: names[period],
        )
        told = trend(view.version, found.indicator.id, period, found.filters, found.scope, compute=False)
        known = [point for point in points(told, view.language) if point.day not in told.missing]
        name = found.indicator.title.in_language(view.language)
        drawn = trend_chart(
            known,
            name,
            period,
            view.language,
            view.theme,
            percent=found.indicator.unit == "percent",
            compared_from=told.compared_from,
        )
        said = _("The records of today, as they stood at the end of each period.")
        if told.missing:
            count = format_number(len(told.missing), view.language)
            said += " " + _("Dates not computed yet: {count}.", count=count)
        chart(view, drawn, f"trend-{found.indicator.id}-{period}", said, None)
        # A popover instead of the usual Table dialog: a dialog can't open another dialog.
        with st.popover(_("Table")):
            st.dataframe(
                in_words(view, told.shown_frame),
                hide_index=True,
                key="behind-trend",
                placeholder="",
                column_config=dates_only(view, told.shown_frame),
            )


def show_forecast(view: View) -> None:
    """Draws the recorded terms and agreements that come due, by month."""
    due = forecast(rows_of(view, "deadlines_by_month"), view.reader.as_of)
    months, rows = forecast_rows(due, view.language)
    drawn = forecast_chart(months, rows, view.reader.as_of, view.language, view.theme)
    # months holds the first day of each month; the forecast ends with the last day of the last one.
    end = months_from(months[-1], 1)[-1] - timedelta(days=1)
    said = _(
        "From {first} to {last}, as far as ends of terms and agreements are on record.",
        first=format_date(view.reader.as_of, view.language),
        last=format_date(end, view.language),
    )
    if drawn is not None and not any(any(row.counts) for row in rows):
        # Instead of empty axes, a sentence that says what to do.
        with st.container(border=True):
            finding(drawn.title, (), "forecast")
            st.caption(said + " " + _("Import the terms of the unions and the agreements to see them here."))
        return
    chart(view, drawn, "forecast", said, None, rows=lambda: due)

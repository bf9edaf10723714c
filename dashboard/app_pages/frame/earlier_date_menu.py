"""The menu that chooses the earlier date to compare every number with."""

from datetime import date, timedelta

import streamlit as st

from dashboard.answers.comparing import earlier_date
from dashboard.answers.comparing.earlier_date import Preset
from dashboard.app_pages.frame.view import NOT_COMPARED, View, current_filters, show
from dashboard.locale import _
from dashboard.locale.number_format import format_date
from dashboard.register import month_ends
from dashboard.register.first_record import reaches_back_to
from dashboard.wording.change_since_words import nothing_recorded

_OLDEST = date(1949, 10, 1)


def compare_with(view: View) -> None:
    """A menu of the preset dates, any other, or none; beside it a note or button if the date can't be compared yet."""
    none = _("No comparison")
    said = _("Compared with {date}", date=format_date(view.earlier, view.language)) if view.earlier else none
    with st.popover(said, icon=":material/compare_arrows:"):
        offered = earlier_date.presets(view.register, view.version, view.reader.as_of)
        for day, name in sorted({day: name for name, day in reversed(offered.items())}.items(), reverse=True):
            st.button(
                _("{preset}: {date}", preset=_titles()[name], date=format_date(day, view.language)),
                key=f"compare-{name}",
                on_click=_choose,
                args=(day.isoformat(),),
                width="stretch",
                type="primary" if day == view.earlier else "secondary",
            )
        st.session_state["compare-day"] = view.earlier
        st.date_input(
            _("Another day"),
            key="compare-day",
            on_change=_choose_day,
            format="YYYY-MM-DD",
            min_value=_OLDEST,
            max_value=view.reader.as_of - timedelta(days=1),
        )
        st.button(none, key="compare-none", on_click=_choose, args=(NOT_COMPARED,), type="tertiary")
        _month_ends_ready(view)
    if view.earlier and not reaches_back_to(view.version, view.earlier):
        st.caption(nothing_recorded(view.earlier, view.language), width="content")
    elif view.earlier and not _is_kept(view, view.earlier):
        _not_ready(view, view.earlier)


def offer_to_compute(view: View, unless: View) -> None:
    """Offers to compute the earlier date if it is computed for the page's view ``unless`` but not for ``view``."""
    day = view.earlier
    if day and reaches_back_to(view.version, day) and _is_kept(unless, day) and not _is_kept(view, day):
        _not_ready(view, day)


def _is_kept(view: View, day: date) -> bool:
    return earlier_date.is_kept(view.version, day, view.filters, view.scope)


def _month_ends_ready(view: View) -> None:
    """Shows how many of the last month ends are computed, until all are."""
    ready, dates = len(month_ends.ready_dates(view.version)), len(month_ends.month_ends(view.version))
    if ready < dates and month_ends.is_writable(view.version):
        st.caption(_("Month ends ready: {ready}/{all}", ready=ready, all=dates), width="content")


def _not_ready(view: View, day: date) -> None:
    """Offers to compute the date with a button, because computing takes long; a note if the register is read-only."""
    if not month_ends.is_writable(view.version):
        st.caption(_("{date} is not computed.", date=format_date(day, view.language)), width="content")
        return
    said = format_date(day, view.language)
    if st.button(_("Compute {date}", date=said), key="compare-compute", icon=":material/hourglass_empty:"):
        with st.spinner(_("Computing the status of {date} …", date=said)):
            earlier_date.keep(view.version, day, view.filters, view.scope)
        st.rerun()


def _titles() -> dict[Preset, str]:
    return {
        "usual": _("Last time"),
        "month": _("End of last month"),
        "quarter": _("End of last quarter"),
        "year": _("End of last year"),
        "statistical_year": _("End of the statistical year"),
        "year_before": _("A year before"),
    }


def _choose(asked: str) -> None:
    show(current_filters(), compare=asked)


def _choose_day() -> None:
    day = st.session_state["compare-day"]
    if isinstance(day, date):
        _choose(day.isoformat())

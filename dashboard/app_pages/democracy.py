"""Democracy and home: do workers' congresses meet, are proposals closed, and which homes of workers need rework?"""

import streamlit as st

from dashboard.answers.progress import counts, in_order
from dashboard.app_pages.cards.chart_card import chart
from dashboard.app_pages.cards.check_grid import check_grid
from dashboard.app_pages.cards.headline_cards import headlines
from dashboard.app_pages.cards.theme_cards import all_numbers, rates_by
from dashboard.app_pages.frame.cached_answers import rows, rows_of
from dashboard.app_pages.frame.view import View, filter_by
from dashboard.catalogue.loader import catalogue
from dashboard.charts.palette import Tone
from dashboard.charts.stacked import Segment, kind, stacked
from dashboard.locale import _
from dashboard.vocabulary.codes import codes, title

THEMES = ("democracy", "home")
_PROPOSALS: dict[str, Tone] = {
    "closed_in_time": "good",
    "closed_late": "fair",
    "closed": "none",
    "running": "plain",
    "overdue": "bad",
    "open": "unknown",
}
_HOMES: dict[str, Tone] = {
    "pass": "good",
    "rework_closed": "fair",
    "rework": "bad",
    "not_reviewed": "none",
    "": "unknown",
}
ASKS = (rows("homes_by_review"), rows("proposal_progress"))


def page(view: View) -> None:
    """Draw the page."""
    headlines(view, THEMES)
    left, right = st.columns([3, 2])
    with left:
        check_grid(view, [check.id for check in catalogue().checks.values() if check.theme in THEMES])
        rates_by(view, "congress_this_year", "ownership")
    with right:
        homes_card(view)
        _proposals(view)
    all_numbers(view, THEMES, "democracy")


def homes_card(view: View) -> None:
    """Draws the titles held, by level and by the result of the latest review."""
    frame = rows_of(view, "homes_by_review")
    segments = [
        Segment(level or "", title("honour_level", level, view.language), _text(review), int(amount))
        for level, review, amount in zip(frame["honour_level"], frame["home_state"], frame["amount"], strict=True)
    ]
    order = {code: place for place, code in enumerate(codes("honour_level"))}
    segments.sort(key=lambda segment: order.get(segment.row, len(order)))
    kinds = [
        kind(
            code,
            title("home_state", code, view.language) if code else _("Review result not recorded"),
            tone,
            view.theme,
        )
        for code, tone in _HOMES.items()
    ]
    drawn = stacked(segments, kinds, _("Homes of workers"), "titles", view.language, view.theme, in_order=True)
    said = _("Titles that are held, by level and newest review. Click what needs rework to filter.")
    chart(
        view,
        drawn,
        "homes",
        said,
        lambda mark: _choose_home(view, mark[1]),
        explains=("homes_to_rework", "rework_closed"),
        rows=lambda: frame,
        name=_("Homes of workers"),
    )


def _choose_home(view: View, review: str) -> None:
    if review == "rework":
        filter_by(view, check_fail="home_review")


def _proposals(view: View) -> None:
    """Draws the proposals of the last 12 months by state."""
    frame = rows_of(view, "proposal_progress")
    whole = _("Proposals")
    segments = [
        Segment("all", whole, one.code, one.count)
        for one in in_order(counts(frame, "proposal_state"), "proposal_state")
    ]
    kinds = [
        kind(code, title("proposal_state", code, view.language), tone, view.theme) for code, tone in _PROPOSALS.items()
    ]
    drawn = stacked(segments, kinds, _("Proposals of the last 12 months"), "proposals", view.language, view.theme)
    said = _("A proposal without a day to close it by can't be late, nor in time.")
    chart(
        view,
        drawn,
        "proposals",
        said,
        None,
        explains=("proposals_closed",),
        rows=lambda: frame,
        name=_("Proposals of the last 12 months"),
    )


def _text(cell: object) -> str:
    return cell if isinstance(cell, str) else ""

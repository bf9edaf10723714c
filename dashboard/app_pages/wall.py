"""The wall screen: rotates through the headline views of the newest records; nothing to click."""

import time
from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from dashboard.app_pages import bargaining, democracy, disputes, organisation, overview
from dashboard.app_pages.cards.due_months import due_months
from dashboard.app_pages.cards.headline_cards import headlines
from dashboard.app_pages.cards.number_cards import number_cards, numbers
from dashboard.app_pages.cards.region_card import region_card
from dashboard.app_pages.cards.theme_cards import rates_by
from dashboard.app_pages.frame.navigation import about, page_title
from dashboard.app_pages.frame.plain_text import literal
from dashboard.app_pages.frame.view import View, read_view, refused, speak
from dashboard.errors import Refused
from dashboard.locale import _

_SECONDS = 20
"""Seconds per view: enough to read five numbers and two findings."""


_LARGER = 1.5
"""Figure scale factor: gives 20-pixel text on a screen of 1080 lines, readable from four metres."""


_ROWS = 5
"""Most rows of a chart on the wall, where nobody can scroll."""


def page(view: View) -> None:
    """Draw the page."""
    del view  # each slide reads the newest version itself
    _slide()


@st.fragment(run_every=_SECONDS)
def _slide() -> None:
    """Draws the current slide. The clock selects it, so that all screens show the same one."""
    try:
        view = replace(read_view(speak()), enlarged=_LARGER)
    except Refused as error:
        refused(error)
        return
    slides: dict[str, Callable[[View], None]] = {
        "overview": _overview,
        "organisation": _organisation,
        "bargaining": _bargaining,
        "disputes": _disputes,
        "democracy": _democracy,
    }
    place = int(time.time() // _SECONDS) % len(slides)
    name = list(slides)[place]
    with st.container(key="wall"):
        with st.container(horizontal=True, vertical_alignment="bottom", key="wall-head"):
            st.markdown(f"# {page_title(name)}", width="content")
            st.caption(literal(about(view)), width="stretch")
            st.caption(_("{n} of {all}", n=place + 1, all=len(slides)), width="content")
        slides[name](view)


def _overview(view: View) -> None:
    number_cards(view, numbers(view, only=overview.HEADLINES))
    left, right = st.columns(2)
    with left:
        overview.main_class_card(view)
    with right:
        region_card(view, "coverage_25", _ROWS)


def _organisation(view: View) -> None:
    headlines(view, organisation.THEMES)
    left, right = st.columns(2)
    with left:
        rates_by(view, "coverage_25", "ownership", limit=_ROWS)
    with right:
        due_months(view, "term")


def _bargaining(view: View) -> None:
    headlines(view, bargaining.THEMES)
    left, right = st.columns(2)
    with left:
        rates_by(view, "wage_agreement", "ownership", limit=_ROWS)
    with right:
        due_months(view, "agreement")


def _disputes(view: View) -> None:
    headlines(view, disputes.THEMES)
    left, right = st.columns(2)
    with left:
        rates_by(view, "mediation_committee", "size", limit=_ROWS)
    with right:
        disputes.days_card(view)


def _democracy(view: View) -> None:
    headlines(view, democracy.THEMES)
    left, right = st.columns(2)
    with left:
        rates_by(view, "congress_this_year", "ownership", limit=_ROWS)
    with right:
        democracy.homes_card(view)

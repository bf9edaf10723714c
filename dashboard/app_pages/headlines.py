"""The headline numbers at the top of a page."""

from collections.abc import Sequence

import streamlit as st

from dashboard.app_pages.themed import numbers_of
from dashboard.app_pages.view import View
from dashboard.catalogue import catalogue
from dashboard.widgets import number_card


def headlines(view: View, themes: Sequence[str]) -> None:
    """The numbers that the catalogue puts at the head of these themes' page."""
    found = numbers_of(view, themes)
    with st.container(horizontal=True, key="headlines"):
        for name in catalogue().headlines(themes):
            number_card(view, found[name])

"""The headline numbers at the top of a page."""

from collections.abc import Sequence

from dashboard.app_pages.cards.number_cards import number_cards
from dashboard.app_pages.cards.theme_cards import numbers_of
from dashboard.app_pages.frame.view import View
from dashboard.catalogue.loader import catalogue


def headlines(view: View, themes: Sequence[str]) -> None:
    """Draws the headline numbers that the catalogue defines for these themes."""
    found = numbers_of(view, themes)
    number_cards(view, [found[name] for name in catalogue().headlines(themes)])

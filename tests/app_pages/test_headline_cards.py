"""The numbers at the head of a theme's page, as the headers of the queries name them."""

import pytest

from dashboard.app_pages import bargaining, democracy, disputes, organisation
from dashboard.catalogue.allowed_sql import QueryError
from dashboard.catalogue.header import read_header
from dashboard.catalogue.loader import catalogue

PAGES = [module.THEMES for module in (organisation, bargaining, disputes, democracy)]


@pytest.mark.parametrize("themes", PAGES, ids=str)
def test_a_page_has_at_most_five_headline_numbers_each_at_a_place_of_its_own(themes) -> None:
    names = catalogue().headlines(themes)
    places = [int(catalogue().indicators[name].header["headline"]) for name in names]
    assert places == list(range(1, len(names) + 1)) and 3 <= len(names) <= 5


def test_every_headline_stands_on_a_page() -> None:
    marked = {one.id for one in catalogue().indicators.values() if "headline" in one.header}
    assert marked == {name for themes in PAGES for name in catalogue().headlines(themes)}


def test_all_numbers_of_a_theme_are_those_of_its_folders() -> None:
    assert set(catalogue().themed(("home",))) == {
        one.id for one in catalogue().indicators.values() if one.path.parent.name == "home"
    }


def test_a_headlines_place_is_a_whole_number() -> None:
    with pytest.raises(QueryError, match="whole number"):
        read_header("-- headline: first\n", "indicators")

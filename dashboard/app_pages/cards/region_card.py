"""The card of a rate by region: a click drills down one level, from province to county; buttons lead back up."""

import streamlit as st

from dashboard.answers.numbers import as_frame
from dashboard.answers.region_tree import Place, place_of
from dashboard.app_pages.cards.chart_card import chart
from dashboard.app_pages.cards.number_cards import numbers
from dashboard.app_pages.cards.theme_cards import rate_of
from dashboard.app_pages.frame.view import View, filter_by, show
from dashboard.charts.group_rates import MOST_ROWS, rates
from dashboard.locale import _
from dashboard.wording.region_names import region_name


def region_card(view: View, indicator: str, limit: int = MOST_ROWS) -> None:
    """Draws the rate of the places one level below the filtered region: the ``limit`` lowest."""
    found = numbers(view, by=("province",), only=(indicator,))
    place = place_of(view.filters, [number.group[0] or "" for number in found])
    if place.below != "province":
        found = numbers(view, by=(place.below,), only=(indicator,))
    found = [number for number in found if number.denominator or number.unknown]
    if not any(number.group[0] for number in found):
        return  # no unit has a recorded region
    (whole,) = numbers(view, only=(indicator,))
    above = region_name(place.path[-1]) if place.path else ""
    shown = [rate_of(view, place.below, number, above) for number in found]
    title = whole.indicator.title.in_language(view.language)
    drawn = rates(shown, rate_of(view, place.below, whole), title, view.language, view.theme, limit=limit)
    said = _("By place. Click a row to see the places below it; the upright stroke is the overall rate.")
    chart(
        view,
        drawn,
        "regions",
        said,
        lambda mark: filter_by(view, region=mark[0]),
        explains=(indicator,),
        by=place.below,
        rows=lambda: as_frame(view.reader, found, (place.below,), shown_only=True),
    )
    _way_up(view, place)


def _way_up(view: View, place: Place) -> None:
    """Buttons to the regions above; none without a region filter."""
    if not view.filters.values("region"):
        return
    with st.container(horizontal=True, key="regions-above"):
        st.button(
            _("All places"),
            key="region-all",
            type="tertiary",
            on_click=show,
            args=(view.filters.having("region", None),),
        )
        for code in place.path[:-1]:
            st.button(
                f"‹ {region_name(code)}",
                key=f"region-{code}",
                type="tertiary",
                on_click=show,
                args=(view.filters.having("region", [code]),),
            )

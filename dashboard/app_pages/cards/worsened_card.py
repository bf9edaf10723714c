"""The line of indicators that became worse since the chosen earlier date, across all pages."""

import streamlit as st

from dashboard.answers.comparing.better_or_worse import changed, in_direction
from dashboard.app_pages.cards.card_parts import ask
from dashboard.app_pages.cards.number_cards import numbers, numbers_before
from dashboard.app_pages.frame.plain_text import literal
from dashboard.app_pages.frame.view import View
from dashboard.catalogue.loader import catalogue
from dashboard.locale import _
from dashboard.locale.number_format import format_date
from dashboard.wording.change_since_words import in_words

_MOST = 4


def since_then(view: View) -> None:
    """Draws one line: how many indicators are worse and better, and the worst few as buttons that explain them."""
    # Checks first whether there is anything to compare with: computing all numbers takes seconds under some filters,
    # and the previous view's line would stay visible meanwhile.
    before = numbers_before(view, list(catalogue().indicators))
    if view.earlier is None or not before:
        return
    found = changed(before, numbers(view))
    worse = in_direction(found, "worse")
    with st.container(border=True, horizontal=True, vertical_alignment="center", gap="small", key="since-then"):
        said = _(
            "Since {date}: {worse} indicators worse, {better} better",
            worse=len(worse),
            better=len(in_direction(found, "better")),
            date=format_date(view.earlier, view.language),
        )
        st.markdown(f"**{said}**", width="content")
        for one in worse[:_MOST]:
            indicator = one.indicator
            text = literal(f"{indicator.title.in_language(view.language)} {in_words(one, view.language).size}")
            st.button(
                f":red[{text}]",
                key=f"worse-{indicator.id}",
                type="tertiary",
                on_click=ask,
                args=((indicator.id,),),
                help=indicator.definition.in_language(view.language),
            )

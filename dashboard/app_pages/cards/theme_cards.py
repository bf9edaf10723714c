"""Cards shared by the theme pages: a rate by groups, and the table of all numbers."""

from collections.abc import Sequence

import streamlit as st

from dashboard.answers.numbers import Number, as_frame, indicators
from dashboard.app_pages.cards.card_parts import folded
from dashboard.app_pages.cards.chart_card import chart
from dashboard.app_pages.cards.downloads import downloads
from dashboard.app_pages.cards.number_cards import numbers
from dashboard.app_pages.cards.table_card import table
from dashboard.app_pages.frame.view import View, filter_by
from dashboard.catalogue.loader import catalogue
from dashboard.charts.group_rates import MOST_ROWS, Rate, rates
from dashboard.locale import _
from dashboard.locale.number_format import in_a_sentence
from dashboard.vocabulary.codes import codes
from dashboard.wording.answer_titles import dimension_title
from dashboard.wording.code_words import value_title
from dashboard.wording.indicator_words import made_of, shown_value

_ORDERED = ("headcount_band", "size")
"""Dimensions with a natural order of values."""


def numbers_of(view: View, themes: Sequence[str]) -> dict[str, Number]:
    """All numbers of these themes, by indicator id, in a single query."""
    return {number.indicator.id: number for number in numbers(view, only=catalogue().themed(themes))}


def rates_by(view: View, indicator: str, by: str, key: str = "", limit: int = MOST_ROWS) -> None:
    """Draws a rate for each value of a dimension: the ``limit`` lowest. A click filters by the value."""
    (whole,) = numbers(view, only=(indicator,))
    found = [number for number in numbers(view, by=(by,), only=(indicator,)) if number.denominator or number.unknown]
    if by in _ORDERED:
        found.sort(key=lambda number: _place(by, number.group[0]))
    shown = [rate_of(view, by, number) for number in found]
    title = whole.indicator.title.in_language(view.language)
    drawn = rates(
        shown, rate_of(view, by, whole), title, view.language, view.theme, in_order=by in _ORDERED, limit=limit
    )
    said = _(
        "By {dimension}. The upright stroke is the overall rate; what is to be verified counts as neither. "
        "Click a row to filter.",
        dimension=in_a_sentence(dimension_title(by, view.language)),
    )
    chart(
        view,
        drawn,
        key or f"rates-{indicator}-{by}",
        said,
        lambda mark: filter_by(view, **{by: mark[0]}),
        explains=(indicator,),
        by=by,
        rows=lambda: indicators(view.reader, view.filters, (by,), (indicator,), view.scope, shown_only=True),
        name=title,
    )


def _place(by: str, value: str | None) -> int:
    known = codes(by)
    return known.index(value) if value in known else len(known)


def rate_of(view: View, by: str, number: Number, above: str = "") -> Rate:
    """A number as a row of the rates chart. ``above`` is the name of the parent place, removed from the row's name."""
    value = number.value if number.is_shown else None
    code = (number.group[0] or "") if number.group else ""
    name = value_title(by, code, view.language)
    return Rate(
        code=code,
        name=name.removeprefix(above) or _("{place} itself", place=name),
        value=None if value is None else float(value),
        text=shown_value(number, view.language),
        note=made_of(number, view.language) if value is not None else "",
        known=number.known,
    )


def all_numbers(view: View, themes: Sequence[str], name: str) -> None:
    """A collapsible table of every number of these themes, with downloads; selecting a row explains it."""
    ids = catalogue().themed(themes)

    def fill() -> None:
        frame = as_frame(view.reader, numbers(view, only=ids), shown_only=True)
        columns = ["indicator", "value", "unit", "numerator", "denominator", "unknown", "not_applicable"]
        st.caption(_("Choose a row to see what the number stands on."))
        table(view, frame[columns], key=f"indicators-{name}")
        downloads(
            view,
            f"indicators-{name}",
            _("Indicator table"),
            [catalogue().indicators[one] for one in ids],
            lambda: frame,
        )

    folded(_("All indicators of this page"), f"indicators-{name}", fill)

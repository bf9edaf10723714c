"""Converts trends and forecasts into chart points and rows."""

from datetime import date

import pandas as pd

from dashboard.answers.numbers import Number
from dashboard.answers.trend import FORECAST_KINDS, Trend
from dashboard.charts.series import Point, Row
from dashboard.locale import Language, _
from dashboard.locale.in_language import speaking
from dashboard.vocabulary.codes import title
from dashboard.wording.indicator_words import shown_unknown, shown_value


def points(trend: Trend, language: Language) -> list[Point]:
    """A point for each date of the trend. Where too little is known for a rate, a gap labelled with its counts."""
    return [
        _unrecorded(day, language) if day in trend.unrecorded else _point(day, trend.numbers.get(day), language)
        for day in trend.dates
    ]


def _unrecorded(day: date, language: Language) -> Point:
    with speaking(language):
        return Point(day, None, _("nothing on record yet"), "unrecorded")


def _point(day: date, number: Number | None, language: Language) -> Point:
    if number is None:
        with speaking(language):
            return Point(day, None, _("not computed yet"), "missing")
    text = shown_value(number, language)
    if not number.is_shown:
        return Point(day, None, text, "unknown" if number.unknown else "not_applicable")
    return Point(day, number.value, text, note=shown_unknown(number, language) if number.unknown else "")


def forecast_rows(frame: pd.DataFrame, language: Language) -> tuple[list[date], list[Row]]:
    """The months of a forecast, and one row per kind of deadline."""
    counts = {kind: tuple(frame.loc[frame["kind"] == kind, "amount"].tolist()) for kind in FORECAST_KINDS}
    rows = [Row(kind, title("deadline_kind", kind, language), counts[kind]) for kind in FORECAST_KINDS]
    return list(dict.fromkeys(frame["month"])), rows

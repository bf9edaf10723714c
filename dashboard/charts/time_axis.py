"""The x axis of charts over time: months and years at equal distances."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from typing import Any

from dashboard.charts.chart import SMALL
from dashboard.charts.numerals import month
from dashboard.charts.palette import Theme, palette
from dashboard.locale import Language, _

_MOST_NAMES = 9


def places_from_last(count: int) -> list[int]:
    """The marks to label: the last, and earlier ones at equal distances as far as there is room."""
    return list(range(count - 1, -1, -_step(count)))[::-1]


def places_from_first(count: int) -> list[int]:
    """The marks to label: the first, and later ones at equal distances as far as there is room."""
    return list(range(0, count, _step(count)))


def _step(count: int) -> int:
    # In steps of three months, so that labels fall on quarters.
    return 1 if count <= 13 else -(-count // (3 * _MOST_NAMES)) * 3


def names(days: Sequence[date], language: Language, *, years: bool = False) -> list[str]:
    """Labels: the months of these days, with the year below the first and at each change; or only the ``years``."""
    if years:
        return [str(day.year) for day in days]
    before = [0, *(day.year for day in days)]
    return [
        month(day, language) + ("" if day.year == year else f"<br>{day.year}")
        for day, year in zip(days, before, strict=False)
    ]


def month_in_full(day: date, language: Language) -> str:
    """A month with its year: 2026年11月, November 2026."""
    return _("{month} {year}", month=month(day, language, full=True), year=day.year)


def month_within(day: date, first: date, last: date, language: Language) -> str:
    """A month with its year; where these two days cut it short, with the days that remain.

    2025年11月, 2025年10月15—31日, 2025年10月31日; November 2025, 15–31 October 2025, 31 October 2025.
    """
    end = day.replace(day=monthrange(day.year, day.month)[1])
    begins, ends = max(first, day.replace(day=1)), min(last, end)
    if (begins.day, ends) == (1, end):
        return month_in_full(day, language)
    if language == "zh":
        days = f"{begins.day}日" if begins == ends else f"{begins.day}—{ends.day}日"
        return f"{month_in_full(day, language)}{days}"
    days = str(begins.day) if begins == ends else f"{begins.day}–{ends.day}"
    return f"{days} {month_in_full(day, language)}"


def axis(count: int, places: Sequence[int], texts: Sequence[str], theme: Theme) -> dict[str, Any]:
    """The settings of an x axis with ``count`` marks at 0, 1, 2, …, of which those at ``places`` are labelled."""
    colours = palette(theme)
    return {
        "range": [-0.6, count - 0.4],
        "tickvals": list(places),
        "ticktext": list(texts),
        "tickfont": {"size": SMALL, "color": colours.muted},
        "ticklabeloverflow": "allow",
        "showline": True,
        "linecolor": colours.line,
        "showgrid": False,
        "zeroline": False,
        "ticks": "",
        "fixedrange": True,
        "tickangle": 0,
    }

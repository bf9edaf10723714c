"""Formats numbers, months and days for figures."""

from datetime import date
from typing import Literal

from babel.dates import format_date

from dashboard.locale import Language, _, ngettext

Noun = Literal["units", "problems", "unions", "people", "agreements", "offers", "cases", "proposals", "titles"]


def percent(part: int, whole: int) -> int:
    """part ÷ whole in whole percent, rounded half up in integers to avoid double rounding. whole must not be 0."""
    return (200 * part + whole) // (2 * whole)


def grouped(count: int) -> str:
    """The count with thousands separators: 12,345."""
    return f"{count:,}"


def short(count: int, language: Language) -> str:
    """A count in at most five characters, for writing into a mark: 9,999, 1.2万 or 12k, 123万 or 1.2M."""
    if count < 10_000:
        return grouped(count)
    steps = ((10**8, "亿"), (10**4, "万")) if language == "zh" else ((10**9, "bn"), (10**6, "M"), (10**3, "k"))
    step, sign = next((step, sign) for step, sign in steps if count >= step)
    tenths = (20 * count + step) // (2 * step)
    # From 10 on a tenth is finer than a mark can show.
    return f"{(2 * count + step) // (2 * step)}{sign}" if tenths >= 100 else f"{tenths / 10:g}{sign}"


def counted(count: int, noun: Noun) -> str:
    """A count with its noun: 7 units, 7 家."""
    if noun == "units":
        return ngettext("{n} unit", "{n} units", count, n=grouped(count))
    if noun == "problems":
        return ngettext("{n} problem", "{n} problems", count, n=grouped(count))
    if noun == "unions":
        return ngettext("{n} union", "{n} unions", count, n=grouped(count))
    if noun == "people":
        return ngettext("{n} person", "{n} people", count, n=grouped(count))
    if noun == "agreements":
        return ngettext("{n} agreement", "{n} agreements", count, n=grouped(count))
    if noun == "offers":
        return ngettext("{n} offer", "{n} offers", count, n=grouped(count))
    if noun == "cases":
        return ngettext("{n} case", "{n} cases", count, n=grouped(count))
    if noun == "proposals":
        return ngettext("{n} proposal", "{n} proposals", count, n=grouped(count))
    return ngettext("{n} title", "{n} titles", count, n=grouped(count))


def not_shown(rows: int, count: int) -> str:
    """The note below a chart that leaves out this many rows with this total count."""
    return _("{rows} more are not shown, {count} in all", rows=grouped(rows), count=grouped(count))


def month(day: date, language: Language, *, full: bool = False) -> str:
    """The month of a day: 11月; Nov, or in full November."""
    if language == "zh":
        return f"{day.month}月"
    return str(format_date(day, "LLLL" if full else "LLL", locale="en"))


def day_of(day: date, as_of: date, language: Language) -> str:
    """A day, with its year where that is not the year of as_of: 8月31日, 2027年8月31日; 31 August, 31 August 2027."""
    if language == "zh":
        text = f"{day.month}月{day.day}日"
        return text if day.year == as_of.year else f"{day.year}年{text}"
    return str(format_date(day, "d MMMM" if day.year == as_of.year else "d MMMM y", locale="en"))

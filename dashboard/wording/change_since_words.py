"""Words for a number's change since an earlier date: sign and verdict in text, so that colour is never the only cue."""

from dataclasses import dataclass
from datetime import date

from dashboard.answers.comparing.better_or_worse import Direction, NumberPair, compared, moved_with_the_unknown
from dashboard.answers.comparing.change_parts import is_first_known
from dashboard.answers.numbers import Number
from dashboard.catalogue.entries import Indicator
from dashboard.locale import Language, _, ngettext
from dashboard.locale.in_language import speaking
from dashboard.locale.number_format import format_date, format_number
from dashboard.wording.change_words import signed


@dataclass(frozen=True)
class ChangeText:
    """A change in words. direction is the verdict; up: the number has grown; size: the signed change, "" if none."""

    text: str
    direction: Direction
    up: bool = False
    size: str = ""


def since(now: Number, before: Number, language: Language, *, over_time: bool = True) -> ChangeText:
    """The change of a number since an earlier one, as judged by better_or_worse.compared.

    For two groups (``over_time=False``) the words are "ahead" and "behind" instead of "better" and "worse".
    """
    return in_words(compared(before, now, over_time=over_time), language, over_time=over_time)


def in_words(found: NumberPair, language: Language, *, over_time: bool = True) -> ChangeText:
    """A comparison in words."""
    with speaking(language):
        if found.is_of_other_period:
            return ChangeText(other_period(found.indicator, language), found.direction)
        if found.difference is None:
            return ChangeText(_("not comparable: too little is known"), "unknown")
        if not found.difference:
            return ChangeText(_("unchanged") if over_time else _("the same"), "same")
        size = signed(found.difference, language)
        said = _("{n} points", n=size) if found.indicator.unit == "percent" else size
        return ChangeText(_judged(found, said, language, over_time), found.direction, found.difference > 0, said)


def other_period(indicator: Indicator, language: Language) -> str:
    """Why a number that counts within a year or quarter isn't compared with another year or quarter."""
    with speaking(language):
        return _("not compared: another quarter") if indicator.period == "quarter" else _("not compared: another year")


def _judged(found: NumberPair, said: str, language: Language, over_time: bool) -> str:
    """The size of the change with its verdict."""
    if found.direction == "better":
        return _("{change}, better", change=said) if over_time else _("{change}, ahead", change=said)
    if found.direction == "worse":
        return _("{change}, worse", change=said) if over_time else _("{change}, behind", change=said)
    if over_time and moved_with_the_unknown(found.indicator, found.before, found.now):
        known = signed(found.now.unknown - found.before.unknown, language)
        return _("{change}, to verify {known}", change=said, known=known)
    if over_time and is_first_known(found.indicator, found.difference or 0):
        return _("{change}, first known", change=said)
    return said


def nothing_recorded(day: date, language: Language) -> str:
    """The message that no record reaches back to this day."""
    with speaking(language):
        return _("No record reaches back to {date}, so nothing is compared with it.", date=format_date(day, language))


def age(day: date, today: date, language: Language) -> str:
    """The age of a day's records: 23 days, 4 months, 12 years."""
    days = (today - day).days
    with speaking(language):
        if days < 1:
            return _("of today")
        if days < 60:
            return ngettext("{n} day old", "{n} days old", days, n=format_number(days, language))
        if days < 730:
            months = days * 12 // 365
            return ngettext("{n} month old", "{n} months old", months, n=format_number(months, language))
        years = days * 4 // 1461
        return ngettext("{n} year old", "{n} years old", years, n=format_number(years, language))

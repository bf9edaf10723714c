"""What has become of a number since an earlier date: its change with sign and words, never by colour alone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from dashboard.answers import Number
from dashboard.changes import moved_with_the_unknown, way
from dashboard.locale import Language, _
from dashboard.wording.changes import signed
from dashboard.wording.numbers import format_number, rounded
from dashboard.wording.speaking import speaking

Turn = Literal["better", "worse", "same", "neither", "unknown"]


@dataclass(frozen=True)
class Since:
    """A change in words. turn says whether it is one for the better; up whether the number has grown; size how far."""

    text: str
    turn: Turn
    up: bool = False
    size: str = ""


@dataclass(frozen=True)
class Moved:
    """A number that has turned to the better or the worse."""

    number: Number
    since: Since


def since(now: Number, before: Number, language: Language, *, over_time: bool = True) -> Since:
    """The change of a number since an earlier one; a rate that is mostly unknown on either day has none.

    A number that moved no further than what is to be verified has changed neither for the better nor for the worse.

    Of two groups, not ``over_time``, one stands better than the other and nothing has changed.
    """
    change = _difference(now, before)
    with speaking(language):
        if change is None:
            return Since(_("not comparable: too little is known"), "unknown")
        if not change:
            return Since(_("unchanged") if over_time else _("the same"), "same")
        size = signed(change, language)
        said = _("{n} points", n=size) if now.indicator.unit == "percent" else size
        if over_time and moved_with_the_unknown(now.indicator, before, now):
            known = signed(now.unknown - before.unknown, language)
            return Since(_("{change}, to verify {known}", change=said, known=known), "neither", change > 0, said)
        better = now.indicator.better
        if better == "neither":
            return Since(said, "neither", change > 0, said)
        if (change > 0) == (better == "higher"):
            text = _("{change}, better", change=said) if over_time else _("{change}, ahead", change=said)
            return Since(text, "better", change > 0, said)
        text = _("{change}, worse", change=said) if over_time else _("{change}, behind", change=said)
        return Since(text, "worse", change > 0, said)


def moved(now: Iterable[Number], before: Mapping[str, Number], language: Language) -> list[Moved]:
    """The numbers that have turned to the better or the worse since, by indicator; what moved farthest first.

    How far is told by changes.way, as in the brief.
    """
    found = [
        Moved(number, since(number, before[number.indicator.id], language))
        for number in now
        if number.indicator.id in before
    ]
    turned = [one for one in found if one.since.turn in ("better", "worse")]
    return sorted(turned, key=lambda one: -_way(one.number, before[one.number.indicator.id]))


def _way(now: Number, before: Number) -> float:
    return way(before.value or 0, now.value or 0, now.indicator.unit)


def _difference(now: Number, before: Number) -> int | Decimal | None:
    """How far the values are apart as they are written, so that what the reader sees adds up."""
    first, last = before.value, now.value
    if first is None or last is None or not (now.is_told and before.is_told):
        return None
    if isinstance(first, int) and isinstance(last, int):
        return last - first
    return rounded(last, 1) - rounded(first, 1)


def age(day: date, today: date, language: Language) -> str:
    """How old records of a day are: 23 days, 4 months, 12 years."""
    days = (today - day).days
    with speaking(language):
        if days < 1:
            return _("of today")
        if days < 60:
            return _("1 day old") if days == 1 else _("{n} days old", n=format_number(days, language))
        if days < 730:
            return _("{n} months old", n=format_number(days * 12 // 365, language))
        return _("{n} years old", n=format_number(days * 4 // 1461, language))

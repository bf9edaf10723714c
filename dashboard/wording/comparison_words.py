"""Words and tables for two compared numbers and the parts of their difference."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

import pandas as pd

from dashboard.answers.comparing.change_parts import PARTS, Change
from dashboard.answers.comparing.shift_share import GroupEffect
from dashboard.answers.numbers import Number
from dashboard.catalogue.entries import Indicator
from dashboard.catalogue.loader import catalogue
from dashboard.charts.palette import Tone
from dashboard.charts.waterfall import Level, WaterfallStep
from dashboard.locale import Language, _, ngettext
from dashboard.locale.in_language import speaking
from dashboard.wording.answer_titles import column_title
from dashboard.wording.change_since_words import since
from dashboard.wording.change_words import part_in_words, part_title, signed
from dashboard.wording.code_words import value_title
from dashboard.wording.indicator_words import shown_stage, shown_value

_MOST_STEPS = 7


def pairs_table(
    pairs: Iterable[tuple[Number, Number]], names: tuple[str, str], language: Language, *, over_time: bool
) -> pd.DataFrame:
    """One row per pair: indicator, both numbers as displayed, and the change from first to second in words."""
    with speaking(language):
        columns = [column_title("indicator", language), names[0], names[1], _("Difference")]
    rows = [
        (
            first.indicator.title.in_language(language),
            shown_value(first, language),
            shown_value(second, language),
            since(second, first, language, over_time=over_time).text,
        )
        for first, second in pairs
    ]
    return pd.DataFrame(rows, columns=columns, dtype="str")


def changes_table(found: Iterable[Change], language: Language) -> pd.DataFrame:
    """One row per change: indicator, the number then, the three parts, and the number now, as displayed."""
    with speaking(language):
        columns = [
            column_title("indicator", language),
            _("Then"),
            *(part_title(part, language) for part in PARTS),
            _("Now"),
        ]
    known = catalogue().indicators
    rows = [
        (
            known[change.indicator].title.in_language(language),
            shown_stage(known[change.indicator], change.start, language),
            *(part_in_words(change, part, language) for part in PARTS),
            shown_stage(known[change.indicator], change.now, language),
        )
        for change in found
        if change.indicator in known and change.now is not None
    ]
    return pd.DataFrame(rows, columns=columns, dtype="str")


def level(name: str, number: Number, language: Language) -> Level:
    """A number as the start or the end of a waterfall."""
    return Level(name, float(number.value or 0), shown_value(number, language))


def steps(
    parts: Sequence[GroupEffect], by: str, indicator: Indicator, language: Language, *, is_judged: bool = True
) -> list[WaterfallStep]:
    """The waterfall steps of a difference, largest first; all beyond seven merge into one, so that the sum holds.

    is_judged: the whole change is better or worse; if not, no step is coloured.
    """
    moving = [part for part in parts if signed(_shown(part.total), language) != "0"]
    shown, rest = moving[:_MOST_STEPS], [part for part in parts if part not in moving[:_MOST_STEPS] and part.total]
    found = [
        step(
            part.group or "",
            value_title(by, part.group, language),
            part.total,
            indicator,
            language,
            is_judged=is_judged,
        )
        for part in shown
    ]
    if rest:
        with speaking(language):
            name = ngettext("{n} other", "{n} others", len(rest), n=len(rest))
        found.append(
            step("", name, sum((part.total for part in rest), Fraction(0)), indicator, language, is_judged=is_judged)
        )
    return found


def step(
    code: str, name: str, amount: Fraction, indicator: Indicator, language: Language, *, is_judged: bool = True
) -> WaterfallStep:
    """One step of an indicator's change, coloured as better or worse if the change is judged."""
    tone = _tone(amount, indicator) if is_judged else "plain"
    return WaterfallStep(code, name, float(amount), signed(_shown(amount), language), tone)


def _shown(amount: Fraction) -> int | float:
    return int(amount) if amount.denominator == 1 else float(amount)


def _tone(amount: Fraction, indicator: Indicator) -> Tone:
    if not amount or indicator.better == "neither":
        return "plain"
    return "good" if (amount > 0) == (indicator.better == "higher") else "bad"


def difference(
    first: Number,
    second: Number,
    names: tuple[str, str],
    found: Sequence[WaterfallStep],
    language: Language,
    *,
    over_time: bool,
) -> str:
    """The chart's title: both numbers, their difference, and its largest part."""
    title = second.indicator.title.in_language(language)
    words = {
        "title": title,
        "one": names[0],
        "first": shown_value(first, language),
        "other": names[1],
        "second": shown_value(second, language),
        "change": since(second, first, language, over_time=over_time).text,
    }
    most = max(found, key=lambda one: abs(one.amount), default=None)
    with speaking(language):
        if most is None:
            return _("{title}: {one} {first}, {other} {second} ({change})", **words)
        return _(
            "{title}: {one} {first}, {other} {second} ({change}); the largest part: {name}, {size}",
            **words,
            name=most.name,
            size=most.text,
        )

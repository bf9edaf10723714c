"""Words for an indicator's number: value, unit and unknown units."""

from dashboard.answers.comparing.change_parts import ChangeStage
from dashboard.answers.numbers import Number
from dashboard.catalogue.entries import Indicator
from dashboard.catalogue.loader import catalogue
from dashboard.locale import Language, _, ngettext
from dashboard.locale.in_language import speaking
from dashboard.locale.number_format import EMPTY, format_number, format_percent, in_a_sentence
from dashboard.query.counts import is_list_of_fails
from dashboard.query.cube import Amount
from dashboard.vocabulary.codes import title
from dashboard.wording.code_words import state_title


def unit_title(unit: str, language: Language) -> str:
    """The title of a unit of measure: what the indicator counts, % for a percentage."""
    return title("unit_of_measure", unit, language)


def graded(number: Number, language: Language) -> str:
    """How many of the units a mean is taken over: "按已评级的34家（共78家）"."""
    with speaking(language):
        return _(
            "of {n} graded of {all} units",
            n=format_number(number.denominator, language),
            all=format_number((number.denominator or 0) + number.unknown, language),
        )


def shown_unknown(number: Number, language: Language) -> str:
    """The unknown units in words: "15家待核实", "20个工会待核实"; for a mean, as ``graded``."""
    if number.indicator.is_mean and number.denominator:
        return graded(number, language)
    n = format_number(number.unknown, language)
    with speaking(language):
        if number.indicator.id == "checks_known":
            return ngettext("{n} scoring check unknown", "{n} scoring checks unknown", number.unknown, n=n)
        if number.indicator.unit == "unions":
            return ngettext("{n} union unknown", "{n} unions unknown", number.unknown, n=n)
        return ngettext("{n} unit unknown", "{n} units unknown", number.unknown, n=n)


def made_of(number: Number, language: Language) -> str:
    """A ratio's counts and unknown units: "40/47 · ? 15家待核实"; for a mean, as ``graded``."""
    if number.indicator.is_mean:
        return graded(number, language)
    parts = f"{format_number(number.numerator, language)}/{format_number(number.denominator, language)}"
    return f"{parts} · ? {shown_unknown(number, language)}" if number.unknown else parts


def shown_value(number: Number, language: Language) -> str:
    """The number as displayed, without its unit of measure but with a percent sign.

    A count has grouped digits, a ratio one decimal; – if the denominator and the unknown units are both 0. If fewer
    than half of the bound units are known, a ratio would mislead, so its counts are shown instead: for a check
    "7 未达标 · 0 达标 · 15家待核实", for others "3/12 · 15家待核实", for a mean only the unknown units. If only fails
    are listed, passes are left out: "8 未达标 · 8家待核实". A count of 0 when all is unknown shows the unknown units.
    """
    if number.denominator is None and number.value is None:
        return shown_unknown(number, language)
    if number.denominator is None:
        return format_number(number.numerator, language, short=True)
    if not number.denominator and not number.unknown:
        return EMPTY
    if not number.is_mostly_known:
        return _counts(number, number.denominator, language)
    if number.indicator.unit == "percent":
        return format_percent(number.value, language)
    return format_number(number.value, language)


def shown_stage(indicator: Indicator, stage: ChangeStage | None, language: Language) -> str:
    """A stage's number as displayed."""
    if stage is None:
        return EMPTY
    return shown_value(stage.number(indicator), language)


def unit_beside(number: Number, language: Language) -> str:
    """The unit of measure beside a known number: 家, 个工会, units; "" for a percentage, which has its sign."""
    if number.indicator.unit == "percent" or not number.is_shown:
        return ""
    return in_a_sentence(unit_title(number.indicator.unit, language))


def _counts(number: Number, denominator: Amount, language: Language) -> str:
    check = catalogue().checks.get(number.indicator.check)
    unknown = [shown_unknown(number, language)] if number.unknown else []
    if check is None:
        if not denominator or number.indicator.is_mean:
            return " · ".join(unknown)
        with speaking(language):
            parts = _(
                "{numerator} of {denominator}",
                numerator=format_number(number.numerator, language),
                denominator=format_number(denominator, language),
            )
        return " · ".join([parts, *unknown])
    failing = f"{format_number(denominator - number.numerator, language)} {_said(check.id, 'fail', language)}"
    passing = f"{format_number(number.numerator, language)} {_said(check.id, 'pass', language)}"
    return " · ".join([failing, *([] if is_list_of_fails(number) else [passing]), *unknown])


def _said(check_id: str, state: str, language: Language) -> str:
    return in_a_sentence(state_title(state, check_id, language))

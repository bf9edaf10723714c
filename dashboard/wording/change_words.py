"""Words for a change and its parts."""

from decimal import Decimal

from dashboard.answers.comparing.change_parts import PARTS, Change, ChangePart, is_first_known
from dashboard.catalogue.loader import catalogue
from dashboard.locale import Language, _
from dashboard.locale.in_language import speaking
from dashboard.locale.number_format import EMPTY, Numeric, format_number, rounded

_MINUS = "−"


def part_title(part: ChangePart, language: Language, change: Change | None = None) -> str:
    """口径调整, 补报更正 or 本期发生; 首次掌握 instead of 本期发生 if ``change`` is a rise in listed findings."""
    with speaking(language):
        if change is not None and part == "occurred" and is_listed(change):
            return _("first known")
        titles: dict[ChangePart, str] = {
            "redefined": _("changed definition"),
            "corrected": _("corrected records"),
            "occurred": _("in the period"),
        }
    return titles[part]


def is_listed(change: Change) -> bool:
    """Whether the change in the period is a rise in findings: listed then, although the problems may be older."""
    indicator = catalogue().indicators.get(change.indicator)
    return indicator is not None and is_first_known(indicator, change.part("occurred") or 0)


def change_words(change: Change, language: Language) -> str:
    """The parts of an indicator's change in one sentence: counts as numbers, percentages in points."""
    if change.now is None:
        with speaking(language):
            return _("This indicator is no longer counted")
    parts = {part: part_in_words(change, part, language) for part in PARTS}
    told: tuple[ChangePart, ...] = ("occurred", "corrected")
    if change.sealed is not None:
        told = (*told, "redefined")
    space = "" if language == "zh" else " "
    said = [f"{part_title(part, language, change)}{space}{parts[part]}" for part in told]
    with speaking(language):
        joined = _(", ").join(said)
        if change.sealed is None:
            return _("Against the earlier version: {parts}", parts=joined)
        return _("Against the sealed report: {parts}", parts=joined)


def part_in_words(change: Change, part: ChangePart, language: Language) -> str:
    """What one part adds: a signed number; points for a percentage."""
    stage = change.now
    assert stage is not None  # the caller asked
    if stage.denominator is None:
        return signed(change.part(part), language)
    points = change.part_of_value(part)
    said = signed(None if points is None else float(points), language)
    if stage.unit != "percent" or said in ("0", EMPTY):
        return said
    with speaking(language):
        return _("{n} points", n=said)


def signed(value: Numeric | None, language: Language) -> str:
    """A signed number, to one decimal unless it is an int: +3, −1.5, 0; – for None."""
    if value is None:
        return EMPTY
    shown: int | Decimal = value if isinstance(value, int) else rounded(value, 1)
    if not shown:
        return "0"
    return ("+" if shown > 0 else _MINUS) + format_number(shown if shown > 0 else -shown, language)

"""How a change and its parts are said."""

from decimal import Decimal

from dashboard.changes import PARTS, Change, Part
from dashboard.locale import Language, _
from dashboard.wording.numbers import EMPTY, Numeric, format_number, rounded
from dashboard.wording.speaking import speaking

_MINUS = "−"


def part_title(part: Part, language: Language) -> str:
    """口径调整, 补报更正 or 本期发生."""
    with speaking(language):
        titles: dict[Part, str] = {
            "redefined": _("changed definition"),
            "corrected": _("corrected records"),
            "occurred": _("in the period"),
        }
    return titles[part]


def change_words(change: Change, language: Language) -> str:
    """The parts of an indicator's change in one sentence: counts by their numbers, percentages in points."""
    if change.now is None:
        with speaking(language):
            return _("This indicator is no longer counted")
    parts = {part: part_in_words(change, part, language) for part in PARTS}
    with speaking(language):
        if change.sealed is None:
            del parts["redefined"]
            return _("Against the earlier version: in the period {occurred}, corrected records {corrected}", **parts)
        return _(
            "Against the sealed report: in the period {occurred}, corrected records {corrected}, "
            "changed definition {redefined}", **parts
        )  # fmt: skip


def part_in_words(change: Change, part: Part, language: Language) -> str:
    """What one part adds: a count with its sign, a percentage in points."""
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
    """A change with its sign, to one decimal unless it is whole: +3, −1.5, 0; – for none."""
    if value is None:
        return EMPTY
    shown: int | Decimal = value if isinstance(value, int) else rounded(value, 1)
    if not shown:
        return "0"
    return ("+" if shown > 0 else _MINUS) + format_number(shown if shown > 0 else -shown, language)

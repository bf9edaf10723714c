"""The rules and legal texts of a place in words, for pages and the command; finds places by name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from dashboard.law.rules_of_place import PLACES, PlaceRule
from dashboard.locale import Language, _, ngettext
from dashboard.locale.enumeration import listed
from dashboard.locale.in_language import speaking
from dashboard.locale.number_format import EMPTY, format_date
from dashboard.vocabulary.codes import folded, title
from dashboard.wording.answer_titles import column_title
from dashboard.wording.explanation_words import with_sign
from dashboard.wording.region_names import region_name
from dashboard.wording.rule_words import amount_in_words, article, reading_in_words

DIFFERS = "≠"
"""The sign of a rule that differs from the national one."""

_KINDS_OF_PLACE = ("维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "省", "市")


@dataclass(frozen=True)
class Line:
    """A rule of a place in words. whom lists the sectors for which all other fields are equal."""

    rule: str
    amount: str
    strength: str
    whom: str
    compared: str
    in_force: str
    article: str
    reading: str
    differs: bool
    is_marked: bool


def place_name(place: str | None, language: Language) -> str:
    """The name of a place; None means the whole country. Names of provinces are Chinese in every language."""
    with speaking(language):
        return region_name(place) if place else _("Whole country")


def place_of(text: str) -> str | None:
    """The place (two digits) for its digits or name, with or without 省 or 自治区; None means the whole country.

    Raises KeyError on any other text.
    """
    return _places()[folded(text)]


def lines(held: Iterable[PlaceRule], as_of: date, language: Language) -> tuple[Line, ...]:
    """The rules in words; sectors with equal words share one line."""
    given = tuple(held)
    with_sectors = {one.rule.name for one in given if one.sector is not None}
    found: dict[Line, list[str]] = {}
    with speaking(language):
        for one in given:
            others = _("all others") if one.rule.name in with_sectors else _("all")
            whom = title("sector", one.sector, language) if one.sector else others
            found.setdefault(_line(one, as_of, language), []).append(whom)
    return tuple(replace(line, whom=listed(whom, language)) for line, whom in found.items())


def rules_title(place: str | None, as_of: date, shown: Sequence[Line], language: Language) -> str:
    """The heading: how many rules hold, and how many of them differ from the national ones."""
    with speaking(language):
        words = {"place": place_name(place, language), "date": format_date(as_of, language), "n": len(shown)}
        if place is None:
            return ngettext("{place}, {date}: {n} rule", "{place}, {date}: {n} rules", len(shown), **words)
        return _(
            "{place}, {date}: {n} rules, {differing} of them other than nationwide",
            **words,
            differing=sum(line.differs for line in shown),
        )


def table_of(shown: Sequence[Line], place: str | None, language: Language) -> pd.DataFrame:
    """The lines as a frame of text with titles; without the comparison column for the whole country."""
    with speaking(language):
        columns = {
            _("Rule"): [line.rule for line in shown],
            _("Requirement"): [line.amount for line in shown],
            column_title("strength", language): [line.strength for line in shown],
            _("For whom"): [line.whom for line in shown],
            _("Against the whole country"): [line.compared for line in shown],
            _("In force"): [line.in_force for line in shown],
            _("Article"): [line.article for line in shown],
            _("Text read"): [line.reading for line in shown],
        }
        if place is None:
            del columns[_("Against the whole country")]
    return pd.DataFrame(columns, dtype="str")


def texts_in_words(texts: pd.DataFrame, language: Language) -> pd.DataFrame:
    """The texts of a place (dashboard.law.texts_of_place) as a frame of text with titles; same rows and index."""
    with speaking(language):
        cells = {
            _("Field"): [title("law_text", kind, language) for kind in texts["kind"]],
            _("Text"): [_titled(name) for name in texts["title"]],
            _("In force"): [_since(first, None, language) for first in texts["in_force_from"]],
            _("Read"): [
                _read(read, checked_on, language)
                for read, checked_on in zip(texts["read"], texts["checked_on"], strict=True)
            ],
        }
    return pd.DataFrame(cells, index=texts.index, dtype="str")


def _places() -> dict[str, str | None]:
    found: dict[str, str | None] = {folded(name): None for name in ("全国", "Whole country")}
    for place in PLACES:
        name = region_name(place)
        ending = next(kind for kind in _KINDS_OF_PLACE if name.endswith(kind))
        found |= dict.fromkeys(map(folded, (place, name, name.removesuffix(ending))), place)
    return found


def _line(one: PlaceRule, as_of: date, language: Language) -> Line:
    rule = one.rule
    reading = reading_in_words(rule, as_of, language)
    return Line(
        rule=title("parameter", rule.name, language),
        amount=_("women employees are counted instead") if one.replaced_by else amount_in_words(rule, language),
        strength=EMPTY if one.replaced_by else title("strength", rule.strength, language),
        whom="",
        compared=_compared(one, language),
        in_force=_since(rule.effective_from, rule.effective_to, language),
        article=article(rule, language),
        reading=reading if rule.is_confirmed else with_sign(reading, True),
        differs=one.differs,
        is_marked=rule.is_to_be_marked(as_of),
    )


def _compared(one: PlaceRule, language: Language) -> str:
    rule, national = one.rule, one.national
    if rule.jurisdiction is None:
        return _("the national rule")
    if not one.differs:
        return _("as nationwide")
    if national is None:
        return f"{DIFFERS} " + _("no such rule nationwide")
    same_amount = (rule.value, rule.unit) == (national.value, national.unit)
    same_strength = rule.strength in (None, national.strength)
    parts = [] if same_amount else [amount_in_words(national, language)]
    parts += [] if same_strength else [title("strength", national.strength, language)]
    said = ("，" if language == "zh" else ", ").join(parts)
    return f"{DIFFERS} " + _("nationwide: {rule}", rule=said)


def _since(first: date | None, last: date | None, language: Language) -> str:
    days = format_date(first, language), format_date(last, language)
    if first and last:
        return _("{first} to {last}", first=days[0], last=days[1])
    if first:
        return _("since {date}", date=days[0])
    return _("until {date}", date=days[1]) if last else EMPTY


def _titled(name: str | None) -> str:
    return f"《{name.replace('《', '〈').replace('》', '〉')}》" if name else _("none found for this date")


def _read(read: str, checked_on: date | None, language: Language) -> str:
    if read == "no":
        return with_sign(_("not read"), True)
    day = format_date(checked_on, language)
    return _("in full, {date}", date=day) if read == "whole" else _("the articles cited, {date}", date=day)

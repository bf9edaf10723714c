"""The rules of a place on a date: every parameter, to whom it applies there, and the national rule."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pandas as pd

from dashboard.law.rules_in_force import Parameter, Rule, in_force_of, rule_of
from dashboard.vocabulary.codes import codes

PLACES = (
    "11",
    "12",
    "13",
    "14",
    "15",
    "21",
    "22",
    "23",
    "31",
    "32",
    "33",
    "34",
    "35",
    "36",
    "37",
    "41",
    "42",
    "43",
    "44",
    "45",
    "46",
    "50",
    "51",
    "52",
    "53",
    "54",
    "61",
    "62",
    "63",
    "64",
    "65",
)
"""The two-digit codes of the provinces, autonomous regions and municipalities that make their own rules."""

COLUMNS = (
    "parameter",
    "value",
    "unit",
    "strength",
    "jurisdiction",
    "sector",
    "effective_from",
    "effective_to",
    "article",
    "source",
    "confirmed",
    "checked_on",
    "national_value",
    "national_unit",
    "national_strength",
    "differs",
)

_DAYS = ("effective_from", "effective_to", "checked_on")

_COUNTED_INSTEAD = {"women_committee_min": "women_committee_min_employees"}
"""Parameters that are not checked where the other one has a value (queries/status/organisation.sql)."""


@dataclass(frozen=True)
class PlaceRule:
    """A rule that applies in a place to a sector; None is every sector without its own entry.

    national is the rule for the same sector in places without their own; replaced_by is the parameter that is checked
    there instead of this one.
    """

    rule: Parameter
    national: Parameter | None
    sector: str | None
    replaced_by: str | None = None

    @property
    def differs(self) -> bool:
        """Whether it demands something other than the national rule, or anything where there is no national rule."""
        return not self.rule.says_as(self.national)


def held_in(rules: pd.DataFrame, place: str | None, as_of: date) -> tuple[PlaceRule, ...]:
    """The rules (of register.rules_table.rules) that apply in the place on the date, in the order of the parameters.

    place is a province's two digits, None the whole country. Each parameter has an entry for all sectors, if a general
    rule applies, and one for each sector whose own or national rule differs from that.
    """
    given: list[Rule] = rules.astype(object).where(rules.notna(), None).to_dict("records")  # type: ignore[assignment]
    names = dict.fromkeys((*codes("parameter"), *(str(rule["parameter"]) for rule in given)))
    found = {name: list(_held(in_force_of(given, name, as_of), place)) for name in names}
    for name, other in _COUNTED_INSTEAD.items():
        found[name] = [_replaced(held, other, found[other]) for held in found[name]]
    return tuple(held for name in names for held in found[name])


def rules_of_place(held: Iterable[PlaceRule]) -> pd.DataFrame:
    """The rules as a table for programs: the columns COLUMNS, one row per entry.

    value and national_value are int or float, None where a rule binds nobody or there is no national rule; jurisdiction
    is None where the national rule applies; days are datetime64.
    """
    frame = pd.DataFrame([_row(one) for one in held], columns=[*COLUMNS], dtype=object)
    return frame.astype(dict.fromkeys(_DAYS, "datetime64[s]") | {"confirmed": "bool", "differs": "bool"})


def _held(named: list[Rule], place: str | None) -> Iterator[PlaceRule]:
    pairs = {
        sector: (rule_of(named, place, sector), rule_of(named, None, sector)) for sector in (None, *codes("sector"))
    }
    for sector, (rule, national) in pairs.items():
        if rule is not None and (sector is None or (rule, national) != pairs[None]):
            yield PlaceRule(rule, national, sector)


def _replaced(held: PlaceRule, other: str, others: Iterable[PlaceRule]) -> PlaceRule:
    counted = {one.sector: one.rule.value for one in others}
    is_asked = counted.get(held.sector, counted.get(None)) is not None
    return PlaceRule(held.rule, held.national, held.sector, other) if is_asked else held


def _row(held: PlaceRule) -> dict[str, object]:
    rule, national = held.rule, held.national
    return {
        "parameter": rule.name,
        "value": _number(rule.value),
        "unit": rule.unit,
        "strength": rule.strength,
        "jurisdiction": rule.jurisdiction,
        "sector": held.sector,
        "effective_from": rule.effective_from,
        "effective_to": rule.effective_to,
        "article": rule.article,
        "source": rule.source,
        "confirmed": rule.is_confirmed,
        "checked_on": rule.checked_on,
        "national_value": _number(national.value) if national else None,
        "national_unit": national.unit if national else None,
        "national_strength": national.strength if national else None,
        "differs": held.differs,
    }


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)

"""Determines which row of the rules is in force in a place, for a sector, on a date."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import product
from typing import Any, cast

import pandas as pd

from dashboard.catalogue.entries import Strength
from dashboard.vocabulary.codes import codes

Rule = Mapping[str, Any]
"""A row of the table rules."""

PLACE = re.compile(r"\{([a-z_]+)\}")
"""A placeholder for the amount of a rule in a text: 签订后{filing_days_wage}内报送."""

_READ_AGAIN_AFTER = pd.DateOffset(years=2)


@dataclass(frozen=True)
class Parameter:
    """A rule in force. jurisdiction is a province's two digits, sector a code; None means everywhere, or all sectors.

    value is in ``unit`` (register.rules_table.UNITS); None means that the rule binds nobody there. checked_on is the
    day on which its text was last read.
    """

    name: str
    value: Decimal | None
    jurisdiction: str | None
    sector: str | None
    article: str
    is_confirmed: bool
    unit: str | None = None
    strength: Strength | None = None
    checked_on: date | None = None
    effective_from: date | None = None
    effective_to: date | None = None
    source: str = ""

    def is_to_be_read_again(self, as_of: date) -> bool:
        """Whether its text was last read over two years before the date; False where that day is unknown."""
        return self.checked_on is not None and pd.Timestamp(self.checked_on) + _READ_AGAIN_AFTER < pd.Timestamp(as_of)

    def is_to_be_marked(self, as_of: date) -> bool:
        """Whether readers are warned of it: its text is unconfirmed or was not read for two years."""
        return not self.is_confirmed or self.is_to_be_read_again(as_of)

    def says_as(self, other: "Parameter | None") -> bool:
        """Whether it demands the same as the other rule; without another, whether it demands nothing.

        A rule without a strength matches any strength: only the amounts are then compared.
        """
        if other is None:
            return self.value is None
        same_amount = (self.value, self.unit) == (other.value, other.unit)
        return same_amount and self.strength in (None, other.strength)


def in_force(
    rules: Iterable[Rule], names: Iterable[str], as_of: date, provinces: Iterable[str | None]
) -> tuple[Parameter, ...]:
    """The rules of these names in force on the date for a unit of one of these provinces and of any sector.

    The most specific one applies: provincial before national, then one sector before all sectors, then the newest.
    """
    found: dict[Parameter, None] = {}
    in_time = [rule for rule in rules if _in_time(rule, as_of)]
    places = list(provinces)
    for name in names:
        named = [rule for rule in in_time if rule["parameter"] == name]
        for province, sector in product(places, (None, *codes("sector"))):
            held = rule_of(named, province, sector)
            if held is not None:
                found[held] = None
    return tuple(sorted(found, key=lambda row: (row.name, row.jurisdiction or "", row.sector or "")))


def rule_of(named: Iterable[Rule], province: str | None, sector: str | None) -> Parameter | None:
    """Of rules in force of one name, the one that applies to a unit of this province and sector; None without any."""
    held = [rule for rule in named if rule["jurisdiction"] in (None, province) and rule["sector"] in (None, sector)]
    return _parameter(max(held, key=_precedence)) if held else None


def amounts_at(
    rules: Iterable[Rule], names: Iterable[str], as_of: date, province: str | None, sector: str | None
) -> Mapping[str, tuple[Parameter, ...]]:
    """For each of these names, the rule that applies to a unit of this province and sector on the date, if any."""
    held = {name: rule_of(in_force_of(rules, name, as_of), province, sector) for name in names}
    return {name: (row,) for name, row in held.items() if row is not None}


def in_force_of(rules: Iterable[Rule], name: str, as_of: date) -> list[Rule]:
    """The rules of this name in force on the date, of all places and sectors."""
    return [rule for rule in rules if rule["parameter"] == name and _in_time(rule, as_of)]


def parameters_in(text: str) -> tuple[str, ...]:
    """The names of the parameters whose amounts the text states."""
    return tuple(dict.fromkeys(PLACE.findall(text)))


def _in_time(row: Rule, as_of: date) -> bool:
    begins, ends = row["effective_from"], row["effective_to"]
    return bool((begins is None or begins <= as_of) and (ends is None or ends >= as_of))


def _precedence(row: Rule) -> tuple[bool, bool, date]:
    return (row["jurisdiction"] is not None, row["sector"] is not None, row["effective_from"] or date.min)


def _parameter(row: Rule) -> Parameter:
    return Parameter(
        name=str(row["parameter"]),
        value=None if _is_empty(row["value"]) else Decimal(str(row["value"])),
        jurisdiction=_text(row["jurisdiction"]),
        sector=_text(row["sector"]),
        article=str(row["article"] or ""),
        is_confirmed=row["confirmed"] is True,
        unit=_text(row.get("unit")),
        strength=cast(Strength | None, _text(row.get("strength"))),
        checked_on=_day(row.get("checked_on")),
        effective_from=_day(row["effective_from"]),
        effective_to=_day(row["effective_to"]),
        source=str(row["source"] or ""),
    )


def _day(value: Any) -> date | None:
    return None if _is_empty(value) else value


def _text(value: object) -> str | None:
    return None if _is_empty(value) else str(value)


def _is_empty(value: object) -> bool:
    return value is None or value is pd.NaT or value != value

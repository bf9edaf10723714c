"""The legal basis of a check in a place: the article of the rule in force there, for the sector, on the date."""

from collections.abc import Mapping, Sequence
from datetime import date

from dashboard.catalogue.entries import Check
from dashboard.law.rules_in_force import Parameter, Rule, amounts_at
from dashboard.locale import Language

_WHOM = "bargaining_binds"
"""This rule only defines whom a duty binds."""

_WHEN = "review_silence_days"
"""This rule only defines when an agreement takes effect; it can't be violated."""

_INSTEAD = {"women_committee_min_employees": "women_committee_min"}
"""If the first rule has a value, the second does not apply."""


def basis_at(
    check: Check,
    language: Language,
    as_of: date,
    rules: Sequence[Rule],
    province: str | None,
    sector: str | None,
    strength: str | None = None,
) -> str:
    """The basis of the check for a unit of this province and sector on the date. ``strength`` is the item's.

    A local rule equal to the national one is cited before the check's own basis, which cites national law; a different
    local rule replaces it. The national articles stay if the local rule has another strength than the item, and for
    the check's other rules.
    """
    own = check.basis_on(as_of).in_language(language)
    names = [name for name in check.parameters if name != _WHEN]
    here, nation = _held(rules, names, as_of, province, sector), _held(rules, names, as_of, None, sector)
    duties = [row for name, row in here.items() if name != _WHOM]
    local = [row for row in duties if row.jurisdiction is not None]
    bound = [row for name, row in here.items() if name == _WHOM and row.jurisdiction is not None]
    if not local:
        articles = [own]
    elif all(_stands_beside(row, nation.get(row.name), strength) for row in local):
        articles = [*(row.article for row in local), own]
    else:
        articles = [row.article for row in (*local, *(row for row in duties if row.jurisdiction is None))]
    return ("；" if language == "zh" else "; ").join(dict.fromkeys([*articles, *(row.article for row in bound)]))


def _held(
    rules: Sequence[Rule], names: Sequence[str], as_of: date, province: str | None, sector: str | None
) -> Mapping[str, Parameter]:
    """The rules with a value in force there, by parameter."""
    held = {name: row for name, (row,) in amounts_at(rules, names, as_of, province, sector).items()}
    bound = {name: row for name, row in held.items() if row.value is not None}
    return {name: row for name, row in bound.items() if not any(_INSTEAD.get(other) == name for other in bound)}


def _stands_beside(local: Parameter, national: Parameter | None, strength: str | None) -> bool:
    is_weaker = local.strength is not None and strength is not None and local.strength != strength
    return is_weaker or (national is not None and local.says_as(national))

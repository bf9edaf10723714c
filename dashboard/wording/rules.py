"""How the rules in force are said: amounts with their unit, and texts that state a rule's amount."""

import re
from collections.abc import Mapping

from dashboard.codes import title
from dashboard.locale import Language
from dashboard.rules_in_force import Parameter
from dashboard.wording.numbers import format_number

_PLACE = re.compile(r"\{([a-z_]+)\}")


def amount_in_words(row: Parameter, language: Language) -> str:
    """A rule's value with its unit: 10个工作日; whom it binds where it is no number."""
    if row.value is None:
        return title("rule_binds", "no", language)
    number = int(row.value) if row.value == row.value.to_integral_value() else row.value
    if row.unit == "yes_no":
        return title("rule_binds", "yes" if number else "no", language)
    if row.unit == "size":
        return title("rule_size", str(max(1, min(4, int(number)))), language)
    said = format_number(number, language)
    return title("rule_unit", row.unit, language).format(n=said) if row.unit else said


def with_amounts(text: str, rows: Mapping[str, tuple[Parameter, ...]], language: Language) -> str:
    """A text with the amounts of the rules in force in place of the parameters' names: 签订后{filing_days_wage}内报送.

    Where the rules of several places differ, each amount is said once, the national one first.
    """

    def said(found: re.Match[str]) -> str:
        held = sorted(rows.get(found[1], ()), key=lambda row: (row.jurisdiction or "", row.sector or ""))
        amounts = list(dict.fromkeys(amount_in_words(row, language) for row in held))
        return ("或" if language == "zh" else " or ").join(amounts)

    return _PLACE.sub(said, text)


def parameters_in(text: str) -> tuple[str, ...]:
    """The names of the parameters whose amounts the text states."""
    return tuple(dict.fromkeys(_PLACE.findall(text)))

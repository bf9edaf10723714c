"""Words for the rules in force: amounts with their unit, and texts that state a rule's amount."""

import re
from collections.abc import Mapping
from datetime import date

from dashboard.law.rules_in_force import PLACE, Parameter
from dashboard.locale import Language, _
from dashboard.locale.in_language import speaking
from dashboard.locale.number_format import format_date, format_number
from dashboard.vocabulary.codes import title

_REMARKS = {
    "（条号未经核实）": " (number of the article not verified)",
    "（未经核实）": " (not verified)",
    "（转引）": " (quoted second-hand)",
    "（方案要求）": " (demanded by the plan)",
    "产品口径，比照企业": "a choice of this product, as for enterprises",
    "产品口径，取自": "a choice of this product, after ",
    "产品口径": "a choice of this product",
}
"""Remarks on articles in data/rules.csv and their English words. A longer remark stands before its own prefix."""


def amount_in_words(row: Parameter, language: Language) -> str:
    """A rule's value with its unit: 10个工作日; words for a yes/no, a size, or a rule without a value."""
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
    """Replaces parameter names in a text by the amounts of the rules in force: 签订后{filing_days_wage}内报送.

    If the rules of several places differ, every distinct amount is given, the national one first.
    """

    def said(found: re.Match[str]) -> str:
        held = sorted(rows.get(found[1], ()), key=lambda row: (row.jurisdiction or "", row.sector or ""))
        amounts = list(dict.fromkeys(amount_in_words(row, language) for row in held))
        return ("或" if language == "zh" else " or ").join(amounts)

    return PLACE.sub(said, text)


def reading_in_words(row: Parameter, as_of: date, language: Language) -> str:
    """When a rule's text was last read, and whether it is due for another reading; or that it is not confirmed."""
    with speaking(language):
        if not row.is_confirmed:
            return _("not confirmed")
        if row.checked_on is None:
            return _("confirmed")
        day = format_date(row.checked_on, language)
        if row.is_to_be_read_again(as_of):
            return _("text last read on {date}, more than two years before: read it again", date=day)
        return _("text last read on {date}", date=day)


def article(row: Parameter, language: Language) -> str:
    """A parameter's article: names of laws unchanged, our remarks on them in the language."""
    text = row.article
    if text and language == "en":
        for remark, said in _REMARKS.items():
            text = text.replace(remark, said)
    return text

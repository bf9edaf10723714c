"""A number's explanation in words: what its counts mean, which records are missing, the parameters, the route."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal

from dashboard.answers.explanation import MissingRecords
from dashboard.answers.numbers import Route
from dashboard.answers.parameters import stated, unconfirmed
from dashboard.catalogue.entries import WEIGHTS, Check, Indicator, Query, Strength
from dashboard.catalogue.loader import catalogue
from dashboard.law.rules_in_force import Parameter
from dashboard.locale import Language, _
from dashboard.locale.in_language import speaking
from dashboard.query.rows_behind import Side
from dashboard.register.reader import Reader
from dashboard.vocabulary.codes import title
from dashboard.vocabulary.register_titles import column_title, table_title, table_titles
from dashboard.wording.answer_titles import column_title as status_title
from dashboard.wording.code_words import state_title, strength_title, value_title
from dashboard.wording.region_names import region_name
from dashboard.wording.rule_words import amount_in_words, article, reading_in_words, with_amounts

UNCONFIRMED = "※"
"""The sign beside a number that rests on an unconfirmed parameter."""

RatioPart = Literal["numerator", "denominator", "remainder"]
"""A part of a ratio; the remainder is denominator − numerator."""

_STATES: Mapping[RatioPart, tuple[str, ...]] = {
    "numerator": ("pass",),
    "denominator": ("pass", "fail"),
    "remainder": ("fail",),
}
"""The states that each part of a check's rate counts."""

_FACTS = ("units", "headcounts", "unions")


def part_meaning(indicator: Indicator, part: RatioPart, language: Language) -> str:
    """What the numerator, the denominator or the remainder of a ratio counts."""
    check = catalogue().checks.get(indicator.check)
    if check is None:
        return indicator.meanings[part].in_language(language)
    words = {"check": check.title.in_language(language), "states": _states(check, part, language)}
    with speaking(language):
        if check.asked == "union":
            return _("unions of which “{check}” is: {states}", **words)
        return _("units of which “{check}” is: {states}", **words)


def side_title(indicator: Indicator, side: Side, language: Language) -> str:
    """The title of the rows on one side of a share: 未达标, 达标; 未办结的提案, 已办结的提案."""
    check = catalogue().checks.get(indicator.check)
    words = part_meaning(indicator, side, language) if check is None else _states(check, side, language)
    return words[:1].upper() + words[1:]


def _states(check: Check, part: RatioPart, language: Language) -> str:
    """The states that a part of a check's rate counts, in words."""
    with speaking(language):
        return _(" or ").join(state_title(state, check.id, language).lower() for state in _STATES[part])


def record_title(lack: MissingRecords, language: Language) -> str | None:
    """A missing record's title: "委员会：是否存续"; None for a computed column, which is not a record."""
    colon = "：" if language == "zh" else ": "
    table, _dot, column = lack.record.partition(".")
    if lack.check is None:
        if lack.record == "has_union":
            return status_title(lack.record, language)
        known = next((name for name in _FACTS if lack.record in table_titles()[name].columns), None)
        return column_title(known, lack.record, language) if known else None
    if table == "coverage":
        with speaking(language):
            return _("Declared complete") + colon + table_title(column, language)
    name = table_title(table, language)
    return f"{name}{colon}{column_title(table, column, language)}" if column else name


def parameter_in_words(row: Parameter, as_of: date, language: Language) -> str:
    """A parameter with its value, strength, place and sector, article, and when its text was last read."""
    colon, comma = ("：", "，") if language == "zh" else (": ", ", ")
    whom = [region_name(row.jurisdiction)] if row.jurisdiction else []
    whom += [value_title("sector", row.sector, language)] if row.sector else []
    strength = [title("strength", row.strength, language)] if row.strength else []
    parts = [
        f"{title('parameter', row.name, language)}{colon}{amount_in_words(row, language)}",
        *strength,
        *whom,
        article(row, language),
        reading_in_words(row, as_of, language),
    ]
    return comma.join(part for part in parts if part)


def next_step_in_words(query: Check | Indicator, reader: Reader, language: Language) -> str:
    """The next step, with the amounts of the rules in force in the register's provinces."""
    return with_amounts(query.next_step.in_language(language), stated(query, reader), language)


def next_steps(queries: Iterable[Query], reader: Reader, language: Language) -> dict[str, str]:
    """The next steps of these checks and indicators, by id."""
    asked = [query for query in queries if isinstance(query, Check | Indicator)]
    return {query.id: next_step_in_words(query, reader, language) for query in asked}


def strength_in_words(check: Check, found: Iterable[Strength], language: Language) -> str:
    """The strengths of a rule in words, strongest first if places or sectors differ."""
    order = sorted(found, key=lambda strength: -WEIGHTS[strength])
    return ("；" if language == "zh" else "; ").join(strength_title(strength, check.id, language) for strength in order)


def articles(rows: Iterable[Parameter], language: Language) -> str:
    """The articles of parameters, without duplicates."""
    return ("；" if language == "zh" else "; ").join(dict.fromkeys(article(row, language) or row.name for row in rows))


def unconfirmed_articles(reader: Reader, language: Language, as_of: date | None = None) -> dict[str, str]:
    """The unconfirmed articles in force on the date, by the id of the check or indicator that rests on them."""
    return {name: articles(rows, language) for name, rows in unconfirmed(reader, as_of).items()}


def with_sign(words: str, is_unconfirmed: bool) -> str:
    """The title, with the sign UNCONFIRMED if ``is_unconfirmed``."""
    return f"{words} {UNCONFIRMED}" if is_unconfirmed else words


def route_in_words(route: Route, language: Language) -> str:
    """How the number was computed, as a sentence."""
    with speaking(language):
        return {
            "roll-up": _(
                "Read from the totals that are kept for every pair of dimensions; the query below gives the "
                "same number from the units."
            ),
            "cells": _(
                "Added up from the totals that are kept for every combination of values; the query below gives "
                "the same number from the units."
            ),
            "status": _("Counted over the units by the query below."),
        }[route]

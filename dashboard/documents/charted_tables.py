"""Tables shown with a chart: the states of each check, and the main classes of each group."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.answers import numbers as answers
from dashboard.answers.demanded import demanded_numbers
from dashboard.catalogue.entries import STATES
from dashboard.catalogue.loader import catalogue
from dashboard.charts.palette import palette
from dashboard.documents.subject import Subject
from dashboard.locale import _
from dashboard.vocabulary.codes import codes
from dashboard.wording.answer_titles import column_title, dimension_title
from dashboard.wording.code_words import state_title, state_title_at, value_title

_MOST_BARS = 40
"""Most bars with which a chart stays readable."""

_NOT_DONE = STATES.index("fail") + 1
"""Index of the column "optional and not done"."""


@dataclass(frozen=True)
class Charted:
    """A table of whole numbers, drawn as stacked bars, one per row.

    series: name and colour (#rrggbb) of each column of numbers. is_share: draw bars of equal length (100 %).
    """

    title: str
    heading: str
    series: Sequence[tuple[str, str]]
    rows: Sequence[tuple[str, Sequence[int]]]
    is_share: bool = False


def charted_checks(subject: Subject) -> Charted:
    """The units that pass, fail, are unknown and not concerned, for each check with at least one known unit.

    Units that don't do what their local rule makes optional are not fails; they have a column of their own, if any.
    """
    checks = catalogue().checks
    demanded = {
        number.indicator.id: number for number in demanded_numbers(subject.reader, subject.filters, scope=subject.scope)
    }
    rows: list[tuple[str, tuple[int, ...]]] = []
    for number in answers.numbers(subject.reader, subject.filters, only=checks, scope=subject.scope):
        passed, denominator = int(number.numerator), int(number.denominator or 0)
        if denominator:
            title = checks[number.indicator.id].title.in_language(subject.language)
            asked = demanded.get(number.indicator.id)
            failing = int((asked.denominator or 0) - asked.numerator) if asked else 0
            not_done = denominator - passed - failing
            rows.append((title, (passed, failing, not_done, number.unknown, number.not_applicable)))
    colours = {**palette("light").states, "not_applicable": palette("light").main_classes["not_applicable"]}
    series = [(state_title(state, None, subject.language), colours[state]) for state in STATES]
    series.insert(_NOT_DONE, (state_title_at("fail", "may", subject.language), palette("light").none_fill))
    if not any(amounts[_NOT_DONE] for _title, amounts in rows):
        del series[_NOT_DONE]
        rows = [(title, amounts[:_NOT_DONE] + amounts[_NOT_DONE + 1 :]) for title, amounts in rows]
    return Charted(_("States of the checks"), column_title("check", subject.language), series, rows, is_share=True)


def charted_classes(subject: Subject, dimension: str) -> Charted:
    """The open units of each group by main class, the largest group first."""
    language = subject.language
    amounts: dict[str, dict[str, int]] = {}
    numbers = answers.numbers(
        subject.reader, subject.filters, (dimension, "main_class"), ["units_open"], scope=subject.scope
    )
    for number in numbers:
        group, main_class = (value or "" for value in number.group)
        amounts.setdefault(group, {})[main_class] = int(number.numerator)
    names = [name for name in codes("main_class") if any(found.get(name) for found in amounts.values())]
    series = [(value_title("main_class", name, language), palette("light").main_classes[name]) for name in names]
    rows = [
        (value_title(dimension, group, language), [found.get(name, 0) for name in names])
        for group, found in sorted(amounts.items(), key=lambda item: -sum(item[1].values()))
    ]
    title = dimension_title(dimension, language)
    return Charted(_("Main classes by {dimension}", dimension=title), title, series, rows[:_MOST_BARS])

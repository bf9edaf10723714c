"""The cross table of indicators (rows) and groups (columns)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.answers import numbers
from dashboard.answers.demanded import demanded_numbers
from dashboard.answers.numbers import Number
from dashboard.documents.subject import Subject
from dashboard.locale import _
from dashboard.locale.in_language import speaking
from dashboard.query.filters import CODED
from dashboard.vocabulary.codes import codes
from dashboard.wording.answer_titles import column_title, measure_title
from dashboard.wording.code_words import value_title
from dashboard.wording.indicator_words import shown_value, unit_title


@dataclass(frozen=True)
class Crossed:
    """The table in words, and the indices (from 0) of the rows that are rates of demanded checks."""

    frame: pd.DataFrame
    rates: Sequence[int]


def crossed(subject: Subject, dimension: str) -> Crossed:
    """Every indicator for each group of a dimension and for all units.

    A cell holds the number, or the counts in words if too little is known for a rate.
    """
    language = subject.language
    whole = numbers.numbers(subject.reader, subject.filters, scope=subject.scope)
    found = {
        (number.indicator.id, number.group[0] or ""): number
        for number in numbers.numbers(subject.reader, subject.filters, (dimension,), scope=subject.scope)
    }
    groups = _in_order(dimension, {group for _name, group in found})
    with speaking(language):
        titles = _unique([value_title(dimension, group, language) for group in groups] + [_("All units")])
    rows = [
        [
            number.indicator.title.in_language(language),
            unit_title(number.indicator.unit, language),
            *(_cell(subject, found.get((number.indicator.id, group))) for group in groups),
            _cell(subject, number),
        ]
        for number in whole
    ]
    columns = [column_title("indicator", language), measure_title(language), *titles]
    # A low rate of an optional practice is no breach, so it is never coloured red; the screen does the same.
    demanded = demanded_numbers(subject.reader, subject.filters, scope=subject.scope)
    ids = {number.indicator.id for number in demanded}
    return Crossed(
        pd.DataFrame(rows, columns=columns, dtype=object),
        [place for place, number in enumerate(whole) if number.indicator.id in ids],
    )


def _cell(subject: Subject, number: Number | None) -> Any:
    if number is None:
        return None
    return number.value if number.is_shown else shown_value(number, subject.language)


def _in_order(dimension: str, groups: set[str]) -> list[str]:
    order = {code: place for place, code in enumerate(codes(dimension))} if dimension in CODED else {}
    return sorted(groups, key=lambda group: (group == "", order.get(group, len(order)), group))


def _unique(titles: Sequence[str]) -> list[str]:
    """The titles with repeats numbered, as in "X (2)": two supervisors may have the same name."""
    seen: dict[str, int] = {}
    found = []
    for title in titles:
        seen[title] = seen.get(title, 0) + 1
        found.append(title if seen[title] == 1 else f"{title} ({seen[title]})")
    return found

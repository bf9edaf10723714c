"""Columns of the register that a header may stand for, by similarity: for a person to confirm, never applied."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from dashboard.ingest.cells.column_readers import reader_for
from dashboard.ingest.mapping.headers import Target, folded_header, known_headers
from dashboard.ingest.tables.read_columns import ReadColumn
from dashboard.vocabulary.register_titles import table_titles

_LEAST_ALIKE = 0.5
_MOST = 3
_READABLE = 0.5
"""The share of a column's samples that a suggested column must be able to read."""


@dataclass(frozen=True)
class Suggestion:
    """A column of the register that a header may stand for: the known header that it is like, and how much, 0 to 1."""

    target: Target
    like: str
    alike: float


def suggestions(column: ReadColumn, taken: Iterable[Target] = (), near: Sequence[str] = ()) -> tuple[Suggestion, ...]:
    """Up to three, the likest first; of columns that are equally alike those of the tables ``near`` come first.

    Left out are columns that the sheet has already (``taken``), and those that can't read most of the samples.
    """
    if column.targets or column.personal:
        return ()
    folded = folded_header(column.header)
    others = set(taken)
    best: dict[Target, Suggestion] = {}
    for known, targets in _offered():
        matcher = SequenceMatcher(None, folded, known, autojunk=False)
        if matcher.real_quick_ratio() < _LEAST_ALIKE or (alike := matcher.ratio()) < _LEAST_ALIKE:
            continue
        for target in targets:
            if target in others or (target in best and best[target].alike >= alike):
                continue
            best[target] = Suggestion(target, known, alike)
    found = [one for one in best.values() if _reads(one.target, column.samples)]
    order = {table: place for place, table in enumerate(near)}
    found.sort(key=lambda one: (-round(one.alike, 2), order.get(one.target.table, len(order))))
    return tuple(found[:_MOST])


def choices() -> tuple[Target, ...]:
    """Every column that a person may choose for a header, table by table."""
    return tuple(
        Target(table.name, column.name)
        for table in table_titles().values()
        for column in table.columns.values()
        if table.name not in _NOT_OFFERED
    )


_NOT_OFFERED = frozenset({"aliases", "coverage"})
"""Tables of decisions and declarations, which no foreign sheet holds."""


@cache
def _offered() -> tuple[tuple[str, tuple[Target, ...]], ...]:
    found = (
        (known, tuple(one for one in targets if one.table not in _NOT_OFFERED and one.code is None))
        for known, targets in known_headers().items()
    )
    return tuple((known, targets) for known, targets in found if targets)


def _reads(target: Target, samples: Sequence[str]) -> bool:
    if not samples:
        return True
    reader = reader_for(target)
    return sum(reader(sample).error is None for sample in samples) >= _READABLE * len(samples)

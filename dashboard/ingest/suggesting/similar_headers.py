"""Suggests register columns for a header by similarity. A user confirms them; they are never applied automatically."""

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
"""The least share of a column's samples that a suggested register column must be able to read."""


@dataclass(frozen=True)
class Suggestion:
    """A register column that a header may stand for: like is the most similar known header, alike from 0 to 1."""

    target: Target
    like: str
    alike: float


def suggestions(column: ReadColumn, taken: Iterable[Target] = (), near: Sequence[str] = ()) -> tuple[Suggestion, ...]:
    """Up to three suggestions, the most similar first; on a tie, columns of the tables in ``near``, in that order.

    Excludes columns that the sheet already fills (``taken``) and those that can't read at least half of the samples.
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
    """Every register column that a user may choose for a header, table by table, and what single headers stand for.

    The latter are columns of one code each, such as 经审会, and whether a unit has a union.
    """
    plain = [
        Target(table.name, column.name)
        for table in table_titles().values()
        for column in table.columns.values()
        if table.name not in _NOT_OFFERED
    ]
    coded = [Target(table.name, part.column, part.code) for table in table_titles().values() for part in table.spread]
    return (*plain, *dict.fromkeys(coded))


_NOT_OFFERED = frozenset({"aliases", "coverage"})
"""Tables of the user's decisions and declarations, which no foreign sheet holds."""


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

"""Column widths of printed tables: short texts stay on one line, longer ones share the rest."""

import re
from collections.abc import Callable, Sequence

_WORD = re.compile(r"[^\s\u2e80-\uffef]+")
"""A unit that must not be broken: a word or number; Chinese breaks anywhere."""

_TO_FILL_IN = 7
"""A column without text is for handwriting: it gets at least 1/7 of the width."""


def column_widths(
    rows: Sequence[Sequence[str]], total: float, measure: Callable[[str], float], padding: float
) -> list[float]:
    """The column widths, which sum to ``total``, in the unit of ``measure``. The first row is the header.

    If all fit, each column gets its widest text and a share of the rest. Otherwise wide columns are cut to a common
    limit, but none below its longest word, unless the longest words together exceed the total.
    """
    least = longest_words(rows, measure, padding)
    asked = []
    for cells in zip(*rows, strict=True):
        wish = max(map(measure, cells)) + padding
        empty = not any(cells[1:])
        asked.append(max(wish, total / _TO_FILL_IN) if empty else wish)
    if sum(asked) <= total:
        return [wish * total / sum(asked) for wish in asked]
    if sum(least) >= total:
        return [word * total / sum(least) for word in least]
    return _levelled(asked, least, total)


def longest_words(rows: Sequence[Sequence[str]], measure: Callable[[str], float], padding: float) -> list[float]:
    """Each column's longest word plus padding."""
    return [
        max((measure(word) for cell in cells for word in _WORD.findall(cell)), default=0.0) + padding
        for cells in zip(*rows, strict=True)
    ]


def _levelled(asked: Sequence[float], least: Sequence[float], total: float) -> list[float]:
    """Each column's wanted width, cut to a common level but never below its longest word."""
    low, high = 0.0, max(asked)
    for _step in range(40):
        level = (low + high) / 2
        if sum(max(word, min(wish, level)) for wish, word in zip(asked, least, strict=True)) > total:
            high = level
        else:
            low = level
    return [max(word, min(wish, low)) for wish, word in zip(asked, least, strict=True)]

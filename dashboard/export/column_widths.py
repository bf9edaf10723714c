"""How wide a table's columns are on paper: short texts whole, the rest for those that have more to say."""

import re
from collections.abc import Callable, Sequence

_WORD = re.compile(r"[^\s\u2e80-\uffef]+")
"""What does not break in two lines: a word or number; Chinese breaks anywhere."""

_TO_FILL_IN = 7
"""A column without a word is one to write in by hand: it gets at least one such part of the width."""


def column_widths(
    rows: Sequence[Sequence[str]], total: float, measure: Callable[[str], float], padding: float
) -> list[float]:
    """The columns' widths, which sum to ``total``, in the unit of ``measure``. The first row is the header.

    Where there is room each gets what its widest text asks for, and a share of the rest. Where there is not, what all
    can have alike limits those that ask for more; none is narrower than its longest word, unless all words together
    are wider than the total.
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
    """What each column needs for its longest word."""
    return [
        max((measure(word) for cell in cells for word in _WORD.findall(cell)), default=0.0) + padding
        for cells in zip(*rows, strict=True)
    ]


def _levelled(asked: Sequence[float], least: Sequence[float], total: float) -> list[float]:
    """Each column's wish up to one level for all, but never less than its longest word."""
    low, high = 0.0, max(asked)
    for _step in range(40):
        level = (low + high) / 2
        if sum(max(word, min(wish, level)) for wish, word in zip(asked, least, strict=True)) > total:
            high = level
        else:
            low = level
    return [max(word, min(wish, low)) for wish, word in zip(asked, least, strict=True)]

"""Where lines of Chinese and Western text may end: Western words stay whole, no line begins with a closing sign."""

import re
from collections.abc import Callable, Iterator

_NOT_FIRST = frozenset("，。、；：？！）》”’…—%％·,.;:?!)]}")
_NOT_LAST = frozenset("（《“‘([{")
_PIECES = re.compile(r"[ \t]+|[!-~\u00a1-\u024f–−]+|.", re.DOTALL)


def lines(text: str, width: float, measure: Callable[[str], float], first: float = 0.0) -> list[str]:
    """The text on lines no wider than ``width``, the first one narrower by ``first``; measure gives a text's width.

    A word wider than a line is broken where the line ends.
    """
    found: list[str] = []
    line, room = "", width - first
    for piece in _units(text):
        while measure(line + piece.rstrip()) > room:
            if line.strip():
                found.append(line.rstrip())
                line, room, piece = "", width, piece.lstrip()
                continue
            kept = next((n for n in range(len(piece) - 1, 1, -1) if measure(piece[:n]) <= room), 1)
            if len(piece) <= 1:
                break
            found.append(piece[:kept])
            piece, room = piece[kept:], width
        line += piece
    return [*found, line.rstrip()] if line.strip() or not found else found


def _units(text: str) -> Iterator[str]:
    """What may not be broken: a Western word, or a character with the signs that stay at it."""
    unit = ""
    for piece in _PIECES.findall(text):
        if unit and (piece[0] in _NOT_FIRST or unit[-1] in _NOT_LAST):
            unit += piece
            continue
        if unit:
            yield unit
        unit = piece
    if unit:
        yield unit

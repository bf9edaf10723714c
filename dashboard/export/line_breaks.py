"""Breaks lines of Chinese and Western text: Western words stay whole, no line starts with closing punctuation."""

import re
from collections.abc import Callable, Iterator

_NOT_FIRST = frozenset("，。、；：？！）》”’…—%％·,.;:?!)]}")
_NOT_LAST = frozenset("（《“‘([{")
_PIECES = re.compile(r"[ \t]+|[!-~\u00a1-\u024f–−]+|.", re.DOTALL)


def lines(text: str, width: float, measure: Callable[[str], float], first: float = 0.0) -> list[str]:
    """The text in lines no wider than ``width``, the first narrower by ``first``; measure gives a text's width.

    A word wider than a line is broken at the end of the line.
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
    """Unbreakable units: a Western word, or a character with the punctuation attached to it."""
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

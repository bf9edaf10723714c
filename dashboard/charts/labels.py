"""Labels: escaped, because Plotly interprets mark-up in them, and broken into lines, never cut."""

from collections.abc import Iterable
from html import escape, unescape
from unicodedata import east_asian_width

_BREAK = "<br>"
_PAUSES = "、，；：。,;: "
_WIDE_LETTERS = {"m": 0.98, "w": 0.82, "M": 0.87, "W": 0.99, "%": 0.96, "@": 1.0}
_CAPITAL, _LETTER = 0.8, 0.64
"""Shares of the font's size that DejaVu Sans, the widest font in use, gives to its signs."""
_EDGE = 4
"""Pixels beyond the letters: a name that fills its margin to the pixel loses its first stroke (measured: 1 px)."""


def escaped(name: str) -> str:
    """Escape the name, so that it is shown literally."""
    return escape(name, quote=False)


def wrapped(name: str, width: int) -> str:
    """The escaped name on as few lines as possible of about this width, broken at the best places.

    Width is in half-width characters: a Chinese character is 2. Western words are never split, so a long one may exceed
    the width.
    """
    lines = -(-width_of(name) // width)
    places = [place for place in range(1, len(name)) if _may_break(name[place - 1], name[place])]
    if lines <= 1 or not places:
        return escaped(name)
    wanted = width_of(name) / lines
    # Of two equally near places, the later one: 个体工/商户 reads as a heading, 个体/工商户 as a word and a remainder.
    place = min(reversed(places), key=lambda place: _distance(name, place, wanted))
    return escaped(name[:place].rstrip()) + _BREAK + wrapped(name[place:].lstrip(), width)


def _distance(name: str, place: int, wanted: float) -> float:
    """How far a break is from the wanted place; less by two Chinese characters after a pause or before a bracket."""
    pauses = name[place - 1] in _PAUSES or name[place] in "（("
    return abs(width_of(name[:place].rstrip()) - wanted) - (4 if pauses else 0)


def _may_break(before: str, after: str) -> bool:
    if after in "、，；：。）》”,;:)":
        return False
    return before in " /-" or width_of(before) == 2 or width_of(after) == 2


def lines_of(label: str) -> int:
    """The number of lines of a wrapped label."""
    return label.count(_BREAK) + 1


def width_of(name: str) -> int:
    """The width in half-width characters. Characters of ambiguous width, such as ·, are wide in Chinese fonts."""
    return sum(2 if east_asian_width(sign) in "WFA" else 1 for sign in name)


def pixels_of(labels: Iterable[str], size: int) -> int:
    """The width in pixels of the widest line of these labels at this font size, for fonts as wide as DejaVu Sans.

    A given margin spares plotly the second drawing by which it measures one: half the time.
    """
    lines = (unescape(line) for label in labels for line in label.split(_BREAK))
    return max((round(sum(map(_share, line)) * size) + _EDGE for line in lines), default=0)


def _share(sign: str) -> float:
    """A sign's width as a share of its font's size."""
    if width_of(sign) == 2:
        return 1.0
    return _WIDE_LETTERS.get(sign, _CAPITAL if sign.isupper() else _LETTER)

"""Names as labels: escaped, because Plotly reads its own mark-up in them, and broken into lines, never cut."""

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
    """The name as it stands, whatever signs it holds."""
    return escape(name, quote=False)


def wrapped(name: str, width: int) -> str:
    """The name, escaped, on as few lines of at most about this width as hold it, broken where it reads best.

    Width is counted in half-width signs: a Chinese character is 2. Western words stay whole, so that a single long one
    keeps its line.
    """
    lines = -(-width_of(name) // width)
    places = [place for place in range(1, len(name)) if _may_break(name[place - 1], name[place])]
    if lines <= 1 or not places:
        return escaped(name)
    wanted = width_of(name) / lines
    # Of two places equally near, the later one: 个体工/商户 reads as a heading, 个体/工商户 as a word and its rest.
    place = min(reversed(places), key=lambda place: _distance(name, place, wanted))
    return escaped(name[:place].rstrip()) + _BREAK + wrapped(name[place:].lstrip(), width)


def _distance(name: str, place: int, wanted: float) -> float:
    """How far a break is from where it is wanted; one after a pause counts as nearer by two Chinese characters."""
    pauses = name[place - 1] in _PAUSES or name[place] in "（("
    return abs(width_of(name[:place].rstrip()) - wanted) - (4 if pauses else 0)


def _may_break(before: str, after: str) -> bool:
    if after in "、，；：。）》”,;:)":
        return False
    return before in " /-" or width_of(before) == 2 or width_of(after) == 2


def lines_of(label: str) -> int:
    """How many lines a wrapped label has."""
    return label.count(_BREAK) + 1


def width_of(name: str) -> int:
    """The width in half-width signs. Signs of doubtful width, such as ·, are wide in Chinese fonts."""
    return sum(2 if east_asian_width(sign) in "WFA" else 1 for sign in name)


def pixels_of(labels: Iterable[str], size: int) -> int:
    """What the widest line of these wrapped labels takes in letters of this size, in fonts as wide as DejaVu Sans.

    A margin that is given spares plotly the second drawing of the whole figure by which it finds one: half the time.
    """
    lines = (unescape(line) for label in labels for line in label.split(_BREAK))
    return max((round(sum(map(_share, line)) * size) + _EDGE for line in lines), default=0)


def _share(sign: str) -> float:
    """A sign's width as a share of its font's size."""
    if width_of(sign) == 2:
        return 1.0
    return _WIDE_LETTERS.get(sign, _CAPITAL if sign.isupper() else _LETTER)

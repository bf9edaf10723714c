"""The door of every cell: what no reader of a sheet sees is taken away before anything is read."""

import re
import unicodedata
from functools import lru_cache

from dashboard.ingest.files.sheets import Cell, Formula

_QUOTED = re.compile(r'=\s*"([^"]*)"')
_MARKED = re.compile(r"['\u2018\u2019](?=[\d.\-+])([^'\u2018\u2019]*)")
"""A text kept from becoming a number: ="00123", as programs export it, and '00123, as people type it."""

_RADICALS = range(0x2E80, 0x2FE0)
_BRACKETS = str.maketrans("\ufe59\ufe5a\ufe5b\ufe5c\ufe5d\ufe5e", "(){}[]")


def cleaned(cell: Cell) -> Cell:
    """The cell as its reader sees it; None if nothing is seen.

    Drops invisible characters (category Cf: byte-order marks, zero-width and direction marks, soft hyphens), writes
    Kangxi radicals as the characters that they look like and small brackets as brackets, makes every blank a plain one,
    and takes off what kept a text from becoming a number. Width and other variants stay: ① and Ⅱ are parts of names.
    """
    if not isinstance(cell, str) or isinstance(cell, Formula):
        return cell
    return _cleaned(cell) or None


@lru_cache(maxsize=2**16)
def _cleaned(text: str) -> str:
    if not text.isascii():
        text = "".join(map(_seen, text)).translate(_BRACKETS)
    text = text.strip()
    if text[:1] in ("=", "'", "\u2018", "\u2019"):
        for pattern in (_QUOTED, _MARKED):
            if found := pattern.fullmatch(text):
                return found[1].strip()
    return text


def _seen(sign: str) -> str:
    if ord(sign) in _RADICALS:
        return unicodedata.normalize("NFKC", sign)
    category = unicodedata.category(sign)
    if category == "Cf":
        return ""
    return " " if category == "Zs" else sign

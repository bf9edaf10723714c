"""The initials by which Chinese is typed: gyfy finds 贵阳纺院."""

import re
from collections.abc import Mapping
from functools import cache

_FEWEST, _MOST = 2, 20
"""One letter would find every name, and a longer text than this is no abbreviation."""


@cache
def characters() -> Mapping[str, str]:
    """The common characters by the letter that a reading of them begins with; one of several readings by each.

    Common are those of GB 2312, the 6,763 that names are written in; 重 stands under c and z.
    """
    # Imported at the first search in letters: its dictionary of phrases takes half a second, which no page should wait.
    from pypinyin.constants import PINYIN_DICT, Style
    from pypinyin.style import convert

    found: dict[str, list[str]] = {}
    for code, readings in sorted(PINYIN_DICT.items()):
        character = chr(code)
        if _is_common(character):
            letters = {convert(reading, Style.FIRST_LETTER, strict=False) for reading in readings.split(",")}
            for letter in letters:
                found.setdefault(letter, []).append(character)
    return {letter: "".join(listed) for letter, listed in found.items() if letter}


def _is_common(character: str) -> bool:
    try:
        return len(character.encode("gb2312")) == 2
    except UnicodeEncodeError:
        return False


def initials_pattern(text: str) -> str | None:
    """A regular expression for the names with characters in a row that begin with these letters; None for other texts.

    A letter stands for itself too, as in the name of a firm that is written half in Latin letters.
    """
    letters = text.strip().lower()
    if not re.fullmatch(f"[a-z]{{{_FEWEST},{_MOST}}}", letters):
        return None
    return "".join(f"[{letter}{letter.upper()}{characters().get(letter, '')}]" for letter in letters)

"""Search by pinyin initials: gyfy finds 贵阳纺院."""

import re
from collections.abc import Mapping
from functools import cache

_FEWEST, _MOST = 2, 20
"""One letter would match every name, and a longer text than this is no abbreviation."""


@cache
def characters() -> Mapping[str, str]:
    """The common characters by the initial letter of their readings; a character with several readings is under each.

    Common characters are the 6,763 of GB 2312, in which names are written; 重 is under c and z.
    """
    # Imported on the first search by letters: loading its phrase dictionary takes half a second, which no page should
    # wait for.
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
    """A regular expression for names with consecutive characters of these initials; None for other texts.

    A letter also matches itself, for company names partly in Latin letters.
    """
    letters = text.strip().lower()
    if not re.fullmatch(f"[a-z]{{{_FEWEST},{_MOST}}}", letters):
        return None
    return "".join(f"[{letter}{letter.upper()}{characters().get(letter, '')}]" for letter in letters)

"""Judges whether a text can be the name of a unit."""

import re

_NO_NAME = re.compile(r"\d+|[^\w]+")


def no_unit_name(text: str) -> bool:
    """Whether the text can't be a unit's name: a number, a sign, a sentence, a filler, a total."""
    return _NO_NAME.fullmatch(text.strip()) is not None

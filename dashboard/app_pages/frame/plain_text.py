"""Escapes text from a register for Markdown, so that it can't become a link or an image."""

import re

_SIGNS = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|$:~&])")


def literal(text: object) -> str:
    """The text on one line, with all Markdown characters escaped."""
    return _SIGNS.sub(r"\\\1", " ".join(str(text).split()))

"""Text from a register in a place that reads Markdown: it must stay text, and never become a link or a picture."""

import re

_SIGNS = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|$:~&])")


def literal(text: object) -> str:
    """The text with every sign of Markdown escaped, on one line."""
    return _SIGNS.sub(r"\\\1", " ".join(str(text).split()))

"""File names built from user-supplied text."""

import re

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\s_]+')


def safe(text: str) -> str:
    """The text as a part of a file name that is valid on every system."""
    # Removes control characters, and direction marks that disguise a name.
    printable = "".join(sign if sign.isprintable() else " " for sign in text)
    return _cut(_FORBIDDEN.sub(" ", printable).strip(" .").replace(" ", "-"), 80)


def _cut(text: str, most_bytes: int) -> str:
    return text.encode("utf-8", errors="replace")[: max(most_bytes, 0)].decode(errors="ignore")

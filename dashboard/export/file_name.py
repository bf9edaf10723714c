"""Names of files to download."""

import re

from dashboard.export.cells import synthetic_mark
from dashboard.export.context import Context

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\s_]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
_MOST_BYTES = 200
"""File systems allow 255 bytes; a browser may add a number."""


def file_name(context: Context, extension: str) -> str:
    """A name such as 指标表_贵州省直_2014-04-30.xlsx that is safe on every system; invented data say so in it."""
    parts = [context.title, context.register, context.as_of.isoformat()]
    if context.synthetic:
        parts.append(synthetic_mark(context))
    title, *rest = filter(None, map(safe, parts))
    ending = f".{extension.removeprefix('.')}"
    kept = "_".join(rest) + ending
    name = f"{_cut(title, _MOST_BYTES - len(kept.encode()) - 1)}_{kept}"
    return f"_{name}" if _RESERVED.fullmatch(name.split(".")[0]) else name


def safe(text: str) -> str:
    """The text as a part of a file's name on every system."""
    # Not printable: control characters, and the marks of direction that make a name look like another.
    printable = "".join(sign if sign.isprintable() else " " for sign in text)
    return _cut(_FORBIDDEN.sub(" ", printable).strip(" .").replace(" ", "-"), 80)


def _cut(text: str, most_bytes: int) -> str:
    return text.encode("utf-8", errors="replace")[: max(most_bytes, 0)].decode(errors="ignore")

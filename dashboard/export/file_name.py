"""Names of downloaded files."""

import re

from dashboard.documents.context import Context
from dashboard.export.plain_cells import synthetic_mark
from dashboard.vocabulary.file_names import _cut, safe

_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
_MOST_BYTES = 200
"""File systems allow 255 bytes; a browser may add a number."""


def file_name(context: Context, extension: str) -> str:
    """A name such as 指标表_贵州省直_2014-04-30.xlsx, valid on every system; names of synthetic data say so."""
    parts = [context.title, context.register, context.as_of.isoformat()]
    if context.synthetic:
        parts.append(synthetic_mark(context))
    title, *rest = filter(None, map(safe, parts))
    ending = f".{extension.removeprefix('.')}"
    kept = "_".join(rest) + ending
    name = f"{_cut(title, _MOST_BYTES - len(kept.encode()) - 1)}_{kept}"
    return f"_{name}" if _RESERVED.fullmatch(name.split(".")[0]) else name

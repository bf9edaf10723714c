"""Refuses what would unpack to far more than it is, by the sizes that its zip declares."""

import zipfile
from collections.abc import Sequence
from pathlib import Path

from dashboard.errors import Refused
from dashboard.locale import _

MOST_UNPACKED = 2 * 1024**3
"""Bytes of all parts together: a million rows of twenty columns are 1.2 GB of markup."""

_MOST_TIMES = ((64 * 1024**2, 300), (256 * 1024**2, 100))
"""How many times a part above a size may shrink. Real sheets shrink 10 to 30 times, a million cells that are all alike
130 to 230 times (measured)."""


def is_bomb(parts: Sequence[zipfile.ZipInfo]) -> bool:
    """Whether a part would unpack to more times its size than real ones do."""
    return any(
        part.file_size > size and part.file_size > times * max(part.compress_size, 1)
        for part in parts
        for size, times in _MOST_TIMES
    )


def refuse_bomb(path: Path, name: str) -> None:
    """Raises Refused if the parts of the zip are together or singly beyond the limits. Reads the directory only.

    A part that is larger than it declares is refused by its reader, which stops at the declared size.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError):
        return  # its reader says that it is damaged
    unpacked = sum(part.file_size for part in parts)
    if is_bomb(parts) or unpacked > MOST_UNPACKED:
        raise Refused(
            _(
                "{file} would unpack from {size} MB to {unpacked} MB: it is refused. Open it where it was made, copy "
                "the cells that are filled into a new workbook and save that.",
                file=name,
                size=-(-path.stat().st_size // 10**6),
                unpacked=-(-unpacked // 10**6),
            )
        )

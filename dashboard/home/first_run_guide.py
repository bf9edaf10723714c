"""Whether the first-run guide has been read in this home: one empty file says so."""

from contextlib import suppress
from pathlib import Path

_NAME = "guide-read"


def is_read(home: Path) -> bool:
    """Whether somebody has closed the guide."""
    return (home / _NAME).exists()


def mark_read(home: Path) -> None:
    """Remember that the guide was closed; a folder that can't be written forgets it with the session."""
    with suppress(OSError):
        (home / _NAME).touch()

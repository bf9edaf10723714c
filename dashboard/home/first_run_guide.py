"""Remembers that the first-run guide has been closed in this home, by an empty file."""

from contextlib import suppress
from pathlib import Path

_NAME = "guide-read"


def is_read(home: Path) -> bool:
    """Whether someone has closed the guide."""
    return (home / _NAME).exists()


def mark_read(home: Path) -> None:
    """Remember that the guide was closed; does nothing if the folder can't be written."""
    with suppress(OSError):
        (home / _NAME).touch()

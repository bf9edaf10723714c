"""What a written document consists of, before any format: paragraphs and tables under headings."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Table:
    """A table of texts with a caption. numbers are the columns, from 0, that stand at the right."""

    caption: str
    headers: Sequence[str]
    rows: Sequence[Sequence[str]]
    numbers: Sequence[int] = ()


@dataclass(frozen=True)
class Section:
    """A heading without its number, and what stands below it in this order."""

    heading: str
    blocks: Sequence[str | Table]


@dataclass(frozen=True)
class Switches:
    """What a brief shows: the units by name (点名) or not, the score or not, a line to sign or not."""

    named: bool = True
    scored: bool = False
    signed: bool = False


def listed(parts: Sequence[str], language: str) -> str:
    """Parts of a sentence beside each other."""
    return ("、" if language == "zh" else ", ").join(parts)

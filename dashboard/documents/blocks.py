"""The parts of a written document, independent of its format: paragraphs and tables under headings."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class TableBlock:
    """A table of texts with a caption. numbers are the indices (from 0) of right-aligned columns."""

    caption: str
    headers: Sequence[str]
    rows: Sequence[Sequence[str]]
    numbers: Sequence[int] = ()


@dataclass(frozen=True)
class Section:
    """A heading without its number, and its paragraphs and tables in order."""

    heading: str
    blocks: Sequence[str | TableBlock]


@dataclass(frozen=True)
class Switches:
    """Options of a brief: name units (点名), show the score, add lines to sign."""

    named: bool = True
    scored: bool = False
    signed: bool = False

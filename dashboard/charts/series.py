"""The data of charts over time."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal


@dataclass(frozen=True)
class Point:
    """An indicator on a date. text is the value, or what replaces it, as a page shows it.

    value is in the indicator's unit; None is a gap in the line: mostly "unknown", "not_applicable" to anyone, not
    computed ("missing"), or before the first record ("unrecorded"). note says what is to be verified beside a value, if
    anything.
    """

    day: date
    value: int | float | Decimal | None
    text: str
    gap: Literal["unknown", "not_applicable", "missing", "unrecorded"] | None = None
    note: str = ""


@dataclass(frozen=True)
class Row:
    """One kind of deadline: its code, its title, and its count in each month."""

    kind: str
    title: str
    counts: tuple[int, ...]

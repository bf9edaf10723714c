"""One cell of the heat map of pass rates."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.charts.numerals import percent
from dashboard.query.counts import is_few, is_mostly_known


@dataclass(frozen=True)
class Cell:
    """How many units of one group are in each state of one check.

    is_optional marks a check of strength "may": not passing it is no failure and is never drawn red. only_reported
    counts the failures known only from reports.
    """

    row: str
    row_title: str
    check: str
    column_title: str
    passed: int
    failed: int
    unknown: int
    not_applicable: int
    is_optional: bool = False
    only_reported: int = 0

    @property
    def known(self) -> int:
        """Units that pass or fail."""
        return self.passed + self.failed

    @property
    def is_bound(self) -> bool:
        """Whether the check binds, or may bind, any unit of the group."""
        return self.known + self.unknown > 0

    @property
    def is_mostly_known(self) -> bool:
        """Whether a rate may be shown (counts.is_mostly_known)."""
        return is_mostly_known(self)

    @property
    def is_few(self) -> bool:
        """Whether too few units are known: the cell is then drawn pale and never named best or worst."""
        return is_few(self.known)

    @property
    def numerator(self) -> int:
        """The units that pass."""
        return self.passed

    @property
    def denominator(self) -> int:
        """The units that are known."""
        return self.known

    @property
    def units(self) -> int:
        """All units of the group."""
        return self.known + self.unknown + self.not_applicable

    @property
    def rate(self) -> int:
        """The pass rate in whole percent of the known units; needs at least one."""
        return percent(self.passed, self.known)


def together(cells: Sequence[Cell]) -> Cell:
    """The sum of a check's cells over all groups; needs at least one cell."""
    first = cells[0]
    sums = {name: sum(getattr(cell, name) for cell in cells) for name in _COUNTS}
    return replace(first, row="", row_title="", **sums)


_COUNTS = ("passed", "failed", "unknown", "not_applicable", "only_reported")

"""One cell of the grid of pass rates."""

from dataclasses import dataclass

from dashboard.charts.numerals import percent


@dataclass(frozen=True)
class Cell:
    """How many units of one group are in each state of one check.

    is_optional marks a check of strength "may": what isn't done there is no failure, and is never red.
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
        """Whether at least half of the bound units are known, so that a rate may be shown."""
        return self.known > 0 and self.known >= self.unknown

    @property
    def rate(self) -> int:
        """The pass rate in whole percent of the known units. Only where some are known."""
        return percent(self.passed, self.known)

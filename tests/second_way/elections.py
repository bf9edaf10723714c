"""The term in force: when it ends and by how much it is overdue (readings 30, 31 and 91)."""

from dataclasses import dataclass
from datetime import date

from second_way.days import days_after, years_after
from second_way.membership import Asked
from second_way.register import Register, Row


@dataclass(frozen=True)
class Term:
    """The newest term elected by the date. `end` is None where none can be computed.

    `regular_end` leaves extensions aside; `undecided_to` is the end of an extension whose approval is not recorded.
    """

    row: Row
    regular_end: date | None
    end: date | None
    undecided_to: date | None

    def in_time(self, as_of: date) -> bool | None:
        """The last day of the term is still in time; unknown up to an extension's end without a recorded approval."""
        if self.end is None:
            return None
        if as_of <= self.end:
            return True
        return None if self.undecided_to is not None and as_of <= self.undecided_to else False

    def overdue_since(self) -> date | None:
        return None if self.end is None else days_after(self.end, 1)

    def days_overdue(self, as_of: date) -> int:
        """Days after the end; 0 in time or not known to be overdue."""
        return (as_of - self.end).days if self.end is not None and self.in_time(as_of) is False else 0


def terms_of(register: Register, asked: Asked) -> list[Row]:
    """All terms elected by the date."""
    return [] if asked.union_id is None else register.rows("terms", union_id=asked.union_id)


def newest_term(register: Register, asked: Asked, before: date | None = None) -> Term | None:
    """Of two elected on one day the higher term_no (reading 31). `before`: among those elected before that day."""
    rows = [row for row in terms_of(register, asked) if before is None or row["elected_on"] < before]
    if not rows:
        return None
    row = max(rows, key=lambda row: (row["elected_on"], -1 if row["term_no"] is None else row["term_no"]))
    regular_end = end = _regular_end(row)
    extended_to, approved = row["extended_to"], row["extension_approved"]
    if approved is True and extended_to is not None:
        end = extended_to if end is None else max(end, extended_to)
    return Term(row, regular_end, end, extended_to if approved is None else None)


def _regular_end(row: Row) -> date | None:
    if row["ends_on"] is not None:
        end: date = row["ends_on"]
        return end
    return None if row["term_years"] is None else years_after(row["elected_on"], row["term_years"])

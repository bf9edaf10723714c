"""The same page of indicators written by hand for other engines, for comparison.

Each module defines ``Peer``: constructed from a folder of files (not timed), then queried with ``answer``.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

PEERS = ("duckdb", "polars", "datafusion", "pandas", "sqlite")
"""The engines, by module name in this package."""

COLUMNS = {
    "units": (
        "unit_id",
        "sector",
        "industry",
        "size",
        "region",
        "supervisor",
        "union_id",
        "operating_status",
        "employees",
        "female_employees",
        "founded_on",
        "closed_on",
    ),
    "unions": ("union_id", "level", "lead_unit_id", "established_on", "dissolved_on", "members", "female_members"),
    "terms": ("union_id", "term_no", "elected_on", "ends_on", "term_years", "extended_to", "extension_approved"),
    "headcounts": ("unit_id", "counted_on", "employees", "female_employees", "members", "female_members"),
    "findings": ("unit_id", "check_id", "reported_on", "closed_on"),
    "task_units": ("unit_id", "task_id", "done_on"),
    "tasks": ("task_id", "starts_on", "due_on"),
    "coverage": ("table_name", "scope", "complete_from", "complete_to"),
}
"""The tables of the register that the page needs, and their columns."""

PAGE = (
    "units_open",
    "coverage_25",
    "coverage_100",
    "coverage_all",
    "units_covered",
    "union_density",
    "women_density",
    "employees_total",
    "elections_due_90",
    "tasks_done",
    "tasks_overdue",
    "findings_open",
)
"""The indicators of the page."""

Answer = dict[str, int]
"""Numerators by indicator id, denominators by <id>_of."""


@dataclass(frozen=True)
class Question:
    """The page on a date for the units with these values; all units without any."""

    as_of: date
    sector: str | None = None
    city: str | None = None

    @property
    def in_90_days(self) -> date:
        """The last of the 90 days after as_of."""
        return self.as_of + timedelta(days=90)

    @property
    def values(self) -> dict[str, str]:
        """The filters that are set, by column."""
        chosen = {"sector": self.sector, "city": self.city}
        return {name: value for name, value in chosen.items() if value is not None}


def page_sql(question: Question, day: str, end_of_term: str) -> str:
    """The page as SQL. Where dialects differ, ``day`` formats a date and ``end_of_term`` adds a term's years."""
    chosen = " and ".join(f"{name} = '{value}'" for name, value in question.values.items())
    return (
        (Path(__file__).parent / "page.sql")
        .read_text(encoding="utf-8")
        .format(
            as_of=day.format(question.as_of),
            in_90_days=day.format(question.in_90_days),
            end_of_term=end_of_term,
            chosen=chosen or "1 = 1",
        )
    )

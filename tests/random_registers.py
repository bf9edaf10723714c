"""Random registers that stress the definitions: empty cells, contradictions and dates on the boundaries.

Every value is drawn from one random.Random(seed), so a seed always gives the same register. Dates come from a small
pool around the as-of date and the limits of the rules, so that different records often fall on the same day.
"""

import re
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from second_way.random_rows import bargaining, campaigns, disputes, organisation, practice
from second_way.random_rows import units as people
from second_way.random_rows.draw import CHANGES, Row, make_draw

DEFINITIONS = Path(__file__).parents[1] / "queries" / "register"

# The version's own date, the parameters and the import's own books are not records about units.
NOT_RECORDS = ("as_of", "rules", "imports", "problems", "refusals")

# Leap days, ends of months, quarters and years, make-up working days, and years before and beyond the calendar of
# holidays.
AS_OF_DATES = (
    date(2010, 6, 30),
    date(2012, 2, 29),
    date(2014, 4, 30),
    date(2020, 2, 29),
    date(2023, 2, 28),
    date(2023, 10, 8),
    date(2024, 2, 18),
    date(2024, 2, 29),
    date(2024, 5, 31),
    date(2024, 10, 12),
    date(2025, 3, 1),
    date(2025, 3, 31),
    date(2025, 11, 30),
    date(2026, 10, 31),
    date(2026, 12, 31),
    date(2027, 2, 28),
)

# The first day of a changed rule, the day before, and days on which what began before it is still judged.
AROUND_CHANGES = tuple(change + timedelta(days) for change in CHANGES for days in (-1, 0, 14, 100))


def random_register(seed: int, units: int = 40) -> tuple[dict[str, pd.DataFrame], date]:
    """All tables of records by name, with exactly their defined columns (dtype object, nulls as None), and a date."""
    draw = make_draw(seed, (*AS_OF_DATES * 3, *AROUND_CHANGES))
    unit_rows = people.units(draw, units)
    unit_ids = [row["unit_id"] for row in unit_rows]
    task_rows = campaigns.tasks(draw)
    agreement_rows = bargaining.agreements(draw, unit_ids)
    finding_rows = campaigns.findings(draw, unit_ids)
    filled = {
        "units": unit_rows,
        "unions": people.unions(draw, unit_rows),
        "headcounts": people.headcounts(draw, unit_ids),
        "member_groups": people.member_groups(draw, unit_rows),
        "terms": organisation.terms(draw, unit_rows),
        "election_steps": organisation.election_steps(draw, unit_rows),
        "committees": organisation.committees(draw, unit_ids),
        "meetings": organisation.meetings(draw, unit_ids),
        "agreements": agreement_rows,
        "agreement_units": bargaining.agreement_units(draw, agreement_rows, unit_ids),
        "offers": bargaining.offers(draw, unit_ids),
        "cases": disputes.cases(draw, unit_ids),
        "honours": practice.honours(draw, unit_ids),
        "self_checks": practice.self_checks(draw, unit_ids),
        "self_evaluations": practice.self_evaluations(draw, unit_ids),
        "reviews": practice.reviews(draw, unit_ids),
        "systems": practice.systems(draw, unit_ids),
        "activities": practice.activities(draw, unit_ids),
        "title_steps": practice.title_steps(draw, unit_ids),
        "proposals": practice.proposals(draw, unit_ids),
        "findings": finding_rows,
        "statements": campaigns.statements(draw, finding_rows),
        "aids": campaigns.aids(draw, unit_ids),
        "tasks": task_rows,
        "task_units": campaigns.task_units(draw, task_rows, unit_ids),
        "requirements": campaigns.requirements(draw, unit_ids),
        "returns": campaigns.returns(draw, unit_ids),
        "coverage": campaigns.coverage(draw, unit_ids),
    }
    return {table: _frame(table, filled.get(table, [])) for table in table_names()}, draw.as_of


def table_names() -> list[str]:
    """The tables of records, by name."""
    return sorted(path.stem for path in DEFINITIONS.glob("*.sql") if path.stem not in NOT_RECORDS)


def table_columns(table: str) -> list[str]:
    """The columns of the table's definition, in order."""
    return re.findall(r"^    (\w+) ", _definition(table), flags=re.MULTILINE)


def table_key(table: str) -> list[str]:
    """The key columns that the head of the table's definition names."""
    key = re.search(r"^-- key: (.+)$", _definition(table), flags=re.MULTILINE)
    return key[1].split(", ") if key else []


@cache
def _definition(table: str) -> str:
    return (DEFINITIONS / f"{table}.sql").read_text(encoding="utf-8")


def _frame(table: str, rows: list[Row]) -> pd.DataFrame:
    """The first row of a key stays; lineage and columns that no check asks stay empty."""
    key = table_key(table)
    first: dict[tuple[Any, ...], Row] = {}
    for row in rows:
        first.setdefault(tuple(row.get(column) for column in key), row)
    columns = table_columns(table)
    return pd.DataFrame([[row.get(c) for c in columns] for row in first.values()], columns=columns, dtype=object)

"""Random registers that stress the definitions: empty cells, contradictions and dates on the boundaries.

Every value is drawn from one random.Random(seed), so a seed gives one register for ever. Dates come from a small pool
around the as-of date and the limits of the rules, so that different records often fall on the very same day.
"""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any, TypeVar

import pandas as pd

Row = dict[str, Any]
Value = TypeVar("Value")

DEFINITIONS = Path(__file__).parents[1] / "queries" / "register"

# The version's own date, the parameters and the import's own books are not records about units.
NOT_RECORDS = ("as_of", "rules", "imports", "problems", "refusals")

AS_OF_DATES = (
    date(2011, 12, 31),
    date(2012, 1, 1),
    date(2014, 4, 30),
    date(2020, 2, 29),
    date(2023, 2, 28),
    date(2024, 2, 29),
    date(2024, 5, 31),
    date(2025, 3, 1),
    date(2025, 11, 30),
    date(2026, 1, 1),
)

CHECKS = (
    "union_established",
    "election_on_time",
    "term_length",
    "chair_in_post",
    "audit_commission",
    "women_committee",
    "organisation_complete",
    "wage_agreement",
    "mediation_committee",
    "home_review",
    "self_check",
)

DECIDING_TABLES = ("unions", "terms", "committees", "agreements", "honours", "self_checks")
SECTORS = (
    "enterprise",
    "enterprise",
    "enterprise",
    "institution",
    "government",
    "social_organisation",
    "self_employed",
)
OWNERSHIPS = ("state", "collective", "private", "hk_macao_taiwan", "foreign", "other")
SIZES = ("large", "large", "medium", "medium", "small", "micro")
INDUSTRIES = ("C", "J", "P")
SUPERVISORS = ("省直", "教育系统", "Trade")
REGIONS = (
    "110101",
    "310101",
    "410100",
    "410105001",
    "500101",
    "520000",
    "520103",
    "520103001002",
    "5201",
    "52",
)
NUMBERS_OF_PEOPLE = (0, 1, 9, 10, 11, 24, 25, 26, 60, 99, 100, 199, 200, 999, 1000)
UNIT_ID_HEADS = ("9152", "u-", "U-", "单位", "Ａ")


@dataclass(frozen=True)
class Draw:
    """The source of chance of one register, with its pool of dates."""

    random: Random
    as_of: date
    pool: tuple[date, ...]

    def day(self) -> date:
        return self.random.choice(self.pool)

    def past_day(self) -> date:
        """A day of the pool by the as-of date."""
        return self.random.choice([day for day in self.pool if day <= self.as_of])

    def chance(self, probability: float) -> bool:
        return self.random.random() < probability

    def maybe(self, value: Value, empty: float = 0.25) -> Value | None:
        """The value, or None with the given probability."""
        return None if self.chance(empty) else value

    def one(self, values: Sequence[Value], empty: float = 0.15) -> Value | None:
        return self.maybe(self.random.choice(values), empty)

    def boolean(self, empty: float = 0.3) -> bool | None:
        return self.one((True, False), empty)

    def people(self, empty: float = 0.2) -> int | None:
        return self.one(NUMBERS_OF_PEOPLE, empty)

    def event(self, empty: float = 0.4) -> date | None:
        return self.maybe(self.day(), empty)


def random_register(seed: int, units: int = 40) -> tuple[dict[str, pd.DataFrame], date]:
    """All tables of records by name, with exactly their defined columns (dtype object, nulls as None), and a date."""
    random = Random(seed)
    as_of = random.choice(AS_OF_DATES)
    draw = Draw(random, as_of, _pool(random, as_of))
    unit_rows = _units(draw, units)
    unit_ids = [row["unit_id"] for row in unit_rows]
    task_rows = _tasks(draw)
    agreement_rows = _agreements(draw, unit_ids)
    filled = {
        "units": unit_rows,
        "unions": _unions(draw, unit_rows),
        "terms": _terms(draw, unit_rows),
        "committees": _committees(draw, unit_ids),
        "agreements": agreement_rows,
        "agreement_units": _agreement_units(draw, agreement_rows, unit_ids),
        "honours": _honours(draw, unit_ids),
        "self_checks": _self_checks(draw, unit_ids),
        "headcounts": _headcounts(draw, unit_ids),
        "findings": _findings(draw, unit_ids),
        "tasks": task_rows,
        "task_units": _task_units(draw, task_rows, unit_ids),
        "coverage": _coverage(draw, unit_ids),
    }
    return {table: _frame(table, filled.get(table, [])) for table in table_names()}, as_of


def table_names() -> list[str]:
    """The tables of records, by name."""
    return sorted(path.stem for path in DEFINITIONS.glob("*.sql") if path.stem not in NOT_RECORDS)


def table_columns(table: str) -> list[str]:
    """The columns of the table's definition, in order."""
    definition = (DEFINITIONS / f"{table}.sql").read_text(encoding="utf-8")
    return re.findall(r"^    (\w+) ", definition, flags=re.MULTILINE)


def table_key(table: str) -> list[str]:
    """The key columns that the head of the table's definition names."""
    definition = (DEFINITIONS / f"{table}.sql").read_text(encoding="utf-8")
    key = re.search(r"^-- key: (.+)$", definition, flags=re.MULTILINE)
    return key[1].split(", ") if key else []


def _frame(table: str, rows: list[Row]) -> pd.DataFrame:
    """The first row of a key stays; lineage and columns that no check asks stay empty."""
    key = table_key(table)
    first: dict[tuple[Any, ...], Row] = {}
    for row in rows:
        first.setdefault(tuple(row.get(column) for column in key), row)
    columns = table_columns(table)
    return pd.DataFrame([[row.get(c) for c in columns] for row in first.values()], columns=columns, dtype=object)


def _pool(random: Random, as_of: date) -> tuple[date, ...]:
    """Boundaries of every rule around the as-of date, and some days anywhere."""
    limits = [
        as_of,
        *(_months_on(as_of, months) for months in (-6, -3, 3, 6)),
        *(as_of + timedelta(days) for days in (-366, -365, -16, -15, -14, 30, 90, 180, 365)),
    ]
    around = [limit + timedelta(days) for limit in limits for days in (-1, 0, 1)]
    corners = [date(2012, 1, 1), date(2012, 2, 29), date(2016, 2, 29), date(as_of.year - 1, 1, 31), date(2011, 12, 31)]
    anywhere = [date(2005, 1, 1) + timedelta(random.randrange(9000)) for _ in range(12)]
    past = [as_of - timedelta(random.randrange(1, 1500)) for _ in range(12)]
    return (
        *random.sample(around, 22),
        as_of,
        as_of,
        as_of - timedelta(1),
        as_of + timedelta(1),
        *corners,
        *anywhere,
        *past,
    )


def _months_on(start: date, months: int) -> date:
    month = start.year * 12 + start.month - 1 + months
    year, month = month // 12, month % 12 + 1
    return date(year, month, min(start.day, monthrange(year, month)[1]))


def _units(draw: Draw, units: int) -> list[Row]:
    union_ids = [f"union-{number:02}" for number in range(max(units * 2 // 3, 1))]
    rows = []
    for number in range(units):
        union_id = draw.one(union_ids, 0.12)
        # Some name a union that has no row.
        union_id = draw.random.choice(("absent-1", "absent-2")) if draw.chance(0.06) else union_id
        rows.append(
            {
                "unit_id": f"{draw.random.choice(UNIT_ID_HEADS)}{number:03}",
                "name": draw.maybe(f"单位{number}"),
                "sector": draw.one(SECTORS),
                "ownership": draw.one(OWNERSHIPS, 0.3),
                "industry": draw.one(INDUSTRIES, 0.3),
                "region": draw.one(REGIONS),
                "supervisor": draw.one(SUPERVISORS, 0.3),
                "size": draw.one(SIZES),
                "enterprise_managed": draw.boolean(),
                "civil_service_managed": draw.boolean(),
                "operating_status": draw.one(("open",) * 15 + ("suspended", "revoked", "preparing")),
                "employees": draw.people(),
                "female_employees": draw.people(0.3),
                "union_id": union_id,
                "founded_on": draw.past_day() if draw.chance(0.5) else draw.event(0.8),
                "closed_on": draw.event(0.85),
            }
        )
    return rows


def _unions(draw: Draw, units: list[Row]) -> list[Row]:
    named = sorted({row["union_id"] for row in units if row["union_id"] and not row["union_id"].startswith("absent")})
    rows = []
    for union_id in [*named, "union-of-nobody"]:
        own = [row["unit_id"] for row in units if row["union_id"] == union_id]
        others = [row["unit_id"] for row in units]
        lead = draw.random.choice(own) if own and draw.chance(0.7) else draw.one([*others, "no-such-unit"], 0.5)
        rows.append(
            {
                "union_id": union_id,
                "name": draw.maybe(f"{union_id} 工会"),
                "level": draw.one(("grassroots",) * 12 + ("regional", "industry", "federation"), 0.3),
                "form": draw.one(("single", "joint")),
                "lead_unit_id": lead,
                "established_on": draw.past_day() if draw.chance(0.6) else draw.event(),
                "dissolved_on": draw.event(0.85),
                "members": draw.people(),
                "female_members": draw.people(),
                "chair_filled": draw.boolean(0.4),
                "chair_since": draw.event(0.6),
                "chair_vacant_since": draw.event(0.4),
                "chair_full_time": draw.boolean(),
            }
        )
    return rows


def _terms(draw: Draw, units: list[Row]) -> list[Row]:
    union_ids = sorted({row["union_id"] for row in units if row["union_id"]})
    rows = []
    for union_id in union_ids:
        for term_no in range(draw.random.choice((0, 1, 1, 1, 2, 2, 3))):
            term_years = draw.one((3, 3, 5, 5, 4, 2), 0.15)
            regular_end = draw.day()
            # Half of the terms end by their length, on a day of the pool wherever the calendar allows it.
            elected_on = _months_on(regular_end, -12 * (term_years or 3)) if draw.chance(0.5) else draw.day()
            rows.append(
                {
                    "union_id": union_id,
                    "elected_on": elected_on,
                    "term_no": draw.maybe(term_no),
                    "term_years": term_years,
                    "ends_on": draw.event(0.7),
                    "extended_to": draw.event(0.6),
                    "extension_approved": draw.boolean(0.4),
                }
            )
    return rows


def _committees(draw: Draw, unit_ids: list[str]) -> list[Row]:
    return [
        {
            "unit_id": unit_id,
            "kind": kind,
            "in_being": draw.one((True, True, True, False), 0.3),
            "established_on": draw.event(0.5),
            "dissolved_on": draw.event(0.8),
            "employee_members": draw.one((0, 1, 3)),
            "employer_members": draw.one((0, 1, 3)),
        }
        for unit_id in unit_ids
        for kind in ("audit", "women", "mediation", "labour_supervision")
        if draw.chance(0.65)
    ]


def _agreements(draw: Draw, unit_ids: list[str]) -> list[Row]:
    return [
        {
            "agreement_id": f"agreement-{number:02}",
            "unit_id": draw.one(unit_ids, 0.2),
            "level": draw.one(("single", "single", "regional", "industry"), 0.25),
            "kind": draw.one(("wage", "wage", "wage", "comprehensive", "comprehensive", "safety", "women"), 0.1),
            "includes_wages": draw.boolean(),
            "signed_on": draw.event(0.3),
            "approved_on": draw.event(),
            "filed_on": draw.event(0.5),
            "effective_on": draw.event(0.5),
            "expires_on": draw.event(0.15),
            "covered_employees": draw.people(),
        }
        for number in range(len(unit_ids))
    ]


def _agreement_units(draw: Draw, agreements: list[Row], unit_ids: list[str]) -> list[Row]:
    return [
        {"agreement_id": agreement["agreement_id"], "unit_id": unit_id}
        for agreement in agreements
        if draw.chance(0.4)
        for unit_id in draw.random.sample(unit_ids, min(2, len(unit_ids)))
    ]


def _honours(draw: Draw, unit_ids: list[str]) -> list[Row]:
    return [
        {
            "unit_id": unit_id,
            "level": level,
            "status": draw.one(("candidate", "awarded", "awarded", "rework", "revoked")),
            "awarded_on": draw.event(),
            "revoked_on": draw.event(0.85),
            "reviewed_on": draw.event(0.4),
            "review_result": draw.one(("pass", "pass", "rework"), 0.3),
            "rework_due_on": draw.event(),
            "rework_closed_on": draw.event(0.7),
        }
        for unit_id in unit_ids
        for level in ("national", "provincial", "municipal", "direct")
        if draw.chance(0.3)
    ]


def _self_checks(draw: Draw, unit_ids: list[str]) -> list[Row]:
    return [
        {
            "unit_id": unit_id,
            "period": period,
            "due_on": draw.event(0.2),
            "submitted_on": draw.event(0.45),
            "problems_found": draw.one((0, 1, 5)),
            "problems_fixed": draw.one((0, 1, 5, 6)),
        }
        for unit_id in unit_ids
        for period in ("2024H1", "2024H2")
        if draw.chance(0.4)
    ]


def _headcounts(draw: Draw, unit_ids: list[str]) -> list[Row]:
    return [
        {
            "unit_id": unit_id,
            "counted_on": draw.day(),
            "employees": draw.people(),
            "female_employees": draw.people(),
            "migrant_employees": draw.people(),
            "members": draw.people(0.3),
            "female_members": draw.people(0.3),
            "migrant_members": draw.people(),
            "verified_members": draw.people(),
            "new_members": draw.people(),
        }
        for unit_id in unit_ids
        for _ in range(draw.random.choice((0, 0, 1, 1, 2)))
    ]


def _findings(draw: Draw, unit_ids: list[str]) -> list[Row]:
    return [
        {
            "unit_id": unit_id,
            "check_id": check,
            "reported_on": draw.day(),
            "list_name": draw.one(("名单一", "名单二"), 0.3),
            "due_on": draw.event(),
            "closed_on": draw.event(0.8),
            "source": draw.maybe("巡查"),
        }
        for unit_id in unit_ids
        for check in CHECKS
        for _ in range(draw.random.choice((1, 1, 2)))
        if draw.chance(0.08)
    ]


def _tasks(draw: Draw) -> list[Row]:
    return [
        {
            "task_id": f"T{number:02}",
            "campaign": draw.one(("campaign-a", "campaign-b")),
            "title": draw.maybe(f"任务{number}"),
            "target": draw.people(),
            "unit_of_target": draw.one(("units", "agreements", "percent")),
            "starts_on": draw.event(0.3),
            "due_on": draw.event(0.2),
            "owner": draw.one(SUPERVISORS),
        }
        for number in range(1, 8)
    ]


def _task_units(draw: Draw, tasks: list[Row], unit_ids: list[str]) -> list[Row]:
    return [
        {
            "task_id": task["task_id"],
            "unit_id": unit_id,
            "list_name": draw.one(("名单一", "名单二"), 0.3),
            "done_on": draw.event(0.5),
        }
        for task in tasks
        for unit_id in draw.random.choices(unit_ids or [""], k=-(-len(unit_ids) // 6))
    ]


def _coverage(draw: Draw, unit_ids: list[str]) -> list[Row]:
    """Windows that are open, that begin or end on the boundaries, or that miss the date."""
    scopes = (
        None,
        "all",
        *(f"sector={sector}" for sector in ("enterprise", "institution", "government")),
        *(f"size={size}" for size in ("large", "medium")),
        *(f"region={prefix}" for prefix in ("11", "31", "41", "50", "52", "5201", "520103")),
        *(f"supervisor={supervisor}" for supervisor in SUPERVISORS),
        *(f"industry={industry}" for industry in INDUSTRIES),
        *(f"unit_id={unit_id}" for unit_id in unit_ids),
    )
    return [
        {
            "table_name": table,
            "scope": draw.random.choice(scopes[:2]) if draw.chance(0.12) else draw.random.choice(scopes[2:]),
            "complete_from": draw.past_day() if draw.chance(0.6) else draw.event(0.5),
            "complete_to": draw.as_of if draw.chance(0.4) else draw.event(0.3),
        }
        for table in (*DECIDING_TABLES, "headcounts", "meetings")
        for _ in range(draw.random.choice((0, 2, 5, 8)))
    ]

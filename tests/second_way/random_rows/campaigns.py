"""Findings, statements, tasks, requirements, returns, and where the register is complete."""

from second_way.periods import this_year_and_the_last
from second_way.random_rows.draw import Draw, Row
from second_way.random_rows.units import INDUSTRIES, SUPERVISORS
from second_way.rules import BY_REQUIREMENT, CHECKS

CAMPAIGNS = ("campaign-a", "campaign-b")
LIST_NAMES = ("名单一", "名单二")
DECIDING_TABLES = (
    "unions",
    "terms",
    "committees",
    "meetings",
    "proposals",
    "offers",
    "agreements",
    "cases",
    "honours",
    "self_checks",
    "self_evaluations",
    "reviews",
    "systems",
    "activities",
    "headcounts",
    "member_groups",
    "returns",
    "title_steps",
)


def findings(draw: Draw, unit_ids: list[str]) -> list[Row]:
    return [
        {
            "unit_id": unit_id,
            "check_id": check,
            "reported_on": draw.day(),
            "list_name": draw.one(LIST_NAMES, 0.3),
            "due_on": draw.event(),
            "closed_on": draw.event(0.8),
            "source": draw.maybe("巡查"),
        }
        for unit_id in unit_ids
        for check in CHECKS
        for _ in range(draw.random.choice((1, 1, 2)))
        if draw.chance(0.06)
    ]


def statements(draw: Draw, finding_rows: list[Row]) -> list[Row]:
    return [
        {
            "unit_id": finding["unit_id"],
            "check_id": finding["check_id"],
            "said_on": draw.day(),
            "text": draw.maybe("正在整改"),
        }
        for finding in finding_rows
        if draw.chance(0.3)
    ]


def tasks(draw: Draw) -> list[Row]:
    return [
        {
            "task_id": f"T{number:02}",
            "campaign": draw.one(CAMPAIGNS),
            "title": draw.maybe(f"任务{number}"),
            "target": draw.people(),
            "unit_of_target": draw.one(("units", "agreements", "agreements", "percent", "harmonious_enterprises")),
            "starts_on": draw.event(0.3),
            "due_on": draw.event(0.2),
            "owner": draw.one(SUPERVISORS),
        }
        for number in range(1, 8)
    ]


def task_units(draw: Draw, task_rows: list[Row], unit_ids: list[str]) -> list[Row]:
    return [
        {
            "task_id": task["task_id"],
            "unit_id": unit_id,
            "list_name": draw.one(LIST_NAMES, 0.3),
            "done_on": draw.event(0.5),
            "result": draw.one(("pass", "rework"), 0.4),
        }
        for task in task_rows
        for unit_id in draw.random.choices(unit_ids or [""], k=-(-len(unit_ids) // 6))
    ]


def aids(draw: Draw, unit_ids: list[str]) -> list[Row]:
    return [
        {
            "aid_id": f"aid-{number:02}",
            "unit_id": draw.one(unit_ids, 0.05),
            "recipient": draw.one(("村小", "企业")),
            "kind": draw.one(("money", "in_kind")),
            "amount_yuan": draw.one((0, 1, 10_000, 100_000)),
            "people": draw.people(),
            "given_on": draw.event(),
        }
        for number in range(len(unit_ids))
    ]


def requirements(draw: Draw, unit_ids: list[str]) -> list[Row]:
    """Of the checks that ask for one, and now and then of one that does not."""
    campaign_scopes = tuple(f"campaign={campaign}" for campaign in (*CAMPAIGNS, "no-such-campaign"))
    return [
        {
            "check_id": check,
            "scope": draw.random.choice(campaign_scopes if draw.chance(0.35) else scopes(unit_ids)),
            "campaign": draw.random.choice(CAMPAIGNS),
            "starts_on": draw.event(0.5),
            "ends_on": draw.event(0.5),
            "document": draw.maybe("方案"),
        }
        for check in (*BY_REQUIREMENT, "self_check")
        for _ in range(draw.random.choice((3, 4, 6, 8)))
    ]


def returns(draw: Draw, unit_ids: list[str]) -> list[Row]:
    return [
        {
            "unit_id": unit_id,
            "form": form,
            "period": period,
            "due_on": due_on,
            "received_on": draw.near(due_on, (-1, 0, 0, 1)) if draw.chance(0.6) else draw.event(),
            "status": draw.one(("missing", "received", "sent_back", "accepted")),
        }
        for unit_id in unit_ids
        for form in ("基层组织统计", "经费")
        for period in ("2024", "2025")
        for due_on in [draw.event(0.15)]
        if draw.chance(0.3)
    ]


def coverage(draw: Draw, unit_ids: list[str]) -> list[Row]:
    """Windows that are open, that begin or end on the boundaries, or that miss the date."""
    everywhere, somewhere = scopes(unit_ids)[:2], scopes(unit_ids)[2:]
    longest = this_year_and_the_last(draw.as_of).first
    return [
        {
            "table_name": table,
            "scope": draw.random.choice(everywhere if draw.chance(0.12) else somewhere),
            "complete_from": draw.near(longest, (-1, 0, 1), 0) if draw.chance(0.3) else draw.event(0.4),
            "complete_to": draw.as_of if draw.chance(0.4) else draw.event(0.3),
        }
        for table in DECIDING_TABLES
        for _ in range(draw.random.choice((0, 3, 6, 9)))
    ]


def scopes(unit_ids: list[str]) -> tuple[str | None, ...]:
    """Of every kind; the first two cover every unit."""
    return (
        None,
        "all",
        *(f"sector={sector}" for sector in ("enterprise", "institution", "government", "social_organisation")),
        *(f"size={size}" for size in ("large", "medium", "large_or_medium")),
        *(f"region={prefix}" for prefix in ("11", "31", "33", "41", "5201", "520103")),
        *(f"supervisor={supervisor}" for supervisor in SUPERVISORS),
        *(f"industry={industry}" for industry in INDUSTRIES),
        *(f"unit_id={unit_id}" for unit_id in unit_ids),
    )

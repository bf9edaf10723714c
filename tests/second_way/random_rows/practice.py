"""Homes of workers, self-checks, evaluations, reviews, rules, activities and proposals."""

from second_way.random_rows.draw import Draw, Row
from second_way.rules import INTERNAL_RULES

BESIDE_THE_SEVEN = ("responsibility_inquiry", "dereliction_inquiry", "compilation")
PERCENTAGES = (0.0, 50.5, 66.6666667, 84.999999, 85.0, 85.1, 89.9, 90.0, 99.99, 100.0)


def honours(draw: Draw, unit_ids: list[str]) -> list[Row]:
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
        for level in ("national", "provincial", "municipal", "direct", "model_unknown")
        if draw.chance(0.3)
    ]


TITLES = ("harmonious_enterprise", "national", "provincial", "municipal", "direct", "model_unknown")
TITLE_STEPS = (
    "self_evaluation",
    "vote",
    "application",
    "review",
    "inspection",
    "public_notice",
    "award",
    "later_review",
    "rework",
)


def title_steps(draw: Draw, unit_ids: list[str]) -> list[Row]:
    """Mostly short ways of one or two years, some with steps that the title does not have."""
    return [
        {
            "unit_id": unit_id,
            "title": title,
            "year": draw.as_of.year + years,
            "step": step,
            "done_on": draw.event(0.15),
            "result": draw.one(("pass", "pass", "fail"), 0.4),
            "document": draw.maybe("文件", 0.5),
        }
        for unit_id in unit_ids
        for title in TITLES
        if draw.chance(0.25)
        for years in (-1, 0, 1)
        for step in TITLE_STEPS
        if draw.chance(0.3)
    ]


def self_checks(draw: Draw, unit_ids: list[str]) -> list[Row]:
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


def self_evaluations(draw: Draw, unit_ids: list[str]) -> list[Row]:
    return [
        {
            "unit_id": unit_id,
            "year": draw.as_of.year + years,
            "assessors": draw.one((0, 3, 30, 31), 0.05),
            "union_reps": draw.one((1, 10, 20), 0.05),
            "staff_reps": draw.one((0, 1, 10), 0.05),
            "satisfaction": draw.one(PERCENTAGES, 0.05),
            "score": draw.one((*PERCENTAGES, 90.0, 90.0, 95.0), 0.05),
            "reported_on": draw.event(0.2),
        }
        for unit_id in unit_ids
        for years in (-2, -1, 0, 1)
        if draw.chance(0.35)
    ]


def reviews(draw: Draw, unit_ids: list[str]) -> list[Row]:
    return [
        {
            "unit_id": unit_id,
            "year": draw.as_of.year + years,
            "reported_to_members_on": draw.event(0.2),
            "reported_to_superior_on": draw.event(0.2),
            "members_voted": draw.people(0.15),
            "satisfaction": draw.one(PERCENTAGES),
            "superior_grade": draw.one(("优秀", "合格")),
        }
        for unit_id in unit_ids
        for years in (-2, -1, -1, 0)
        if draw.chance(0.4)
    ]


def systems(draw: Draw, unit_ids: list[str]) -> list[Row]:
    """Many units have all seven, some one or two less, some only a few."""
    return [
        {"unit_id": unit_id, "kind": kind, "adopted_on": draw.event(0.6), "repealed_on": draw.event(0.97)}
        for unit_id in unit_ids
        for part in [draw.random.choice((0, 0.3, 0.9, 1, 1))]
        for kind in (*INTERNAL_RULES, *BESIDE_THE_SEVEN)
        if draw.chance(part)
    ]


def activities(draw: Draw, unit_ids: list[str]) -> list[Row]:
    return [
        {
            "activity_id": f"activity-{number:02}",
            "unit_id": draw.one(unit_ids, 0.05),
            "planned_for": draw.event(),
            "held_on": draw.recent(0.2),
            "theme": draw.one(("读书", "健身"), 0.3),
            "group_name": draw.one(("第一小组", "第二小组"), 0.4),
            "expected": draw.people(),
            "attended": draw.people(),
            "on_leave": draw.people(),
        }
        for number in range(len(unit_ids) * 3 // 2)
    ]


def proposals(draw: Draw, unit_ids: list[str]) -> list[Row]:
    return [
        {
            "proposal_id": f"proposal-{number:02}",
            "unit_id": draw.one(unit_ids, 0.05),
            "filed_on": draw.recent(),
            "due_on": draw.event(),
            "closed_on": draw.event(0.5),
        }
        for number in range(len(unit_ids))
    ]

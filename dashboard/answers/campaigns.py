"""Campaigns with their tasks (target, dates, progress) and stages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard.answers import lists
from dashboard.query.filters import Filters, Where
from dashboard.register.plain_values import records
from dashboard.register.reader import Reader
from dashboard.vocabulary.natural_order import by_number


@dataclass(frozen=True)
class Task:
    """A task of a campaign.

    listed and listed_done count the units on its lists under the filters. target is the number in the plan, None if it
    names none; unit_of_target is its unit, a code of the list of that name. done_count is the number reported as done.
    """

    task_id: str
    title: str
    target: int | None
    unit_of_target: str | None
    target_note: str | None
    starts_on: date | None
    due_on: date | None
    owner: str | None
    responsible_post: str | None
    listed: int
    listed_done: int
    done_count: int | None

    @property
    def is_counted_by_list(self) -> bool:
        """Whether progress counts listed units: not if the target is in agreements, meetings, activities or percent."""
        return self.listed > 0 and self.unit_of_target not in ("agreements", "percent", "meetings", "activities")

    @property
    def done(self) -> int | None:
        """The amount done towards the goal; None if neither a list nor a report gives it."""
        return self.listed_done if self.is_counted_by_list else self.done_count

    @property
    def goal(self) -> int | None:
        """The amount to be done: the plan's target, else all listed units; None if there is neither."""
        return self.target or (self.listed if self.is_counted_by_list else None)


@dataclass(frozen=True)
class CampaignStage:
    """A stage of a campaign; raw_text is its period as printed in the plan."""

    name: str
    starts_on: date | None
    ends_on: date | None
    raw_text: str | None


@dataclass(frozen=True)
class Campaign:
    """A campaign: tasks by natural order of their ids, and stages."""

    name: str
    tasks: Sequence[Task]
    stages: Sequence[CampaignStage]


def campaigns(reader: Reader, filters: Filters, scope: Where = ()) -> list[Campaign]:
    """All campaigns of the register, the one with the most units listed first."""
    tasks = records(lists.rows_of(reader, "campaign_tasks", filters, scope))
    stages = records(lists.rows_of(reader, "campaign_stages", filters, scope))
    found = []
    for name in dict.fromkeys([row["campaign"] for row in (*tasks, *stages)]):
        found.append(
            Campaign(
                name=name,
                tasks=sorted(
                    (_task(row) for row in tasks if row["campaign"] == name),
                    key=lambda task: by_number(task.task_id),
                ),
                stages=[
                    CampaignStage(row["stage"], row["starts_on"], row["ends_on"], row["raw_text"])
                    for row in stages
                    if row["campaign"] == name
                ],
            )
        )
    return sorted(found, key=lambda campaign: -sum(task.listed for task in campaign.tasks))


def _task(row: dict[str, Any]) -> Task:
    names = (
        "task_id",
        "title",
        "target",
        "unit_of_target",
        "target_note",
        "starts_on",
        "due_on",
        "owner",
        "responsible_post",
        "listed",
        "listed_done",
        "done_count",
    )
    return Task(**{name: row[name] for name in names})

"""Indicators of a view: over the units that meet its filters and scope, by any dimensions, including list dimensions.

A condition is a dimension with values; a unit meets it if it has one of them, and it must meet all conditions. Filters
on campaign, task and list must be met by the same list of the unit, two filters on one dimension by a list each, and
each condition of the scope on its own. What is recorded per list counts only on lists that meet all conditions.
"""

from collections import ChainMap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from second_way.amounts import Amount, Number
from second_way.dimensions import DIMENSIONS, group_of
from second_way.indicators import INDICATORS, amount_of, amounts_of, total
from second_way.membership import is_operating
from second_way.register import Register, Row
from second_way.rules import strength_of
from second_way.subject import Subject
from second_way.survey import Survey
from second_way.tasks import listings_of, overdue_listings_of

OF_LISTS = ("campaign", "task", "list")
ROW_BY_ROW = ("tasks_done", "tasks_on_time", "tasks_overdue", "findings_open")
"""Task units stand on a list, findings came with one; every other indicator is about the unit, whichever its lists."""

Condition = tuple[str, tuple[str, ...]]
Place = tuple[str | None, ...]
Group = tuple[str | None, ...]
Counts = tuple[Number, Number | None, int, int]


@dataclass(frozen=True)
class View:
    """What a reader asked for, and what they may see at all. "" is the units without a value."""

    filters: tuple[Condition, ...] = ()
    scope: tuple[Condition, ...] = ()

    @property
    def conditions(self) -> tuple[Condition, ...]:
        return (*self.filters, *self.scope)


def numbers(survey: Survey, view: View, by: Sequence[str] = ()) -> dict[tuple[str, Group], Counts]:
    """Numerator, denominator, unknown and not applicable of every indicator and group."""
    groups: dict[Group, list[dict[str, Amount]]] = {} if by else {(): []}
    units = zip(survey.membership.open_units, _by_unit(survey), strict=True)
    for unit, amounts in units:
        if sees(survey, unit, view):
            for group in _groups_of(survey, unit, view, by):
                groups.setdefault(group, []).append(amounts | _row_by_row(survey, unit, view, by, group))
    return {
        (name, group): total(name, [amounts[name] for amounts in found])
        for group, found in groups.items()
        for name in INDICATORS
    }


def items(survey: Survey, view: View) -> list[tuple[str, str]]:
    """unit_id and check (task: and its task_id) of every item of the worklist, sorted; of the checks filtered by."""
    named = [values for name, values in view.filters if name == "check_fail"]
    found: list[tuple[str, str]] = []
    for unit in survey.membership.open_units:
        if not sees(survey, unit, view):
            continue
        unit_id = unit["unit_id"]
        found += [
            (unit_id, check)
            for check, outcome in survey.outcomes[unit_id].items()
            if outcome.state == "fail" and outcome.open and strength_of(check, unit, survey.register.as_of) != "may"
        ]
        if is_operating(unit):
            overdue = overdue_listings_of(left_of(survey, unit, view.conditions), unit)
            found += [(unit_id, f"task:{task['task_id']}") for _listing, task in overdue]
    return sorted(item for item in found if not named or any(item[1] in values for values in named))


def sees(survey: Survey, unit: Row, view: View) -> bool:
    """Whether the unit is among those of the view."""
    places = places_of(survey.register, unit)
    own = (condition for condition in view.conditions if condition[0] not in OF_LISTS)
    return (
        all(_is_met(survey, unit, condition) for condition in own)
        and all(_stands_on(places, [condition]) for condition in view.scope if condition[0] in OF_LISTS)
        and all(_stands_on(places, together) for together in _together(view.filters))
    )


def left_of(survey: Survey, unit: Row, conditions: Iterable[Condition]) -> Register:
    """The register with those of the unit's task units and findings that are on lists which meet the conditions."""
    register = survey.register
    places = places_of(register, unit)
    asked = [condition for condition in conditions if condition[0] in OF_LISTS]
    tasks = [
        listing
        for listing, task in listings_of(register, unit)
        if _meets((task["campaign"], task["task_id"], listing["list_name"]), asked)
    ]
    findings = [
        row
        for row in register.rows("findings", unit_id=unit["unit_id"])
        if any(_meets(place, asked) for place in _came_with(row, places))
    ]
    of_unit = ("unit_id", unit["unit_id"])
    found = {("task_units", *of_unit): tasks, ("findings", *of_unit): findings}
    return replace(register, found=ChainMap(found, dict(register.found)))


def places_of(register: Register, unit: Row) -> list[Place]:
    """Campaign, task and list of every list that the unit stands on, whatever its task's start."""
    return [(task["campaign"], task["task_id"], listing["list_name"]) for listing, task in listings_of(register, unit)]


def _by_unit(survey: Survey) -> list[dict[str, Amount]]:
    amounts = amounts_of(survey)
    return [dict(zip(amounts, of_unit, strict=True)) for of_unit in zip(*amounts.values(), strict=True)]


def _row_by_row(survey: Survey, unit: Row, view: View, by: Sequence[str], group: Group) -> dict[str, Amount]:
    """What the unit adds in this group by its task units and findings."""
    of_group = [(name, (value or "",)) for name, value in zip(by, group, strict=True)]
    register = left_of(survey, unit, (*view.conditions, *of_group))
    subject = Subject(replace(survey, register=register), unit)
    return {name: amount_of(name, subject) for name in ROW_BY_ROW}


def _groups_of(survey: Survey, unit: Row, view: View, by: Sequence[str]) -> Iterator[Group]:
    """Each group once: a list that the view's conditions leave; without a value where the unit is on no list."""
    if not set(by) & set(OF_LISTS):
        yield tuple(group_of(survey, unit, name) for name in by)
        return
    asked = [condition for condition in view.conditions if condition[0] in OF_LISTS]
    every = places_of(survey.register, unit)
    places = [place for place in every if _meets(place, asked)] if every else [(None, None, None)]
    yield from dict.fromkeys(
        tuple(place[OF_LISTS.index(name)] if name in OF_LISTS else group_of(survey, unit, name) for name in by)
        for place in places
    )


def _is_met(survey: Survey, unit: Row, condition: Condition) -> bool:
    name, values = condition
    if name.startswith("check_"):
        outcomes = survey.outcomes[unit["unit_id"]]
        return any(outcomes[value].state == name.removeprefix("check_") for value in values)
    assert name in DIMENSIONS
    found = group_of(survey, unit, name)
    if found is None:
        return "" in values
    if name == "region":
        return any(found.startswith(value) for value in values if value)
    return found in values


def _together(filters: Sequence[Condition]) -> Iterator[Sequence[Condition]]:
    """The filters that one list meets: one of each dimension, in every combination."""
    of_lists = [[found for found in filters if found[0] == name] for name in OF_LISTS]
    present = [found for found in of_lists if found]
    return iter(product(*present)) if present else iter(())


def _stands_on(places: Sequence[Place], together: Sequence[Condition]) -> bool:
    """On one list that meets all of them; on none at all is the empty value of each."""
    if not places:
        return all("" in values for _name, values in together)
    return any(_meets(place, together) for place in places)


def _meets(place: Place, conditions: Iterable[Condition]) -> bool:
    return all((place[OF_LISTS.index(name)] or "") in values for name, values in conditions)


def _came_with(finding: Row, places: Sequence[Place]) -> list[Place]:
    """The unit's lists that bear the name of the finding's; with none of them it is of no task and no campaign."""
    name = finding["list_name"]
    named = [place for place in places if name is not None and place[2] == name]
    return named or [(None, None, name)]

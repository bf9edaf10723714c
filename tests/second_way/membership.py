"""Which unit has a union, which union it belongs to, and at which unit a union's checks are evaluated."""

from dataclasses import dataclass
from datetime import date

from second_way.completeness import is_complete
from second_way.register import Register, Row


@dataclass(frozen=True)
class Asked:
    """A unit at which the checks marked union are asked.

    `units` are the open units whose rows and people make up the union's (the unit alone, where it has none).
    `recorded_union_id` is the union whose dates may disprove a finding, in being or not.
    """

    unit: Row
    has_union: bool | None
    union_id: str | None
    union: Row | None
    units: list[Row]
    recorded_union_id: str | None


@dataclass(frozen=True)
class Membership:
    """The open units, their unions and the units asked; keys are unit_id and union_id.

    `recorded_lead_of` holds the units at which unions with a row are counted, still in being or not (reading 104).
    """

    open_units: list[Row]
    has_union: dict[str, bool | None]
    union_of: dict[str, str | None]
    units_of: dict[str, list[Row]]
    lead_of: dict[str, str]
    recorded_lead_of: dict[str, str]
    reported_without_union: dict[str, list[Row]]


def is_open(register: Register, unit: Row) -> bool:
    """Founded on or before the date and not closed on it (readings 1 and 5)."""
    return (unit["founded_on"] is None or unit["founded_on"] <= register.as_of) and unit["closed_on"] is None


def is_operating(unit: Row) -> bool:
    """operating_status empty means open (reading 5)."""
    return unit["operating_status"] in (None, "open")


def is_grassroots(union: Row) -> bool:
    """level empty means grassroots (reading 21)."""
    return union["level"] in (None, "grassroots")


def recorded_union(register: Register, unit: Row) -> Row | None:
    """The grassroots union that the unit names, in being or not; another level gives no date (reading 89)."""
    if unit["union_id"] is None:
        return None
    union = register.row("unions", union_id=unit["union_id"])
    return union if union is not None and is_grassroots(union) else None


def recorded_has_union(register: Register, unit: Row) -> bool | None:
    """Whether the records give the unit a union, findings apart (readings 21 and 89)."""
    if unit["union_id"] is None:
        return False if is_complete(register, "unions", unit) else None
    union = register.row("unions", union_id=unit["union_id"])
    if union is None:
        return None
    started = union["established_on"] is None or union["established_on"] <= register.as_of
    return is_grassroots(union) and started and union["dissolved_on"] is None


def standing_reports_of_no_union(register: Register, unit: Row) -> list[Row]:
    """Findings under union_established that no later establishment disproves (readings 21 and 51).

    A unit not operating is not changed by findings (reading 90).
    """
    if not is_operating(unit):
        return []
    union = recorded_union(register, unit)
    established_on: date | None = union["established_on"] if union else None
    return [
        finding
        for finding in register.rows("findings", unit_id=unit["unit_id"], check_id="union_established")
        if finding["closed_on"] is None
        and not (established_on is not None and finding["reported_on"] <= established_on <= register.as_of)
    ]


def read_membership(register: Register) -> Membership:
    """Readings 21, 22, 86 and 88."""
    open_units = sorted(
        (unit for unit in register.rows("units") if is_open(register, unit)), key=lambda unit: str(unit["unit_id"])
    )
    reports = {unit["unit_id"]: standing_reports_of_no_union(register, unit) for unit in open_units}
    has_union = {
        unit["unit_id"]: False if reports[unit["unit_id"]] else recorded_has_union(register, unit)
        for unit in open_units
    }
    union_of = {
        unit["unit_id"]: None if has_union[unit["unit_id"]] is False else unit["union_id"] for unit in open_units
    }
    units_of = _by_union(open_units, union_of)
    named = {
        unit["unit_id"]: None if reports[unit["unit_id"]] else unit["union_id"]
        for unit in open_units
        if recorded_union(register, unit) is not None
    }
    leads, recorded_leads = _leads(register, units_of), _leads(register, _by_union(open_units, named))
    return Membership(open_units, has_union, union_of, units_of, leads, recorded_leads, reports)


def _by_union(units: list[Row], union_of: dict[str, str | None]) -> dict[str, list[Row]]:
    units_of: dict[str, list[Row]] = {}
    for unit in units:
        union_id = union_of.get(unit["unit_id"])
        if union_id is not None:
            units_of.setdefault(union_id, []).append(unit)
    return units_of


def _leads(register: Register, units_of: dict[str, list[Row]]) -> dict[str, str]:
    """By union_id, without those that no operating unit could lead."""
    leads = {union_id: _lead(register, union_id, units) for union_id, units in units_of.items()}
    return {union_id: lead for union_id, lead in leads.items() if lead is not None}


def _lead(register: Register, union_id: str, units: list[Row]) -> str | None:
    """The recorded lead if it is open, operating and names the union, else the smallest such unit (reading 86)."""
    candidates = [str(unit["unit_id"]) for unit in units if is_operating(unit)]
    union = register.row("unions", union_id=union_id)
    if union is not None and union["lead_unit_id"] in candidates:
        return str(union["lead_unit_id"])
    return min(candidates, default=None)


def is_asked(membership: Membership, unit: Row) -> bool:
    """A union is asked at its lead; a unit without a known union answers for itself (readings 22 and 86)."""
    union_id = membership.union_of[unit["unit_id"]]
    return is_operating(unit) and (union_id is None or membership.lead_of[union_id] == unit["unit_id"])


def asked_unit_id(membership: Membership, unit: Row) -> str:
    """The unit whose answers to the checks marked union the unit shares (readings 22 and 56)."""
    union_id = membership.union_of[unit["unit_id"]]
    return str(unit["unit_id"]) if union_id is None else membership.lead_of[union_id]


def asked(register: Register, membership: Membership, unit: Row) -> Asked:
    """What the checks marked union need to know about the unit at which they are asked."""
    unit_id = unit["unit_id"]
    union_id = membership.union_of[unit_id]
    if union_id is not None:
        union = register.row("unions", union_id=union_id)
        return Asked(unit, membership.has_union[unit_id], union_id, union, membership.units_of[union_id], union_id)
    recorded = None if membership.reported_without_union[unit_id] else recorded_union(register, unit)
    recorded_id = recorded["union_id"] if recorded else None
    return Asked(unit, membership.has_union[unit_id], None, None, [unit], recorded_id)

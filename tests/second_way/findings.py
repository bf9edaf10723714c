"""Which reported findings still hold, and how they change a computed state (readings 51 to 53 and 87 to 90)."""

from dataclasses import dataclass
from datetime import date

from second_way.agreements import agreements_of, settles_wages
from second_way.answers import Answer
from second_way.committees import establishments
from second_way.days import earliest
from second_way.homes import standing_honours
from second_way.meetings import meetings_of
from second_way.membership import Asked, is_operating, recorded_union
from second_way.register import Register, Row
from second_way.rules import ORGANISATION_PARTS
from second_way.self_checks import self_checks_of

COMMITTEE_KINDS = {"audit_commission": "audit", "women_committee": "women", "mediation_committee": "mediation"}


@dataclass(frozen=True)
class Outcome:
    """A check's final answer for one unit. since, due, open and source belong to a fail only (reading 101)."""

    state: str
    since: date | None = None
    due: date | None = None
    open: bool | None = None
    source: str | None = None


def open_findings(register: Register, units: list[Row], check: str) -> list[Row]:
    """Findings not closed by the date, about those of the units that operate (readings 87 and 90)."""
    return [
        finding
        for unit in units
        if is_operating(unit)
        for finding in register.rows("findings", unit_id=unit["unit_id"], check_id=check)
        if finding["closed_on"] is None
    ]


def standing(register: Register, findings: list[Row], mended_on: list[date]) -> list[Row]:
    """Those that no date from their reported_on to the as-of date disproves, both days included (reading 51)."""
    return [
        finding for finding in findings if not any(finding["reported_on"] <= day <= register.as_of for day in mended_on)
    ]


def settle(computed: Answer, findings: list[Row], source_of_fail: str = "computed") -> Outcome:
    """The final answer, given the findings that stand; what is reported is open (reading 53)."""
    if computed.state != "fail" and not findings:
        return Outcome(computed.state)
    if not findings:
        return Outcome("fail", computed.since, computed.due, computed.open, source_of_fail)
    source = "both" if computed.state == "fail" and source_of_fail != "reported" else "reported"
    since = computed.since or earliest([finding["reported_on"] for finding in findings])
    due = computed.due or earliest([finding["due_on"] for finding in findings])
    return Outcome("fail", since, due, True, source)


def union_mended_on(register: Register, asked: Asked, check: str) -> list[date]:
    """The dates that disprove a finding under a check marked union, organisation_complete by its parts' (reading 52).

    Checks that none is named for have none: only closed_on ends such a finding.
    """
    if check == "organisation_complete":
        return [day for part in ORGANISATION_PARTS for day in union_mended_on(register, asked, part)]
    if check in COMMITTEE_KINDS:
        return establishments(register, asked.units, COMMITTEE_KINDS[check])
    if check == "members_meeting":
        return [meeting["held_on"] for meeting in meetings_of(register, asked.units, "members")]
    if asked.recorded_union_id is None:
        return []
    if check == "election_on_time":
        return [term["elected_on"] for term in register.rows("terms", union_id=asked.recorded_union_id)]
    if check == "chair_in_post":
        unions = register.rows("unions", union_id=asked.recorded_union_id)
        return [union["chair_since"] for union in unions if union["chair_since"] is not None]
    return []


def unit_mended_on(register: Register, unit: Row, check: str) -> list[date]:
    """The dates that disprove a finding under a check that every unit is asked itself (readings 51, 52 and 96)."""
    if check == "union_established":
        union = recorded_union(register, unit)
        return [union["established_on"]] if union is not None and union["established_on"] is not None else []
    if check == "wage_agreement":
        wages = [row for row in agreements_of(register, unit) if settles_wages(row) is True]
        return [row["signed_on"] for row in wages if row["signed_on"] is not None]
    if check == "mediation_committee":
        return establishments(register, [unit], "mediation")
    if check == "workers_congress":
        return [meeting["held_on"] for meeting in meetings_of(register, [unit], "workers_congress")]
    if check == "home_review":
        closed = [honour["rework_closed_on"] for honour in standing_honours(register, unit)]
        return [day for day in closed if day is not None]
    if check == "self_check":
        submitted = [row["submitted_on"] for row in self_checks_of(register, unit)]
        return [day for day in submitted if day is not None]
    return []

"""The main class of a unit, worst first (readings 56, 57, 90 and 103)."""

from second_way.elections import newest_term
from second_way.findings import Outcome
from second_way.membership import Membership, asked, asked_unit_id, is_operating
from second_way.outcomes import Outcomes
from second_way.register import Register, Row
from second_way.rules import LONG_OVERDUE_DAYS


def classes_of(register: Register, membership: Membership, outcomes: Outcomes) -> dict[str, str]:
    """By unit_id."""
    return {unit["unit_id"]: _class(register, membership, outcomes, unit) for unit in membership.open_units}


def _class(register: Register, membership: Membership, outcomes: Outcomes, unit: Row) -> str:
    if not is_operating(unit):
        return "not_applicable"
    lead_id = asked_unit_id(membership, unit)
    established = outcomes[unit["unit_id"]]["union_established"].state
    election = outcomes[lead_id]["election_on_time"]
    organisation = outcomes[lead_id]["organisation_complete"].state
    if established == "fail":
        return "no_union"
    lead = next(row for row in membership.open_units if row["unit_id"] == lead_id)
    if is_long_overdue(register, membership, lead, election):
        return "long_overdue"
    if election.state == "fail":
        return "overdue"
    if organisation == "fail":
        return "incomplete"
    if "unknown" in (established, election.state, organisation):
        return "to_verify"
    if established == election.state == organisation == "not_applicable":
        return "not_applicable"
    return "sound"


def is_long_overdue(register: Register, membership: Membership, lead: Row, election: Outcome) -> bool:
    """Overdue by more than 365 days, or reported under election_on_time by a standing finding (reading 55)."""
    if election.state != "fail":
        return False
    if election.source in ("reported", "both"):
        return True
    term = newest_term(register, asked(register, membership, lead))
    return term is not None and term.days_overdue(register.as_of) > LONG_OVERDUE_DAYS

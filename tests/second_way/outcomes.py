"""The final outcome of every check for every open unit."""

from second_way.answers import Answer
from second_way.days import earliest
from second_way.findings import Outcome, open_findings, settle, standing, union_mended_on, unit_mended_on
from second_way.membership import Asked, Membership, asked, is_asked, is_operating
from second_way.register import Register, Row
from second_way.rules import CHECKS, ORGANISATION_PARTS, UNION_CHECKS
from second_way.union_checks import union_check_answers
from second_way.unit_checks import reported_dissolution, unit_check_answers

Outcomes = dict[str, dict[str, Outcome]]


def outcomes_of(register: Register, membership: Membership) -> Outcomes:
    """By unit_id and check. A unit that is open but not operating is not applicable throughout (reading 5)."""
    return {unit["unit_id"]: _outcomes(register, membership, unit) for unit in membership.open_units}


def _outcomes(register: Register, membership: Membership, unit: Row) -> dict[str, Outcome]:
    if not is_operating(unit):
        return {check: Outcome("not_applicable") for check in CHECKS}
    outcomes = _unit_outcomes(register, membership, unit) | _union_outcomes(register, membership, unit)
    return {check: outcomes[check] for check in CHECKS}


def _unit_outcomes(register: Register, membership: Membership, unit: Row) -> dict[str, Outcome]:
    outcomes = {}
    for check, computed in unit_check_answers(register, membership, unit).items():
        mended_on = unit_mended_on(register, unit, check)
        if check == "self_check" and computed.state != "pass":
            mended_on = []  # reading 52
        findings = standing(register, open_findings(register, [unit], check), mended_on)
        if check == "union_established" and findings and computed.state != "fail":
            # Reading 29: since is the dissolution first, whatever shows that there is no union.
            since = reported_dissolution(register, unit)
            outcomes[check] = settle(Answer(computed.state, since), findings)
        else:
            outcomes[check] = settle(computed, findings)
    return outcomes


def _union_outcomes(register: Register, membership: Membership, unit: Row) -> dict[str, Outcome]:
    """Not applicable at a unit that is not its union's lead (reading 22)."""
    if not is_asked(membership, unit):
        return {check: Outcome("not_applicable") for check in UNION_CHECKS}
    subject = asked(register, membership, unit)
    outcomes = {}
    for check, computed in union_check_answers(register, membership, subject).items():
        mended_on = union_mended_on(register, subject, check)
        outcomes[check] = settle(computed, standing(register, open_findings(register, subject.units, check), mended_on))
    outcomes["organisation_complete"] = _organisation_complete(register, subject, outcomes)
    return outcomes


def _organisation_complete(register: Register, subject: Asked, outcomes: dict[str, Outcome]) -> Outcome:
    """Built on its parts' final states, reported ones included (reading 36)."""
    check = "organisation_complete"
    parts = [outcomes[part] for part in ORGANISATION_PARTS]
    built, source = _of_parts(parts)
    mended_on = union_mended_on(register, subject, check) if built.state == "pass" else []
    return settle(built, standing(register, open_findings(register, subject.units, check), mended_on), source)


def _of_parts(parts: list[Outcome]) -> tuple[Answer, str]:
    """The answer that the parts give, and the source of a fail."""
    failing = [part for part in parts if part.state == "fail"]
    if failing:
        sources = {part.source for part in failing}
        source = str(sources.pop()) if len(sources) == 1 else "both"
        return Answer("fail", earliest([part.since for part in failing])), source
    if any(part.state == "unknown" for part in parts):
        return Answer("unknown"), ""
    if all(part.state == "not_applicable" for part in parts):
        return Answer("not_applicable"), ""
    return Answer("pass"), ""

"""The checks that every unit is asked itself, as the records alone answer them."""

from datetime import date

from second_way.agreements import agreements_of, newest_expiry, wages_in_force
from second_way.answers import Answer, answer
from second_way.committees import committee_in_being, last_dissolution
from second_way.completeness import is_complete
from second_way.days import days_after, earliest
from second_way.membership import Membership, recorded_has_union, recorded_union
from second_way.people import employees_of
from second_way.register import Register, Row
from second_way.rules import ESTABLISH_MIN_MEMBERS, MEDIATION_RULE_SINCE
from second_way.three_valued import all_of, any_of, at_least


def unit_check_answers(register: Register, membership: Membership, unit: Row) -> dict[str, Answer]:
    """The computed answers by check."""
    return {
        "union_established": union_established(register, unit),
        "wage_agreement": wage_agreement(register, membership, unit),
        "mediation_committee": mediation_committee(register, unit),
        "home_review": home_review(register, unit),
        "self_check": self_check(register, unit),
    }


def union_established(register: Register, unit: Row) -> Answer:
    """Judged without the findings (reading 88), by three-valued or (reading 29)."""
    has_union = recorded_has_union(register, unit)
    enough = at_least(employees_of(register, unit), ESTABLISH_MIN_MEMBERS)
    return answer(any_of(enough, has_union), has_union, register.as_of, union_dissolved_on(register, unit))


def union_dissolved_on(register: Register, unit: Row) -> date | None:
    """The recorded union's dissolution by the date; another level gives no since (reading 89)."""
    union = recorded_union(register, unit)
    return union["dissolved_on"] if union else None


def wage_agreement(register: Register, membership: Membership, unit: Row) -> Answer:
    """An expired agreement without completeness is unknown, not fail (reading 18)."""
    agreements = agreements_of(register, unit)
    passes = any_of(*(wages_in_force(agreement, register.as_of) for agreement in agreements))
    if passes is False and not is_complete(register, "agreements", unit):
        passes = None
    expired_on = newest_expiry(agreements, register.as_of)
    since = days_after(expired_on, 1) if expired_on is not None else None
    applies = all_of(membership.has_union[unit["unit_id"]], bargaining_binds(unit))
    return answer(applies, passes, register.as_of, since)


def bargaining_binds(unit: Row) -> bool | None:
    """Enterprises, the self-employed, social organisations, institutions managed as enterprises (reading 38)."""
    if unit["sector"] is None:
        return None
    if unit["sector"] == "institution":
        return None if unit["enterprise_managed"] is None else bool(unit["enterprise_managed"])
    return unit["sector"] in ("enterprise", "self_employed", "social_organisation")


def mediation_committee(register: Register, unit: Row) -> Answer:
    """Binds large and medium enterprises; since never runs from before 2012-01-01 (reading 82)."""
    is_enterprise = None if unit["sector"] is None else unit["sector"] == "enterprise"
    is_large = None if unit["size"] is None else unit["size"] in ("large", "medium")
    in_being = committee_in_being(register, unit, [unit], "mediation")
    since = last_dissolution(register, [unit], "mediation") or unit["founded_on"] or MEDIATION_RULE_SINCE
    return answer(all_of(is_enterprise, is_large), in_being, register.as_of, max(since, MEDIATION_RULE_SINCE))


def home_review(register: Register, unit: Row) -> Answer:
    """The newest review over all levels, ties to the worse; undated ones rank oldest (readings 47 and 111)."""
    reviewed = [honour for honour in standing_honours(register, unit) if _was_reviewed(honour)]
    if not reviewed:
        return answer(False if is_complete(register, "honours", unit) else None, None, register.as_of)
    newest_day = max(honour["reviewed_on"] or date.min for honour in reviewed)
    newest = [honour for honour in reviewed if (honour["reviewed_on"] or date.min) == newest_day]
    passes = all_of(*(_review_passes(honour) for honour in newest))
    failing = [honour for honour in newest if _review_passes(honour) is False]
    since = earliest([honour["reviewed_on"] for honour in failing])
    return answer(True, passes, register.as_of, since, earliest([honour["rework_due_on"] for honour in failing]))


def standing_honours(register: Register, unit: Row) -> list[Row]:
    """Revoked honours are out (reading 47)."""
    return [
        honour
        for honour in register.rows("honours", unit_id=unit["unit_id"])
        if honour["revoked_on"] is None and honour["status"] != "revoked"
    ]


def _was_reviewed(honour: Row) -> bool:
    return honour["reviewed_on"] is not None or _review_result(honour) is not None


def _review_result(honour: Row) -> str | None:
    """Status rework with an empty result is rework (reading 47)."""
    if honour["review_result"] is None and honour["status"] == "rework":
        return "rework"
    result: str | None = honour["review_result"]
    return result


def _review_passes(honour: Row) -> bool | None:
    result = _review_result(honour)
    passed = None if result is None else result == "pass"
    return any_of(passed, honour["rework_closed_on"] is not None)


def self_check(register: Register, unit: Row) -> Answer:
    """All periods count; due today or later and not submitted does not count yet (reading 48)."""
    rows = register.rows("self_checks", unit_id=unit["unit_id"])
    counted = [row for row in rows if row["submitted_on"] or row["due_on"] is None or row["due_on"] < register.as_of]
    if not counted:
        return answer(False if is_complete(register, "self_checks", unit) else None, None, register.as_of)
    passes = all_of(*(_submitted(row) for row in counted))
    due = earliest([row["due_on"] for row in counted if _submitted(row) is False])
    return answer(True, passes, register.as_of, days_after(due, 1) if due is not None else None, due)


def _submitted(row: Row) -> bool | None:
    """Late counts as submitted; without a due date nobody can tell whether it had to be."""
    if row["submitted_on"] is not None:
        return True
    return None if row["due_on"] is None else False

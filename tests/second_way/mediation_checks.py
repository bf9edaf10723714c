"""The checks on mediation of labour disputes; no breach runs from before the rule (reading 82)."""

from datetime import date

from second_way.answers import Answer, answer
from second_way.cases import case_duty, cases_applied_for
from second_way.committees import committee_in_being, committee_rows, last_dissolution
from second_way.completeness import is_complete
from second_way.duties import answer_of_duties
from second_way.periods import last_twelve_months
from second_way.register import Register, Row
from second_way.rules import MEDIATION_RULE_SINCE
from second_way.three_valued import all_of


def mediation_answers(register: Register, unit: Row) -> dict[str, Answer]:
    """The computed answers by check."""
    return {
        "mediation_committee": mediation_committee(register, unit),
        "mediation_parity": mediation_parity(register, unit),
        "mediation_in_time": mediation_in_time(register, unit),
    }


def mediation_committee(register: Register, unit: Row) -> Answer:
    """Binds large and medium enterprises, and those said to be one of the two."""
    is_enterprise = None if unit["sector"] is None else unit["sector"] == "enterprise"
    is_large = None if unit["size"] is None else unit["size"] in ("large", "medium", "large_or_medium")
    in_being = committee_in_being(register, unit, [unit], "mediation")
    since = last_dissolution(register, [unit], "mediation") or unit["founded_on"]
    return answer(
        all_of(_rules_hold(register), is_enterprise, is_large), in_being, register.as_of, _not_before_the_rule(since)
    )


def mediation_parity(register: Register, unit: Row) -> Answer:
    """Binds any unit with a mediation committee in being."""
    in_being = committee_in_being(register, unit, [unit], "mediation")
    rows = committee_rows(register, [unit], "mediation")
    applies = all_of(_rules_hold(register), in_being)
    if not rows:
        return answer(applies, None, register.as_of)
    (row,) = rows
    return answer(applies, _has_parity(row), register.as_of, _not_before_the_rule(row["established_on"]))


def _has_parity(committee: Row) -> bool | None:
    """A number empty is unknown, but one known 0 fails (reading 43)."""
    employees, employers = committee["employee_members"], committee["employer_members"]
    if employees is None or employers is None:
        return False if 0 in (employees, employers) else None
    return bool(employees == employers >= 1)


def mediation_in_time(register: Register, unit: Row) -> Answer:
    """Open while a case in breach is; there is no day by which a breach must be mended."""
    duties = [case_duty(case, register.as_of) for case in cases_applied_for(register, unit)]
    complete = is_complete(register, "cases", unit, last_twelve_months(register.as_of))
    found = answer_of_duties(_rules_hold(register), duties, complete, register.as_of)
    if found.state != "fail":
        return found
    return answer(True, False, register.as_of, _not_before_the_rule(found.since), is_open=found.open)


def _rules_hold(register: Register) -> bool:
    """The provisions bind nobody before the day on which they came into force."""
    return register.as_of >= MEDIATION_RULE_SINCE


def _not_before_the_rule(since: date | None) -> date:
    """An empty start is one before the rule."""
    return max(since or MEDIATION_RULE_SINCE, MEDIATION_RULE_SINCE)

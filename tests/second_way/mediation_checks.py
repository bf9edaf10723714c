"""The checks on mediation of labour disputes; no breach runs from before the rule (reading 82)."""

from datetime import date

from second_way.answers import Answer, answer
from second_way.cases import case_duty, cases_bound
from second_way.committees import committee_in_being, committee_rows, last_dissolution
from second_way.completeness import is_complete
from second_way.duties import answer_of_duties
from second_way.local_rules import ANY_SIZE, RULES, Rule
from second_way.periods import last_twelve_months
from second_way.register import Register, Row
from second_way.rules import MEDIATION_RULE_SINCE, bound_since, rule_in_force
from second_way.three_valued import all_of


def mediation_answers(register: Register, unit: Row) -> dict[str, Answer]:
    """The computed answers by check."""
    return {
        "mediation_committee": mediation_committee(register, unit),
        "mediation_parity": mediation_parity(register, unit),
        "mediation_in_time": mediation_in_time(register, unit),
    }


def mediation_committee(register: Register, unit: Row) -> Answer:
    """Binds large and medium enterprises, and in some places units of any size and other sectors."""
    in_being = committee_in_being(register, unit, [unit], "mediation")
    since = last_dissolution(register, [unit], "mediation") or unit["founded_on"]
    rule = rule_in_force("mediation_committee_min_size", unit, register.as_of)
    rule_since = bound_since(
        ("mediation_committee_min_size",),
        register.as_of,
        lambda day: _size_binds(unit, rule_in_force("mediation_committee_min_size", unit, day)),
    )
    earliest = max(_not_before_the_rule(since), _not_before_the_rule(rule_since))
    binds = all_of(_rules_hold(register), _committee_binds(register, unit, rule))
    return answer(binds, in_being, register.as_of, earliest)


def _committee_binds(register: Register, unit: Row, rule: Rule | None) -> bool | None:
    """A unit of unknown sector may be of any whose rule could bind its size; of institutions, managed ones only."""
    if unit["sector"] is None:
        sectors = {rule.sector for rule in RULES if rule.parameter == "mediation_committee_min_size"}
        possible = [{**unit, "sector": sector} for sector in sectors]
        rules = [rule_in_force("mediation_committee_min_size", one, register.as_of) for one in possible]
        return None if any(_size_binds(unit, one) is not False for one in rules) else False
    managed = unit["enterprise_managed"] if unit["sector"] == "institution" else True
    return all_of(_size_binds(unit, rule), managed)


def _size_binds(unit: Row, rule: Rule | None) -> bool | None:
    if rule is None or rule.value is None:
        return False
    return rule.value == ANY_SIZE or _is_large(unit)


def _is_large(unit: Row) -> bool | None:
    return None if unit["size"] is None else unit["size"] in ("large", "medium", "large_or_medium")


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
    duties = [case_duty(case, register.as_of) for case in cases_bound(register, unit)]
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

"""The score of a unit and its grade: a product measure, not law (readings 54, 55 and 103)."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from second_way.findings import Outcome
from second_way.main_class import is_long_overdue
from second_way.membership import Membership, is_operating
from second_way.outcomes import Outcomes
from second_way.register import Register, Row
from second_way.rules import weighted_checks

MILLIONTH = Decimal("0.000001")
LONG_OVERDUE_CAP = Decimal(59)
GRADES = (("A", 90), ("B", 75), ("C", 60), ("D", 0))


@dataclass(frozen=True)
class Score:
    """`applicable` checks apply or may apply, `known` ones passed or failed; value is None where nothing is known."""

    value: Decimal | None
    known: int
    applicable: int

    @property
    def grade(self) -> str | None:
        """None below four fifths known."""
        if self.value is None or 5 * self.known < 4 * self.applicable:
            return None
        return next(grade for grade, least in GRADES if self.value >= least)


def scores_of(register: Register, membership: Membership, outcomes: Outcomes) -> dict[str, Score]:
    """By unit_id; a unit that does not operate has no score."""
    return {
        unit["unit_id"]: _score(register, membership, unit, outcomes[unit["unit_id"]])
        if is_operating(unit)
        else Score(None, 0, 0)
        for unit in membership.open_units
    }


def _score(register: Register, membership: Membership, unit: Row, outcomes: Mapping[str, Outcome]) -> Score:
    weights = weighted_checks(unit, register.as_of)
    states = {check: outcomes[check].state for check in weights}
    passed = sum(weights[check] for check, state in states.items() if state == "pass")
    known = [check for check, state in states.items() if state in ("pass", "fail")]
    applicable = sum(state != "not_applicable" for state in states.values())
    if not known:
        return Score(None, 0, applicable)
    value = Decimal(100 * passed) / sum(weights[check] for check in known)
    if states["union_established"] == "fail":
        value = Decimal(0)
    elif is_long_overdue(register, membership, unit, outcomes["election_on_time"]):
        value = min(value, LONG_OVERDUE_CAP)
    return Score(value.quantize(MILLIONTH, ROUND_HALF_UP), len(known), applicable)

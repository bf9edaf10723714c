"""Indicators: amounts per unit, added up over the units of a group."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import lru_cache

import pandas as pd

from second_way import bargaining_amounts as bargaining
from second_way import case_amounts as cases
from second_way import check_amounts as checks
from second_way import congress_amounts as congresses
from second_way import election_amounts as elections
from second_way import home_amounts as homes
from second_way import task_amounts as tasks
from second_way import union_amounts as unions
from second_way.amounts import Amount, Number, count
from second_way.dimensions import group_of
from second_way.membership import is_operating
from second_way.register import Row
from second_way.rules import CHECKS
from second_way.subject import Subject
from second_way.survey import Survey, survey_of

COLUMNS = ["indicator", "group", "numerator", "denominator", "unknown", "not_applicable"]
LEVELS = ("national", "provincial", "municipal", "direct")
# What a whole is in each unit of a ratio.
SIZE_OF_UNIT = {"percent": 100, "per 1,000": 1, "points": 1}

AmountOf = Callable[[Subject], Amount]

# A unit that is open but not operating counts in these two only (reading 90).
OPEN_UNIT_COUNTS = ("units_open", "units_not_operating")

# By id: the unit of measure, and what one unit adds.
TABLE: dict[str, tuple[str, AmountOf]] = {
    **{check: ("percent", checks.check_share(check)) for check in CHECKS},
    "units_open": ("units", lambda subject: Amount(1)),
    "units_not_operating": ("units", lambda subject: count(not is_operating(subject.unit))),
    "coverage_25": ("percent", unions.coverage_from(25)),
    "coverage_all": ("percent", unions.coverage_all),
    "coverage_under_25": ("units", unions.coverage_under_25),
    "coverage_100": ("percent", unions.coverage_from(100)),
    "units_without_union": ("units", checks.fail_count("union_established")),
    "unions_in_being": ("unions", unions.unions_in_being),
    "units_covered": ("units", unions.units_covered),
    "new_unions_year": ("unions", unions.unions_with_date_this_year("established_on")),
    "unions_dissolved_year": ("unions", unions.unions_with_date_this_year("dissolved_on")),
    "employees_total": ("people", unions.total_of_employees),
    "members_total": ("people", unions.total_of_members("members")),
    "female_members_total": ("people", unions.total_of_members("female_members")),
    "migrant_members_total": ("people", unions.total_of_members("migrant_members")),
    "new_members_year": ("people", unions.new_members_year),
    "new_form_members": ("people", unions.new_form_members),
    "union_density": ("percent", unions.union_density),
    "women_density": ("percent", unions.women_density),
    "women_share": ("percent", unions.share_of_members("female_members")),
    "verified_members": ("percent", unions.share_of_members("verified_members")),
    "elections_overdue": ("unions", checks.fail_count("election_on_time")),
    "elections_long_overdue": ("unions", elections.elections_long_overdue),
    "elections_overdue_1y": ("unions", elections.elections_overdue_by(0, 365)),
    "elections_overdue_3y": ("unions", elections.elections_overdue_by(365, 1095)),
    "elections_overdue_more": ("unions", elections.elections_overdue_by(1095)),
    **{f"elections_due_{days}": ("unions", elections.elections_due(days)) for days in (30, 90, 180)},
    "elections_due_year": ("unions", elections.elections_due_year),
    "elections_done_year": ("percent", elections.elections_done_year),
    "organisations_incomplete": ("unions", checks.fail_count("organisation_complete")),
    "bargaining_coverage": ("percent", bargaining.bargaining_coverage),
    "bargaining_units": ("percent", bargaining.bargaining_units),
    "agreements_in_force": ("agreements", bargaining.agreements_in_force(None)),
    **{
        f"agreements_in_force_{kind}": ("agreements", bargaining.agreements_in_force(kind))
        for kind in ("comprehensive", "wage", "safety", "women")
    },
    "agreements_expiring_60": ("agreements", bargaining.agreements_expiring_60),
    "special_agreements_signed": ("percent", bargaining.special_agreements_signed),
    "offers_unanswered": ("offers", bargaining.offers_unanswered),
    "cases_per_1000": ("per 1,000", cases.cases_per_1000),
    "settlement_rate": ("percent", cases.settlement_rate),
    "accepted_in_3_days": ("percent", cases.accepted_in_3_days),
    "closed_in_15_days": ("percent", cases.closed_in_15_days),
    "fulfilment_rate": ("percent", cases.fulfilment_rate),
    "congress_this_year": ("percent", congresses.congress_this_year),
    "proposals_closed": ("percent", congresses.proposals_closed),
    **{f"honours_{level}": ("titles", homes.honours_of(level)) for level in LEVELS},
    "homes_to_rework": ("units", checks.fail_count("home_review")),
    "rework_closed": ("percent", homes.rework_closed),
    "self_checks_on_time": ("percent", homes.self_checks_on_time),
    "problems_fixed": ("percent", homes.problems_fixed),
    "harmonious_eligible": ("percent", congresses.harmonious_eligible),
    "review_satisfaction": ("percent", congresses.review_satisfaction),
    "activity_attendance": ("percent", congresses.activity_attendance),
    "tasks_done": ("percent", tasks.tasks_done),
    "tasks_on_time": ("percent", tasks.tasks_on_time),
    "tasks_overdue": ("task units", tasks.tasks_overdue),
    "units_multi_listed": ("units", tasks.units_multi_listed),
    "findings_open": ("findings", tasks.findings_open),
    "returns_missing": ("returns", tasks.returns_missing),
    "returns_on_time": ("percent", tasks.returns_on_time),
    "checks_known": ("percent", checks.checks_known),
    "health_score": ("points", checks.health_score),
    **{f"grade_{grade.lower()}": ("units", checks.grade_count(grade)) for grade in "ABCD"},
    "grade_none": ("units", checks.grade_count(None)),
}

INDICATORS = tuple(TABLE)
UNITS = {indicator: unit for indicator, (unit, _) in TABLE.items()}


def indicators(tables: Mapping[str, pd.DataFrame], as_of: date, by: str | None = None) -> pd.DataFrame:
    """One row per indicator and group: indicator, group, numerator, denominator, unknown, not_applicable.

    Amounts are int, or Decimal in health_score, review_satisfaction and cases_per_1000; a count's denominator is None.
    `by` is a dimension; the groups are every value that an open unit has, the empty one (None) included (reading 58).
    Without `by` there is one group, None. Raises ValueError for an unknown dimension.
    """
    survey = survey_of(tables, as_of)
    groups: dict[str | None, list[int]] = {None: []} if by is None else {}
    for place, unit in enumerate(survey.membership.open_units):
        groups.setdefault(group_of(survey, unit, by), []).append(place)
    rows = [
        (indicator, group, *total(indicator, [amounts[place] for place in places]))
        for indicator, amounts in amounts_of(survey).items()
        for group, places in groups.items()
    ]
    return pd.DataFrame(rows, columns=COLUMNS, dtype=object)


def amounts_by_unit(tables: Mapping[str, pd.DataFrame], as_of: date, indicator: str) -> list[tuple[Row, Amount]]:
    """Every open unit and what it adds to the indicator."""
    survey = survey_of(tables, as_of)
    return list(zip(survey.membership.open_units, amounts_of(survey)[indicator], strict=True))


def value_of(indicator: str, numerator: Number, denominator: Number | None) -> Fraction | None:
    """What is shown, unrounded (reading 58); None over a denominator of 0."""
    if denominator is None:
        return Fraction(numerator)
    return Fraction(numerator) * SIZE_OF_UNIT[UNITS[indicator]] / Fraction(denominator) if denominator else None


@lru_cache(maxsize=4)
def amounts_of(survey: Survey) -> dict[str, list[Amount]]:
    """By indicator, in the order of the open units."""
    subjects = [Subject(survey, unit) for unit in survey.membership.open_units]
    return {indicator: [amount_of(indicator, subject) for subject in subjects] for indicator in INDICATORS}


def amount_of(indicator: str, subject: Subject) -> Amount:
    """What one unit adds to the indicator."""
    _, amount_of_operating = TABLE[indicator]
    if indicator in OPEN_UNIT_COUNTS or is_operating(subject.unit):
        return amount_of_operating(subject)
    return Amount(not_applicable=1)


def total(indicator: str, amounts: Sequence[Amount]) -> tuple[Number, Number | None, int, int]:
    """Numerator, denominator (None of a count), unknown and not applicable of these units together."""
    is_ratio = UNITS[indicator] in SIZE_OF_UNIT
    return (
        sum(amount.numerator for amount in amounts),
        sum(amount.denominator or 0 for amount in amounts) if is_ratio else None,
        sum(amount.unknown for amount in amounts),
        sum(amount.not_applicable for amount in amounts),
    )

"""The checks with their strength, and the rule in force for a unit on a day."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from functools import cache

from second_way.days import days_after, latest, months_after
from second_way.local_rules import RULES, Rule
from second_way.periods import Period
from second_way.register import Row
from second_way.working_days import working_day_after

CHECKS: dict[str, str] = {
    "union_established": "must",
    "election_on_time": "must",
    "term_length": "should",
    "extension_approved": "should",
    "chair_in_post": "should",
    "audit_commission": "must",
    "women_committee": "should",
    "legal_person": "may",
    "full_time_chair": "may",
    "members_meeting": "should",
    "organisation_complete": "should",
    "wage_agreement": "should",
    "offer_answered": "must",
    "agreement_filed": "must",
    "special_agreements": "may",
    "renewal_opened": "may",
    "mediation_committee": "must",
    "mediation_parity": "must",
    "mediation_in_time": "must",
    "workers_congress": "should",
    "congress_quorum": "should",
    "dual_review": "should",
    "home_review": "should",
    "self_check": "should",
    "rules_in_place": "should",
    "quarterly_activity": "may",
}

UNION_CHECKS = (
    "election_on_time",
    "term_length",
    "extension_approved",
    "chair_in_post",
    "audit_commission",
    "women_committee",
    "legal_person",
    "full_time_chair",
    "members_meeting",
    "organisation_complete",
)

LARGE_OR_MEDIUM = ("large", "medium", "large_or_medium")
ORGANISATION_PARTS = ("chair_in_post", "audit_commission", "women_committee")
BY_REQUIREMENT = ("dual_review", "rules_in_place", "quarterly_activity")

WEIGHTS = {"must": 3, "should": 2, "may": 0}

LONG_OVERDUE_DAYS = 365
LEGAL_TERM_YEARS = (3, 5)
DISPUTED_TERM_YEARS = 4
# 劳动合同法, article 54. 天津 and 吉林 have a review without a word on silence: the law holds there.
FILING_SILENCE_DAYS = 15
MEDIATION_RULE_SINCE = date(2012, 1, 1)
MEDIATION_ACCEPT_WORKING_DAYS = 3
MEDIATION_CLOSE_DAYS = 15
INTERNAL_RULES = (
    "post_responsibility",
    "service_commitment",
    "time_limit",
    "public_notice",
    "first_contact",
    "one_time_notice",
    "performance_review",
)

# The parameter whose rule says how strong a check is in a place; all other checks are as strong everywhere.
STRENGTH_FROM = {
    "chair_in_post": "chair_vacancy_months",
    "women_committee": "women_committee_min",
    "full_time_chair": "full_time_chair_min",
    "members_meeting": "members_meeting_per_year",
    "wage_agreement": "wage_agreement_duty",
    "mediation_committee": "mediation_committee_min_size",
    "workers_congress": "congress_per_year",
}


def rule_in_force(parameter: str, unit: Row, day: date) -> Rule | None:
    """The rule of the parameter for the unit's place and sector on the day."""
    return _rule_in_force(parameter, _place_of(unit["region"]), unit["sector"], day)


def value_in_force(parameter: str, unit: Row, day: date) -> int | None:
    """None where no rule binds the unit."""
    rule = rule_in_force(parameter, unit, day)
    return rule.value if rule else None


def last_day(parameter: str, unit: Row, start: date) -> date:
    """The last day for what began on the start, by the rule then in force."""
    rule = rule_in_force(parameter, unit, start)
    assert rule is not None and rule.value is not None
    return days_of(rule, start)


def bound_since(parameters: tuple[str, ...], as_of: date, binds: Callable[[date], bool | None]) -> date | None:
    """The first day from which on the rules of these parameters bound a unit, day by day up to the date.

    `binds` says whether they did on a day; what it can't say counts as no. None where they always did.
    """
    since = None
    for period in periods_back(parameters, as_of):
        if binds(period.first) is not True:
            return since
        since = period.first
    return None


def not_before(since: date | None, rule_since: date | None) -> date | None:
    """The later of a breach's first day and its rule's; a breach whose first day is not known stays so."""
    return None if since is None else latest([since, rule_since])


def periods_back(parameters: tuple[str, ...], as_of: date) -> Iterator[Period]:
    """The periods between changes of any row of these parameters, the newest first; the first of all has no start."""
    rows = [rule for rule in RULES if rule.parameter in parameters]
    starts = {rule.first for rule in rows if rule.first is not None}
    starts |= {rule.last + timedelta(1) for rule in rows if rule.last is not None}
    last = as_of
    for first in sorted({*starts, date.min}, reverse=True):
        if first <= as_of:
            yield Period(first, last)
            last = first - timedelta(1) if first > date.min else first


def days_of(rule: Rule, start: date) -> date:
    """So many days, working days or months after the start."""
    assert rule.value is not None
    if rule.unit == "working_days":
        return working_day_after(start, rule.value)
    return months_after(start, rule.value) if rule.unit == "months" else days_after(start, rule.value)


def window_before(rule: Rule, end: date) -> date:
    """The first day of so many days or months before the end (reading 42); a month without that day has its last."""
    assert rule.value is not None
    return months_after(end, -rule.value) if rule.unit == "months" else days_after(end, -rule.value)


def counts_women_employees(unit: Row, day: date) -> bool:
    """The text that is in force counts 女职工 and not 女会员."""
    return value_in_force("women_committee_min_employees", unit, day) is not None


def strength_of(check: str, unit: Row, day: date) -> str:
    """By the rule of the unit's place and sector; where none binds, as everywhere."""
    parameter = STRENGTH_FROM.get(check)
    if parameter is None:
        return CHECKS[check]
    if check == "women_committee" and counts_women_employees(unit, day):
        parameter = "women_committee_min_employees"
    if check == "mediation_committee" and unit["sector"] == "enterprise" and unit["size"] in LARGE_OR_MEDIUM:
        # A local wording makes no national duty less.
        return CHECKS[check]
    rule = rule_in_force(parameter, unit, day)
    return rule.strength if rule is not None and rule.strength is not None else CHECKS[check]


def weighted_checks(unit: Row, day: date) -> dict[str, int]:
    """The checks of which the unit's score is made, with their weight there and then."""
    return {
        check: weight
        for check in CHECKS
        if check != "organisation_complete" and check not in BY_REQUIREMENT
        if (weight := WEIGHTS[strength_of(check, unit, day)])
    }


def _place_of(region: str | None) -> str | None:
    """The first two digits; None is national (reading 94)."""
    return region[:2] if region else None


@cache
def _rule_in_force(parameter: str, place: str | None, sector: str | None, day: date) -> Rule | None:
    """The place's own before the nation's, then the sector's own, then the newest."""
    rules = [
        rule
        for rule in RULES
        if rule.parameter == parameter
        and rule.place in (None, place)
        and rule.sector in (None, sector)
        and (rule.first or date.min) <= day <= (rule.last or date.max)
    ]
    return _most_specific(rules)


def _most_specific(rules: Iterable[Rule]) -> Rule | None:
    return max(
        rules,
        key=lambda rule: (rule.place is not None, rule.sector is not None, rule.first or date.min),
        default=None,
    )

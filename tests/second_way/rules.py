"""The checks with their strength, and the parameters with their local values."""

from datetime import date

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

ORGANISATION_PARTS = ("chair_in_post", "audit_commission", "women_committee")
BY_REQUIREMENT = ("dual_review", "rules_in_place", "quarterly_activity")

WEIGHTS = {"must": 3, "should": 2, "may": 0}
WEIGHTED_CHECKS = tuple(
    check
    for check, strength in CHECKS.items()
    if WEIGHTS[strength] and check != "organisation_complete" and check not in BY_REQUIREMENT
)

ESTABLISH_MIN_MEMBERS = 25
LONG_OVERDUE_DAYS = 365
LEGAL_TERM_YEARS = (3, 5)
DISPUTED_TERM_YEARS = 4
EXTENSION_MAX_MONTHS = 6
FULL_TIME_CHAIR_MIN = 200
FILING_SILENCE_DAYS = 15
RENEWAL_WINDOW_DAYS = 60
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

BEIJING, SHANGHAI, SHANDONG, HENAN, CHONGQING = "11", "31", "37", "41", "50"


def strength_of(check: str, sector: str | None) -> str:
    """A workers' congress is a must for enterprises only; sector empty is the weaker (reading 54)."""
    return "must" if check == "workers_congress" and sector == "enterprise" else CHECKS[check]


def province_of(region: str | None) -> str | None:
    """The first two digits of the asked unit's region; None is national (reading 94)."""
    return region[:2] if region else None


def chair_vacancy_months(region: str | None, sector: str | None) -> int:
    """A local value beats the sector's; organs and institutions have 6 months; sector empty: 3 (reading 33)."""
    if province_of(region) in (HENAN, CHONGQING):
        return 3
    return 6 if sector in ("government", "institution") else 3


def women_committee_min_members(region: str | None) -> int:
    """Female members from which a women's committee is due; 北京 counts female employees instead (reading 28)."""
    return 25 if province_of(region) == SHANGHAI else 10


def women_committee_min_employees(region: str | None) -> int | None:
    """Female employees from which a women's committee is due; None where female members are counted."""
    return 25 if province_of(region) == BEIJING else None


def offer_reply_days(region: str | None) -> int:
    return 10 if province_of(region) == SHANDONG else 20


def filing_days(region: str | None, kind: str | None) -> int:
    """A kind that is not recorded has the days of the others (reading 41)."""
    return 7 if kind == "wage" and province_of(region) != SHANDONG else 10

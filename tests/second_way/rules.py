"""The checks with their strength, and the parameters with their local values."""

from datetime import date

CHECKS: dict[str, str] = {
    "union_established": "must",
    "election_on_time": "must",
    "term_length": "should",
    "chair_in_post": "should",
    "audit_commission": "must",
    "women_committee": "should",
    "organisation_complete": "should",
    "wage_agreement": "should",
    "mediation_committee": "must",
    "home_review": "should",
    "self_check": "should",
}

UNION_CHECKS = (
    "election_on_time",
    "term_length",
    "chair_in_post",
    "audit_commission",
    "women_committee",
    "organisation_complete",
)

ORGANISATION_PARTS = ("chair_in_post", "audit_commission", "women_committee")

# organisation_complete has no weight (reading 54); none of the others is by requirement or `may`.
WEIGHTED_CHECKS = tuple(check for check in CHECKS if check != "organisation_complete")

ESTABLISH_MIN_MEMBERS = 25
LONG_OVERDUE_DAYS = 365
LEGAL_TERM_YEARS = (3, 5)
DISPUTED_TERM_YEARS = 4
FILING_SILENCE_DAYS = 15
MEDIATION_RULE_SINCE = date(2012, 1, 1)

BEIJING, SHANGHAI, HENAN, CHONGQING = "11", "31", "41", "50"


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

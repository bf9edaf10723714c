"""The rules in force by place, sector and time, written from the texts of the law.

A place is the first two digits of a region's code; None is the whole country. A row without a sector holds for every
sector. A value of None binds nobody. Both days of validity are included; None is open. If a province has no row for a
parameter, its law says nothing or was not read: the national row holds there.
"""

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

Strength = Literal["must", "should", "may"]
LARGE_AND_MEDIUM, ANY_SIZE = 2, 0


class Rule(NamedTuple):
    """value counts people, days, working days or months; of a committee's size it is one of the two above."""

    parameter: str
    value: int | None
    unit: str | None
    strength: Strength | None
    place: str | None
    sector: str | None
    first: date | None
    last: date | None = None


# 工资集体协商试行办法; 企业民主管理规定.
WAGE_MEASURES_SINCE, DEMOCRACY_RULE_SINCE = date(2000, 11, 8), date(2012, 2, 13)
ENTERPRISE, INSTITUTION, GOVERNMENT = "enterprise", "institution", "government"
SOCIAL_ORGANISATION, SELF_EMPLOYED = "social_organisation", "self_employed"
OF_LAW_2009 = (ENTERPRISE, INSTITUTION, GOVERNMENT)
WITHOUT_GOVERNMENT = (ENTERPRISE, INSTITUTION, SOCIAL_ORGANISATION)
BARGAINING = (ENTERPRISE, INSTITUTION, SOCIAL_ORGANISATION)
BUSINESSES = (ENTERPRISE, SELF_EMPLOYED, SOCIAL_ORGANISATION)


def _each(
    sectors: tuple[str, ...],
    parameter: str,
    value: int | None,
    unit: str | None,
    strength: Strength | None,
    place: str | None,
    first: date | None,
    last: date | None = None,
) -> Iterator[Rule]:
    """One row for each sector that the article names."""
    return (Rule(parameter, value, unit, strength, place, sector, first, last) for sector in sectors)


ESTABLISH = (
    Rule("establish_min_members", 25, "people", "must", None, None, None),
    # 工会法 2009, article 10, names enterprises, institutions and organs only.
    Rule("establish_min_members", None, "people", "must", None, SOCIAL_ORGANISATION, None, date(2021, 12, 31)),
    # 北京 2015, article 9: 企业、事业单位、机关以及其他组织.
    Rule("establish_min_members", 25, "people", "must", "11", None, date(2016, 1, 1)),
)

EXTENSION = (Rule("extension_max_months", 6, "months", "should", None, None, None),)

CHAIR_VACANCY = (
    # 企业工会主席产生办法 of 25 July 2008; 事业单位工会工作条例 of 4 September 2018. Nothing is known of before.
    Rule("chair_vacancy_months", 3, "months", "should", None, None, date(2008, 7, 25)),
    Rule("chair_vacancy_months", None, "months", None, None, INSTITUTION, None, date(2018, 9, 3)),
    Rule("chair_vacancy_months", 6, "months", "should", None, INSTITUTION, date(2018, 9, 4)),
    Rule("chair_vacancy_months", 6, "months", "should", None, GOVERNMENT, None),
    Rule("chair_vacancy_months", 6, "months", "must", "15", None, date(2024, 9, 1)),
    # 工会主席缺额…: the measures are for enterprises, institutions and organs (article 2).
    *_each(OF_LAW_2009, "chair_vacancy_months", 3, "months", "must", "34", date(2010, 8, 23)),
    Rule("chair_vacancy_months", 3, "months", "must", "41", None, date(2005, 1, 1), date(2024, 12, 31)),
    Rule("chair_vacancy_months", 6, "months", "must", "41", None, date(2025, 1, 1)),
    Rule("chair_vacancy_months", 6, "months", "must", "45", None, date(2025, 11, 27)),
    # 一般不超过三个月.
    Rule("chair_vacancy_months", 3, "months", "should", "50", None, date(2011, 11, 29)),
    Rule("chair_vacancy_months", 3, "months", "should", "51", None, date(2023, 7, 25)),
    Rule("chair_vacancy_months", 6, "months", "must", "53", None, date(2022, 11, 30)),
    Rule("chair_vacancy_months", 6, "months", "must", "61", None, date(2025, 7, 1)),
    Rule("chair_vacancy_months", 6, "months", "must", "63", None, date(2026, 10, 1)),
    Rule("chair_vacancy_months", 3, "months", "must", "64", None, date(2024, 5, 30)),
)

# 女会员.
WOMEN_MEMBERS = (
    Rule("women_committee_min", 10, "people", "should", None, None, None),
    Rule("women_committee_min", 10, "people", "should", "11", None, date(2026, 5, 1)),
    Rule("women_committee_min", 10, "people", "may", "12", None, date(2024, 9, 1)),
    Rule("women_committee_min", 10, "people", "may", "13", None, date(2025, 1, 1)),
    Rule("women_committee_min", 10, "people", "should", "15", None, date(2024, 9, 1)),
    Rule("women_committee_min", 10, "people", "must", "22", None, date(2026, 9, 1)),
    Rule("women_committee_min", 10, "people", "may", "23", None, date(2025, 2, 1)),
    # 各级工会: unions of every sector.
    Rule("women_committee_min", 25, "people", "should", "31", None, date(2010, 9, 17), date(2022, 5, 31)),
    Rule("women_committee_min", 10, "people", "should", "31", None, date(2022, 6, 1)),
    Rule("women_committee_min", 10, "people", "must", "33", None, date(2023, 10, 1)),
    Rule("women_committee_min", 10, "people", "must", "36", ENTERPRISE, date(2022, 8, 1)),
    Rule("women_committee_min", 10, "people", "should", "37", None, date(2025, 5, 1)),
    Rule("women_committee_min", 10, "people", "should", "41", None, date(2005, 1, 1)),
    Rule("women_committee_min", 10, "people", "should", "42", None, date(2024, 3, 1)),
    Rule("women_committee_min", 10, "people", "must", "46", None, date(2025, 5, 1)),
    # 女职工人数较多的…；女会员不足十人的设女职工委员.
    Rule("women_committee_min", 10, "people", "should", "50", None, date(2011, 11, 29)),
    Rule("women_committee_min", 10, "people", "may", "52", None, date(2026, 1, 1)),
    Rule("women_committee_min", 10, "people", "should", "53", None, date(2022, 11, 30)),
    Rule("women_committee_min", 10, "people", "may", "62", None, date(2022, 12, 1)),
    Rule("women_committee_min", 10, "people", "may", "63", None, date(2026, 10, 1)),
    Rule("women_committee_min", 10, "people", "must", "64", None, date(2024, 5, 30)),
)

# 女职工: employees are counted, and members are not asked for.
WOMEN_EMPLOYEES = (
    Rule("women_committee_min_employees", 25, "people", "must", "11", None, date(2016, 1, 1), date(2026, 4, 30)),
    Rule("women_committee_min_employees", 10, "people", "must", "32", None, date(2025, 5, 30)),
    # 各级工会, as in 江西 and 新疆.
    Rule("women_committee_min_employees", 25, "people", "should", "34", None, date(2010, 8, 23)),
    Rule("women_committee_min_employees", 10, "people", "should", "35", None, date(2023, 7, 1)),
    Rule("women_committee_min_employees", 25, "people", "should", "36", None, date(2010, 9, 17)),
    # 企业工会工作条例, article 8: enterprises count members.
    Rule("women_committee_min_employees", None, "people", None, "36", ENTERPRISE, date(2022, 8, 1)),
    Rule("women_committee_min_employees", 10, "people", "may", "44", None, date(2024, 1, 1)),
    Rule("women_committee_min_employees", 10, "people", "may", "45", None, date(2025, 11, 27)),
    Rule("women_committee_min_employees", 25, "people", "should", "51", None, date(2023, 7, 25)),
    Rule("women_committee_min_employees", 10, "people", "may", "54", None, date(2024, 2, 1)),
    Rule("women_committee_min_employees", 10, "people", "may", "61", None, date(2025, 7, 1)),
    Rule("women_committee_min_employees", 25, "people", "should", "65", None, date(2003, 10, 1)),
)

FULL_TIME_CHAIR = (
    Rule("full_time_chair_min", 200, "people", "may", None, None, None),
    Rule("full_time_chair_min", None, "people", "may", None, GOVERNMENT, None),
    # 工会法 2009, article 13: 企业、事业单位.
    Rule("full_time_chair_min", None, "people", "may", None, SOCIAL_ORGANISATION, None, date(2021, 12, 31)),
    *_each(WITHOUT_GOVERNMENT, "full_time_chair_min", 200, "people", "may", "11", date(2016, 1, 1)),
    *_each(WITHOUT_GOVERNMENT, "full_time_chair_min", 200, "people", "may", "13", date(2025, 1, 1)),
    *_each(WITHOUT_GOVERNMENT, "full_time_chair_min", 200, "people", "may", "15", date(2024, 9, 1)),
    *_each(WITHOUT_GOVERNMENT, "full_time_chair_min", 200, "people", "may", "22", date(2026, 9, 1)),
    *_each(WITHOUT_GOVERNMENT, "full_time_chair_min", 200, "people", "may", "23", date(2025, 2, 1)),
    Rule("full_time_chair_min", 200, "people", "must", "32", INSTITUTION, date(2025, 5, 30)),
    # Only state-owned enterprises must, so enterprises as a whole may.
    *_each((ENTERPRISE, SOCIAL_ORGANISATION), "full_time_chair_min", 200, "people", "may", "32", date(2025, 5, 30)),
    *_each(WITHOUT_GOVERNMENT, "full_time_chair_min", 200, "people", "must", "33", date(2023, 10, 1)),
    *_each((ENTERPRISE, INSTITUTION), "full_time_chair_min", 200, "people", "may", "34", date(2010, 8, 23)),
    *_each(WITHOUT_GOVERNMENT, "full_time_chair_min", 200, "people", "may", "35", date(2023, 7, 1)),
    *_each((ENTERPRISE, INSTITUTION), "full_time_chair_min", 200, "people", "may", "36", date(2010, 9, 17)),
    *_each(WITHOUT_GOVERNMENT, "full_time_chair_min", 200, "people", "may", "37", date(2025, 5, 1)),
    # 企业、事业单位及其他组织.
    *_each(WITHOUT_GOVERNMENT, "full_time_chair_min", 200, "people", "may", "41", date(2005, 1, 1), date(2024, 12, 31)),
    *_each(WITHOUT_GOVERNMENT, "full_time_chair_min", 200, "people", "must", "41", date(2025, 1, 1)),
    *_each(WITHOUT_GOVERNMENT, "full_time_chair_min", 200, "people", "may", "42", date(2024, 3, 1)),
    *_each(WITHOUT_GOVERNMENT, "full_time_chair_min", 200, "people", "may", "45", date(2025, 11, 27)),
    *_each(WITHOUT_GOVERNMENT, "full_time_chair_min", 200, "people", "may", "46", date(2025, 5, 1)),
    *_each(WITHOUT_GOVERNMENT, "full_time_chair_min", 200, "people", "must", "51", date(2023, 7, 25)),
    *_each(WITHOUT_GOVERNMENT, "full_time_chair_min", 200, "people", "may", "52", date(2026, 1, 1)),
    Rule("full_time_chair_min", 250, "people", "must", "53", ENTERPRISE, date(2011, 5, 1)),
    *_each(WITHOUT_GOVERNMENT, "full_time_chair_min", 200, "people", "may", "61", date(2025, 7, 1)),
    *_each(WITHOUT_GOVERNMENT, "full_time_chair_min", 200, "people", "may", "62", date(2022, 12, 1)),
    *_each(WITHOUT_GOVERNMENT, "full_time_chair_min", 200, "people", "may", "63", date(2026, 10, 1)),
    *_each(WITHOUT_GOVERNMENT, "full_time_chair_min", 200, "people", "should", "64", date(2024, 5, 30)),
)

MEMBERS_MEETING = (
    Rule("members_meeting_per_year", 1, None, "should", None, None, None),
    Rule("members_meeting_per_year", 1, None, "must", "12", None, date(2024, 9, 1)),
    Rule("members_meeting_per_year", 1, None, "must", "61", None, date(2025, 7, 1)),
)

OFFER_REPLY = (
    Rule("offer_reply_days", 20, "days", "must", None, None, WAGE_MEASURES_SINCE),
    *_each(BARGAINING, "offer_reply_days", 20, "days", "must", "11", date(2005, 11, 1)),
    Rule("offer_reply_days", 5, "working_days", "must", "12", ENTERPRISE, date(2010, 9, 1)),
    Rule("offer_reply_days", 15, "days", "must", "15", ENTERPRISE, date(2025, 12, 1)),
    *_each(BUSINESSES, "offer_reply_days", 15, "days", "must", "31", date(2015, 10, 1)),
    Rule("offer_reply_days", 10, "working_days", "must", "33", None, date(2011, 1, 1)),
    Rule("offer_reply_days", 10, "days", "must", "37", ENTERPRISE, date(2017, 1, 1)),
    # 企业集体合同条例, article 9; then 企业工资集体协商条例, article 21.
    Rule("offer_reply_days", 15, "days", "must", "41", ENTERPRISE, date(1999, 12, 1), date(2013, 12, 31)),
    Rule("offer_reply_days", 10, "working_days", "must", "41", ENTERPRISE, date(2014, 1, 1)),
    Rule("offer_reply_days", 10, "days", "must", "45", ENTERPRISE, date(2024, 11, 28)),
    Rule("offer_reply_days", 10, "working_days", "must", "61", ENTERPRISE, date(2019, 3, 1)),
)

FILING_WAGE = (
    Rule("filing_days_wage", 7, "days", "must", None, None, WAGE_MEASURES_SINCE),
    *_each(BARGAINING, "filing_days_wage", 10, "days", "must", "11", date(2005, 11, 1)),
    Rule("filing_days_wage", 10, "days", "must", "12", ENTERPRISE, date(2010, 9, 1)),
    Rule("filing_days_wage", 10, "days", "must", "22", ENTERPRISE, date(2018, 3, 1)),
    *_each(BUSINESSES, "filing_days_wage", 10, "days_after_notice", "must", "31", date(2015, 10, 1)),
    Rule("filing_days_wage", 10, "days", "must", "33", None, date(2011, 1, 1)),
    Rule("filing_days_wage", 10, "days", "must", "37", ENTERPRISE, date(2017, 1, 1)),
    Rule("filing_days_wage", 5, "working_days", "must", "41", ENTERPRISE, date(2014, 1, 1)),
    Rule("filing_days_wage", 5, "working_days", "must", "43", ENTERPRISE, date(2012, 5, 1)),
    Rule("filing_days_wage", 5, "days", "must", "45", ENTERPRISE, date(2024, 11, 28)),
    *_each(BARGAINING, "filing_days_wage", 10, "days", "must", "50", date(2017, 1, 1)),
    Rule("filing_days_wage", 10, "days", "must", "52", ENTERPRISE, date(2015, 1, 1)),
    Rule("filing_days_wage", 10, "working_days", "must", "53", ENTERPRISE, date(2012, 5, 1)),
    Rule("filing_days_wage", 5, "working_days", "must", "61", ENTERPRISE, date(2019, 3, 1)),
)

FILING_OTHER = (
    # 集体合同规定 of 2004.
    Rule("filing_days_other", 10, "days", "must", None, None, date(2004, 5, 1)),
    *_each(BUSINESSES, "filing_days_other", 10, "days_after_notice", "must", "31", date(2015, 10, 1)),
    # 企业集体合同条例, article 16.
    Rule("filing_days_other", 7, "days", "must", "41", ENTERPRISE, date(1999, 12, 1)),
)

RENEWAL_WINDOW = (
    Rule("renewal_window_days", 60, "days", "may", None, None, WAGE_MEASURES_SINCE),
    Rule("renewal_window_days", 90, "days", "may", "33", None, date(2011, 1, 1)),
    Rule("renewal_window_days", 2, "months", "may", "41", ENTERPRISE, date(2014, 1, 1)),
    *_each(BARGAINING, "renewal_window_days", 3, "months", "may", "50", date(2017, 1, 1)),
)

WAGE_AGREEMENT = (
    Rule("wage_agreement_duty", 1, None, "should", None, None, WAGE_MEASURES_SINCE),
    *_each(BUSINESSES, "wage_agreement_duty", 1, None, "must", "33", date(2011, 1, 1)),
    Rule("wage_agreement_duty", 1, None, "must", "53", ENTERPRISE, date(2011, 5, 1)),
    Rule("wage_agreement_duty", 1, None, "must", "53", INSTITUTION, date(2011, 5, 1)),
)

BARGAINING_BINDS = (
    Rule("bargaining_binds", 1, None, None, None, ENTERPRISE, None),
    Rule("bargaining_binds", 1, None, None, None, INSTITUTION, None),
    Rule("bargaining_binds", 1, None, None, None, SELF_EMPLOYED, None),
    # 工会法 2009, article 20, names enterprises and institutions managed as enterprises only.
    Rule("bargaining_binds", 1, None, None, None, SOCIAL_ORGANISATION, date(2022, 1, 1)),
    Rule("bargaining_binds", 1, None, None, "11", SOCIAL_ORGANISATION, date(2016, 1, 1)),
    Rule("bargaining_binds", 1, None, None, "33", SOCIAL_ORGANISATION, date(2011, 1, 1)),
    Rule("bargaining_binds", 1, None, None, "50", SOCIAL_ORGANISATION, date(2017, 1, 1)),
    Rule("bargaining_binds", 1, None, None, "53", SOCIAL_ORGANISATION, date(2005, 5, 1)),
)

MEDIATION_COMMITTEE = (
    Rule("mediation_committee_min_size", LARGE_AND_MEDIUM, None, "must", None, ENTERPRISE, date(2012, 1, 1)),
    *_each((ENTERPRISE, INSTITUTION), "mediation_committee_min_size", ANY_SIZE, None, "must", "32", date(2025, 5, 30)),
    *_each(WITHOUT_GOVERNMENT, "mediation_committee_min_size", ANY_SIZE, None, "must", "33", date(2023, 10, 1)),
    Rule("mediation_committee_min_size", ANY_SIZE, None, "must", "50", ENTERPRISE, date(2011, 11, 29)),
    *_each(WITHOUT_GOVERNMENT, "mediation_committee_min_size", ANY_SIZE, None, "should", "51", date(2023, 7, 25)),
)

WORKERS_CONGRESS = (
    Rule("congress_per_year", 1, None, "should", None, None, DEMOCRACY_RULE_SINCE),
    Rule("congress_per_year", 1, None, "must", None, ENTERPRISE, DEMOCRACY_RULE_SINCE),
    Rule("congress_per_year", 1, None, "must", "31", ENTERPRISE, date(2017, 11, 23)),
    Rule("congress_per_year", 1, None, "must", "33", ENTERPRISE, date(2010, 10, 1)),
    Rule("congress_per_year", 1, None, "must", "41", ENTERPRISE, date(2008, 1, 1)),
    Rule("congress_per_year", 1, None, "must", "31", INSTITUTION, date(2017, 11, 23)),
    Rule("congress_per_year", 1, None, "must", "33", INSTITUTION, date(2023, 10, 1)),
    Rule("congress_per_year", 1, None, "must", "54", INSTITUTION, date(2024, 2, 1)),
    Rule("congress_per_year", 1, None, "must", "62", INSTITUTION, date(2022, 12, 1)),
    Rule("congress_per_year", 1, None, "must", "65", INSTITUTION, date(2003, 10, 1)),
)

# 企业民主管理规定 (article not confirmed); 上海 and 浙江 ask for the same.
CONGRESS_QUORUM = (
    Rule("congress_quorum_numerator", 2, None, None, None, None, DEMOCRACY_RULE_SINCE),
    Rule("congress_quorum_denominator", 3, None, None, None, None, DEMOCRACY_RULE_SINCE),
    Rule("congress_quorum_numerator", 2, None, None, "33", ENTERPRISE, date(2010, 10, 1)),
    Rule("congress_quorum_denominator", 3, None, None, "33", ENTERPRISE, date(2010, 10, 1)),
    Rule("congress_quorum_numerator", 2, None, None, "41", ENTERPRISE, date(2008, 1, 1)),
    Rule("congress_quorum_denominator", 3, None, None, "41", ENTERPRISE, date(2008, 1, 1)),
)

RULES: tuple[Rule, ...] = (
    *ESTABLISH,
    *EXTENSION,
    *CHAIR_VACANCY,
    *WOMEN_MEMBERS,
    *WOMEN_EMPLOYEES,
    *FULL_TIME_CHAIR,
    *MEMBERS_MEETING,
    *OFFER_REPLY,
    *FILING_WAGE,
    *FILING_OTHER,
    *RENEWAL_WINDOW,
    *WAGE_AGREEMENT,
    *BARGAINING_BINDS,
    *MEDIATION_COMMITTEE,
    *WORKERS_CONGRESS,
    *CONGRESS_QUORUM,
)

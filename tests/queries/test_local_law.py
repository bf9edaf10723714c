"""What the law of a place says on a day, asked of registers."""

from collections import defaultdict
from datetime import date, timedelta
from typing import Any

import pandas as pd
import pytest

from dashboard.answers import lists
from dashboard.query.filters import Filters
from dashboard.register.reader import open_reader
from in_memory import InMemory, counts
from registers import publish_tables

Row = dict[str, Any]
TODAY = date(2026, 10, 31)
PUBLISHED = (TODAY, date(2022, 5, 31), date(2022, 6, 1))
GUIYANG, HANGZHOU, CHONGQING, ZHENGZHOU = "520100", "330100", "500000", "410100"
SHANGHAI, BEIJING, TAIYUAN, KUNMING, CHENGDU = "310000", "110000", "140100", "530100", "510100"
DAY = timedelta(days=1)

COMPLETE = ("agreements", "offers", "committees", "unions", "meetings")

# Each: the check, the day asked, the unit's cells, the union's cells, further rows by table, and the state.
Case = tuple[str, date, Row, Row, dict[str, Row], str]


def filed(region: str, signed_on: date, filed_on: date | None, state: str, as_of: date = TODAY, **cells: Any) -> Case:
    agreement = {"level": "single", "kind": "wage", "signed_on": signed_on, "filed_on": filed_on} | cells
    return "agreement_filed", as_of, {"region": region}, {}, {"agreements": agreement}, state


def offered(region: str, offered_on: date, replied_on: date | None, state: str, as_of: date = TODAY) -> Case:
    offer = {"offered_on": offered_on, "replied_on": replied_on}
    return "offer_answered", as_of, {"region": region}, {}, {"offers": offer}, state


def women(region: str, as_of: date, members: int, state: str, employees: int | None = None) -> Case:
    unit = {"region": region, "female_employees": employees}
    return "women_committee", as_of, unit, {"female_members": members}, {}, state


def mediation(region: str, as_of: date, state: str, **cells: Any) -> Case:
    return "mediation_committee", as_of, {"region": region, "size": "small"} | cells, {}, {}, state


def vacant(region: str, since: date, as_of: date, state: str, sector: str = "enterprise") -> Case:
    union = {"established_on": date(2000, 1, 1), "chair_filled": False, "chair_vacant_since": since}
    unit = {"region": region, "sector": sector, "founded_on": date(2000, 1, 1)}
    return "chair_in_post", as_of, unit, union, {}, state


def full_time(region: str, as_of: date, employees: int, state: str, sector: str = "enterprise") -> Case:
    unit = {"region": region, "sector": sector, "employees": employees}
    return "full_time_chair", as_of, unit, {"chair_full_time": False}, {}, state


def bargains(region: str, as_of: date, state: str) -> Case:
    return "wage_agreement", as_of, {"region": region, "sector": "social_organisation"}, {}, {}, state


def signed(region: str, as_of: date, expires_on: date) -> Case:
    agreement = {"kind": "wage", "signed_on": date(2020, 12, 15), "expires_on": expires_on}
    unit = {"region": region, "sector": "social_organisation"}
    return "wage_agreement", as_of, unit, {}, {"agreements": agreement}, "fail"


def in_society(case: Case) -> Case:
    """The same in a social organisation."""
    check, as_of, unit, union, rows, state = case
    return check, as_of, unit | {"sector": "social_organisation"}, union, rows, state


def congress(region: str, as_of: date, state: str) -> Case:
    old = date(2000, 1, 1)
    return "workers_congress", as_of, {"region": region, "founded_on": old}, {"established_on": old}, {}, state


SIGNED = date(2026, 9, 1)
OFFERED = date(2026, 9, 1)
BEFORE_HOLIDAY = date(2025, 9, 24)

CASES: dict[str, Case] = {
    "a wage agreement in Guiyang filed on the ninth day is in time": filed(GUIYANG, SIGNED, SIGNED + 9 * DAY, "pass"),
    "one in Hangzhou too": filed(HANGZHOU, SIGNED, SIGNED + 9 * DAY, "pass"),
    "one in Chongqing too": filed(CHONGQING, SIGNED, SIGNED + 9 * DAY, "pass"),
    "one in a place without a rule of its own is late": filed(TAIYUAN, SIGNED, SIGNED + 9 * DAY, "fail"),
    "the tenth day in Guiyang is the last": filed(GUIYANG, SIGNED, SIGNED + 10 * DAY, "pass"),
    "the eleventh day in Guiyang is late": filed(GUIYANG, SIGNED, SIGNED + 11 * DAY, "fail"),
    # Signed on a Wednesday: 28 September was a working Sunday, 1 to 8 October were holidays and 11 October
    # was a working Saturday.
    "the fifth working day in Henan is in time over a make-up Sunday": filed(
        ZHENGZHOU, BEFORE_HOLIDAY, date(2025, 9, 30), "pass", date(2026, 1, 31)
    ),
    "the day after the fifth working day in Henan is late, a holiday too": filed(
        ZHENGZHOU, BEFORE_HOLIDAY, date(2025, 10, 1), "fail", date(2026, 1, 31)
    ),
    "the tenth working day in Yunnan is in time after the holidays": filed(
        KUNMING, BEFORE_HOLIDAY, date(2025, 10, 14), "pass", date(2026, 1, 31)
    ),
    "the eleventh working day in Yunnan is late": filed(
        KUNMING, BEFORE_HOLIDAY, date(2025, 10, 15), "fail", date(2026, 1, 31)
    ),
    "an agreement signed before Guizhou's rule had seven days": filed(
        GUIYANG, date(2014, 12, 31), date(2015, 1, 9), "fail", date(2015, 2, 28)
    ),
    "one signed on the first day of Guizhou's rule has ten": filed(
        GUIYANG, date(2015, 1, 1), date(2015, 1, 10), "pass", date(2015, 2, 28)
    ),
    "an offer in Shanghai answered after 18 days is late": offered(SHANGHAI, OFFERED, OFFERED + 18 * DAY, "fail"),
    "an offer in Shanghai answered after 15 days is in time": offered(SHANGHAI, OFFERED, OFFERED + 15 * DAY, "pass"),
    "an offer in Shanghai answered after 16 days is late": offered(SHANGHAI, OFFERED, OFFERED + 16 * DAY, "fail"),
    "an offer in Zhejiang answered after 18 days is late": offered(HANGZHOU, OFFERED, OFFERED + 18 * DAY, "fail"),
    "an offer in Henan answered after 18 days is late": offered(ZHENGZHOU, OFFERED, OFFERED + 18 * DAY, "fail"),
    "an offer in Guiyang answered after 18 days is in time": offered(GUIYANG, OFFERED, OFFERED + 18 * DAY, "pass"),
    "the tenth working day in Zhejiang is in time": offered(
        HANGZHOU, BEFORE_HOLIDAY, date(2025, 10, 14), "pass", date(2026, 1, 31)
    ),
    "the eleventh working day in Zhejiang is late": offered(
        HANGZHOU, BEFORE_HOLIDAY, date(2025, 10, 15), "fail", date(2026, 1, 31)
    ),
    "on the tenth working day an unanswered offer does not count": offered(
        HANGZHOU, BEFORE_HOLIDAY, None, "not_applicable", date(2025, 10, 14)
    ),
    "on the day after it is in breach": offered(HANGZHOU, BEFORE_HOLIDAY, None, "fail", date(2025, 10, 15)),
    "an offer in Shandong made before its rule had 20 days": offered(
        "370100", date(2016, 12, 31), date(2017, 1, 20), "pass", date(2017, 2, 28)
    ),
    "one made on the first day of the rule has ten": offered(
        "370100", date(2017, 1, 1), date(2017, 1, 12), "fail", date(2017, 2, 28)
    ),
    "an offer that nobody had to answer does not count": in_society(
        offered(TAIYUAN, date(2021, 12, 31), None, "not_applicable", date(2022, 3, 1))
    ),
    "one of the next day does": in_society(offered(TAIYUAN, date(2022, 1, 1), None, "fail", date(2022, 3, 1))),
    "in Beijing it had to be answered before": in_society(
        offered(BEIJING, date(2021, 12, 31), None, "fail", date(2022, 3, 1))
    ),
    "an agreement signed before social organisations were bound needs no filing": in_society(
        filed(TAIYUAN, date(2021, 12, 31), None, "not_applicable", date(2022, 3, 1))
    ),
    "one signed on the next day does": in_society(filed(TAIYUAN, date(2022, 1, 1), None, "fail", date(2022, 3, 1))),
    "a chair in Henan vacant since 1 May is not overdue": vacant(ZHENGZHOU, date(2026, 5, 1), TODAY, "pass"),
    "a chair in Henan vacant since 30 April is": vacant(ZHENGZHOU, date(2026, 4, 30), TODAY, "fail"),
    "half a year from the end of August ends with February": vacant(
        ZHENGZHOU, date(2025, 8, 31), date(2026, 2, 28), "pass"
    ),
    "and is over in March": vacant(ZHENGZHOU, date(2025, 8, 31), date(2026, 3, 1), "fail"),
    "until 2024 a chair in Henan was vacant for three months at most": vacant(
        ZHENGZHOU, date(2024, 9, 29), date(2024, 12, 31), "fail"
    ),
    "the rule of 2025 judges from its first day": vacant(ZHENGZHOU, date(2024, 9, 29), date(2025, 1, 1), "pass"),
    "an institution in Chongqing has three months": vacant(CHONGQING, date(2026, 5, 1), TODAY, "fail", "institution"),
    "15 women members in Shanghai need a committee": women(SHANGHAI, TODAY, 15, "fail"),
    "12 in Beijing need one": women(BEIJING, TODAY, 12, "fail"),
    "until April 2026 Beijing counted women employees": women(BEIJING, date(2026, 4, 30), 12, "not_applicable", 24),
    "25 of them needed one": women(BEIJING, date(2026, 4, 30), 0, "fail", 25),
    "since May 2026 Beijing counts members": women(BEIJING, date(2026, 5, 1), 9, "not_applicable", 25),
    "15 in Shanghai were not bound on 31 May 2022": women(SHANGHAI, date(2022, 5, 31), 15, "not_applicable"),
    "a day later they were": women(SHANGHAI, date(2022, 6, 1), 15, "fail"),
    "nine in Shanghai are not bound": women(SHANGHAI, TODAY, 9, "not_applicable"),
    "a small firm in Chongqing needs a mediation committee": mediation(CHONGQING, TODAY, "fail"),
    "a small firm in Zhejiang too": mediation(HANGZHOU, TODAY, "fail"),
    "not before Zhejiang's rule": mediation(HANGZHOU, date(2023, 9, 30), "not_applicable"),
    "from its first day": mediation(HANGZHOU, date(2023, 10, 1), "fail"),
    "a small firm in Guiyang does not": mediation(GUIYANG, TODAY, "not_applicable"),
    "a firm of unknown size in Chongqing does": mediation(CHONGQING, TODAY, "fail", size=None),
    "a firm of unknown size in Guiyang may": mediation(GUIYANG, TODAY, "unknown", size=None),
    "a social organisation in Zhejiang does": mediation(HANGZHOU, TODAY, "fail", sector="social_organisation"),
    "an institution in Zhejiang only if managed as an enterprise": mediation(
        HANGZHOU, TODAY, "not_applicable", sector="institution", enterprise_managed=False
    ),
    "bargaining binds no social organisation in Guiyang in 2021": bargains(
        GUIYANG, date(2021, 12, 31), "not_applicable"
    ),
    "it does since 2022": bargains(GUIYANG, date(2022, 1, 1), "fail"),
    "in Beijing it did before": bargains(BEIJING, date(2021, 12, 31), "fail"),
    "no text that was read asked for a congress in 2008": congress(TAIYUAN, date(2008, 1, 1), "not_applicable"),
    "in Henan one did from 2008 on, and of the years from then": congress(
        ZHENGZHOU, date(2008, 12, 31), "not_applicable"
    ),
    "of 2008 it is asked in 2010": congress(ZHENGZHOU, date(2010, 1, 1), "fail"),
    "in 2013 the provisions of February 2012 had no full year yet": congress(
        TAIYUAN, date(2013, 12, 31), "not_applicable"
    ),
    "in 2014 they had": congress(TAIYUAN, date(2014, 1, 1), "fail"),
    "a chair's vacancy of before the measures of 2008 is judged by nobody": vacant(
        TAIYUAN, date(2007, 1, 1), date(2008, 7, 24), "unknown"
    ),
    "it is by them": vacant(TAIYUAN, date(2007, 1, 1), date(2008, 7, 25), "fail"),
    "a full-time chair was not asked of social organisations in 2021": full_time(
        GUIYANG, date(2021, 12, 31), 200, "not_applicable", "social_organisation"
    ),
    "since 2022 it is": full_time(GUIYANG, date(2022, 1, 1), 200, "fail", "social_organisation"),
    "a firm of 249 in Yunnan needs none": full_time(KUNMING, TODAY, 249, "not_applicable"),
    "a firm of 250 in Yunnan does": full_time(KUNMING, TODAY, 250, "fail"),
}

# Each: the case, and since and due of its fail. Nobody is accused of what was no duty (decision 0009).
SINCE: dict[str, tuple[Case, date | None, date | None]] = {
    "members are counted in Beijing since May 2026": (
        women(BEIJING, date(2026, 5, 1), 12, "fail", 15),
        date(2026, 5, 1),
        None,
    ),
    "a union that either rule of Beijing bound is in breach since it was set up": (
        women(BEIJING, date(2026, 5, 1), 12, "fail", 25),
        date(2009, 1, 1),
        None,
    ),
    "25 women members bound in Shanghai since 2010, 10 do since June 2022": (
        women(SHANGHAI, date(2022, 6, 1), 20, "fail"),
        date(2022, 6, 1),
        None,
    ),
    "25 were bound by both": (women(SHANGHAI, date(2022, 6, 1), 25, "fail"), date(2009, 1, 1), None),
    "three months bind Sichuan's organs since July 2023": (
        vacant(CHENGDU, date(2023, 3, 1), date(2023, 7, 25), "fail", "government"),
        date(2023, 7, 25),
        None,
    ),
    "who had been without a chair for six months was in breach before": (
        vacant(CHENGDU, date(2022, 12, 1), date(2023, 7, 25), "fail", "government"),
        date(2023, 6, 2),
        None,
    ),
    "a social organisation without a union was not bound before 2022": (
        (
            "union_established",
            TODAY,
            {"region": "440000", "sector": "social_organisation"},
            {"dissolved_on": date(2018, 5, 5)},
            {},
            "fail",
        ),
        date(2022, 1, 1),
        None,
    ),
    "a firm was": (
        ("union_established", TODAY, {"region": "440000"}, {"dissolved_on": date(2018, 5, 5)}, {}, "fail"),
        date(2018, 5, 5),
        None,
    ),
    "wages that ran out in a social organisation in 2021 were no breach then": (
        signed("440000", date(2022, 1, 1), date(2021, 6, 30)),
        date(2022, 1, 1),
        None,
    ),
    "in Beijing they were": (signed(BEIJING, date(2022, 1, 1), date(2021, 6, 30)), date(2021, 7, 1), None),
    "renewal may be opened 90 days before the end since 2011 in Zhejiang": (
        (
            "renewal_opened",
            date(2011, 1, 1),
            {"region": HANGZHOU},
            {},
            {"agreements": {"kind": "wage", "signed_on": date(2010, 3, 1), "expires_on": date(2011, 3, 20)}},
            "fail",
        ),
        date(2011, 1, 1),
        date(2011, 3, 20),
    ),
    "a small firm in Zhejiang is bound since its rule": (
        mediation(HANGZHOU, TODAY, "fail"),
        date(2023, 10, 1),
        None,
    ),
}

STRENGTHS = {
    ("women_committee", GUIYANG, TODAY): "may",
    ("women_committee", GUIYANG, date(2025, 12, 31)): "should",
    ("women_committee", HANGZHOU, TODAY): "must",
    ("women_committee", HANGZHOU, date(2023, 9, 30)): "should",
    ("full_time_chair", GUIYANG, TODAY): "may",
    ("full_time_chair", HANGZHOU, TODAY): "must",
    ("full_time_chair", ZHENGZHOU, date(2024, 12, 31)): "may",
    ("full_time_chair", ZHENGZHOU, date(2025, 1, 1)): "must",
}


def rows_of(name: str, case: Case) -> dict[str, Row]:
    _check, _as_of, unit, union, rows, _state = case
    whole = {"sector": "enterprise", "size": "large", "employees": 100, "founded_on": date(2009, 1, 1)}
    keys = {"agreements": "agreement_id", "offers": "offer_id"}
    return {
        "units": {"unit_id": name, "union_id": name} | whole | unit,
        "unions": {"union_id": name, "established_on": date(2009, 1, 1)} | union,
        **{table: {keys[table]: name, "unit_id": name} | row for table, row in rows.items()},
    }


def frames_of(named: dict[str, Case]) -> dict[str, pd.DataFrame]:
    """A register with one unit for each case, complete."""
    tables: dict[str, list[Row]] = defaultdict(list)
    for name, case in named.items():
        for table, row in rows_of(name, case).items():
            tables[table].append(row)
    tables["coverage"] = [
        {"table_name": table} for table in ("agreements", "offers", "committees", "unions", "meetings")
    ]
    return {table: pd.DataFrame(rows, dtype=object) for table, rows in tables.items()}


def empty_as_none(day: Any) -> date | None:
    if day is None or pd.isna(day):
        return None
    return day.date() if isinstance(day, pd.Timestamp) else day


def states_on(reader: Any) -> dict[tuple[str, str], dict[str, Any]]:
    """By unit and check."""
    rows = lists.states(reader, Filters()).to_dict("records")
    return {(row["unit_id"], row["check_id"]): row for row in rows}


@pytest.fixture(scope="module")
def states(tmp_path_factory) -> dict[date, dict[tuple[str, str], dict[str, Any]]]:
    """By day: of published registers on the days of PUBLISHED, else in memory, which takes less time."""
    days: dict[date, dict[str, Case]] = defaultdict(dict)
    for name, case in CASES.items():
        days[case[1]][name] = case
    for name, (case, *_days) in SINCE.items():
        days[case[1]][name] = case
    for _check, region, day in STRENGTHS:
        days[day][region] = ("", day, {"region": region}, {}, {}, "")
    found = {}
    for day, named in days.items():
        if day in PUBLISHED:
            register = publish_tables(tmp_path_factory.mktemp("home"), frames_of(named), day)
            found[day] = states_on(open_reader(register.current()))
        else:
            memory = InMemory(frames_of(named), day)
            found[day] = states_on(memory)
            memory.close()
    return found


@pytest.mark.parametrize("name", CASES)
def test_the_rule_of_the_place_on_the_day_judges(states, name: str) -> None:
    check, as_of, *_rows, state = CASES[name]
    assert states[as_of][name, check]["state"] == state


@pytest.mark.parametrize("name", SINCE)
def test_a_breach_is_no_older_than_its_rule(states, name: str) -> None:
    (check, as_of, *_rows, state), since, due = SINCE[name]
    found = states[as_of][name, check]
    assert (found["state"], *(empty_as_none(found[day]) for day in ("since", "due"))) == (state, since, due)


@pytest.mark.parametrize(("check", "region", "as_of"), STRENGTHS)
def test_a_check_is_as_strong_as_the_text_of_its_place(states, check: str, region: str, as_of: date) -> None:
    assert states[as_of][region, check]["strength"] == STRENGTHS[check, region, as_of]


@pytest.mark.parametrize(("applied_on", "counted"), [(date(2011, 11, 1), 0), (date(2012, 1, 1), 1)])
def test_a_case_of_before_the_provisions_counts_in_no_rate_of_time(applied_on: date, counted: int) -> None:
    case = {
        "case_id": "c",
        "unit_id": "u",
        "applied_on": applied_on,
        "accepted_on": applied_on + 9 * DAY,
        "extended": False,
    }
    tables = {"units": [{"unit_id": "u", "sector": "enterprise", "region": GUIYANG}], "cases": [case]}
    memory = InMemory({name: pd.DataFrame(rows, dtype=object) for name, rows in tables.items()}, date(2012, 1, 31))
    found = counts(memory, None)
    memory.close()
    assert [found[name, None][1] for name in ("accepted_in_3_days", "closed_in_15_days")] == [counted, counted]


def test_the_list_of_who_must_have_a_committee_holds_whom_the_rule_binds() -> None:
    """Whatever the size, where the rule of the place is for any; so institutions managed as enterprises too."""
    unit = {"sector": "enterprise", "size": None, "region": HANGZHOU, "founded_on": date(2009, 1, 1)}
    institution = {"sector": "institution", "enterprise_managed": True}
    units = {
        "any size is bound": {},
        "an institution managed as an enterprise": institution,
        "nobody knows how it is managed": institution | {"enterprise_managed": None},
        "nobody knows the size": {"region": GUIYANG},
        "small": {"region": GUIYANG, "size": "small"},
        "large": {"region": GUIYANG, "size": "large"},
    }
    frame = pd.DataFrame([{"unit_id": name} | unit | cells for name, cells in units.items()], dtype=object)
    memory = InMemory({"units": frame}, TODAY)
    found = lists.rows_of(memory, "mediation_duty", Filters())
    memory.close()
    listed = ["any size is bound", "an institution managed as an enterprise", "large"]
    assert sorted(found["unit_id"]) == sorted(listed)
    assert set(found["state"]) == {"unknown"}

"""Terms and chairs, by hand."""

from datetime import date

import pytest

from second_way.by_hand import (
    AS_OF,
    DAY,
    UNIT,
    Row,
    complete,
    finding,
    main_class,
    one_unit,
    outcome,
    state,
)
from second_way.days import months_after, years_after
from second_way.small_registers import small_register


def test_months_are_clamped_to_the_months_end() -> None:
    assert months_after(date(2023, 11, 30), 3) == date(2024, 2, 29)
    assert months_after(date(2024, 8, 31), 6) == date(2025, 2, 28)
    assert years_after(date(2020, 2, 29), 3) == date(2023, 2, 28)


def test_the_last_day_of_a_term_is_in_time_and_the_day_after_is_not() -> None:
    tables = one_unit(terms=[{"union_id": "w1", "elected_on": date(2020, 1, 1), "ends_on": AS_OF}])
    assert state(tables, "election_on_time") == "pass"
    late = outcome(tables, "election_on_time", AS_OF + DAY)
    assert (late["state"], late["since"], late["due"], late["open"], late["source"]) == (
        "fail",
        AS_OF + DAY,
        None,
        True,
        "computed",
    )


def test_a_term_from_29_february_ends_on_28_february() -> None:
    tables = one_unit(terms=[{"union_id": "w1", "elected_on": date(2020, 2, 29), "term_years": 3}])
    assert state(tables, "election_on_time", date(2023, 2, 28)) == "pass"
    assert outcome(tables, "election_on_time", date(2023, 3, 1))["since"] == date(2023, 3, 1)


@pytest.mark.parametrize(
    ("approved", "extended_to", "as_of", "expected", "since"),
    [
        (True, date(2024, 6, 30), date(2024, 6, 30), "pass", None),
        (True, date(2024, 6, 30), date(2024, 7, 1), "fail", date(2024, 7, 1)),
        (True, date(2023, 6, 30), date(2024, 1, 31), "pass", None),
        (None, date(2024, 6, 30), date(2024, 1, 31), "pass", None),
        (None, date(2024, 6, 30), date(2024, 6, 30), "unknown", None),
        (None, date(2024, 6, 30), date(2024, 7, 1), "fail", date(2024, 2, 1)),
        (False, date(2024, 6, 30), date(2024, 2, 1), "fail", date(2024, 2, 1)),
        (True, None, date(2024, 2, 1), "fail", date(2024, 2, 1)),
    ],
)
def test_an_extension_counts_as_far_as_it_is_approved(
    approved: bool | None, extended_to: date | None, as_of: date, expected: str, since: date | None
) -> None:
    term = {"union_id": "w1", "elected_on": date(2021, 1, 31), "term_years": 3}
    tables = one_unit(terms=[term | {"extended_to": extended_to, "extension_approved": approved}])
    election = outcome(tables, "election_on_time", as_of)
    assert (election["state"], election["since"]) == (expected, since)


def test_without_a_computable_end_the_election_is_unknown() -> None:
    term = {"union_id": "w1", "elected_on": date(2010, 1, 1)}
    assert state(one_unit(terms=[term]), "election_on_time") == "unknown"
    undecided = term | {"extended_to": date(2012, 1, 1)}
    assert state(one_unit(terms=[undecided]), "election_on_time") == "unknown"
    approved = undecided | {"extension_approved": True}
    assert outcome(one_unit(terms=[approved]), "election_on_time")["since"] == date(2012, 1, 2)


def test_no_term_is_unknown_on_time_and_of_no_length_where_terms_are_complete() -> None:
    tables = one_unit(coverage=[complete("terms")])
    assert state(tables, "election_on_time") == "unknown"
    assert state(tables, "term_length") == "not_applicable"
    assert state(one_unit(), "term_length") == "unknown"


@pytest.mark.parametrize(
    ("years", "expected"), [(3, "pass"), (5, "pass"), (4, "unknown"), (None, "unknown"), (2, "fail")]
)
def test_a_term_is_three_or_five_years_and_four_is_left_to_a_human(years: int | None, expected: str) -> None:
    tables = one_unit(terms=[{"union_id": "w1", "elected_on": date(2023, 1, 1), "term_years": years}])
    assert state(tables, "term_length") == expected


def test_a_term_elected_tomorrow_does_not_exist() -> None:
    old = {"union_id": "w1", "elected_on": date(2018, 1, 1), "term_years": 5}
    new = {"union_id": "w1", "elected_on": AS_OF + DAY, "term_years": 5}
    assert state(one_unit(terms=[old, new]), "election_on_time") == "fail"
    assert state(one_unit(terms=[old, new]), "election_on_time", AS_OF + DAY) == "pass"


def test_long_overdue_is_more_than_365_days() -> None:
    tables = one_unit(terms=[{"union_id": "w1", "elected_on": date(2018, 1, 1), "ends_on": date(2023, 1, 1)}])
    assert main_class(tables, date(2024, 1, 1)) == "overdue"
    assert main_class(tables, date(2024, 1, 2)) == "long_overdue"


def test_a_standing_finding_under_election_on_time_is_long_overdue() -> None:
    tables = one_unit(findings=[finding("election_on_time", AS_OF)])
    assert main_class(tables) == "long_overdue"
    assert outcome(tables, "election_on_time")["source"] == "reported"


@pytest.mark.parametrize(
    ("cells", "last_day"),
    [
        # The rule of the as-of date judges the vacancy.
        ({"region": "150100"}, date(2024, 2, 29)),
        ({}, date(2024, 2, 29)),
        ({"sector": None}, date(2024, 2, 29)),
        ({"sector": "government"}, date(2024, 5, 30)),
        ({"sector": "institution"}, date(2024, 5, 30)),
        ({"sector": "government", "region": "410105"}, date(2024, 2, 29)),
        ({"sector": "institution", "region": "500101"}, date(2024, 2, 29)),
        ({"sector": "institution", "region": "340100"}, date(2024, 2, 29)),
        ({"sector": "government", "region": "510100"}, date(2024, 2, 29)),
        ({"region": "530102"}, date(2024, 5, 30)),
    ],
)
def test_a_vacancy_of_exactly_the_limit_still_passes(cells: Row, last_day: date) -> None:
    tables = one_unit(cells, {"chair_vacant_since": date(2023, 11, 30), "chair_filled": False})
    assert state(tables, "chair_in_post", last_day) == "pass"
    assert outcome(tables, "chair_in_post", last_day + DAY)["since"] == last_day + DAY


@pytest.mark.parametrize(
    ("vacant_since", "as_of", "expected"),
    [
        (date(2024, 9, 29), date(2024, 12, 31), "fail"),
        (date(2024, 9, 29), date(2025, 1, 1), "pass"),
        (date(2026, 4, 30), date(2026, 10, 30), "pass"),
        (date(2026, 4, 30), date(2026, 10, 31), "fail"),
        # Half a year after 31 August ends with February.
        (date(2025, 8, 31), date(2026, 2, 28), "pass"),
        (date(2025, 8, 31), date(2026, 3, 1), "fail"),
    ],
)
def test_a_chair_in_henan_may_be_vacant_for_half_a_year_since_2025(
    vacant_since: date, as_of: date, expected: str
) -> None:
    tables = one_unit({"region": "410100"}, {"chair_vacant_since": vacant_since, "chair_filled": False})
    assert state(tables, "chair_in_post", as_of) == expected


@pytest.mark.parametrize(
    ("sector", "region", "as_of", "employees", "expected"),
    [
        ("enterprise", "520103", AS_OF, 199, "not_applicable"),
        ("enterprise", "520103", AS_OF, 200, "unknown"),
        ("government", "520103", AS_OF, 999, "not_applicable"),
        (None, "520103", AS_OF, 200, "unknown"),
        ("social_organisation", "520103", date(2021, 12, 31), 200, "not_applicable"),
        ("social_organisation", "520103", date(2022, 1, 1), 200, "unknown"),
        ("social_organisation", "110101", date(2021, 12, 31), 200, "unknown"),
        ("social_organisation", "410100", date(2021, 12, 31), 200, "unknown"),
        ("enterprise", "530102", AS_OF, 249, "not_applicable"),
        ("enterprise", "530102", AS_OF, 250, "unknown"),
    ],
)
def test_a_full_time_chair_is_asked_for_from_the_employees_of_the_local_rule(
    sector: str | None, region: str, as_of: date, employees: int, expected: str
) -> None:
    tables = one_unit({"sector": sector, "region": region, "employees": employees})
    assert state(tables, "full_time_chair", as_of) == expected


@pytest.mark.parametrize(
    ("filled", "since", "vacant_since", "expected"),
    [
        (True, None, date(2020, 1, 1), "pass"),
        (False, date(2020, 1, 1), None, "pass"),
        (None, date(2020, 1, 1), date(2020, 1, 1), "pass"),
        (None, date(2020, 1, 1), date(2020, 1, 2), "fail"),
        (None, AS_OF + DAY, date(2020, 1, 2), "fail"),
        (False, None, None, "unknown"),
        (None, None, None, "unknown"),
        (None, None, AS_OF + DAY, "unknown"),
    ],
)
def test_the_chair_is_read_in_the_order_of_the_definition(
    filled: bool | None, since: date | None, vacant_since: date | None, expected: str
) -> None:
    union = {"chair_filled": filled, "chair_since": since, "chair_vacant_since": vacant_since}
    assert state(one_unit(union=union), "chair_in_post") == expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"extended_to": date(2024, 9, 30), "extension_approved": True}, "pass"),
        ({"extended_to": date(2024, 10, 1), "extension_approved": True}, "fail"),
        ({"extended_to": date(2024, 9, 30), "extension_approved": False}, "fail"),
        ({"extended_to": date(2024, 9, 30)}, "unknown"),
        ({"extended_to": date(2024, 10, 1)}, "fail"),
        ({"extension_approved": True}, "unknown"),
        ({"extension_approved": False}, "not_applicable"),
        ({}, "not_applicable"),
        ({"term_years": None, "extended_to": date(2024, 9, 30), "extension_approved": True}, "unknown"),
        ({"term_years": None, "extended_to": date(2024, 9, 30), "extension_approved": False}, "fail"),
    ],
)
def test_an_extension_is_approved_and_of_at_most_six_months(cells: Row, expected: str) -> None:
    term: Row = {"union_id": "w1", "elected_on": date(2021, 3, 31), "term_years": 3}
    found = outcome(one_unit(terms=[term | cells]), "extension_approved")
    since = date(2024, 3, 31) if "term_years" not in cells else None
    assert (found["state"], found["since"]) == (expected, since if expected == "fail" else None)


def test_without_a_term_nobody_can_tell_of_an_extension() -> None:
    assert state(one_unit(), "extension_approved") == "unknown"
    assert state(one_unit(coverage=[complete("terms")]), "extension_approved") == "not_applicable"


@pytest.mark.parametrize(
    ("sector", "employees", "full_time", "expected"),
    [
        ("enterprise", 200, True, "pass"),
        ("enterprise", 200, False, "fail"),
        ("enterprise", 200, None, "unknown"),
        ("enterprise", 199, False, "not_applicable"),
        ("enterprise", None, False, "unknown"),
        ("government", None, False, "not_applicable"),
        (None, 200, True, "unknown"),
    ],
)
def test_a_full_time_chair_is_for_200_employees(
    sector: str | None, employees: int | None, full_time: bool | None, expected: str
) -> None:
    unit = {"sector": sector, "employees": employees}
    assert state(one_unit(unit, {"chair_full_time": full_time}), "full_time_chair") == expected


def test_a_joint_unions_employees_are_the_sum_over_its_open_units() -> None:
    units: list[Row] = [UNIT | {"unit_id": f"u{number}", "employees": 100} for number in (1, 2)]
    unions = [{"union_id": "w1", "chair_full_time": True}]
    assert state(small_register(units=units, unions=unions), "full_time_chair") == "pass"
    units[1]["employees"] = None
    assert state(small_register(units=units, unions=unions), "full_time_chair") == "unknown"
    units[1]["closed_on"] = AS_OF
    assert state(small_register(units=units, unions=unions), "full_time_chair") == "not_applicable"

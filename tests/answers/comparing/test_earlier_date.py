"""The earlier date and what numbers were on it."""

from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pytest

from dashboard.answers import numbers
from dashboard.answers.comparing.better_or_worse import changed, in_direction
from dashboard.answers.comparing.earlier_date import is_kept, keep, numbers_on, presets
from dashboard.answers.numbers import Number
from dashboard.catalogue.loader import catalogue
from dashboard.locale import use_language
from dashboard.query.filters import Filters
from dashboard.register.reader import open_reader
from dashboard.register.versions import Register
from dashboard.vocabulary.periods import months_before
from dashboard.wording.change_since_words import age, in_words, since
from registers import copied

ONLY = ("units_without_union", "checks_known")


def test_the_presets_are_full_periods_before_the_date(province: Register) -> None:
    version = province.current()
    found = presets(province, version, version.date)
    assert found == {
        **dict.fromkeys(("usual", "month", "quarter", "statistical_year"), date(2026, 9, 30)),
        "year": date(2025, 12, 31),
        "year_before": date(2025, 10, 31),
    }


@pytest.mark.parametrize(
    ("day", "quarter", "year", "statistical_year"),
    [
        (date(2026, 3, 31), date(2025, 12, 31), date(2025, 12, 31), date(2025, 9, 30)),
        (date(2026, 12, 31), date(2026, 9, 30), date(2025, 12, 31), date(2026, 9, 30)),
        (date(2026, 9, 30), date(2026, 6, 30), date(2025, 12, 31), date(2025, 9, 30)),
    ],
)
def test_a_periods_own_last_day_compares_with_the_period_before(province, day, quarter, year, statistical_year) -> None:
    found = presets(province, province.current(), day)
    assert (found["quarter"], found["year"], found["statistical_year"]) == (quarter, year, statistical_year)


@pytest.mark.parametrize(
    ("day", "count", "earlier"),
    [
        (date(2014, 4, 30), 1, date(2014, 3, 31)),  # a month's last day: the last day of the month before
        (date(2024, 3, 31), 1, date(2024, 2, 29)),
        (date(2024, 2, 29), 1, date(2024, 1, 31)),
        (date(2023, 2, 28), 12, date(2022, 2, 28)),
        (date(2025, 2, 28), 12, date(2024, 2, 29)),
        (date(2026, 10, 15), 1, date(2026, 9, 15)),
        (date(2023, 3, 30), 1, date(2023, 2, 28)),  # else the same day, or no later than there is one
        (date(2026, 1, 31), 1, date(2025, 12, 31)),
        (date(2026, 1, 5), 2, date(2025, 11, 5)),
    ],
)
def test_a_month_earlier_of_a_month_end_is_a_month_end(day, count, earlier) -> None:
    assert months_before(day, count) == earlier


def test_a_leap_day_is_compared_with_the_last_of_february(province: Register) -> None:
    assert presets(province, province.current(), date(2024, 2, 29))["year_before"] == date(2023, 2, 28)


def test_what_is_not_kept_is_not_computed_and_once_kept_is_what_that_date_answers(guizhou_copy: Register) -> None:
    version, day = guizhou_copy.current(), date(2014, 3, 30)
    assert not is_kept(version, day, Filters())
    assert numbers_on(version, day, Filters(), ONLY) is None
    keep(version, day, Filters())
    found = numbers_on(version, day, Filters(), ONLY)
    assert found is not None and list(found) == list(ONLY)
    asked = numbers.numbers(open_reader(version, day), Filters(), only=ONLY)
    assert {number.indicator.id: number for number in asked} == found
    # A filter that no cube has needs the status of that date.
    searched = Filters(search="贵州")
    assert numbers_on(version, day, searched, ONLY) is None
    keep(version, day, searched)
    assert numbers_on(version, day, searched, ONLY) == {
        number.indicator.id: number for number in numbers.numbers(open_reader(version, day), searched, only=ONLY)
    }


def number(indicator: str, numerator: int, denominator: int | None, unknown: int = 0) -> Number:
    return Number(catalogue().indicators[indicator], (), numerator, denominator, unknown, 0)


@pytest.mark.parametrize(
    ("now", "before", "text", "turn", "up"),
    [
        (number("units_without_union", 9, None), number("units_without_union", 7, None), "+2，变差", "worse", True),
        (number("units_without_union", 5, None), number("units_without_union", 7, None), "−2，好转", "better", False),
        (number("units_without_union", 7, None), number("units_without_union", 7, None), "持平", "same", False),
        (number("coverage_25", 2, 3), number("coverage_25", 1, 2), "+16.7个百分点，好转", "better", True),
        (number("coverage_25", 1, 2, 9), number("coverage_25", 1, 2), "已知的太少，不可比", "unknown", False),
        (number("coverage_25", 0, 0), number("coverage_25", 1, 2), "已知的太少，不可比", "unknown", False),
        (number("units_open", 9, None), number("units_open", 7, None), "+2", "neither", True),
    ],
)
def test_a_change_is_said_with_its_sign_and_in_words(now, before, text, turn, up) -> None:
    use_language("en")
    found = since(now, before, "zh")
    assert (found.text, found.direction, found.up) == (text, turn, up)


@pytest.mark.parametrize(
    ("indicator", "before", "now", "text"),
    [
        # As many fewer are to be verified: nobody knows whether more fail. One more than that fails anew.
        ("units_without_union", (0, None, 22), (7, None, 15), "+7，待核实−7"),
        ("units_without_union", (0, None, 22), (8, None, 15), "+8，变差"),
        ("units_without_union", (7, None, 7), (5, None, 9), "−2，待核实+2"),
        ("units_without_union", (7, None, 7), (4, None, 9), "−3，好转"),
        ("units_without_union", (7, None, 9), (5, None, 7), "−2，好转"),
        # A rate of units: neither those that pass nor those that fail may have become fewer meanwhile.
        ("union_established", (40, 40, 22), (40, 47, 15), "−14.9个百分点，待核实−7"),
        ("union_established", (40, 40, 22), (39, 47, 15), "−17.0个百分点，变差"),
        ("union_established", (38, 40, 22), (41, 47, 15), "−7.8个百分点，待核实−7"),
        ("coverage_25", (40, 40, 22), (45, 47, 15), "−4.3个百分点，待核实−7"),
        ("coverage_25", (40, 40, 22), (44, 48, 15), "−8.3个百分点，变差"),
        # People are not the units of which the record is missing.
        ("new_form_members", (890, None, 20), (900, None, 3), "+10，好转"),
        ("settlement_rate", (8, 10, 5), (8, 12, 3), "−13.3个百分点，变差"),
    ],
)
def test_what_became_known_is_neither_better_nor_worse(indicator, before, now, text) -> None:
    found = since(number(indicator, *now), number(indicator, *before), "zh")
    assert found.text == text
    assert (found.direction == "neither") == ("待核实" in text)


def test_what_was_not_known_at_all_has_not_become_worse() -> None:
    now = number("offers_unanswered", 5, None, 50)
    before = replace(number("offers_unanswered", 0, None, 62), units=62)
    assert since(now, before, "zh").direction == "unknown"
    assert since(now, replace(before, units=70), "zh").text == "+5，变差"
    assert changed({"offers_unanswered": before}, [now]) == []


def written(value: float | Decimal) -> Decimal:
    return Decimal(str(float(value))).quantize(Decimal("0.1"), ROUND_HALF_UP)


def test_what_got_worse_is_what_plain_arithmetic_on_both_dates_says(province, tmp_path) -> None:
    """The second way: from the two tables of indicators, by the written definition alone."""
    version, day = copied(province, tmp_path / "home").current(), date(2026, 6, 30)
    keep(version, day, Filters())
    now = numbers.numbers(open_reader(version), Filters())
    before = numbers_on(version, day, Filters(), list(catalogue().indicators))
    worse, better = set(), set()
    for one in now:
        indicator, was = one.indicator, before[one.indicator.id]
        (n, d, u), (n0, d0, u0) = ((x.numerator, x.denominator, x.unknown) for x in (one, was))
        if indicator.better == "neither" or indicator.is_of_score:
            continue
        if indicator.header.get("period") == "quarter":
            continue  # the second quarter's is not compared with the third's
        if d is None:
            # Everybody unknown on either date: nothing to compare.
            if (not n and u and u + one.not_applicable >= one.units) or (
                not n0 and u0 and u0 + was.not_applicable >= was.units
            ):
                continue
            change = n - n0
        else:
            if not d or not d0 or u > d or u0 > d0:
                continue
            factor = 100 if indicator.unit == "percent" else 1
            change = written(factor * n / d) - written(factor * n0 / d0)
        if not change:
            continue
        if indicator.unit == "findings" and change > 0:
            continue  # listed for the first time, whenever what they tell of began
        if one.denominator and not one.numerator and one.only_reported >= one.denominator:
            continue
        if was.denominator and not was.numerator and was.only_reported >= was.denominator:
            continue
        if indicator.check or "sum(" not in indicator.path.read_text(encoding="utf-8").lower():
            known, moves = u0 - u, [n - n0] + ([(d - n) - (d0 - n0)] if d is not None else [])
            rose = all(move >= 0 for move in moves) and 0 < sum(moves) <= known
            fell = all(move <= 0 for move in moves) and known <= sum(moves) < 0
            if rose or fell:
                continue
        (better if (change > 0) == (indicator.better == "higher") else worse).add(indicator.id)
    found = changed(before, now)
    assert {one.indicator.id for one in in_direction(found, "worse")} == worse
    assert {one.indicator.id for one in in_direction(found, "better")} == better
    assert worse and better


def test_what_has_turned_is_ranked_by_how_far_it_moved() -> None:
    before = {
        name: number(name, *counts)
        for name, counts in {
            "units_without_union": (7, None),
            "elections_overdue": (100, None),
            "coverage_25": (1, 2),
            "units_open": (7, None),
            "homes_to_rework": (4, None),
        }.items()
    }
    now = [
        number("units_without_union", 14, None),
        number("elections_overdue", 99, None),
        number("coverage_25", 3, 4),
        number("units_open", 9, None),
        number("homes_to_rework", 4, None),
        number("members_total", 4, None),
    ]
    found = changed(before, now)
    assert [(one.indicator.id, one.direction, in_words(one, "en").size) for one in found] == [
        ("units_without_union", "worse", "+7"),
        ("coverage_25", "better", "+25.0 points"),
        ("units_open", "neither", "+2"),
        ("elections_overdue", "better", "−1"),
    ]


def test_a_change_is_that_of_the_values_as_they_are_written() -> None:
    now, before = number("coverage_25", 1005, 10_000), number("coverage_25", 1004, 10_000)
    assert since(now, before, "en").text == "+0.1 points, better"
    assert since(replace(now, numerator=1003), before, "en").text == "unchanged"


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2026, 11, 23), "今天的资料"),
        (date(2026, 11, 22), "距今1天"),
        (date(2026, 10, 31), "距今23天"),
        (date(2026, 7, 1), "距今4个月"),
        (date(2014, 4, 30), "距今12年"),
        (date(2027, 1, 1), "今天的资料"),
    ],
)
def test_the_age_of_records_is_said_in_round_numbers(day, text) -> None:
    assert age(day, date(2026, 11, 23), "zh") == text

"""Trends: the right dates, and at each of them what the register says when it is asked as of that date."""

from dataclasses import replace
from datetime import date, timedelta

import pandas as pd
import pytest

import second_way
from dashboard.answers import numbers
from dashboard.answers.trend import trend
from dashboard.catalogue.loader import catalogue
from dashboard.errors import Refused
from dashboard.query.filters import Filters
from dashboard.register import month_ends
from dashboard.register.cube_file import cube_path
from dashboard.register.month_end_reader import open_cubes
from dashboard.register.reader import open_reader
from dashboard.register.status_file import status_path
from dashboard.register.versions import Register
from dashboard.vocabulary.periods import LAST_MONTHS, period_ends
from dashboard.wording.trend_words import points
from random_registers import random_register
from registers import publish_tables

ENTERPRISES = Filters(where=(("sector", ("enterprise", "")),))
NARROW = Filters(
    where=(("main_class", ("sound", "to_verify", "no_union")), ("sector", ("enterprise",)), ("size", ("large", "")))
)


@pytest.mark.parametrize(
    ("as_of", "period", "ends"),
    [
        (date(2024, 3, 30), "month", [date(2023, 12, 31), date(2024, 1, 31), date(2024, 2, 29)]),
        (date(2023, 3, 1), "month", [date(2022, 12, 31), date(2023, 1, 31), date(2023, 2, 28)]),
        (date(2024, 2, 29), "month", [date(2023, 11, 30), date(2023, 12, 31), date(2024, 1, 31)]),
        (date(2024, 2, 28), "month", [date(2023, 11, 30), date(2023, 12, 31), date(2024, 1, 31)]),
        (date(2026, 1, 1), "month", [date(2025, 10, 31), date(2025, 11, 30), date(2025, 12, 31)]),
        (date(2026, 10, 31), "quarter", [date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30)]),
        (date(2026, 9, 30), "quarter", [date(2025, 12, 31), date(2026, 3, 31), date(2026, 6, 30)]),
        (date(2026, 12, 31), "year", [date(2023, 12, 31), date(2024, 12, 31), date(2025, 12, 31)]),
        (date(2026, 9, 30), "statistical_year", [date(2023, 9, 30), date(2024, 9, 30), date(2025, 9, 30)]),
        (date(2026, 10, 1), "statistical_year", [date(2024, 9, 30), date(2025, 9, 30), date(2026, 9, 30)]),
    ],
)
def test_the_dates_are_the_last_days_of_periods_and_the_date_itself(as_of, period, ends) -> None:
    assert period_ends(as_of, period, 4) == [*ends, as_of]


@pytest.mark.parametrize("period", LAST_MONTHS)
@pytest.mark.parametrize("as_of", [date(2024, 2, 29), date(2026, 1, 1), date(2026, 12, 31), date(2000, 6, 15)])
def test_there_are_two_dozen_dates_that_rise_to_the_date_itself(as_of, period) -> None:
    ends = period_ends(as_of, period)
    assert len(ends) == 24 == len(set(ends))
    assert ends == sorted(ends)
    assert ends[-1] == as_of
    for end in ends[:-1]:
        assert (end + timedelta(days=1)).day == 1
        assert end.month in LAST_MONTHS[period]
    years = {"month": 2, "quarter": 6}.get(period, 24)
    assert as_of.year - years <= ends[0].year <= as_of.year - years + 2


def test_one_date_is_the_date_itself_and_the_calendar_has_a_beginning() -> None:
    assert period_ends(date(2026, 5, 5), "month", 1) == [date(2026, 5, 5)]
    assert period_ends(date(2, 3, 1), "year") == [date(1, 12, 31), date(2, 3, 1)]


def assert_as_asked_of_each_date(register: Register, filters: Filters, dates: list[date], **options: object) -> None:
    """Every indicator's trend is what the reader of each date answers."""
    version = register.current()
    expected = {
        day: {number.indicator.id: number for number in numbers.numbers(open_reader(version, day), filters)}
        for day in dates
    }
    for name in catalogue().indicators:
        found = trend(version, name, "month", filters, compute=False, count=len(dates))
        assert not found.unrecorded
        assert found.missing == ()
        assert dict(found.numbers) == {day: expected[day][name] for day in dates}, name
        rows = [tuple(row) for row in found.frame.itertuples(index=False)]
        assert rows == [
            (day, one.numerator, one.denominator, one.value, one.unknown, one.not_applicable)
            for day, one in ((day, expected[day][name]) for day in dates)
        ], name


@pytest.fixture(scope="module", params=[9])  # up to 29 February and 1 March
def small(request, tmp_path_factory) -> tuple[Register, dict[str, pd.DataFrame], list[date]]:
    """A random register with the cubes of its last three month ends."""
    tables, as_of = random_register(request.param)
    register = publish_tables(tmp_path_factory.mktemp("home"), tables, as_of)
    dates = period_ends(as_of, "month", 3)
    for day in dates:
        month_ends.keep_cube(register.current(), day)
    return register, tables, dates


def test_the_cubes_agree_with_a_second_way_before_any_status_is_kept(small) -> None:
    register, tables, dates = small
    version = register.current()
    for day in dates:
        theirs = second_way.indicators(tables, day, None)
        for row in theirs.astype(object).where(theirs.notna(), None).itertuples():
            number = trend(version, row.indicator, "month", Filters(), compute=False, count=3).numbers[day]
            counts = (number.numerator, number.denominator, number.unknown, number.not_applicable)
            assert counts == (row.numerator, row.denominator, row.unknown, row.not_applicable), (day, row.indicator)
    assert not status_path(version, dates[0]).exists()


@pytest.mark.parametrize("filters", [Filters(), ENTERPRISES, NARROW], ids=["all", "enterprises", "narrow"])
def test_a_trend_is_the_answer_of_each_date(small, filters) -> None:
    register, _tables, dates = small
    assert_as_asked_of_each_date(register, filters, dates)


def test_under_a_filter_that_no_cube_has_the_statuses_answer(small) -> None:
    register, _tables, dates = small
    filters = Filters(where=(("supervisor", ("省直", "")),))
    assert_as_asked_of_each_date(register, filters, dates)  # the test's own readers keep the statuses


SUMMER = Filters(as_of=date(2014, 7, 31))
"""After the first record of the campaign, which is of 30 April 2014."""


def test_guizhou_over_two_months(guizhou_copy) -> None:
    dates = [date(2014, 6, 30), date(2014, 7, 31)]
    for day in dates:
        month_ends.keep_cube(guizhou_copy.current(), day)
    assert_as_asked_of_each_date(guizhou_copy, SUMMER, dates)


@pytest.mark.parametrize("filters", [Filters(), Filters(search="公司")])
def test_before_the_first_record_there_is_no_number(guizhou_copy, filters) -> None:
    """Nobody had looked: of the unions that were there already every unit would have one."""
    early = [date(2014, 2, 28), date(2014, 3, 31)]
    for day in early:
        month_ends.keep_cube(guizhou_copy.current(), day)
        open_reader(guizhou_copy.current(), day)
    found = trend(guizhou_copy.current(), "union_established", "month", filters, compute=True, count=3)
    assert (found.unrecorded, found.missing) == (frozenset(early), ())
    assert list(found.numbers) == [date(2014, 4, 30)]
    for frame in (found.frame, found.shown_frame):
        assert list(frame["period_end"]) == [*early, date(2014, 4, 30)]
        assert frame.drop(columns="period_end").iloc[:2].isna().all(axis=None)
    drawn = points(found, "zh")
    assert [(point.value, point.text) for point in drawn[:2]] == [(None, "尚无记录")] * 2
    assert [point.gap for point in drawn[:2]] == ["unrecorded"] * 2


def test_in_an_empty_register_no_date_has_a_number(tmp_path, register_only) -> None:
    empty = publish_tables(tmp_path / "home", {}, date(2024, 5, 31))
    found = trend(empty.current(), "units_open", "month", Filters(), compute=False, count=2)
    assert found.unrecorded == {date(2024, 4, 30), date(2024, 5, 31)} and found.missing == ()


def files(register: Register) -> set[str]:
    return {path.name for path in register.folder.glob("status/*")}


def test_what_is_not_kept_is_named_and_not_computed(guizhou_copy) -> None:
    version = guizhou_copy.current()
    before = files(guizhou_copy)
    for filters in (SUMMER, replace(SUMMER, search="公司")):
        found = trend(version, "units_open", "month", filters, compute=False, count=4)
        assert found.missing == (date(2014, 5, 31), date(2014, 6, 30), date(2014, 7, 31))
        assert list(found.frame["period_end"]) == [date(2014, 4, 30)]
    assert files(guizhou_copy) == before


def test_what_is_computed_for_a_trend_is_kept_for_the_next(guizhou_copy) -> None:
    version = guizhou_copy.current()
    told: list[date] = []
    month_ends.keep_cube(version, date(2014, 7, 31))
    found = trend(version, "units_open", "quarter", SUMMER, compute=True, count=2, progress=told.append)
    assert told == [date(2014, 6, 30)]
    assert found.missing == ()
    assert cube_path(version, told[0]).is_file()
    assert not status_path(version, told[0]).exists()
    searched = trend(version, "units_open", "quarter", replace(SUMMER, search="公司"), compute=True, count=2)
    assert searched.missing == ()
    assert status_path(version, told[0]).is_file()
    assert (
        list(trend(version, "units_open", "quarter", SUMMER, compute=False, count=2).numbers)
        == found.frame["period_end"].tolist()
    )


def test_where_nothing_can_be_kept_nothing_is_computed(guizhou_copy, monkeypatch) -> None:
    monkeypatch.setattr(month_ends, "can_write", lambda folder: False)
    found = trend(guizhou_copy.current(), "units_open", "quarter", SUMMER, compute=True, count=2)
    assert found.missing == (date(2014, 6, 30), date(2014, 7, 31))


def test_another_as_of_date_is_the_last_of_the_trend(guizhou) -> None:
    found = trend(guizhou.current(), "units_open", "month", Filters(as_of=date(2014, 6, 15)), compute=False, count=3)
    assert found.dates == (date(2014, 4, 30), date(2014, 5, 31), date(2014, 6, 15))
    assert found.as_of == date(2014, 6, 15)


def test_a_damaged_cube_is_missing_and_computed_again(guizhou_copy) -> None:
    version = guizhou_copy.current()
    day = date(2014, 7, 31)
    month_ends.keep_cube(version, day)
    cube_path(version, day).write_bytes(b"damaged")
    assert trend(version, "units_open", "month", SUMMER, compute=False, count=1).missing == (day,)
    assert trend(version, "units_open", "month", SUMMER, compute=True, count=1).missing == ()


def test_an_unknown_indicator_is_refused(guizhou) -> None:
    with pytest.raises(Refused):
        trend(guizhou.current(), "nothing", "month", Filters(), compute=False)


def test_the_reader_of_a_cube_reaches_nothing_else(guizhou) -> None:
    (reader,) = open_cubes(guizhou.current(), [date(2014, 4, 30)]).values()
    for statement in ("attach '/tmp/x' as x", "select * from read_text('/etc/hostname')", "delete from cube_0.cells"):
        with pytest.raises(Exception, match=r"."):
            reader._connection.cursor().execute(statement).fetchall()

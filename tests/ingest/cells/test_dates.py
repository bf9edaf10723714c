from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.errors import Refused
from dashboard.ingest.cells.dates import parse_day, read_date

LAST_OF_AUGUST = date(2014, 8, 31)


@pytest.mark.parametrize(
    "cell",
    [
        "2014/8/31",
        "2014-08-31",
        "2014.8.31",
        "2014年8月31日",
        "20140831",
        20140831,
        20140831.0,
        41882,
        41882.0,
        "41882",
        "2014-08-31 00:00:00",
        date(2014, 8, 31),
        datetime(2014, 8, 31),
        " 2014 年 8 月 31 日 ",
        "2014/08/31",
    ],
)
def test_the_usual_ways_to_write_a_day(cell) -> None:
    assert read_date(cell).value == LAST_OF_AUGUST
    assert not read_date(cell).month_only


@pytest.mark.parametrize("cell", ["2014.8", "2014年8月", "2014/8", "2014-08", "201408", 2014.8])
def test_a_month_alone_is_its_first_day_or_for_a_deadline_its_last(cell) -> None:
    assert read_date(cell).value == date(2014, 8, 1)
    assert read_date(cell, month_is_last=True).value == LAST_OF_AUGUST
    assert read_date(cell).month_only


def test_a_deadline_in_february_of_a_leap_year_is_the_29th() -> None:
    assert read_date("2012.2", month_is_last=True).value == date(2012, 2, 29)


@pytest.mark.parametrize(
    ("cell", "problem"),
    [
        ("8:30", "time_of_day"),
        (time(8, 30), "time_of_day"),
        (timedelta(hours=3), "time_of_day"),
        ("0000-01-01", "year_out_of_range"),
        ("2810-01-01", "year_out_of_range"),
        (date(2810, 1, 1), "year_out_of_range"),
        ("2014-02-30", "not_a_date"),
        ("2014-13-01", "not_a_date"),
        ("八月", "not_a_date"),
        (True, "not_a_date"),
        (2014, "year_only"),
        ("2014", "year_only"),
        (2014.1, "month_unclear"),
        (12, "not_a_date"),
        ("20XX年6月", "not_a_date"),
    ],
)
def test_what_is_no_date_is_said_to_be_none(cell, problem) -> None:
    found = read_date(cell)
    assert (found.value, found.problem) == (None, problem)


@given(st.dates(date(1921, 1, 1), date(2100, 12, 31)))
def test_every_way_to_write_a_day_gives_the_day(day) -> None:
    serial = (day - date(1899, 12, 30)).days
    ways = [
        day.isoformat(),
        f"{day:%Y%m%d}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}.{day.month}.{day.day}",
    ]
    assert {read_date(way).value for way in [*ways, day]} == {day}
    # 20213 is written like 2021.3, and no register has a record of 1955 by serial number.
    is_serial = serial >= 18_172 and not 19_490 <= serial < 21_000
    assert {read_date(number).value for number in (serial, float(serial))} == {day if is_serial else None}


def test_a_user_who_types_no_date_is_told_how() -> None:
    assert parse_day("2014-04-30") == date(2014, 4, 30)
    for text in ("yesterday", "2014-04", ""):
        with pytest.raises(Refused, match="is no date"):
            parse_day(text)

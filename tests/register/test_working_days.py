"""Working days: legal holidays and make-up days, Monday to Friday where the calendar doesn't reach."""

from datetime import date, timedelta

import pytest

from dashboard.register.working_days import calendar_from, calendar_to, working_days

NUMBERS = dict(zip(working_days()["day"], working_days()["number"], strict=True))


def is_working(day: date) -> bool:
    return bool(NUMBERS[day] > NUMBERS[day - timedelta(days=1)])


def nth_after(day: date, n: int) -> date:
    """The n-th working day after a day, as queries find it: the first day of its number."""
    return min(other for other, number in NUMBERS.items() if number == NUMBERS[day] + n)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2024, 2, 9), True),  # New Year's Eve of 2024 was no legal holiday
        (date(2024, 2, 10), False),
        (date(2024, 2, 17), False),
        (date(2024, 2, 18), True),  # a Sunday worked in exchange
        (date(2026, 2, 14), True),  # a Saturday worked in exchange
        (date(2026, 2, 23), False),
        (date(2026, 2, 24), True),
        (date(2003, 10, 1), True),  # before the calendar: a Wednesday like any other
        (date(2030, 10, 1), True),  # after it: a Tuesday
        (date(2030, 10, 5), False),
    ],
)
def test_the_day_is_worked_or_not(day, works) -> None:
    assert is_working(day) == works


@pytest.mark.parametrize(
    ("applied", "third"),
    [
        (date(2026, 3, 26), date(2026, 3, 31)),  # Thursday: Friday, Monday, Tuesday
        (date(2026, 3, 28), date(2026, 4, 1)),  # Saturday: Monday, Tuesday, Wednesday
        (date(2026, 2, 13), date(2026, 2, 25)),  # over the Spring Festival, with a Saturday worked
    ],
)
def test_the_third_working_day(applied, third) -> None:
    assert nth_after(applied, 3) == third


def test_every_day_has_a_number_and_none_goes_back() -> None:
    frame = working_days()
    assert frame["day"].iloc[0] == date(1990, 1, 1)
    assert frame["day"].iloc[-1] == date(2050, 12, 31)
    assert len(frame) == (date(2050, 12, 31) - date(1990, 1, 1)).days + 1
    assert set(frame["number"].diff().dropna()) == {0, 1}


def test_the_calendar_says_how_far_it_knows() -> None:
    assert calendar_from() == date(2004, 1, 1)
    assert calendar_to() >= date(2026, 12, 31)
    assert (calendar_to().month, calendar_to().day) == (12, 31)

"""The random generator of one random register, with its pool of dates."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any, TypeVar

from second_way.days import months_after
from second_way.periods import last_full_quarter, last_twelve_months, this_year, this_year_and_the_last
from second_way.working_days import working_day_after

Row = dict[str, Any]
Value = TypeVar("Value")
Limit = Callable[[date], date]

NUMBERS_OF_PEOPLE = (0, 1, 9, 10, 11, 15, 24, 25, 26, 60, 99, 100, 199, 200, 201, 249, 250, 251, 999, 1000)

# The first days of rules that changed, in the nation or in a province.
CHANGES = (
    date(2010, 8, 23),
    date(2010, 9, 1),
    date(2011, 1, 1),
    date(2011, 5, 1),
    date(2011, 11, 29),
    date(2012, 1, 1),
    date(2012, 5, 1),
    date(2014, 1, 1),
    date(2015, 1, 1),
    date(2015, 10, 1),
    date(2016, 1, 1),
    date(2017, 1, 1),
    date(2018, 3, 1),
    date(2019, 3, 1),
    date(2022, 1, 1),
    date(2022, 6, 1),
    date(2022, 8, 1),
    date(2022, 11, 30),
    date(2022, 12, 1),
    date(2023, 7, 25),
    date(2023, 10, 1),
    date(2024, 5, 30),
    date(2024, 9, 1),
    date(2024, 11, 28),
    date(2025, 1, 1),
    date(2025, 5, 30),
    date(2025, 7, 1),
    date(2025, 12, 1),
    date(2026, 1, 1),
    date(2026, 5, 1),
    date(2026, 9, 1),
    date(2026, 10, 1),
)


@dataclass(frozen=True)
class Draw:
    """Dates come from a small pool, so that different records often fall on the very same day."""

    random: Random
    as_of: date
    pool: tuple[date, ...]

    def day(self) -> date:
        return self.random.choice(self.pool)

    def past_day(self) -> date:
        """A day of the pool by the as-of date."""
        return self.random.choice([day for day in self.pool if day <= self.as_of])

    def near(self, start: date | None, offsets: Sequence[int], empty: float = 0.25) -> date | None:
        """So many days from the start; None without one, and with the given probability."""
        return None if start is None or self.chance(empty) else start + timedelta(self.random.choice(offsets))

    def on_limit(
        self, start: date | None, limits: Sequence[Callable[[date], date]], empty: float = 0.25
    ) -> date | None:
        """The last day of one of the limits from the start, or a day beside it."""
        if start is None or self.chance(empty):
            return None
        return self.random.choice(limits)(start) + timedelta(self.random.choice((-1, 0, 0, 1, 1)))

    def chance(self, probability: float) -> bool:
        return self.random.random() < probability

    def maybe(self, value: Value, empty: float = 0.25) -> Value | None:
        """The value, or None with the given probability."""
        return None if self.chance(empty) else value

    def one(self, values: Sequence[Value], empty: float = 0.15) -> Value | None:
        return self.maybe(self.random.choice(values), empty)

    def boolean(self, empty: float = 0.3) -> bool | None:
        return self.one((True, False), empty)

    def people(self, empty: float = 0.2) -> int | None:
        return self.one(NUMBERS_OF_PEOPLE, empty)

    def event(self, empty: float = 0.4) -> date | None:
        return self.maybe(self.day(), empty)

    def recent(self, empty: float = 0.1) -> date | None:
        """Most often a day of the last two years, and now and then any."""
        days = [day for day in self.pool if 0 <= (self.as_of - day).days < 730]
        return self.maybe(self.random.choice(days) if days and self.chance(0.8) else self.day(), empty)


def days(number: int) -> Limit:
    """So many days on."""
    return lambda start: start + timedelta(number)


def working_days(number: int) -> Limit:
    """So many working days on."""
    return lambda start: working_day_after(start, number)


def make_draw(seed: int, as_of_dates: Sequence[date]) -> Draw:
    random = Random(seed)
    as_of = random.choice(as_of_dates)
    return Draw(random, as_of, _pool(random, as_of))


def _pool(random: Random, as_of: date) -> tuple[date, ...]:
    """Boundaries of every rule around the as-of date, and some days anywhere."""
    limits = [
        as_of,
        *(months_after(as_of, months) for months in (-6, -3, 2, 3, 6)),
        *(as_of + timedelta(days) for days in (-366, -365, -90, -60, -21, -16, -15, -11, -8, 30, 60, 90, 180, 365)),
    ]
    quarter = last_full_quarter(as_of)
    firsts = [
        last_twelve_months(as_of).first,
        this_year(as_of).first,
        this_year_and_the_last(as_of).first,
        quarter.first,
        quarter.last,
    ]
    around = [limit + timedelta(days) for limit in limits for days in (-1, 0, 1)]
    edges = [first + timedelta(days) for first in firsts for days in (-1, 0, 1)]
    corners = [date(2012, 1, 1), date(2012, 2, 29), date(2016, 2, 29), date(as_of.year - 1, 1, 31), date(2011, 12, 31)]
    anywhere = [date(2005, 1, 1) + timedelta(random.randrange(9000)) for _ in range(12)]
    changes = [change for change in CHANGES if abs((change - as_of).days) < 500]
    past = [as_of - timedelta(random.randrange(1, 1500)) for _ in range(12)]
    return (
        *random.sample(around, 28),
        *edges,
        as_of,
        as_of,
        as_of - timedelta(1),
        as_of + timedelta(1),
        *corners,
        *changes,
        *(change - timedelta(1) for change in changes),
        *anywhere,
        *past,
    )

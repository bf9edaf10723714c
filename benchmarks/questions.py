"""The benchmark's questions: every kind of filter, with the time allowed for its answer."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations

from dashboard.answers import numbers as answers
from dashboard.answers.lists import rows_of
from dashboard.answers.numbers import choose, route
from dashboard.catalogue.entries import STATES
from dashboard.catalogue.loader import catalogue
from dashboard.query.cube import CUBE_DIMENSIONS
from dashboard.query.filters import DIMENSIONS, Filters
from dashboard.register.reader import Reader

PAGE = (
    "units_open",
    "units_without_union",
    "elections_long_overdue",
    "organisations_incomplete",
    "homes_to_rework",
    "checks_known",
    "coverage_25",
    "union_density",
    "election_on_time",
    "wage_agreement",
    "mediation_committee",
    "health_score",
)
"""The indicators of one page."""

_ASKED = 40
_MOST_VALUES = 3


@dataclass(frozen=True)
class Kind:
    """Questions of one kind. limit is in milliseconds; None where none is set."""

    name: str
    route: str
    limit: float | None
    asks: tuple[Callable[[], object], ...]


def kinds(reader: Reader) -> Iterator[Kind]:
    """Every kind of question about the reader's register, with values drawn at random from the register's."""
    chance = random.Random(7)
    values = {name: _values(reader, name) for name in DIMENSIONS}

    def drawn(names: tuple[str, ...]) -> Filters:
        filters = Filters()
        for name in names:
            count = min(len(values[name]), chance.randint(1, _MOST_VALUES))
            filters = filters.having(name, chance.sample(values[name], count))
        return filters

    def numbers(name: str, filters: list[Filters], only: tuple[str, ...] | None, limit: float | None) -> Kind:
        chosen = choose(only)
        routes = sorted({route(reader, chosen, (), one) for one in filters})
        asks = tuple(lambda one=one: answers.numbers(reader, one, (), only) for one in filters)
        return Kind(name, ", ".join(routes), limit, asks)

    yield numbers("page of 12, no filter", [Filters()] * _ASKED, PAGE, 5)
    for name in CUBE_DIMENSIONS:
        yield numbers(f"page of 12 by {name}", [drawn((name,)) for _ in range(_ASKED)], PAGE, 5)
    pairs = list(combinations(CUBE_DIMENSIONS, 2))
    yield numbers("page of 12 by two of these", [drawn(chance.choice(pairs)) for _ in range(_ASKED)], PAGE, 5)
    several = [drawn(tuple(chance.sample(CUBE_DIMENSIONS, chance.randint(3, 5)))) for _ in range(_ASKED)]
    yield numbers("page of 12 by three to five", several, PAGE, 50)
    yield numbers("all indicators, no filter", [Filters()] * _ASKED, None, 50)
    yield numbers("all indicators by two", [drawn(chance.choice(pairs)) for _ in range(_ASKED)], None, 50)
    yield numbers("all indicators by three to five", several, None, 50)
    for name in DIMENSIONS:
        if name not in CUBE_DIMENSIONS:
            yield numbers(f"page of 12 by {name}", [drawn((name,)) for _ in range(_ASKED // 4)], PAGE, 500)
    failing = [
        Filters().having(f"check_{chance.choice(STATES)}", [chance.choice(list(catalogue().checks))])
        for _ in range(_ASKED // 4)
    ]
    yield numbers("page of 12 by the state of a check", failing, PAGE, 500)
    names = [Filters(search=text) for text in ("0001", "科技公司", "no such unit")] * 3
    yield numbers("page of 12 by search", names, PAGE, 500)
    supervisor = [drawn(("supervisor",)) for _ in range(_ASKED // 4)]
    yield numbers("all indicators by supervisor", supervisor, None, None)
    grouped = tuple(lambda name=name: answers.numbers(reader, Filters(), (name,), PAGE) for name in CUBE_DIMENSIONS)
    yield Kind("page of 12, groups of one dimension", "roll-up", None, grouped)
    yield from _lists(reader, drawn)


def _lists(reader: Reader, drawn: Callable[[tuple[str, ...]], Filters]) -> Iterator[Kind]:
    for label, names in (
        ("no filter", ()),
        ("by sector", ("sector",)),
        ("by city and sector", ("city", "sector")),
        ("by supervisor", ("supervisor",)),
    ):
        chosen = [drawn(names) for _ in range(_ASKED // 4)]
        asks = tuple(lambda one=one: rows_of(reader, "worklist", one, limit=500) for one in chosen)
        yield Kind(f"worklist's first 500, {label}", "status", 100, asks)


def _values(reader: Reader, name: str) -> list[str]:
    found = answers.numbers(reader, Filters(), (name,), ("units_open",))
    return [number.group[0] for number in found if number.group[0]]

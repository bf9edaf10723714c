"""The cube: roll-ups, cells and the status of every unit answer with the same amounts, exactly."""

from itertools import combinations
from random import Random

import numpy as np
import pytest

from dashboard.answers import numbers
from dashboard.catalogue.loader import catalogue
from dashboard.query.cube import CUBE_DIMENSIONS, Cube, pairs
from dashboard.query.filters import UNIT_DIMENSIONS, Filters
from dashboard.register import cube_file
from dashboard.register.cube_file import build_cube, cube_path, load_cube
from dashboard.register.reader import Reader, open_reader, select_all
from dashboard.register.status_file import status_path
from random_registers import random_register
from registers import publish_tables

NONE = Filters()


@pytest.fixture(scope="module", params=[pytest.param("guizhou", marks=pytest.mark.exhaustive), 4])
def reader(request, tmp_path_factory) -> Reader:
    if isinstance(request.param, str):
        return open_reader(request.getfixturevalue(request.param).current())
    tables, as_of = random_register(request.param)
    return open_reader(publish_tables(tmp_path_factory.mktemp("home"), tables, as_of).current())


def counted(reader: Reader, route: numbers.Route, by=(), filters=NONE, scope=()) -> dict:
    found = numbers.ROUTES[route](reader, list(catalogue().indicators.values()), by, filters, scope)
    return {tuple(group): dict(counts) for group, counts in found}


def values_in(reader: Reader) -> dict[str, list[str]]:
    status = reader.frame(select_all("unit_status"))
    return {name: [*sorted(status[name].dropna().unique()), "", "nowhere"] for name in CUBE_DIMENSIONS}


def test_every_pair_of_dimensions_gives_what_a_scan_of_every_unit_gives(reader) -> None:
    for pair in pairs():
        expected = counted(reader, "status", by=pair)
        assert counted(reader, "roll-up", by=pair) == expected, pair
        assert counted(reader, "cells", by=pair) == expected, pair


def test_roll_ups_kept_beside_many_cells_are_those_made_of_them(guizhou_copy, monkeypatch) -> None:
    version = guizhou_copy.current()
    path = cube_path(version, version.date)
    made = load_cube(path)
    expected = {pair: made_of(made, pair) for pair in pairs()}
    path.unlink()
    monkeypatch.setattr(cube_file, "_MANY_CELLS", 1)
    build_cube(version, version.date)
    kept = load_cube(path)
    monkeypatch.setattr(cube_file, "attach", None)  # nothing more is read from the file
    for pair in pairs():
        assert made_of(kept, pair) == expected[pair], pair
    assert len(pairs()) == 36


def made_of(cube: Cube, pair: tuple[str, str]) -> dict[tuple[object, ...], list[int]]:
    """The counts of a roll-up by its values."""
    rolled = cube.roll_up(set(pair))
    return {
        tuple(None if code < 0 else rolled.values[axis][code] for axis, code in enumerate(codes)): counts
        for codes, counts in zip(rolled.codes.tolist(), np.column_stack(rolled.counts).tolist(), strict=True)
    }


def test_filters_leave_the_same_amounts_by_every_route(reader) -> None:
    draw = Random(7)
    values = values_in(reader)
    for number in range(24):
        names = draw.sample(CUBE_DIMENSIONS, draw.choice((1, 2, 2, 3, 4)))
        filters = Filters()
        for name in names:
            filters = filters.having(name, draw.sample(values[name], min(len(values[name]), draw.choice((0, 1, 2)))))
        by = tuple(draw.sample(names, number % 2))
        expected = counted(reader, "status", by, filters)
        assert counted(reader, "cells", by, filters) == expected, (names, by)
        if len(names) <= 2:
            assert counted(reader, "roll-up", by, filters) == expected, (names, by)


def test_a_scope_and_a_filter_on_one_dimension_must_both_hold(reader) -> None:
    filters = Filters().having("sector", ["enterprise", "government"])
    scope = (("sector", ("government", "institution")),)
    only = counted(reader, "status", filters=Filters().having("sector", ["government"]))
    for route in numbers.ROUTES:
        assert counted(reader, route, filters=filters, scope=scope) == only


def test_the_route_follows_what_is_filtered_and_grouped(reader) -> None:
    chosen = numbers.choose(["units_open"])

    def route(by, **where):
        filters = Filters()
        for name, value in where.items():
            filters = filters.having(name, [value])
        return numbers.route(reader, chosen, by, filters)

    assert route(()) == "roll-up"
    assert route(("sector",), size="large") == "roll-up"
    assert route(("sector", "city"), size="large") == "cells"
    assert route(("supervisor",)) == "status"
    assert route((), region="52") == "status"
    assert route((), check_fail="election_on_time") == "status"
    assert numbers.route(reader, chosen, (), Filters(search="公司")) == "status"


def test_every_dimension_of_the_cube_has_one_value_a_unit() -> None:
    assert set(CUBE_DIMENSIONS) <= set(UNIT_DIMENSIONS)
    assert {frozenset(pair) for pair in pairs()} == {frozenset(pair) for pair in combinations(CUBE_DIMENSIONS, 2)}


def test_a_cube_of_another_date_is_kept_beside_the_version(guizhou_copy) -> None:
    version = guizhou_copy.current()
    earlier = version.date.replace(month=3, day=31)
    assert not cube_path(version, earlier).exists()
    path = build_cube(version, earlier)
    assert path == cube_path(version, earlier) == build_cube(version, earlier)
    assert status_path(version, earlier).is_file()
    assert load_cube(path).answer(list(load_cube(path).columns)[:1], (), ())

"""Lists of counts: what the cube's file keeps of them adds up to what their own queries say."""

from random import Random

import pandas as pd
import pytest

from dashboard.answers import lists
from dashboard.catalogue.loader import catalogue
from dashboard.query import compose
from dashboard.query.counted_lists import counted_lists
from dashboard.query.cube import CUBE_DIMENSIONS
from dashboard.query.filters import Filters, Where
from dashboard.register.cube_file import cube_path
from dashboard.register.reader import Reader, open_reader, select_all
from random_registers import random_register
from registers import publish_tables

NAMES = sorted(counted_lists(catalogue()))


@pytest.fixture(scope="module", params=["guizhou", "province", 4])
def reader(request, tmp_path_factory) -> Reader:
    if isinstance(request.param, str):
        return open_reader(request.getfixturevalue(request.param).current())
    tables, as_of = random_register(request.param)
    return open_reader(publish_tables(tmp_path_factory.mktemp("home"), tables, as_of).current())


@pytest.fixture(scope="module")
def drawn(reader) -> list[tuple[Filters, Where]]:
    """No filter, and filters and scopes on one to four of the cube's dimensions; values that nobody has among them."""
    draw = Random(11)
    status = reader.frame(select_all("unit_status"))
    values = {name: [*sorted(status[name].dropna().unique()), "", "nowhere"] for name in CUBE_DIMENSIONS}
    found: list[tuple[Filters, Where]] = [(Filters(), ())]
    for number in range(12):
        filters = Filters()
        for name in draw.sample(CUBE_DIMENSIONS, draw.choice((1, 2, 3, 4))):
            filters = filters.having(name, draw.sample(values[name], min(len(values[name]), draw.choice((1, 2, 3)))))
        scope = (("sector", tuple(draw.sample(values["sector"], 2))),) if number % 3 == 0 else ()
        found.append((filters, scope))
    return found


def written(reader: Reader, name: str, filters: Filters, scope: Where) -> pd.DataFrame:
    """The list's own query about the records."""
    relations = compose.unit_relations(catalogue())
    return reader.frame(compose.restricted(catalogue().lists[name].tree, relations, filters, scope))


@pytest.mark.parametrize("name", NAMES)
def test_what_is_kept_adds_up_to_the_list(reader, drawn, name, monkeypatch) -> None:
    for filters, scope in drawn:
        expected = written(reader, name, filters, scope)
        with monkeypatch.context() as without:
            without.setattr(Reader, "frame", None)  # nothing is asked of the records
            found = lists.rows_of(reader, name, filters, scope)
        pd.testing.assert_frame_equal(found, expected)


def test_some_lists_have_rows(reader) -> None:
    assert sum(len(lists.rows_of(reader, name, Filters())) for name in NAMES) > 5


@pytest.mark.parametrize("name", NAMES)
def test_a_filter_beyond_the_cube_is_asked_of_the_records(reader, name) -> None:
    filters = Filters(search="公司")
    pd.testing.assert_frame_equal(
        lists.rows_of(reader, name, filters), written(reader, name, filters, ()), check_dtype=False
    )


@pytest.mark.parametrize("name", ["worklist", "verify"])
def test_the_rows_of_the_long_lists_are_counted_in_the_cube(reader, drawn, name) -> None:
    for filters, scope in drawn:
        assert lists.count_of(reader, name, filters, scope) == len(lists.rows_of(reader, name, filters, scope))


def test_a_damaged_file_is_computed_again(guizhou_copy) -> None:
    version = guizhou_copy.current()
    expected = written(open_reader(version), "deadlines_by_month", Filters(), ())
    assert len(expected)
    path = cube_path(version, version.date)
    path.write_bytes(b"no cube")
    pd.testing.assert_frame_equal(lists.rows_of(open_reader(version), "deadlines_by_month", Filters()), expected)

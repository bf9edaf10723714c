"""The first items of the worklist, found at the units of the smallest keys, are those of the whole sorted list."""

import pandas as pd
import pytest

from dashboard.answers import lists
from dashboard.query.filters import Filters
from dashboard.register.reader import Reader, open_reader
from random_registers import random_register
from registers import publish_tables


@pytest.fixture(scope="module")
def at_chance(tmp_path_factory) -> Reader:
    """A random register: strengths by sector, checks of other checks, dates before the first and after the last day."""
    tables, as_of = random_register(5)
    return open_reader(publish_tables(tmp_path_factory.mktemp("home"), tables, as_of).current())


@pytest.fixture(params=["guizhou", "province", "at_chance"])
def reader(request) -> Reader:
    found = request.getfixturevalue(request.param)
    return found if isinstance(found, Reader) else open_reader(found.current())


def plain(frame: pd.DataFrame) -> list[tuple[object, ...]]:
    """The rows, every kind of nothing as None: a column without any value has another type."""
    return list(frame.astype(object).where(frame.notna(), None).itertuples(index=False, name=None))


FILTERS = [
    Filters(),
    Filters(where=(("city", ("5201", "")), ("sector", ("government", "institution")))),
    Filters(where=(("check_fail", ("election_on_time", "organisation_complete")),)),
    Filters(where=(("sector", ()),)),
]


@pytest.mark.parametrize("filters", FILTERS, ids=str)
def test_every_page_of_the_worklist_is_a_piece_of_the_whole(reader, filters) -> None:
    whole = lists.rows_of(reader, "worklist", filters)
    for limit, offset in ((25, 25), (len(whole) + 5, 0)):
        page = lists.rows_of(reader, "worklist", filters, limit=limit, offset=offset)
        assert plain(page) == plain(whole[offset : offset + limit])


@pytest.mark.parametrize("filters", FILTERS, ids=str)
@pytest.mark.parametrize("name", ["worklist", "verify"])
def test_the_items_counted_are_the_items_listed(reader, filters, name) -> None:
    assert lists.count_of(reader, name, filters) == len(lists.rows_of(reader, name, filters))


def test_there_is_something_to_find(reader) -> None:
    assert lists.count_of(reader, "worklist", Filters()) > 20

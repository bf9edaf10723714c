"""A register version that an earlier program wrote: what came later is empty in it."""

from datetime import date

import duckdb

from dashboard.answers import numbers
from dashboard.query.filters import Filters
from dashboard.register.publish import draft
from dashboard.register.reader import open_reader
from dashboard.register.status_file import forget_status
from dashboard.register.table_changes import table_changes
from dashboard.register.versions import Register


def made_older(register: Register) -> None:
    """Take from the current version a table and a column that earlier programs did not write."""
    version = register.current()
    with duckdb.connect(version.path) as connection:
        connection.execute("drop table member_groups")
        connection.execute("alter table rules drop column checked_on")
        connection.execute("alter table activities drop column on_leave")
    forget_status(version)


def test_it_is_read_compared_and_published_again(guizhou, guizhou_copy) -> None:
    expected = numbers.indicators(open_reader(guizhou.current()), Filters())
    made_older(guizhou_copy)
    older = guizhou_copy.current()
    assert expected.equals(numbers.indicators(open_reader(older), Filters()))
    with draft(guizhou_copy, as_of=date(2014, 5, 31), action="test"):
        pass
    newer = guizhou_copy.current()
    assert not any(change.new or change.changed or change.gone for change in table_changes(older, newer))
    with duckdb.connect(newer.path, read_only=True) as connection:
        assert connection.execute("select count(*) from member_groups").fetchone() == (0,)
        connection.execute("select checked_on from rules")
        connection.execute("select on_leave from activities")

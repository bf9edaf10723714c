"""The rows that are new, changed and gone between two versions, held against a second way in pandas."""

import pandas as pd
import pytest

from dashboard.register.table_changes import KINDS, changed_rows, compared_tables, table_changes
from two_versions import Tables, TwoVersions, two_versions


@pytest.fixture(scope="module")
def two(tmp_path_factory) -> TwoVersions:
    return two_versions(tmp_path_factory.mktemp("two"), 5)


def by_key(tables: Tables, table: object) -> dict[tuple[object, ...], tuple[object, ...]]:
    name, key, names = table.name, table.key, table.column_names  # type: ignore[attr-defined]
    if name not in tables:
        return {}
    rows = tables[name].reindex(columns=names).astype(object)
    rows = rows.where(rows.notna(), None)
    return {
        tuple(row[names.index(column)] for column in key): tuple(row) for row in rows.itertuples(index=False, name=None)
    }


def test_new_changed_and_gone_rows_are_those_of_a_second_way(two) -> None:
    versions = two.register.version("v0001"), two.register.version("v0002")
    found = {change.table: change for change in table_changes(*versions)}
    assert len(found) > 15
    for table in compared_tables():
        before, after = by_key(two.first, table), by_key(two.second, table)
        expected = {
            "new": after.keys() - before.keys(),
            "gone": before.keys() - after.keys(),
            "changed": {key for key in before.keys() & after.keys() if before[key] != after[key]},
        }
        for kind in KINDS:
            assert getattr(found[table.name], kind) == len(expected[kind]), (table.name, kind)
            rows = changed_rows(*versions, table, kind)
            shown = rows[list(table.key)].astype(object)
            cells = [[None if pd.isna(cell) else cell for cell in row] for row in shown.itertuples(index=False)]
            assert {tuple(map(str, row)) for row in cells} == {tuple(map(str, key)) for key in expected[kind]}
    assert found["units"].new and found["units"].changed and found["units"].gone
    units = next(table for table in compared_tables() if table.name == "units")
    assert len(changed_rows(*versions, units, "changed", limit=1)) == 1


def test_a_version_has_not_changed_against_itself(two) -> None:
    version = two.register.current()
    assert {(change.new, change.changed, change.gone) for change in table_changes(version, version)} == {(0, 0, 0)}
    assert changed_rows(version, version, compared_tables()[0], "new").empty

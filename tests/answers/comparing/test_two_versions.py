"""A change splits into its parts, exactly, and the units behind each part add it: held against a second way."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import cast

import pandas as pd
import pytest

from dashboard.answers import lists, numbers
from dashboard.answers.comparing.change_parts import PARTS, Change, ChangePart
from dashboard.answers.comparing.earlier_date import default_comparison
from dashboard.answers.comparing.two_versions import changes, comparison, units_behind
from dashboard.catalogue.allowed_sql import parse
from dashboard.catalogue.entries import COUNTS, Indicator
from dashboard.catalogue.loader import catalogue
from dashboard.errors import Refused
from dashboard.query.cube import Group
from dashboard.query.filters import Filters
from dashboard.register.cube_file import _counts_hash
from dashboard.register.publish import draft
from dashboard.register.reader import open_reader
from dashboard.register.sealed_reader import sealed_numbers
from dashboard.register.versions import Register
from registers import publish_tables
from second_way import indicators as second_way
from second_way.indicators import INDICATORS, amounts_by_unit
from second_way.small_registers import small_register
from two_versions import REPORT, Tables, TwoVersions, two_versions

pytestmark = pytest.mark.exhaustive

GROUPINGS = [(), ("sector",), ("region",), ("main_class",), ("list",), ("task", "sector")]


@pytest.fixture(scope="module", params=[8])
def two(request, tmp_path_factory) -> TwoVersions:
    return two_versions(tmp_path_factory.mktemp("two"), request.param)


def assert_parts_sum(found: Sequence[Change]) -> None:
    assert found
    for change in found:
        assert change.sealed is not None and change.now is not None
        for count in COUNTS:
            start, end = getattr(change.sealed, count), getattr(change.now, count)
            parts = [change.part(part, count) for part in PARTS]
            if end is None:
                assert parts == [None] * 3
            else:
                assert start + sum(parts) == end, (change, count)  # type: ignore[arg-type]


@pytest.mark.parametrize("by", GROUPINGS, ids=",".join)
def test_the_parts_and_the_sealed_number_sum_to_the_present_one(two, by) -> None:
    found = changes(comparison(two.register, REPORT), by)
    assert_parts_sum(found)
    assert {change.part("redefined") for change in found} == {0}
    assert any(change.part("corrected") for change in found)
    present = numbers.numbers(open_reader(two.register.current()), Filters(), by)
    shown = {(change.indicator, change.group): change.now.numerator for change in found if change.now}
    for number in present:
        assert shown.pop((number.indicator.id, number.group)) == number.numerator
    assert not any(shown.values()), "groups that are no more count nothing"


def test_the_parts_sum_under_filters_too(two) -> None:
    filters = Filters().having("region", ["52"]).having("check_unknown", ["election_on_time"])
    for chosen in (filters, Filters(search="单位1"), Filters().having("task", ["T01", ""])):
        assert_parts_sum(changes(comparison(two.register, REPORT), ("sector",), chosen))


@pytest.mark.parametrize("by", [None, "sector", "main_class", "province"])
def test_the_parts_are_those_of_a_second_way(two, by) -> None:
    stages = [(two.first, two.first_on), (two.second, two.first_on), (two.second, two.second_on)]
    amounts = [counted(tables, day, by) for tables, day in stages]
    found = changes(comparison(two.register, REPORT), (by,) if by else (), only=INDICATORS)
    assert {change.group for change in found} == {
        (group,) if by else () for _name, group, _count in set().union(*amounts)
    }
    for change in found:
        group = change.group[0] if by else None
        for count in COUNTS:
            first, then, last = (stage.get((change.indicator, group, count), 0) for stage in amounts)
            if change.part("occurred", count) is not None:
                expected = [0, then - first, last - then]
                assert [change.part(part, count) for part in PARTS] == expected, (change.indicator, group, count)


def counted(tables: Tables, as_of: date, by: str | None) -> dict[tuple[str, str | None, str], int]:
    frame = second_way(tables, as_of, by).melt(["indicator", "group"], COUNTS, "count")
    groups = [None if pd.isna(group) else group for group in frame["group"]]
    rows = zip(frame["indicator"], groups, frame["count"], frame["value"], strict=True)
    return {(name, group, count): value for name, group, count, value in rows if value is not None}


def by_hand(tables: Tables, as_of: date, name: str, sector: str | None) -> pd.DataFrame:
    rows = [
        (unit["unit_id"], amount.numerator, amount.denominator or 0)
        for unit, amount in amounts_by_unit(tables, as_of, name)
        if sector in (unit["sector"], "any")
    ]
    return pd.DataFrame(rows, columns=["unit_id", "numerator", "denominator"]).set_index("unit_id")


@pytest.mark.parametrize("name", ["units_open", "union_established", "union_density", "tasks_overdue", "checks_known"])
@pytest.mark.parametrize("sector", ["any", "enterprise"])
def test_the_units_behind_the_parts_are_those_of_a_second_way(two, name, sector) -> None:
    compared = comparison(two.register, REPORT)
    where = {"by": (), "group": ()} if sector == "any" else {"by": ("sector",), "group": (sector,)}
    stages = [(two.first, two.first_on), (two.second, two.first_on), (two.second, two.second_on)]
    sides = [by_hand(tables, day, name, sector) for tables, day in stages]
    assert units_behind(compared, "redefined", name, **where).empty
    for part, before, after in (("corrected", *sides[:2]), ("occurred", *sides[1:]), ("all", sides[0], sides[2])):
        both = before.join(after, how="outer", suffixes=("_before", "_after")).fillna(0).astype(int)
        differing = both[
            (both["numerator_before"] != both["numerator_after"])
            | (both["denominator_before"] != both["denominator_after"])
        ].rename(columns={"numerator_before": "before", "numerator_after": "after"})
        frame = units_behind(compared, part, name, **where).set_index("unit_id")
        assert set(frame.index) == set(differing.index)
        for column in frame.columns.drop("unit"):
            assert frame[column].to_dict() == differing[column].to_dict(), (part, column)


@pytest.mark.parametrize("by", GROUPINGS, ids=",".join)
def test_the_units_behind_a_part_add_it(two, by) -> None:
    compared = comparison(two.register, REPORT)
    found = [change for change in changes(compared, by) if change.is_change]
    for change in found[:: max(1, len(found) // 5)]:
        for part in PARTS:
            assert added(compared, part, change, by) == change.part(part), (change.indicator, change.group, part)


def added(compared: object, part: ChangePart, change: Change, by: Sequence[str]) -> int | Decimal:
    frame = units_behind(compared, part, change.indicator, by, change.group)  # type: ignore[arg-type]
    return sum(frame["after"]) - sum(frame["before"])


def test_a_unit_that_moves_leaves_one_group_and_comes_to_another(tmp_path) -> None:
    units = [{"unit_id": "u1", "name": "甲", "sector": "enterprise"}, {"unit_id": "u2", "name": "乙"}]
    day = date(2024, 5, 31)
    register = publish_tables(tmp_path, small_register(units=units), day)
    units[0]["sector"] = "government"
    publish_tables(tmp_path, small_register(units=[*units, {"unit_id": "u3", "name": "丙"}]), day)
    compared = comparison(register, "v0001")
    parts = {change.group: change.part("corrected") for change in changes(compared, ("sector",), only=["units_open"])}
    assert parts == {("enterprise",): -1, ("government",): 1, (None,): 1}

    def rows(group: Group) -> list[tuple[object, ...]]:
        found = units_behind(compared, "corrected", "units_open", ("sector",), group)
        return list(found[["unit_id", "unit", "before", "after"]].itertuples(index=False, name=None))

    assert rows(("enterprise",)) == [("u1", "甲", 1, 0)]
    assert rows(("government",)) == [("u1", "甲", 0, 1)]
    assert rows((None,)) == [("u3", "丙", 0, 1)]
    assert len(units_behind(compared, "all", "units_open", limit=1)) == 1


@pytest.fixture
def indicators() -> Iterator[dict[str, Indicator]]:
    """The catalogue's indicators, to change as a test likes. Their order is that of the cubes' columns."""
    known = cast(dict[str, Indicator], catalogue().indicators)
    before = dict(known)
    _counts_hash.cache_clear()
    yield known
    known.clear()
    known.update(before)
    _counts_hash.cache_clear()


@pytest.fixture
def redefined(two, indicators, monkeypatch) -> TwoVersions:
    """The same after the definition of union_density changed: only units of a hundred and more are asked."""
    old = indicators["union_density"]
    text = old.tree.sql(dialect="duckdb").replace(
        "is_operating AND members", "is_operating AND employees >= 100 AND members"
    )
    assert "employees >= 10" in text
    changed = replace(old, tree=parse(text))
    indicators["union_density"] = changed
    monkeypatch.setattr("dashboard.answers.comparing.two_versions.queries_hash", lambda: "other queries")
    return two


def test_a_changed_definition_is_a_part_of_its_own_and_never_the_periods(redefined) -> None:
    compared = comparison(redefined.register, REPORT)
    assert compared.definition_changed
    found = {change.indicator: change for change in changes(compared)}
    assert_parts_sum(list(found.values()))
    change = found["union_density"]
    small = by_hand(redefined.first, redefined.first_on, "union_density", "any")
    small = small[(small["denominator"] > 0) & (small["denominator"] < 100)]
    assert len(small)
    assert change.part("redefined", "numerator") == -small["numerator"].sum()
    assert change.part("redefined", "denominator") == -small["denominator"].sum()
    assert set(units_behind(compared, "redefined", "union_density")["unit_id"]) == set(small.index)
    assert {change.part("redefined") for name, change in found.items() if name != "union_density"} == {0}


def test_an_indicator_that_is_newer_or_gone_has_only_the_parts_that_exist(two, indicators) -> None:
    newer = replace(indicators["units_covered"], id="units_newer")
    indicators["units_newer"] = newer
    del indicators["units_covered"]
    compared = comparison(two.register, REPORT)
    found = {change.indicator: change for change in changes(compared, only=["units_newer", "units_covered"])}
    assert found["units_newer"].sealed is None and found["units_newer"].part("redefined") is None
    assert found["units_newer"].part("corrected") is not None
    assert found["units_covered"].now is None and found["units_covered"].part("occurred") is None
    assert found["units_covered"].sealed is not None
    assert units_behind(compared, "redefined", "units_newer").empty
    assert units_behind(compared, "all", "units_covered").empty


def test_a_sealed_report_answers_as_the_version_did(two) -> None:
    version = two.register.version("v0001")
    reader = open_reader(version)
    filters = Filters().having("sector", ["enterprise", ""]).having("check_unknown", ["union_established"])
    on_lists = Filters().having("task", ["T01", "T02", "T03"]).having("list", ["名单一", ""])
    for chosen in (Filters(), filters, Filters(search="单位2"), on_lists):
        for by in GROUPINGS:
            found = sealed_numbers(two.seal, version, by, chosen)
            for number in numbers.numbers(reader, chosen, by):
                counts = found[number.group][number.indicator.id]
                assert counts == {name: getattr(number, name) for name in counts}
                assert {type(amount) for amount in counts.values()} <= {int, Decimal}


@pytest.mark.parametrize("name", ["tasks_done", "findings_open"])
def test_the_units_behind_a_part_add_it_under_a_filter_on_lists(two, name) -> None:
    compared = comparison(two.register, REPORT)
    filters = Filters().having("list", ["名单一"])
    (change,) = changes(compared, (), filters, [name])
    assert change.is_change
    for part in PARTS:
        frame = units_behind(compared, part, name, (), (), filters)
        assert sum(frame["after"]) - sum(frame["before"]) == change.part(part), part


def test_a_report_of_before_answers_by_lists_as_it_was_sealed(two) -> None:
    """Reports had no rows of lists once: every unit counts whole, and the difference is the definition's."""
    version = two.register.version("v0001")
    filters = Filters().having("list", ["名单一"])
    former = sealed_numbers(replace(two.seal, rows={}), version, (), filters)[()]["tasks_done"]
    now = sealed_numbers(two.seal, version, (), filters)[()]["tasks_done"]
    units = lists.rows_behind(open_reader(version), catalogue().indicators["units_open"], filters)["unit_id"]
    done = lists.rows_behind(open_reader(version), catalogue().indicators["tasks_done"], Filters())
    assert former["numerator"] == done.loc[done["unit_id"].isin(units), "amount"].sum() > now["numerator"] > 0


def test_what_is_asked_must_exist(two) -> None:
    with pytest.raises(Refused):
        comparison(two.register, "no such report")
    with pytest.raises(Refused):
        comparison(two.register, REPORT, "v0099")
    compared = comparison(two.register, REPORT)
    for asked in ({"only": ["nothing"]}, {"by": ("colour",)}):
        with pytest.raises(Refused):
            changes(compared, **asked)
    with pytest.raises(Refused):
        units_behind(compared, "all", "nothing")


def made(register: Register, day: date) -> str:
    with draft(register, as_of=day, action="test"):
        pass
    return register.current().name


def test_the_default_comparison_is_the_previous_version_else_a_month_earlier(tmp_path) -> None:
    register = publish_tables(tmp_path, small_register(units=[{"unit_id": "u1"}]), date(2024, 3, 31))
    first = register.current()
    assert default_comparison(register, first, first.date) == (first, date(2024, 2, 29))
    second = register.version(made(register, date(2024, 6, 30)))
    assert default_comparison(register, second, second.date) == (first, date(2024, 3, 31))
    register.restore("v0001")
    third = register.version(made(register, date(2024, 9, 30)))
    assert third.parent == "v0001"
    assert default_comparison(register, third, third.date) == (first, date(2024, 3, 31))
    orphan = replace(third, parent="v0000")
    assert default_comparison(register, orphan, orphan.date) == (second, date(2024, 6, 30))
    corrected = register.version(made(register, date(2024, 9, 30)))
    assert default_comparison(register, corrected, corrected.date) == (third, date(2024, 8, 31))


def test_on_another_date_than_its_own_a_version_is_compared_with_a_month_earlier(tmp_path) -> None:
    register = publish_tables(tmp_path, small_register(units=[{"unit_id": "u1"}]), date(2024, 6, 30))
    first = register.current()
    second = register.version(made(register, date(2024, 9, 30)))
    # The records of then are the previous version's only as far as they reach.
    assert default_comparison(register, second, date(2024, 5, 31)) == (first, date(2024, 4, 30))
    assert default_comparison(register, second, date(2024, 8, 31)) == (second, date(2024, 7, 31))
    assert default_comparison(register, second, date(2024, 12, 31)) == (second, date(2024, 11, 30))

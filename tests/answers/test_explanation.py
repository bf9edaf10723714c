"""A number explained: why units are unknown, counted a second way; the change by group; the route; what it says."""

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pandas as pd
import pytest

from dashboard.answers import lists, numbers
from dashboard.answers.explanation import explain
from dashboard.catalogue.entries import Check
from dashboard.catalogue.loader import catalogue
from dashboard.catalogue.schema import tables
from dashboard.errors import Refused
from dashboard.query.filters import Filters
from dashboard.register.reader import Reader, open_reader, select_all
from random_registers import random_register
from registers import publish_tables
from second_way.completeness import is_complete
from second_way.periods import Period, last_full_quarter, last_twelve_months, this_year, this_year_and_the_last
from second_way.register import read_register

ENTERPRISES = Filters().having("sector", ["enterprise"])


@pytest.fixture(params=["guizhou", "province"])
def reader(request) -> Reader:
    return open_reader(request.getfixturevalue(request.param).current())


@pytest.fixture(scope="module", params=[4, *(pytest.param(seed, marks=pytest.mark.exhaustive) for seed in (1, 8))])
def both(request, tmp_path_factory) -> tuple[Reader, dict[str, pd.DataFrame], date]:
    frames, as_of = random_register(request.param)
    return open_reader(publish_tables(tmp_path_factory.mktemp("home"), frames, as_of).current()), frames, as_of


def since_the_last_full_quarter(as_of: date) -> Period:
    return Period(last_full_quarter(as_of).first, as_of)


class SecondWay:
    """Which unknown units lack which record, unit by unit over plain rows."""

    def __init__(self, reader: Reader, frames: dict[str, pd.DataFrame], as_of: date) -> None:
        self.as_of = as_of
        self.register = read_register(frames, as_of)
        # What was known on the date: a day that had not come was not on record.
        self.rows = self.register.tables
        status = reader.frame(select_all("unit_status")).astype(object)
        self.status = status.where(status.notna(), None).to_dict("records")

    def unknown(self, check: Check) -> list[dict[str, Any]]:
        return [row for row in self.status if row[check.id] == "unknown"]

    def records(self, check: Check) -> list[str]:
        """The records of units and unions; requirements are of a whole campaign. Coverage stands for each table."""
        named = [record for record in check.records if record.partition(".")[0] not in ("coverage", "requirements")]
        of = dict.fromkeys(record.partition(".")[0] for record in named if not record.startswith("units."))
        return named + ([f"coverage.{name}" for name in of] if "coverage" in check.records else [])

    def lacks(self, check: Check, record: str, unit: dict[str, Any]) -> bool:
        name, _dot, column = record.partition(".")
        if name == "coverage":
            plain = self.register.row("units", unit_id=unit["unit_id"])
            return not all(is_complete(self.register, column, plain, period) for period in self.windows(column))
        kinds = check.kinds if "kind" in tables()[name].column_names else ()
        rows = self.newest(name, self.of(check, name, unit))
        if kinds:
            rows = [row for row in rows if row["kind"] in kinds]
            if {row["kind"] for row in rows} != set(kinds):
                return True
        return not rows or any(row[column] is None for row in rows)

    def windows(self, table: str) -> list[Period | None]:
        """The periods that questions ask of a table: on the date, and those that they look back on."""
        back = {
            "offers": [last_twelve_months],
            "agreements": [last_twelve_months],
            "cases": [last_twelve_months],
            "proposals": [last_twelve_months],
            "meetings": [this_year, this_year_and_the_last],
            "activities": [last_twelve_months, since_the_last_full_quarter],
        }
        return [None, *(window(self.as_of) for window in back.get(table, []))]

    def of(self, check: Check, name: str, unit: dict[str, Any]) -> list[dict[str, Any]]:
        if name == "units" or "unit_id" not in tables()[name].column_names:
            column, value = ("unit_id", "unit_id") if name == "units" else ("union_id", "named_union_id")
            return [row for row in self.rows[name] if row[column] == unit[value] and row[column] is not None]
        owners = {unit["unit_id"]}
        if check.asked == "union":
            owners = {row["unit_id"] for row in self.status if row["asked_unit_id"] == unit["unit_id"]}
        return [row for row in self.rows[name] if row["unit_id"] in owners]

    def newest(self, name: str, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        dated = {"headcounts": "counted_on unit_id", "terms": "elected_on union_id", "meetings": "held_on unit_id kind"}
        if name not in dated:
            return rows
        day, *owners = dated[name].split()
        found: dict[tuple[Any, ...], dict[str, Any]] = {}
        for row in rows:
            owner = tuple(row[column] for column in owners)
            if owner not in found or row[day] > found[owner][day]:
                found[owner] = row
        return list(found.values())


def test_the_records_that_unknown_units_lack_are_those_counted_by_hand(both) -> None:
    reader, frames, as_of = both
    by_hand = SecondWay(reader, frames, as_of)
    asked = 0
    for check in catalogue().checks.values():
        if {record.partition(".")[0] for record in check.records} - frames.keys():
            continue
        found = explain(reader, check.id, Filters(), {})
        unknown = by_hand.unknown(check)
        assert found.number.unknown == len(unknown)
        expected = {
            record: sum(by_hand.lacks(check, record, unit) for unit in unknown) for record in by_hand.records(check)
        }
        assert {lack.record: lack.units for lack in found.lacks} == {key: n for key, n in expected.items() if n}, (
            check.id
        )
        asked += len(unknown)
    assert asked > 20


def test_a_count_that_reads_a_check_lacks_what_the_check_lacks(reader) -> None:
    overdue = explain(reader, "elections_overdue", Filters(), {})
    check = explain(reader, "election_on_time", Filters(), {})
    assert overdue.lacks == check.lacks and overdue.lacks
    assert all(lack.units <= check.number.unknown for lack in check.lacks)


def test_a_ratio_of_people_lacks_the_columns_that_it_tests(reader) -> None:
    found = explain(reader, "union_density", Filters(), {})
    status = reader.frame(select_all("unit_status"))
    unknown = status[status["is_operating"] & ~(status["members"] <= status["employees"]).fillna(False)]
    assert found.number.unknown == len(unknown)
    expected = {name: int(unknown[name].isna().sum()) for name in ("members", "employees")}
    assert {lack.record: lack.units for lack in found.lacks} == {name: n for name, n in expected.items() if n}


def test_every_number_explains_itself_in_every_group(reader) -> None:
    for indicator in catalogue().indicators:
        whole = explain(reader, indicator, Filters(), {})
        part = explain(reader, indicator, Filters(), {"sector": "enterprise"})
        (expected,) = numbers.numbers(reader, ENTERPRISES, only=[indicator])
        assert (part.number.numerator, part.number.unknown) == (expected.numerator, expected.unknown)
        assert part.number.unknown <= whole.number.unknown
        rows = lists.rows_behind(reader, part.indicator, part.filters, part.scope)
        assert rows["amount"].sum() == pytest.approx(float(part.number.numerator))
        assert lists.count_behind(reader, part.indicator, part.filters, part.scope) == len(rows)
        assert all(lack.units <= part.number.unknown for lack in part.lacks)


def test_a_group_narrows_a_filter_and_never_replaces_it(reader) -> None:
    found = explain(reader, "units_open", ENTERPRISES, {"sector": "government"})
    assert found.number.numerator == 0


def test_units_without_a_value_are_a_group(province) -> None:
    reader = open_reader(province.current())
    for number in numbers.numbers(reader, Filters(), ("size",), ["units_open"]):
        found = explain(reader, "units_open", Filters(), {"size": number.group[0]})
        assert found.number.numerator == number.numerator


def test_the_viewers_scope_holds_in_every_part(reader) -> None:
    scope = (("sector", ("enterprise",)),)
    found = explain(reader, "union_established", Filters(), {}, scope)
    assert found.number == explain(reader, "union_established", ENTERPRISES, {}).number
    assert found.lacks == explain(reader, "union_established", ENTERPRISES, {}).lacks
    rows = lists.rows_behind(reader, found.indicator, found.filters, found.scope)
    assert set(rows["sector"]) <= {"enterprise"}


@pytest.mark.parametrize(
    ("filters", "route"),
    [
        (Filters(), "roll-up"),
        (ENTERPRISES.having("city", ["5201"]).having("size", ["large"]), "cells"),
        (Filters(search="省"), "status"),
    ],
)
def test_the_query_shown_gives_the_number_shown_by_every_route(reader, filters, route) -> None:
    found = explain(reader, "union_established", filters, {})
    assert found.route == route
    counts = (found.number.numerator, found.number.denominator, found.number.unknown, found.number.not_applicable)
    (row,) = reader.rows(found.query)
    assert tuple(int(amount or 0) for amount in row) == counts
    assert "5201" not in found.query.sql() and "省" not in found.query.sql()


def earlier(reader: Reader) -> Reader:
    return open_reader(reader.version, reader.as_of - timedelta(days=365))


@pytest.mark.parametrize("by", ["sector", "size", "headcount_band", "region", "supervisor"])
def test_the_parts_of_every_change_sum_to_it_exactly(reader, by) -> None:
    before = earlier(reader)
    decomposed = 0
    for indicator in list(catalogue().indicators)[:: 1 if by == "sector" else 4]:
        found = explain(reader, indicator, Filters(), {}, compare=before, by=by)
        assert found.change.before_as_of == before.as_of
        pair = [found.change.before, found.number]
        scale = 100 if found.indicator.unit == "percent" else 1
        if any(number.denominator == 0 for number in pair):
            assert found.change.parts is None
            continue
        old, new = (scale * Fraction(number.numerator) / Fraction(number.denominator or 1) for number in pair)
        assert sum(part.total for part in found.change.parts) == new - old, indicator
        assert all(part.within is None or part.within + part.mix == part.total for part in found.change.parts)
        decomposed += 1
    assert decomposed > 3


def test_a_change_is_told_under_the_same_filters(reader) -> None:
    before = earlier(reader)
    found = explain(reader, "elections_overdue", ENTERPRISES, {}, compare=before)
    assert {part.group for part in found.change.parts} <= {"enterprise"}
    (old,) = numbers.numbers(before, ENTERPRISES, only=["elections_overdue"])
    assert sum(part.total for part in found.change.parts) == found.number.numerator - old.numerator


def test_what_can_not_be_explained_is_one_sentence(guizhou, english) -> None:
    reader = open_reader(guizhou.current())
    with pytest.raises(Refused, match="nonsense"):
        explain(reader, "nonsense", Filters(), {})
    with pytest.raises(Refused, match="nonsense"):
        explain(reader, "units_open", Filters(), {"nonsense": "1"})
    with pytest.raises(Refused, match="do not sum"):
        explain(reader, "units_open", Filters(), {}, compare=reader, by="task")


def test_a_nobody_unknown_number_lacks_nothing(reader) -> None:
    assert explain(reader, "units_open", Filters(), {}).lacks == []

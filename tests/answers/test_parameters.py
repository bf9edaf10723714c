"""The parameters that a number rests on: which ones, which hold, and which nobody has confirmed."""

from datetime import date
from decimal import Decimal

import pandas as pd
import pytest

from dashboard.answers.parameters import rests_on, unconfirmed
from dashboard.catalogue.loader import catalogue
from dashboard.law.rules_in_force import in_force
from dashboard.register.reader import open_reader, select_all
from dashboard.vocabulary.codes import codes

ROW = {"jurisdiction": None, "sector": None, "effective_from": None, "effective_to": None, "article": "", "source": ""}


def values(*rows, day=date(2026, 1, 1), provinces=("52",)) -> list[int]:
    """The values of the parameter p that hold, of these rows."""
    rules = [{**ROW, "parameter": "p", "confirmed": True, **row} for row in rows]
    return sorted(int(row.value) for row in in_force(rules, ["p"], day, provinces))


def test_a_provinces_row_stands_before_a_national_one() -> None:
    rows = [{"value": 1}, {"value": 2, "jurisdiction": "52"}, {"value": 3, "jurisdiction": "41"}]
    assert values(*rows) == [2]
    assert values(*rows, provinces=("52", None)) == [1, 2]


def test_a_sectors_row_holds_beside_that_of_the_others() -> None:
    assert values({"value": 1}, {"value": 2, "sector": "government"}) == [1, 2]


def test_a_row_holds_from_its_first_to_its_last_day() -> None:
    rows = [{"value": 1}, {"value": 2, "effective_from": date(2026, 1, 1), "effective_to": date(2026, 1, 31)}]
    days = [date(2025, 12, 31), date(2026, 1, 1), date(2026, 1, 31), date(2026, 2, 1)]
    assert [values(*rows, day=day) for day in days] == [[1], [2], [2], [1]]


def test_a_number_rests_on_the_parameters_of_the_checks_whose_states_it_reads() -> None:
    queries = catalogue()
    for indicator in queries.indicators.values():
        named = {check for check in queries.checks if f'"{check}"' in indicator.tree.sql(identify=True)}
        expected = {name for check in named for name in queries.checks[check].parameters} | {*indicator.parameters}
        assert expected <= set(rests_on(indicator, queries)), indicator.id
    complete = queries.checks["organisation_complete"]
    assert set(queries.checks["women_committee"].parameters) <= set(rests_on(complete, queries))


@pytest.mark.parametrize("name", ["guizhou", "province"])
def test_the_values_are_those_that_the_status_was_computed_with(name, request) -> None:
    reader = open_reader(request.getfixturevalue(name).current())
    kept = reader.frame(select_all("rule_values"))
    provinces = [None if pd.isna(value) else value for value in kept["province"].unique()]
    given = reader.frame(select_all("rules")).astype(object)
    rows = given.where(given.notna(), None).to_dict("records")
    for row in rows:
        for bound in ("effective_from", "effective_to"):
            row[bound] = row[bound].date() if row[bound] is not None else None
    asked = sorted({row["parameter"] for row in rows} & set(kept.columns))
    assert len(asked) > 5
    for parameter in asked:
        used = {int(value) for value in kept[parameter].dropna()}
        in_place = in_force(rows, [parameter], reader.as_of, provinces)
        held = {int(row.value) for row in in_place if row.value is not None}
        # A sector that the register has no unit of may have a value of its own.
        assert used <= held, parameter
        assert bool(used) == bool(held), parameter


def test_what_rests_on_an_unconfirmed_parameter_is_known_by_its_id(guizhou) -> None:
    found = unconfirmed(open_reader(guizhou.current()))
    assert found and found.keys() <= {*catalogue().checks, *catalogue().indicators}
    for name, rows in found.items():
        query = catalogue().checks.get(name) or catalogue().indicators[name]
        assert rows and not any(row.is_confirmed for row in rows)
        assert {row.name for row in rows} <= set(rests_on(query, catalogue()))
        assert all(row.value is None or isinstance(row.value, Decimal) for row in rows)
    # Every confirmed parameter alone marks nothing.
    plain = next(check for check in catalogue().checks.values() if not rests_on(check, catalogue()))
    assert plain.id not in found


def test_every_parameter_has_a_title() -> None:
    named = {
        name for query in (*catalogue().checks.values(), *catalogue().indicators.values()) for name in query.parameters
    }
    assert named <= set(codes("parameter"))

"""A rate from a list of fails: counts are told, and the command line keeps the definition's value."""

from collections import Counter
from datetime import date
from typing import Any

import pandas as pd
import pytest

from command_line import run
from dashboard.answers import numbers
from dashboard.answers.numbers import Number
from dashboard.catalogue.loader import catalogue
from dashboard.charts.cell import Cell
from dashboard.documents.brief_standing import CheckCount, check_counts
from dashboard.documents.crosstab import crossed
from dashboard.documents.workbook import workbook
from dashboard.query.counts import is_list_of_fails
from dashboard.query.filters import Filters
from dashboard.register.reader import open_reader
from dashboard.wording.answer_titles import column_title
from dashboard.wording.indicator_words import shown_value
from documents.subjects import subject
from in_memory import InMemory
from random_registers import random_register
from registers import publish_tables
from second_way.membership import is_operating, recorded_has_union
from second_way.states import states
from second_way.subject import Subject
from second_way.survey import survey_of

CHECK = "organisation_complete"


def of_sectors(register, only=CHECK) -> dict[str, Number]:
    found = numbers.numbers(open_reader(register.current()), Filters(), ("sector",), [only])
    return {str(number.group[0]): number for number in found}


def test_organisation_complete_of_guizhou_has_no_rate_in_any_sector(guizhou) -> None:
    found = of_sectors(guizhou)
    counts = {name: (one.numerator, one.denominator, one.unknown, one.only_reported) for name, one in found.items()}
    assert counts == {"government": (0, 8, 8, 8), "institution": (0, 5, 10, 5), "enterprise": (0, 0, 24, 0)}
    assert not any(one.is_shown for one in found.values())
    assert shown_value(found["government"], "zh") == "8 未达标 · 8家待核实"
    assert shown_value(found["government"], "en") == "8 fail · 8 units unknown"


def test_a_rate_with_passes_beside_the_list_is_told(guizhou) -> None:
    found = of_sectors(guizhou, "union_established")["government"]
    assert (found.numerator, found.denominator, found.only_reported) == (16, 23, 7)
    assert found.is_shown and shown_value(found, "zh") == "69.6%"


def test_the_command_line_keeps_the_value_of_the_definition(guizhou) -> None:
    rows = run("--home", guizhou.home.folder, "indicators", "--by", "sector", "--only", CHECK, "--json").json
    assert {(row["sector"], row["value"]) for row in rows} == {
        ("government", 0.0),
        ("institution", 0.0),
        ("enterprise", None),
    }
    assert [*rows[0]] == [
        "indicator",
        "sector",
        "numerator",
        "denominator",
        "value",
        "unknown",
        "not_applicable",
        "unit",
        "as_of",
    ]


def test_tables_and_the_workbook_tell_counts_in_its_place(guizhou) -> None:
    reader = open_reader(guizhou.current())
    told = numbers.indicators(reader, Filters(), ("sector",), [CHECK], shown_only=True)
    assert told["value"].isna().all() and list(told["denominator"]) == [0, 8, 5]
    place = list(catalogue().indicators).index(CHECK)
    cells = crossed(subject(guizhou), "sector").frame.iloc[place].tolist()
    assert cells[2:] == [
        "8 未达标 · 8家待核实",
        "5 未达标 · 10家待核实",
        "0 未达标 · 0 达标 · 24家待核实",
        "13 未达标 · 42家待核实",
    ]
    sheets = {sheet.title: sheet.frame for sheet in workbook(subject(guizhou)).sheets}
    title = catalogue().indicators[CHECK].title.zh
    for name in ("全部单位指标", "按单位性质（明细）"):
        frame = sheets[name]
        assert frame.loc[frame["指标"] == title, column_title("value", "zh")].isna().all(), name


def test_the_brief_gives_no_share_of_a_list(guizhou) -> None:
    (count,) = [count for count in check_counts(subject(guizhou)) if count.check.id == CHECK]
    assert isinstance(count, CheckCount) and not count.number.is_mostly_known


@pytest.mark.parametrize(
    ("numerator", "denominator", "unknown", "reported", "is_list"),
    [
        (0, 8, 8, 8, True),
        (0, 8, 0, 8, True),
        (0, 8, 8, 7, False),  # one fail is computed: records that could show a pass were looked at
        (1, 9, 8, 8, False),
        (0, 0, 8, 0, False),
    ],
)
def test_one_pass_or_one_computed_fail_makes_it_a_rate(numerator, denominator, unknown, reported, is_list) -> None:
    counts = (numerator, denominator, unknown, 0)
    number = Number(catalogue().indicators[CHECK], (), *counts, only_reported=reported)
    assert is_list_of_fails(number) == is_list
    cell = Cell("g", "G", CHECK, "C", numerator, denominator - numerator, unknown, 0, only_reported=reported)
    assert cell.is_mostly_known == number.is_mostly_known


def test_without_anything_to_verify_only_the_fails_are_told() -> None:
    number = Number(catalogue().indicators[CHECK], (), 0, 8, 0, 0, only_reported=8)
    assert shown_value(number, "zh") == "8 未达标"


def test_coverage_from_a_list_of_units_without_a_union_is_no_coverage(tmp_path) -> None:
    units = pd.DataFrame({"unit_id": [f"u{place}" for place in range(8)], "employees": [120] * 8})
    findings = pd.DataFrame(
        {
            "unit_id": [f"u{place}" for place in range(5)],
            "check_id": "union_established",
            "reported_on": date(2024, 5, 1),
            "list_name": "l",
            "source": "s",
        }
    )
    register = publish_tables(tmp_path, {"units": units, "findings": findings}, date(2024, 5, 31))
    for name in ("coverage_25", "coverage_all", "coverage_100", "union_established"):
        (number,) = numbers.numbers(open_reader(register.current()), Filters(), only=[name])
        assert (number.numerator, number.denominator, number.unknown, number.only_reported) == (0, 5, 3, 5), name
        assert number.value == 0 and not number.is_shown, name


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("by", [None, "sector"])
def test_what_is_only_reported_is_what_a_second_way_says(seed, by) -> None:
    tables, as_of = random_register(seed)
    survey = survey_of(tables, as_of)
    group_of = {unit["unit_id"]: unit["sector"] if by else None for unit in survey.membership.open_units}
    expected: Counter[Any] = Counter()
    for row in states(tables, as_of).to_dict("records"):
        expected[row["check"], group_of[row["unit_id"]]] += row["source"] == "reported"
    for unit in survey.membership.open_units:
        is_reported = (
            is_operating(unit)
            and survey.membership.has_union[unit["unit_id"]] is False
            and recorded_has_union(survey.register, unit) is not False
        )
        for name, least in (("coverage_all", 0), ("coverage_25", 25), ("coverage_100", 100)):
            if name == "coverage_all" or (Subject(survey, unit).employees() or 0) >= least:
                expected[name, group_of[unit["unit_id"]]] += is_reported
    register = InMemory(tables, as_of)
    chosen = [one for one in catalogue().indicators.values() if "only_reported" in one.counts]
    found = numbers.ROUTES["status"](register, chosen, [by] if by else [], Filters(), ())  # type: ignore[arg-type]
    register.close()
    counted = {
        (one.id, group[0] if by else None): amounts[one.counts["only_reported"]]
        for group, amounts in found
        for one in chosen
    }
    assert counted == {key: expected.get(key, 0) for key in counted}
    assert any(counted.values()) or not any(expected.values())

"""The three workbooks of an organs union, imported one after the other: the numbers are those of a count by hand."""

from pathlib import Path

import pytest

from dashboard.answers.lists import rows_of
from dashboard.answers.numbers import numbers
from dashboard.ingest.suggesting.aliases import confirm_alias, suggestions
from dashboard.query.filters import Filters
from dashboard.register.reader import open_reader
from ingest.everyday import Brought, new_register
from ingest.organs_union import (
    ASKED_FOR_A_UNION,
    DAY,
    EMPLOYEES,
    ENDS,
    IN_FORCE,
    NAMES,
    OVERDUE,
    PERSONS,
    SHORT_NAMES,
    TERMS,
    WITHOUT_UNION,
    three_workbooks,
)
from ingest.reading import rows


@pytest.fixture(scope="module")
def brought(tmp_path_factory: pytest.TempPathFactory) -> Brought:
    folder = tmp_path_factory.mktemp("organs")
    found = new_register(folder).bring(*three_workbooks(folder), as_of=DAY)
    offered = {(str(one["spelling"]), str(one["unit"])): one for one in suggestions(found.register.current())}
    assert offered.keys() == SHORT_NAMES.items()
    for one in offered.values():
        confirm_alias(found.register, str(one["spelling"]), str(one["unit_id"]))
    return found


def test_twenty_units_and_not_one_more(brought: Brought) -> None:
    assert brought.names() == sorted(NAMES)
    (total,) = rows(brought.register, "select sum(employees) from units")
    assert total == (EMPLOYEES,)


def test_sixteen_terms_on_the_right_unions(brought: Brought) -> None:
    found = rows(brought.register, "select units.name from terms join units using (union_id) order by all")
    expected = [SHORT_NAMES.get(name, name.removesuffix("机关工会").removesuffix("工会")) for name, *_rest in TERMS]
    assert [name.removesuffix("机关") for (name,) in found] == sorted(name.removesuffix("机关") for name in expected)


def test_agreements_end_where_their_range_ends(brought: Brought) -> None:
    query = "select units.name, kind, expires_on from agreements join units using (unit_id) order by all"
    assert rows(brought.register, query) == sorted(ENDS)


def test_the_numbers_are_those_of_a_count_by_hand(brought: Brought) -> None:
    reader = open_reader(brought.register.current())
    found = {one.indicator.id: one for one in numbers(reader, Filters())}
    established = found["union_established"]
    counted = (established.numerator, established.denominator, established.unknown)
    assert counted == (ASKED_FOR_A_UNION - len(WITHOUT_UNION), ASKED_FOR_A_UNION, 0)
    assert found["units_without_union"].numerator == len(WITHOUT_UNION)
    assert found["elections_overdue"].numerator == len(OVERDUE)
    assert found["agreements_in_force"].numerator == IN_FORCE
    failing = Filters(where=(("check_fail", ("union_established",)),))
    assert set(rows_of(reader, "states", failing, ())["unit"]) == WITHOUT_UNION


def test_every_cell_that_was_not_taken_is_told(brought: Brought) -> None:
    for text in ("约50人", "520（含劳务派遣60）", "筹建中", "是否按期换届", "未按期换届原因", "未签"):
        assert brought.told(text), text


def test_nobody_is_stored(brought: Brought, tmp_path: Path) -> None:
    content = brought.register.current().path.read_bytes()
    for text in PERSONS:
        assert text.encode() not in content, text

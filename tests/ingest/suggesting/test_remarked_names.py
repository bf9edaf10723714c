"""Remarks behind names offer a former name to confirm and a unit to close; nothing happens without a person."""

from datetime import date
from pathlib import Path

import pytest

from dashboard.errors import Refused
from dashboard.ingest.history.name_decisions import last_decision, take_back
from dashboard.ingest.suggesting.aliases import confirm_alias, refuse_alias, suggestions
from dashboard.ingest.suggesting.remarked_names import close_unit, closings
from dashboard.vocabulary.unit_names import hashed_unit_id
from ingest.everyday import DAY, new_register, workbook
from ingest.reading import rows

LINES = [
    ("单位名称", "职工人数"),
    ("贵州甲机械有限公司（原贵州乙机械厂）", 100),
    ("贵州丙机械有限公司（更名为贵州丁机械有限公司）", 50),
    ("贵州戊机械有限公司（已注销）", 10),
    ("贵州己机械有限公司（已并入贵州庚公司）", 10),
    ("贵州辛机械有限公司（本部）", 10),
]


@pytest.fixture
def brought(tmp_path: Path):
    return new_register(tmp_path).bring(workbook(tmp_path / "x.xlsx", LINES))


def test_names_in_brackets_are_offered(brought) -> None:
    found = suggestions(brought.register.current())
    assert {(one["spelling"], one["unit"], one["other_unit_id"]) for one in found} == {
        ("贵州乙机械厂", "贵州甲机械有限公司", None),
        ("贵州丁机械有限公司", "贵州丙机械有限公司", None),
    }


def test_a_confirmed_former_name_finds_its_unit_in_any_spelling(brought, tmp_path: Path) -> None:
    confirm_alias(brought.register, "贵州乙机械厂", hashed_unit_id("贵州甲机械有限公司"))
    assert len(suggestions(brought.register.current())) == 1
    brought.bring(workbook(tmp_path / "y.xlsx", [("单位名称", "职工人数"), ("贵州省乙机械厂", 90)]))
    assert brought.by_unit("employees")["贵州甲机械有限公司"] == 90
    assert len(brought.names()) == 5


def test_a_refused_name_is_not_offered_again(brought) -> None:
    refuse_alias(brought.register, "贵州乙机械厂", hashed_unit_id("贵州甲机械有限公司"))
    assert [one["spelling"] for one in suggestions(brought.register.current())] == ["贵州丁机械有限公司"]


def test_a_former_name_that_is_another_unit_is_offered_with_that_unit(brought, tmp_path: Path) -> None:
    brought.bring(workbook(tmp_path / "y.xlsx", [("单位名称", "职工人数"), ("贵州乙机械厂", 70)]))
    other = {one["spelling"]: one["other_unit_id"] for one in suggestions(brought.register.current())}
    assert other["贵州乙机械厂"] == hashed_unit_id("贵州乙机械厂")


def test_a_unit_said_to_be_closed_is_closed_on_the_day_that_a_person_gives(brought) -> None:
    (one,) = closings(brought.register.current())
    assert one.unit == "贵州戊机械有限公司"
    with pytest.raises(Refused, match="after the register's own date"):
        close_unit(brought.register, one.unit_id, date(2026, 12, 1))
    with pytest.raises(Refused, match="no unit u-0"):
        close_unit(brought.register, "u-0", DAY)
    close_unit(brought.register, one.unit_id, date(2026, 6, 30))
    assert rows(brought.register, "select closed_on from units where closed_on is not null") == [(date(2026, 6, 30),)]
    assert closings(brought.register.current()) == []
    made = last_decision(brought.register)
    assert made is not None
    take_back(brought.register, made.made.name)
    assert len(closings(brought.register.current())) == 1

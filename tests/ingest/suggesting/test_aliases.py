from pathlib import Path

import pytest

from dashboard.errors import Refused
from dashboard.ingest.history.import_problems import problems
from dashboard.ingest.samples import sample_guizhou
from dashboard.ingest.suggesting.aliases import alias_list, confirm_alias, refuse_alias
from dashboard.vocabulary.unit_names import hashed_unit_id
from ingest.bringing import brought
from ingest.reading import rows

SPELLING = "贵州中烟公司机关工会"
STAYS, GOES = hashed_unit_id("贵州中烟公司"), hashed_unit_id(SPELLING)


def test_one_pair_is_left_to_a_person_and_confirmed_there_are_61_units(register) -> None:
    sample_guizhou(register)
    found = alias_list(register)
    assert len(found["aliases"]) == 69
    (suggestion,) = found["suggestions"]
    assert (suggestion["spelling"], suggestion["unit_id"], suggestion["unit"], suggestion["other_unit_id"]) == (
        SPELLING,
        STAYS,
        "贵州中烟公司",
        GOES,
    )
    version = confirm_alias(register, SPELLING, STAYS)
    assert (version.name, register.current()) == ("v0002", version)
    assert rows(register, "select count(*), count(union_id), count(distinct union_id) from units") == [(61, 40, 40)]
    assert rows(register, "select count(*) from units where sector = 'enterprise'") == [(23,)]
    assert rows(register, "select count(*) from task_units") == [(71,)]
    assert rows(register, f"select count(*) from task_units where unit_id = '{STAYS}'") == [(2,)]
    query = f"select alias, method from aliases where unit_id = '{STAYS}'"
    assert set(rows(register, query)) == {("贵州中烟公司", "exact"), (SPELLING, "manual"), (GOES, "manual")}
    assert alias_list(register)["suggestions"] == []
    assert not set(problems(register.current())["code"]) & {"kept_other", "union_left"}


def test_a_refused_pair_is_not_suggested_again(register, tmp_path) -> None:
    brought(register, tmp_path, "x.csv", ("单位名称", "职工人数"), ("甲公司", 5), ("甲公司机关", 6))
    assert len(alias_list(register)["suggestions"]) == 1
    refuse_alias(register, "甲公司机关", hashed_unit_id("甲公司"))
    assert alias_list(register)["suggestions"] == []
    assert rows(register, "select count(*) from units") == [(2,)]


def test_later_imports_of_the_spelling_go_to_the_confirmed_unit(register, tmp_path) -> None:
    header = ("单位名称", "任务", "名单")
    brought(register, tmp_path, "x.csv", header, ("甲公司", "T1", "一"), ("丁厂工会", "T1", "一"))
    confirm_alias(register, "丁厂工会", hashed_unit_id("甲公司"))
    brought(register, tmp_path, "x.csv", header, ("丁 厂", "T2", "一"), ("丁厂工会", "T3", "一"))
    brought(register, tmp_path, "headcounts.csv", ("unit_id", "counted_on"), (hashed_unit_id("丁厂"), "2014-01-01"))
    assert rows(register, "select unit_id, union_id is null from units") == [(hashed_unit_id("甲公司"), False)]
    assert rows(register, "select count(*), count(distinct unit_id) from task_units") == [(3, 1)]
    assert rows(register, "select distinct unit_id from headcounts") == [(hashed_unit_id("甲公司"),)]
    assert rows(register, "select count(*) from unions") == [(1,)]


def test_what_both_units_had_is_kept_once_and_the_rest_told(register, tmp_path) -> None:
    header = ("unit_id", "name", "sector", "employees", "region", "union_id", "parent_unit_id")
    brought(
        register,
        tmp_path,
        "units.csv",
        header,
        ("a", "甲", "enterprise", 10, "", "wa", ""),
        ("b", "乙", "enterprise", 12, "520100", "wb", ""),
        ("c", "丙", "", "", "", "", "b"),
    )
    brought(register, tmp_path, "unions.csv", ("union_id", "lead_unit_id"), ("wa", "a"), ("wb", "b"))
    counts = ("unit_id", "counted_on", "employees")
    brought(
        register,
        tmp_path,
        "headcounts.csv",
        counts,
        ("a", "2013-12-31", 10),
        ("b", "2013-12-31", 12),
        ("b", "2012-12-31", 9),
    )
    brought(
        register,
        tmp_path,
        "meetings.csv",
        ("unit_id", "kind", "held_on"),
        ("a", "members", "2014-01-01"),
        ("b", "members", "2014-01-01"),
    )
    brought(
        register,
        tmp_path,
        "coverage.csv",
        ("table_name", "scope"),
        ("meetings", "unit_id=b"),
        ("meetings", "unit_id=a"),
        ("offers", "unit_id=b"),
    )
    confirm_alias(register, "乙", "a")
    assert rows(register, "select unit_id, employees, region, union_id from units order by 1") == [
        ("a", 10, "520100", "wa"),
        ("c", None, None, None),
    ]
    assert rows(register, "select parent_unit_id from units where unit_id = 'c'") == [("a",)]
    assert rows(register, "select distinct lead_unit_id from unions") == [("a",)]
    assert rows(register, "select unit_id, employees from headcounts order by 2") == [("a", 9), ("a", 10)]
    assert rows(register, "select unit_id from meetings") == [("a",)]
    assert rows(register, "select table_name, scope from coverage order by 1") == [
        ("meetings", "unit_id=a"),
        ("offers", "unit_id=a"),
    ]
    found = problems(register.current())
    found = found[found["code"].isin(["kept_other", "union_left"])]
    assert sorted(found["table"]) == ["headcounts", "unions", "units"]
    assert any("12" in value and "2013-12-31" in value for value in found["value"])
    assert set(found["value"][found["code"] == "union_left"]) == {"wb"}


def test_a_decision_about_nothing_is_refused(register: object, tmp_path: Path) -> None:
    brought(register, tmp_path, "x.csv", ("单位名称", "职工人数"), ("甲公司", 5), ("乙公司", 6))
    with pytest.raises(Refused, match="No unit of the register is spelled “丙公司”"):
        refuse_alias(register, "丙公司", hashed_unit_id("甲公司"))
    with pytest.raises(Refused, match="“同上” can't be the name of a unit"):
        confirm_alias(register, "同上", hashed_unit_id("甲公司"))
    for decide in (confirm_alias, refuse_alias):
        with pytest.raises(Refused, match="The register has no unit u-0"):
            decide(register, "乙公司", "u-0")
    with pytest.raises(Refused, match="is a spelling of unit"):
        refuse_alias(register, "甲公司", hashed_unit_id("甲公司"))
    assert len(register.versions()) == 1


def test_a_spelling_of_the_unit_itself_can_be_confirmed(register, tmp_path) -> None:
    brought(register, tmp_path, "x.csv", ("单位名称", "职工人数"), ("甲公司", 5), ("甲公司工会", 5))
    confirm_alias(register, "甲公司工会", hashed_unit_id("甲公司"))
    assert rows(register, "select alias, method from aliases order by length(alias)") == [
        ("甲公司", "exact"),
        ("甲公司工会", "manual"),
    ]

"""Headers that nobody knows: suggested by similarity, applied only when confirmed, kept as a mapping."""

from pathlib import Path

import pytest

from dashboard.errors import Refused
from dashboard.ingest.mapping.headers import Target, also_known, targets_of
from dashboard.ingest.mapping.mapping_file import mapping_of
from dashboard.ingest.mapping.mapping_text import mapping_text
from dashboard.ingest.suggesting.similar_headers import choices, suggestions
from dashboard.ingest.suggesting.unknown_headers import sheet_kinds, unknown_headers
from dashboard.ingest.tables.read_columns import ColumnCell, ReadColumn
from dashboard.ingest.trial import ImportChoices, Trial, try_out
from ingest.bringing import DAY, table, wanted

EMPLOYEES = Target("units", "employees")


def column(header: str, *samples: str) -> ReadColumn:
    return ReadColumn(header, (), tuple(ColumnCell(text, 1) for text in samples))


def suggested(found: ReadColumn, **told: object) -> list[str]:
    return [str(one.target) for one in suggestions(found, **told)]  # type: ignore[arg-type]


def test_a_header_is_suggested_what_it_is_like() -> None:
    assert suggested(column("在岗职工人数", "12", "30"))[0] == "units.employees"
    assert suggested(column("毫不相干", "12")) == []


def test_a_column_that_could_not_read_the_cells_is_not_suggested() -> None:
    assert "units.founded_on" in suggested(column("单位成立的日期", "2001-01-02"))
    assert "units.founded_on" not in suggested(column("单位成立的日期", "甲", "乙"))


def test_what_the_sheet_has_already_and_what_is_about_persons_is_not_suggested() -> None:
    assert "units.employees" not in suggested(column("在岗职工人数", "12"), taken=[EMPLOYEES])
    assert suggestions(ReadColumn("联系电话", (), (), personal=True)) == ()
    assert suggestions(ReadColumn("职工人数", (EMPLOYEES,), ("1",))) == ()


def test_every_column_that_is_suggested_can_be_chosen() -> None:
    for header in ("在岗职工人数", "工会的名称", "会议类型", "换届的日期"):
        assert {one.target for one in suggestions(column(header))} <= set(choices())


def trial(register, *, confirmed: tuple[tuple[str, Target], ...] = (), mapping: bytes | None = None) -> Trial:
    lines = (("单位名称", "用工总数", "联系人"), ("甲公司", 30, "某某"), ("乙公司", 40, "某人"), ("丙公司", 40, ""))
    kept = mapping_of(mapping, Path("m.toml")) if mapping else None
    asked = wanted(("a.csv", table(*lines)), confirmed=confirmed, mapping=kept)
    return try_out(register, asked)


def employees(found: Trial) -> list[object]:
    (units,) = [change for change in found.report.changes if change.table == "units"]
    return [row["employees"] for row in units.rows["new"]]


def test_a_suggestion_is_applied_only_when_a_person_confirms_it(register) -> None:
    unasked = trial(register)
    (unknown,) = unknown_headers(unasked.report)
    assert (unknown.header, unknown.samples) == ("用工总数", ("30", "40"))
    assert all(value is None for value in employees(unasked))
    confirmed = trial(register, confirmed=(("用工总数", EMPLOYEES),))
    assert sorted(map(str, employees(confirmed))) == ["30", "40", "40"]
    assert unknown_headers(confirmed.report) == []


def test_what_was_confirmed_is_kept_as_a_mapping_that_works_again(register) -> None:
    text = mapping_text({"用工总数": "units.employees", '引"号\\\x7f': "units.name"}, "甲\n乙")
    mapping = mapping_of(text.encode(), Path("m.toml"))
    assert mapping.known and mapping.columns["用工总数"] == (EMPLOYEES,)
    assert sorted(map(str, employees(trial(register, mapping=text.encode())))) == ["30", "40", "40"]


def test_the_columns_of_a_sheet_show_samples_but_nothing_about_persons(register) -> None:
    (kind,) = sheet_kinds(trial(register).report)
    assert kind.places == ("a.csv",)
    shown = {one.header: (one.samples, one.personal) for one in kind.columns}
    assert shown == {
        "单位名称": (("甲公司", "乙公司", "丙公司"), False),
        "用工总数": (("30", "40"), False),
        "联系人": ((), True),
    }
    lines = (("单位名称", "工会主席"), ("甲公司", "某某"))
    (kind,) = sheet_kinds(try_out(register, wanted(("b.csv", table(*lines)))).report)
    assert {one.header: one.samples for one in kind.columns}["工会主席"] == ()


def test_headers_beside_the_known_ones_hold_inside_the_block_alone() -> None:
    with also_known({"用工总数": (EMPLOYEES,)}):
        assert targets_of("用工 总数") == (EMPLOYEES,)
        assert EMPLOYEES in targets_of("职工人数")
    assert targets_of("用工总数") == ()


@pytest.mark.parametrize("more", ['date_order = "dmy"', '[constants]\n"units.employees" = 3', "known = 1"])
def test_a_mapping_beside_the_known_headers_says_nothing_else(more) -> None:
    first = "" if more.startswith("known") else "known = true\n"
    said = f"{first}{more}\n[columns]\na = 'units.name'"
    with pytest.raises(Refused, match="known"):
        mapping_of(said.encode(), Path("m.toml"))


def test_a_mapping_of_its_own_leaves_no_room_for_confirmed_headers() -> None:
    own = mapping_of(b'[columns]\n"a" = "units.name"', Path("m.toml"))
    asked = ImportChoices((), DAY, own, confirmed=(("用工总数", EMPLOYEES),))
    assert asked.with_confirmed() is own

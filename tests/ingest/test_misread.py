"""What a person reads in the small files that were misread is what the register holds, or it is told."""

from datetime import date
from pathlib import Path

import pytest

from dashboard.errors import Refused
from dashboard.ingest.history.import_problems import problems
from dashboard.ingest.importer import import_files
from dashboard.ingest.mapping.mapping_file import mapping_of
from dashboard.ingest.suggesting.aliases import confirm_alias, suggestions
from ingest.everyday import DAY, Brought, new_register
from ingest.foreign import foreign
from ingest.reading import rows


@pytest.fixture
def bring(tmp_path: Path, register_only: None):
    def brought(*names: str, table: str | None = None) -> Brought:
        return new_register(tmp_path).bring(*(foreign(f"misread/{name}") for name in names), table=table)

    return brought


def refusal(bring, name: str) -> str:
    with pytest.raises(Refused) as refused:
        bring(name)
    return str(refused.value)


# Two columns, one field


def test_the_whole_is_the_total_and_not_the_men(bring) -> None:
    brought = bring("w_male_female.xlsx")
    said = {
        name: brought.by_unit(name)["甲一公司"]
        for name in ("employees", "female_employees", "members", "female_members")
    }
    assert said == {"employees": 100, "female_employees": 40, "members": 90, "female_members": 30}


def test_this_term_counts_and_not_the_last_one(bring) -> None:
    brought = bring("w_prev_this.xlsx")
    newest = rows(brought.register, "select max(elected_on) from terms")
    assert newest == [(date(2023, 3, 5),)]
    assert brought.by_unit("members") == {"甲一公司": 90}


def test_two_columns_for_one_field_that_differ_are_told(bring) -> None:
    brought = bring("dup_headers.xlsx")
    assert brought.by_unit("employees")["甲一公司"] in (None, 100)
    assert brought.by_unit("members")["甲一公司"] in (None, 90)
    for header in ("职工总数", "在职职工人数", "会员人数", "会员数"):
        assert brought.told(header), header


def test_groups_of_two_columns_are_read(bring) -> None:
    brought = bring("k_two.xlsx")
    assert brought.by_unit("employees") == {"酉一公司": 100, "酉二公司": 200}
    assert brought.by_unit("female_employees") == {"酉一公司": 40, "酉二公司": 80}
    assert brought.by_unit("members") == {"酉一公司": 90, "酉二公司": 150}
    assert brought.by_unit("female_members") == {"酉一公司": 30, "酉二公司": 60}


# The three workbooks of a provincial organs union

EMPLOYEES = {
    "省教育厅机关": (236, 99),
    "省卫生健康委机关": (198, 83),
    "省自然资源厅机关": (187, 78),
    "省交通运输厅机关": (152, 63),
    "省水利厅机关": (121, None),
    "省统计局": (133, 55),
    "省人民医院": (2860, 1201),
    "省图书馆": (186, 78),
    "省博物馆": (143, 60),
    "省地质调查院": (312, None),
    "省公路局": (520, 218),
    "省实验中学": (265, 111),
    "省高速公路集团有限公司": (4120, 1730),
    "省水利投资集团有限公司": (960, 403),
    "省旅游投资控股集团": (730, None),
    "省律师协会": (46, 19),
    "省注册会计师协会": (38, 15),
    "省物资储备局": (None, None),
    "省粮油集团有限公司": (310, None),
    "省机关事务管理局": (88, None),
}
WITHOUT_UNION = {"省统计局", "省律师协会", "省注册会计师协会"}


def test_the_list_of_units_gives_its_twenty_units(bring) -> None:
    brought = bring("1单位花名册.xlsx")
    assert brought.names() == sorted(EMPLOYEES)
    assert brought.by_unit("employees") == {unit: counts[0] for unit, counts in EMPLOYEES.items()}
    assert brought.by_unit("female_employees") == {unit: counts[1] for unit, counts in EMPLOYEES.items()}
    assert {unit for unit, union in brought.by_unit("union_id").items() if union is None} == WITHOUT_UNION
    known = rows(brought.register, "select name from units join coverage on scope = 'unit_id=' || unit_id order by all")
    assert [name for (name,) in known] == sorted(WITHOUT_UNION)
    assert brought.told("筹建中", 21)
    assert brought.told("约60人", 23)
    assert brought.told("310（含劳务派遣45）", 24)


def test_the_elections_go_to_the_units_of_the_list(bring) -> None:
    brought = bring("1单位花名册.xlsx", "2换届情况统计表.xlsx")
    assert brought.names() == sorted(EMPLOYEES)
    assert rows(brought.register, "select count(*), count(distinct union_id) from terms") == [(16, 16)]
    terms = brought.dates()
    assert terms["省教育厅机关"] == date(2021, 3, 1)
    assert terms["省自然资源厅机关"] == date(2019, 5, 1)
    assert terms["省机关事务管理局"] == date(2024, 3, 1)
    assert brought.dates("ends_on")["省水利厅机关"] == date(2028, 11, 17)
    numbers = dict(
        rows(brought.register, "select units.name, term_no from terms join units using (union_id) order by all")
    )
    assert numbers["省教育厅机关"] == 4
    assert numbers["省卫生健康委机关"] == 5


def test_agreements_end_where_their_range_ends(bring) -> None:
    brought = bring("1单位花名册.xlsx", "2换届情况统计表.xlsx", "3集体合同台账.xlsx")
    assert brought.names() == sorted(EMPLOYEES)
    ends = rows(
        brought.register,
        "select units.name, kind, expires_on from agreements join units using (unit_id) order by all",
    )
    assert ends == sorted(
        [
            ("省高速公路集团有限公司", "comprehensive", date(2027, 5, 9)),
            ("省高速公路集团有限公司", "wage", date(2026, 2, 28)),
            ("省水利投资集团有限公司", "comprehensive", date(2026, 5, 31)),
            ("省水利投资集团有限公司", "wage", date(2027, 1, 4)),
            ("省粮油集团有限公司", "wage", date(2026, 6, 30)),
        ]
    )
    assert brought.told("未签", 8)
    assert brought.told("不适用", 10) or brought.told("/", 10)


# What is a unit, what is a person


def test_only_the_name_of_a_person_fills_a_post(bring) -> None:
    brought = bring("a_presence.xlsx")
    filled = brought.by_unit("chair_filled")
    assert {unit for unit, value in filled.items() if value is True} <= {"甲13公司"}
    # 0 is a plain no.
    for row in {*range(6, 28)} - {26}:
        assert brought.codes(row), row
    for name in ("张三", "李四", "王五"):
        assert not brought.told(name), name


def test_notes_and_signatures_make_no_unit_and_are_stored_nowhere(bring) -> None:
    brought = bring("l_footers.xlsx")
    assert brought.names() == ["亥一公司"]
    stored = brought.register.current().path.read_bytes()
    for text in ("李四", "张三", "王五", "赵六", "小李", "0851-1"):
        assert text.encode() not in stored, text


@pytest.mark.parametrize(("name", "units"), [("k_numrow.xlsx", ["戌一公司"]), ("k_example.xlsx", ["戌一公司"])])
def test_lines_that_number_columns_or_show_how_to_fill_in_are_no_data(bring, name: str, units: list[str]) -> None:
    assert bring(name).names() == units


def test_totals_of_places_are_no_units(bring) -> None:
    brought = bring("zz_total_first.xlsx")
    assert "全省" not in brought.names()
    assert "合计" not in brought.names()
    assert brought.told("本级")


def test_one_unit_however_its_name_is_written(bring) -> None:
    brought = bring("f_names.xlsx")
    names = brought.names()
    assert "辛县第一中学" in names
    allowed = {"辛县第一中学", "辛县第一中学（本部）", "辛县第一中学(本部)", "辛縣第一中學"}
    assert set(names) <= allowed, names
    assert sum("本部" in name for name in names) <= 1
    for row in (12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 24, 25, 26, 27):
        assert brought.codes(row), row


def test_invisible_characters_make_no_second_unit(bring) -> None:
    assert bring("zw.xlsx").names() == ["子五公司"]


# Spellings


def test_percentages_are_what_the_reader_of_the_sheet_sees(bring) -> None:
    brought = bring("d_percent.xlsx")
    found = dict(
        rows(
            brought.register,
            "select units.name, satisfaction from self_evaluations join units using (unit_id) order by all",
        )
    )
    assert {name: value for name, value in found.items() if value not in (92, 92.13, 100, None)} == {}
    assert found["己2公司"] == 92
    assert found["己7公司"] == 92.13


def test_months_as_the_end_are_the_last_day_and_told(bring) -> None:
    brought = bring("c_cjk_formats.xlsx")
    ends = dict(rows(brought.register, "select expires_on, count(*) from agreements group by all"))
    # Three formats show a month; the other two show its first day.
    assert ends == {date(2026, 3, 31): 3, date(2026, 3, 1): 2}
    assert len([row for row in range(2, 7) if "month_only" in brought.codes(row)]) == 3


def test_a_month_that_a_program_may_have_cut_is_told(bring) -> None:
    brought = bring("s_months.csv")
    assert brought.dates().get("甲二公司") is None
    assert brought.told("2021.1", 3)
    assert brought.dates()["甲一公司"] == date(2021, 9, 1)
    assert brought.dates()["甲四公司"] == date(2021, 12, 1)


DATES = {
    "乙0公司": (2021, 3, 1),
    "乙3公司": (2021, 3, 1),
    "乙4公司": (2021, 3, 5),
    "乙5公司": (2021, 3, 5),
    "乙6公司": (2021, 3, 5),
    "乙7公司": (2021, 3, 5),
    "乙8公司": (2021, 3, 5),
    "乙9公司": (2021, 3, 5),
    "乙16公司": (2021, 3, 1),
    "乙19公司": (2021, 3, 5),
    "乙27公司": (2021, 3, 5),
    "乙47公司": (2021, 3, 5),
    "乙48公司": (2021, 3, 1),
    "乙50公司": (2021, 3, 5),
    "乙58公司": (2021, 3, 5),
}
NO_DATES = [
    "乙12公司",
    "乙13公司",
    "乙14公司",
    "乙20公司",
    "乙21公司",
    "乙24公司",
    "乙32公司",
    "乙33公司",
    "乙34公司",
    "乙35公司",
    "乙37公司",
    "乙38公司",
    "乙40公司",
    "乙43公司",
    "乙51公司",
]


def test_what_is_a_date_is_read_and_what_is_not_is_told(bring) -> None:
    brought = bring("b_dates.xlsx")
    found = brought.dates()
    assert {unit: found.get(unit) for unit in DATES} == {unit: date(*day) for unit, day in DATES.items()}
    assert {unit: found[unit] for unit in NO_DATES if found.get(unit) is not None} == {}
    for unit in NO_DATES:
        row = int(unit[1:-2]) + 2
        assert brought.codes(row), unit
    right = {date(2021, 3, 1), date(2021, 3, 5), date(2021, 10, 1), date(2021, 12, 1), date(2021, 3, 31)}
    odd = {unit: day for unit, day in found.items() if day is not None and day not in right}
    assert {unit for unit in odd if not brought.codes(int(unit[1:-2]) + 2)} == set()


def test_stamps_of_systems_are_the_day_they_name(bring) -> None:
    brought = bring("y_stamps.xlsx")
    found = brought.dates()
    for unit in ("丁0公司", "丁1公司", "丁2公司", "丁5公司", "丁6公司", "丁7公司", "丁9公司", "丁13公司", "丁14公司"):
        assert found.get(unit) == date(2021, 3, 5), unit
    assert {day for day in found.values() if day} == {date(2021, 3, 5)}
    for row in (12, 13, 14):
        assert brought.codes(row), row


def test_terms_are_read_in_words(bring) -> None:
    brought = bring("v_terms.xlsx")
    found = {
        unit: (number, years)
        for unit, number, years in rows(
            brought.register,
            "select units.name, term_no, term_years from terms join units using (union_id) order by all",
        )
    }
    assert found["丁1公司"] == (3, 5)
    assert found["丁5公司"] == (1, 5)
    assert found["丁7公司"] == (3, 3)
    assert found["丁2公司"] == (3, 3)
    assert found["丁3公司"] == (3, None)
    assert brought.told("3-5年", 4)
    assert brought.told("长期", 6)


def test_yes_is_never_the_default(bring) -> None:
    brought = bring("u_yesno.xlsx")
    legal = brought.by_unit("legal_person")
    yes = {"丙0公司", "丙2公司", "丙6公司", "丙10公司", "丙11公司", "丙14公司", "丙19公司", "丙20公司", "丙33公司"}
    may = {"丙22公司", "丙31公司", "丙34公司", "丙36公司", "丙37公司", "丙38公司", "丙39公司", "丙40公司", "丙41公司"}
    found = {unit for unit, value in legal.items() if value is True}
    assert yes - {"丙19公司"} <= found
    assert found <= yes | may
    for row in (10, 14, 15, 17, 19, 20, 24, 25, 26, 27):
        assert brought.codes(row), row


NUMBERS = {
    "庚0公司": 1234,
    "庚2公司": 1234,
    "庚4公司": 12,
    "庚14公司": 12000,
    "庚15公司": 300,
    "庚16公司": 300,
    "庚17公司": 300,
    "庚18公司": 300,
    "庚19公司": 300,
    "庚20公司": 300,
    "庚21公司": 300,
    "庚22公司": 300,
    "庚23公司": 300,
    "庚24公司": 300,
    "庚26公司": 0,
    "庚33公司": 300,
    "庚34公司": 300,
}
NO_NUMBERS = [
    "庚1公司",
    "庚5公司",
    "庚6公司",
    "庚7公司",
    "庚8公司",
    "庚27公司",
    "庚28公司",
    "庚31公司",
    "庚35公司",
    "庚36公司",
    "庚37公司",
    "庚38公司",
    "庚39公司",
    "庚40公司",
    "庚41公司",
]


def test_numbers_are_read_as_people_write_them(bring) -> None:
    brought = bring("e_numbers.xlsx")
    found = brought.by_unit("employees")
    assert {unit: found.get(unit) for unit in NUMBERS} == NUMBERS
    for unit in NO_NUMBERS:
        assert found.get(unit) is None, unit
        assert brought.codes(int(unit[1:-2]) + 2), unit
    for unit in ("庚9公司", "庚10公司", "庚11公司", "庚25公司"):
        assert found.get(unit, None) is None


# Shapes


def test_a_joint_unions_members_count_once(bring) -> None:
    brought = bring("x_merged_counts.xlsx")
    assert rows(brought.register, "select sum(members), count(*) from unions") == [(250, 1)]
    total = rows(brought.register, "select coalesce(sum(employees), 0) from units")
    assert total in ([(0,)], [(300,)])
    assert len(brought.names()) == 3
    assert brought.told("300")


def test_units_beside_each_other_are_units(bring) -> None:
    try:
        brought = bring("trans3.xlsx")
    except Refused as refused:
        assert "trans3" in str(refused)
        return
    assert brought.by_unit("employees") == {"辛一公司": 10, "辛二公司": 20, "辛三公司": 30}
    assert brought.by_unit("members") == {"辛一公司": 9, "辛二公司": 18, "辛三公司": 27}
    assert brought.dates()["辛三公司"] == date(2023, 3, 5)


def test_hidden_rows_are_told(bring) -> None:
    brought = bring("i_hidden_rows.xlsx")
    assert "hidden_rows" in set(problems(brought.register.current())["code"])


# Ids


def test_an_id_that_a_program_destroyed_joins_no_two_units(bring) -> None:
    brought = bring("g_eid.csv")
    assert brought.names() == ["壬0公司", "壬1公司"]
    assert brought.dates() == {"壬0公司": date(2021, 3, 5), "壬1公司": date(2022, 3, 5)}
    assert brought.told("5.20103E+17", 2)


def test_ids_are_mended_where_the_cell_proves_them(bring) -> None:
    brought = bring("g_ids.csv")
    ids = dict(rows(brought.register, "select unit_id, name from units"))
    assert ids["00123"] == "壬2公司"
    assert ids["123"] == "壬4公司"
    assert {"壬0公司", "壬1公司"} <= set(ids.values())
    for row in (2, 3, 5, 7, 8, 9):
        assert brought.codes(row), row


# Files


@pytest.mark.parametrize("name", ["h_html.xls", "h_xml2003.xls"])
def test_pages_and_xml_saved_as_xls_are_read_or_named(bring, name: str) -> None:
    assert bring(name).names()


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        ("r_strict_err.xlsx", 1),
        ("t_prefix.xlsx", 2),
        ("x11_prefix_openxml_sdk.xlsx", 2),
        ("x12_indented.xlsx", 2),
        ("x01_errors.xls", 2),
        ("x02_errors_with_theme_as_Excel2007_saves.xls", 2),
    ],
)
def test_errors_and_formulas_without_value_are_told_in_every_dialect(bring, name: str, cells: int) -> None:
    found = problems(bring(name).register.current())
    assert found["code"].isin(["error_value", "formula_without_value"]).sum() >= cells


def test_an_error_empties_no_value_of_the_register(bring) -> None:
    brought = bring("x02a_before.csv", "x02_errors_with_theme_as_Excel2007_saves.xls")
    assert brought.by_unit("employees")["示例六公司"] == 60


def test_nul_between_letters_is_mended_and_told_or_refused(bring) -> None:
    assert "x04" in refusal(bring, "x04_nul_between_letters.xls")


@pytest.mark.parametrize(
    ("name", "broken"),
    [
        ("c02_stray_quote_eats_rest.csv", 4),
        ("c04_extra_separator.csv", 5),
        ("c05_extra_cell_at_end.csv", 5),
        ("c06_missing_separator.csv", 5),
        ("c07_row_other_separator.csv", 5),
    ],
)
def test_a_line_that_can_not_be_taken_apart_is_told_and_shifts_nothing(bring, name: str, broken: int) -> None:
    brought = bring(name)
    found = brought.by_unit("employees")
    signs = "甲乙丙丁戊己庚辛"
    assert {unit: count for unit, count in found.items() if count is not None} == {
        f"示例{sign}公司": (place + 1) * 10 for place, sign in enumerate(signs) if f"示例{sign}公司" in found
    }
    assert len(found) == 8 or brought.codes(broken)
    assert len(found) >= 7


def test_text_columns_are_not_shifted(bring) -> None:
    brought = bring("c15_shift_among_text_columns.csv")
    assert brought.by_unit("supervisor") == {"示例甲公司": "示例局", "示例丙公司": "示例局"}
    assert brought.codes(3)


def test_quotes_after_blanks_are_no_part_of_a_name(bring) -> None:
    brought = bring("c10_comma_space.csv")
    assert brought.names() == sorted(["示例甲公司, 二厂", "示例乙公司"])


def test_another_encoding_is_read_or_named(bring) -> None:
    try:
        brought = bring("c17_big5_with_english_headers.csv", table="units")
    except Refused as refused:
        assert "encoding" in str(refused)
        return
    assert all("\u4e00" <= name[0] <= "\u9fff" for name in brought.names())
    assert brought.told("big5") or brought.told("Big5")


def test_a_list_is_no_card(bring) -> None:
    try:
        assert "Ballots Impounded" not in bring("c21_list_taken_for_a_card.csv").names()
    except Refused as refused:
        assert "c21" in str(refused)


def test_a_column_that_is_absent_says_nothing(tmp_path: Path, register_only: None) -> None:
    mapping = mapping_of(
        b"""
        table = "cases"
        [columns]
        "Case Number" = "cases.case_id"
        "Employer" = "units.name"
        "Start Date" = "cases.applied_on"
        "# Idled" = "cases.people"
        """,
        Path("cases.toml"),
    )
    register = new_register(tmp_path).register
    report = import_files(register, [foreign("misread/absent_column")], mapping=mapping, as_of=DAY)
    assert report.rows_quarantined == 0
    assert "duplicate_key" not in set(problems(register.current())["code"])
    assert rows(register, "select case_id, people from cases") == [("C1", 59)]


def test_every_city_has_its_code(bring) -> None:
    assert bring("c23_suizhou.csv").by_unit("region") == {"示例甲公司": "421300", "示例乙公司": "520100"}


def test_a_union_under_a_short_name_is_offered_and_confirmed(bring) -> None:
    brought = bring("1单位花名册.xlsx", "2换届情况统计表.xlsx")
    offered = {one["spelling"]: one["unit"] for one in suggestions(brought.register.current())}
    wanted = {
        "省高速集团工会": "省高速公路集团有限公司",
        "省水投集团工会": "省水利投资集团有限公司",
        "省旅投工会": "省旅游投资控股集团",
    }
    assert offered.items() >= wanted.items()
    before = rows(brought.register, "select count(*) from terms")
    for one in suggestions(brought.register.current()):
        if one["spelling"] in wanted:
            confirm_alias(brought.register, str(one["spelling"]), str(one["unit_id"]))
    assert rows(brought.register, "select count(*) from terms") == before
    assert brought.names() == sorted(EMPLOYEES)
    assert brought.dates()["省高速公路集团有限公司"] == date(2022, 6, 1)
    assert not {one["spelling"] for one in suggestions(brought.register.current())} & wanted.keys()

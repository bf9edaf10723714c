from datetime import date, datetime

import pytest

from dashboard.catalogue.schema import tables
from dashboard.ingest.cells.column_readers import reader_for
from dashboard.ingest.mapping.headers import Target
from dashboard.vocabulary.register_titles import table_titles


def read(table: str, column: str, cell: object, code: str | None = None):
    return reader_for(Target(table, column, code))(cell)


@pytest.mark.parametrize("cell", ["是", "有", "√", "Y", "1", 1, 1.0, True, "TRUE", "已建", " 是 "])
def test_yes(cell) -> None:
    assert read("committees", "in_being", cell).value is True


@pytest.mark.parametrize("cell", ["否", "无", "×", "N", "0", 0, 0.0, False, "FALSE", "未建"])
def test_no(cell) -> None:
    assert read("committees", "in_being", cell).value is False


def test_neither_yes_nor_no() -> None:
    assert read("committees", "in_being", "也许").error == "not_yes_no"


@pytest.mark.parametrize(
    ("cell", "value"), [(35, 35), (35.0, 35), ("35", 35), ("1,234", 1234), ("35人", 35), ("３５", 35)]
)
def test_counts(cell, value) -> None:
    assert read("units", "employees", cell).value == value


@pytest.mark.parametrize(
    ("cell", "error"),
    [
        ("三十多岁", "not_a_number"),
        (-1, "number_out_of_range"),
        (2.5, "not_whole"),
        (True, "not_a_number"),
        (1e12, "number_out_of_range"),
    ],
)
def test_what_is_no_count(cell, error) -> None:
    assert read("units", "employees", cell).error == error


@pytest.mark.parametrize(("cell", "value"), [("85.5%", 85.5), (85.5, 85.5), ("85.5", 85.5)])
def test_percentages(cell, value) -> None:
    assert read("reviews", "satisfaction", cell).value == value


@pytest.mark.parametrize(
    ("table", "column", "cell", "code"),
    [
        ("units", "sector", "事业单位", "institution"),
        ("units", "sector", 400.0, "institution"),
        ("units", "ownership", "港、澳、台商投资", "hk_macao_taiwan"),
        ("units", "industry", "C 制造业", "C"),
        ("units", "industry", "C26", "C"),
        ("units", "industry", 3, "C"),
        ("units", "size", "大型企业", "large"),
        ("honours", "level", "省直先进职工之家", "direct"),
        ("findings", "check_id", "未建工会组织", "union_established"),
        ("findings", "check_id", "wage_agreement", "wage_agreement"),
        ("meetings", "kind", "会员(代表)大会", "members"),
        ("meetings", "kind", "职工大会", "workers_congress"),
        ("tasks", "unit_of_target", "％", "percent"),
        ("returns", "status", "已退回", "sent_back"),
        ("unions", "form", "联合", "joint"),
    ],
)
def test_codes_by_their_chinese_names(table, column, cell, code) -> None:
    assert read(table, column, cell).value == code


def test_an_unknown_code_is_an_error() -> None:
    assert read("units", "sector", "企事业").error == "unknown_code"


def test_a_full_time_chair() -> None:
    assert read("unions", "chair_full_time", "专职").value is True
    assert read("unions", "chair_full_time", "兼职").value is False


def test_the_name_of_a_chair_says_that_the_post_is_filled_and_is_dropped() -> None:
    named = read("unions", "chair_filled", "王某某")
    assert (named.value, named.warning, named.personal) == (True, "name_dropped", True)
    assert read("unions", "chair_filled", "空缺").value is False
    assert read("unions", "chair_filled", "是").warning is None


def test_credit_codes() -> None:
    assert read("units", "uscc", "91110000600037341L").value == "91110000600037341L"
    assert read("units", "uscc", " 91110000600037341l ").value == "91110000600037341L"
    assert read("units", "uscc", "91110000600037341A").error == "bad_credit_code"
    changed = read("units", "uscc", 9.1110000600037e17)
    assert (changed.value, changed.error, changed.warning) == (None, None, "digits_lost")


def test_identifiers_that_were_kept_as_numbers() -> None:
    assert read("cases", "case_id", 201510070022.0).value == "201510070022"
    assert read("terms", "approval_no", 7.0).value == "7"


@pytest.mark.parametrize(
    ("cell", "value"), [("520100", "520100"), (520100.0, "520100"), ("贵州省贵阳市", "520100"), ("贵州省", "520000")]
)
def test_regions(cell, value) -> None:
    assert read("units", "region", cell).value == value


def test_unknown_regions() -> None:
    assert read("units", "region", "某地").error == "unknown_region"
    assert read("units", "region", "990000").error == "unknown_region"


def test_a_month_of_a_deadline_is_its_last_day_and_of_a_start_its_first() -> None:
    assert read("findings", "due_on", "2014.8")[:3] == (date(2014, 8, 31), None, "month_only")
    assert read("tasks", "starts_on", "2014.8")[:3] == (date(2014, 8, 1), None, "month_only")


def test_a_rule_column_of_yes_and_no_or_dates() -> None:
    assert read("systems", "adopted_on", "是", "time_limit").value is True
    assert read("systems", "adopted_on", "否", "time_limit").value is False
    assert read("systems", "adopted_on", "2014-05-01", "time_limit").value == date(2014, 5, 1)


def test_moments_and_scopes_and_tables() -> None:
    assert read("aliases", "confirmed_at", "2014-05-01 08:30:00").value == datetime(2014, 5, 1, 8, 30)
    assert read("coverage", "scope", "全部").value == "all"
    assert read("requirements", "scope", "campaign=甲").value == "campaign=甲"
    assert read("requirements", "scope", "colour=red").error == "not_a_scope"
    assert read("coverage", "table_name", "集体合同").value == "agreements"


def test_every_column_of_the_register_has_a_title_a_header_and_a_reader() -> None:
    for name, table in tables().items():
        if table.imported:
            assert set(table_titles()[name].columns) == set(table.column_names)
            for column in table.column_names:
                assert reader_for(Target(name, column))("")

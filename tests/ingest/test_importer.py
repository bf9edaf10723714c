from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.errors import Refused
from dashboard.ingest.history.import_problems import problems
from dashboard.ingest.importer import import_files
from dashboard.register.versions import Register
from dashboard.vocabulary.unit_names import hashed_unit_id
from ingest.bringing import DAY, brought, written
from ingest.reading import frame, rows

FLAT = (
    "单位名称",
    "统一社会信用代码",
    "单位性质",
    "职工人数",
    "工会名称",
    "建会日期",
    "会员人数",
    "换届日期",
    "届期",
    "经审会",
    "调委会",
)


def test_a_flat_sheet_fills_units_unions_terms_and_committees(register, tmp_path) -> None:
    report = brought(
        register,
        tmp_path,
        "flat.csv",
        ("基层工会台账",),
        FLAT,
        ("甲公司", "91110000600037341L", "", 120, "甲公司工会", "2010.5", 100, "2012-03-04", 3, "是", "×"),
        ("乙公司", "", "企业", 30, "", "", 0, "", "", "", ""),
        ("丙公司", "", "", "abc", "", "2011年3月", 10, "2011-03-05", 5, "有", ""),
        ("丁局机关工会", "", "机关", "", "", "", "", "2810-01-01", 5, "", ""),
        ("合计", "", "", 150),
        ("填表人：某",),
    )
    sheet = report.files[0]
    assert (sheet.rows_read, sheet.rows_accepted, sheet.rows_quarantined, sheet.rows_skipped) == (7, 2, 2, 3)
    assert report.table_rows == {"units": 4, "unions": 3, "terms": 2, "committees": 3}
    units = frame(register, "select * from units").set_index("name")
    assert units.loc["甲公司", "unit_id"] == "91110000600037341L"
    assert (units.loc["甲公司", "sector"], units.loc["甲公司", "sector_source"]) == ("enterprise", "code")
    assert (units.loc["乙公司", "sector_source"], units.loc["乙公司", "unit_id"]) == (
        "declared",
        hashed_unit_id("乙公司"),
    )
    assert set(units.index[units["union_id"].isna()]) == {"乙公司"}
    assert "丁局机关" in units.index
    assert rows(register, "select name from unions order by name") == [
        ("丁局机关工会",),
        ("丙公司工会",),
        ("甲公司工会",),
    ]
    assert rows(register, "select distinct kind, in_being from committees order by all") == [
        ("audit", True),
        ("mediation", False),
    ]
    found = problems(register.current())
    errors = found[found["level"] == "error"]
    assert set(zip(errors["row"], errors["column"], errors["code"], strict=True)) == {
        (5, "职工人数", "not_a_number"),
        (6, "换届日期", "year_out_of_range"),
    }


def test_a_later_import_upserts_and_says_nothing_of_columns_it_lacks(register, tmp_path) -> None:
    brought(
        register,
        tmp_path,
        "units.csv",
        ("unit_id", "name", "employees", "region"),
        ("a", "甲", 10, "520100"),
        ("b", "乙", 20, ""),
    )
    brought(register, tmp_path, "units.csv", ("unit_id", "employees"), ("b", 25), ("c", 30))
    brought(register, tmp_path, "units.csv", ("unit_id", "region"), ("a", ""))
    assert rows(register, "select unit_id, name, employees, region from units order by 1") == [
        ("a", "甲", 10, None),
        ("b", "乙", 25, None),
        ("c", None, 30, None),
    ]
    assert register.current().name == "v0003"


def test_an_identical_row_is_skipped_and_a_different_one_quarantined(register, tmp_path) -> None:
    header = ("unit_id", "name", "employees")
    report = brought(
        register, tmp_path, "units.csv", header, ("a", "甲", 10), ("a", "甲", 10), ("a", "甲", 11), ("", "", 5)
    )
    sheet = report.files[0]
    assert (sheet.rows_read, sheet.rows_accepted, sheet.rows_quarantined, sheet.rows_skipped) == (4, 1, 2, 1)
    assert rows(register, "select employees from units") == [(10,)]
    assert set(problems(register.current())["code"]) == {"duplicate_key", "no_unit"}


def test_a_child_row_of_an_unknown_unit_is_quarantined_unless_the_sheet_names_units(register, tmp_path) -> None:
    report = brought(
        register, tmp_path, "meetings.csv", ("unit_id", "kind", "held_on"), ("nobody", "members", "2014-01-01")
    )
    assert report.files[0].rows_quarantined == 1
    assert problems(register.current())["code"].tolist() == ["unknown_unit"]
    brought(register, tmp_path, "list.csv", ("单位名称", "会议类别", "召开日期"), ("甲公司", "职代会", "2014-01-01"))
    assert rows(register, "select unit_id, kind from meetings") == [(hashed_unit_id("甲公司"), "workers_congress")]


def test_files_of_one_import_may_come_in_any_order(register, tmp_path) -> None:
    terms = written(tmp_path, "terms.csv", ("union_id", "elected_on"), ("w1", "2012-01-01"))
    meetings = written(tmp_path, "meetings.csv", ("unit_id", "kind", "held_on"), ("a", "members", "2014-01-01"))
    unions = written(tmp_path, "unions.csv", ("union_id", "name"), ("w1", "甲工会"))
    units = written(tmp_path, "units.csv", ("unit_id", "name", "union_id"), ("a", "甲", "w1"))
    report = import_files(register, [terms, meetings, unions, units], as_of=DAY)
    assert [sheet.rows_accepted for sheet in report.files] == [1, 1, 1, 1]
    assert len(problems(register.current())) == 0
    assert rows(register, "select unit_id, union_id from units") == [("a", "w1")]
    assert rows(register, "select count(*) from unions") == [(1,)]


def test_a_union_that_the_register_lacks_is_only_warned_of(register, tmp_path) -> None:
    report = brought(register, tmp_path, "terms.csv", ("union_id", "elected_on"), ("w9", "2012-01-01"))
    assert report.files[0].rows_accepted == 1
    assert problems(register.current())["code"].tolist() == ["unknown_union"]


def test_a_regional_agreement_has_no_unit_and_ids_are_made_where_a_sheet_has_none(register, tmp_path) -> None:
    brought(
        register,
        tmp_path,
        "agreements.csv",
        ("agreement_id", "unit_id", "level", "signed_on"),
        ("g1", "", "regional", "2014-01-01"),
    )
    brought(register, tmp_path, "要约.csv", ("单位名称", "要约日期", "答复结果"), ("甲公司", "2014.3.1", "同意"))
    brought(register, tmp_path, "要约.csv", ("单位名称", "要约日期", "答复结果"), ("甲公司", "2014-03-01", "拒绝"))
    assert rows(register, "select level from agreements") == [("regional",)]
    assert rows(register, "select reply from offers") == [("refused",)]


def test_a_shared_union_is_one(register, tmp_path) -> None:
    brought(
        register,
        tmp_path,
        "x.csv",
        ("单位名称", "工会名称"),
        ("甲店", "老街联合工会"),
        ("乙店", "老街联合工会"),
        ("丙店", ""),
    )
    assert rows(register, "select count(distinct union_id), count(union_id) from units") == [(1, 2)]
    assert rows(register, "select name from unions") == [("老街联合工会",)]


def test_a_sheet_of_unions_alone_tells_of_their_units_but_not_of_a_federations(register, tmp_path) -> None:
    brought(
        register,
        tmp_path,
        "工会台账.csv",
        ("工会名称", "建会日期"),
        ("甲公司工会", "2010-01-01"),
        ("某县总工会", "1990-01-01"),
    )
    assert rows(register, "select name from units") == [("甲公司",)]
    assert rows(register, "select name from unions order by established_on") == [("某县总工会",), ("甲公司工会",)]


def test_a_unions_code_in_a_units_column_is_kept_with_the_union(register, tmp_path) -> None:
    code = "81520000MC0000001"
    from stdnum.cn import uscc

    code += uscc.calc_check_digit(code)
    brought(register, tmp_path, "x.csv", ("单位名称", "统一社会信用代码", "职工人数"), ("甲公司", code, 5))
    assert rows(register, "select uscc, union_id is null from units") == [(None, False)]
    assert rows(register, "select uscc, name from unions") == [(code, "甲公司工会")]
    assert "union_code" in set(problems(register.current())["code"])


def test_a_unit_known_by_name_learns_its_credit_code_and_keeps_its_id(register, tmp_path) -> None:
    brought(register, tmp_path, "x.csv", ("单位名称", "职工人数"), ("甲公司工会", 5))
    brought(register, tmp_path, "x.csv", ("单位名称", "统一社会信用代码"), ("甲公司", "91110000600037341L"))
    brought(register, tmp_path, "x.csv", ("统一社会信用代码", "职工人数"), ("91110000600037341L", 6))
    assert rows(register, "select unit_id, uscc, employees, sector from units") == [
        (hashed_unit_id("甲公司"), "91110000600037341L", 6, "enterprise")
    ]


def test_a_name_that_two_units_share_is_quarantined(register, tmp_path) -> None:
    brought(register, tmp_path, "units.csv", ("unit_id", "name"), ("a", "新华书店"), ("b", "新华书店"))
    report = brought(register, tmp_path, "x.csv", ("单位名称", "职工人数"), ("新华书店", 5))
    assert report.files[0].rows_quarantined == 1
    assert problems(register.current())["code"].tolist() == ["ambiguous_name"]


def test_a_units_own_name_finds_it_again(register, tmp_path) -> None:
    brought(register, tmp_path, "x.csv", ("单位名称", "职工人数"), ("省科技厅机关工会", 5))
    brought(register, tmp_path, "x.csv", ("单位名称", "职工人数"), ("省科技厅机关", 6))
    assert rows(register, "select name, employees from units") == [("省科技厅机关", 6)]


def test_an_inferred_sector_does_not_beat_a_declared_one(register, tmp_path) -> None:
    brought(register, tmp_path, "x.csv", ("单位名称", "单位性质"), ("甲研究院", "事业单位"))
    brought(register, tmp_path, "x.csv", ("单位名称", "单位性质", "性质来源"), ("甲研究院", "企业", "推测"))
    assert rows(register, "select sector, sector_source from units") == [("institution", "declared")]


def test_a_contradiction_between_lists_is_quarantined_and_the_rest_of_the_row_kept(register, tmp_path) -> None:
    header = ("单位名称", "单位性质", "任务", "名单")
    report = brought(register, tmp_path, "x.csv", header, ("甲", "机关", "T1", "一"), ("甲", "企业", "T2", "二"))
    assert (report.files[0].rows_accepted, report.files[0].rows_quarantined) == (1, 1)
    assert rows(register, "select sector from units") == [("government",)]
    assert rows(register, "select count(*) from task_units") == [(2,)]
    assert "conflict" in set(problems(register.current())["code"])


def test_findings_without_a_date_are_reported_on_the_as_of_date(register, tmp_path) -> None:
    brought(register, tmp_path, "x.csv", ("单位名称", "存在问题", "名单"), ("甲局机关", "未建会", "甲"))
    assert rows(register, "select check_id, reported_on, list_name from findings") == [("union_established", DAY, "甲")]
    found = problems(register.current())
    assert found["message"].tolist() == ["the sheet has no date of report: 2014-04-30 is taken"]


def test_persons_are_not_imported_and_the_import_says_so(register, tmp_path) -> None:
    header = ("单位名称", "工会主席", "联系电话", "职工人数")
    report = brought(
        register, tmp_path, "x.csv", header, ("甲公司", "王某某", "13800000000", 5), ("乙公司", "空缺", "", 5)
    )
    assert report.files[0].mapping["联系电话"] is None
    assert rows(register, "select chair_filled from unions") == [(True,)]
    found = problems(register.current())
    assert set(found["code"]) == {"personal_column", "name_dropped", "post_vacant"}
    with register.current().path.open("rb") as file:
        content = file.read()
    assert "王某某".encode() not in content
    assert b"13800000000" not in content


def test_completeness_is_declared_up_to_the_date(register, tmp_path) -> None:
    path = written(tmp_path, "units.csv", ("unit_id", "name"), ("a", "甲"))
    import_files(register, [path], as_of=DAY, complete=["unions", "集体合同"])
    assert rows(register, "select table_name, scope, complete_from, complete_to from coverage order by 1") == [
        ("agreements", "all", None, DAY),
        ("unions", "all", None, DAY),
    ]
    assert register.current().date == DAY


def test_a_trial_run_publishes_nothing(register, tmp_path) -> None:
    path = written(tmp_path, "units.csv", ("unit_id", "name"), ("a", "甲"))
    report = import_files(register, [path], as_of=DAY, dry_run=True)
    assert (report.version, report.files[0].rows_accepted) == (None, 1)
    assert register.versions() == ()


def test_the_record_of_an_import(register, tmp_path) -> None:
    report = brought(register, tmp_path, "units.csv", ("unit_id", "name"), ("a", "甲"))
    assert rows(register, "select source_file, table_name, rows_read, rows_accepted, length(sha256) from imports") == [
        ("units.csv", "units", 1, 1, 64)
    ]
    assert rows(register, "select source_file, source_row, import_id from units") == [
        ("units.csv", 2, report.import_id)
    ]
    document = report.as_json()
    assert (document["register"], document["version"], document["files"][0]["file"]) == ("test", "v0001", "units.csv")


def refusal(register: Register, paths: list[Path], **options: object) -> str:
    with pytest.raises(Refused) as caught:
        import_files(register, paths, as_of=DAY, **options)  # type: ignore[arg-type]
    assert register.versions() == ()
    return str(caught.value)


def test_refusals_are_one_sentence_and_change_nothing(register, tmp_path) -> None:
    units = written(tmp_path, "units.csv", ("unit_id", "employees"), ("a", "x"))
    letter = written(tmp_path, "letter.csv", ("Dear all",), ("nothing here",))
    binary = tmp_path / "picture.csv"
    binary.write_bytes(b"\x89PNG\x00\x01\xff")
    empty = tmp_path / "empty.csv"
    empty.write_bytes(b"")
    assert refusal(register, [tmp_path / "none.csv"]) == f"There is no file {tmp_path / 'none.csv'}."
    assert "picture.csv is of the kind PNG" in refusal(register, [binary])
    assert "no row looks like the header" in refusal(register, [letter])
    assert "empty.csv is empty" in refusal(register, [empty])
    assert "no row looks like the header" in refusal(register, [units, letter])
    assert refusal(register, [units], table="castles") == "There is no table “castles” in the register."
    assert refusal(register, [units], complete=["rules"]) == "There is no table “rules” in the register."
    assert "has no columns of the table terms" in refusal(register, [units], table="terms")
    strict = refusal(register, [units], strict=True)
    assert "units.csv, row 2, column employees: “x” is no number" in strict


CELLS = st.sampled_from(["", "甲公司", "乙公司工会", "2014-01-01", "2014.8", "30", "x", "是", "企业", "合计", "注：某"])


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.lists(st.lists(CELLS, min_size=6, max_size=6), max_size=8))
def test_every_row_is_accepted_quarantined_or_skipped(register, tmp_path, lines) -> None:
    header = ["单位名称", "单位性质", "职工人数", "换届日期", "经审会", "存在问题"]
    path = written(tmp_path, "x.csv", header, *lines)
    sheet = import_files(register, [path], as_of=DAY, dry_run=True).files[0]
    assert sheet.rows_read == sum(any(line) for line in lines)
    assert sheet.rows_read == sheet.rows_accepted + sheet.rows_quarantined + sheet.rows_skipped

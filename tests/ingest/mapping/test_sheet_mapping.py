import pytest

from dashboard.ingest.files.sheets import Sheet
from dashboard.ingest.mapping.headers import is_personal, table_named, targets_of
from dashboard.ingest.mapping.sheet_mapping import map_header, normative_table
from dashboard.ingest.tables.layout import find_layout
from dashboard.vocabulary.register_titles import table_titles


def mapped(*header: str, main: str | None = None) -> dict[str, str | None]:
    mapping = map_header(header, main)
    assert mapping is not None
    return {
        text: ", ".join(
            f"{target}" + (f"[{target.code}]" if target.code else "") for target in mapping.targets.get(index, ())
        )
        or None
        for index, text in enumerate(header)
    }


def test_a_flat_sheet_is_split() -> None:
    header = [
        "序号",
        "单位名称",
        "职工人数(人)",
        "工会名称",
        "会员人数",
        "换届日期",
        "应到",
        "经审会",
        "职代会召开日期",
        "女职工委员会",
    ]
    assert mapped(*header) == {
        "序号": None,
        "单位名称": "units.name",
        "职工人数(人)": "units.employees",
        "工会名称": "unions.name",
        "会员人数": "unions.members",
        "换届日期": "terms.elected_on",
        "应到": "terms.eligible",
        "经审会": "committees.in_being[audit]",
        "职代会召开日期": "meetings.held_on[workers_congress]",
        "女职工委员会": "committees.in_being[women]",
    }


def test_a_header_that_several_tables_know_goes_where_the_sheet_tells_of() -> None:
    headcounts = mapped("单位名称", "职工人数", "会员人数", "统计日期")
    assert headcounts["职工人数"] == "headcounts.employees"
    assert headcounts["会员人数"] == "headcounts.members"
    assert mapped("单位名称", "报表名称", "期次", "报送时限")["报送时限"] == "returns.due_on"
    assert mapped("单位名称", "自查期次", "报送时限")["报送时限"] == "self_checks.due_on"
    assert mapped("单位名称", "成立日期", "经审会")["成立日期"] == "units.founded_on"


def test_a_list_of_a_task_that_names_problems_fills_both_tables() -> None:
    found = mapped("所在单位", "任务", "名单", "存在问题", "完成时限")
    assert found["名单"] == "findings.list_name, task_units.list_name"
    assert (found["任务"], found["完成时限"]) == ("task_units.task_id", "findings.due_on")


def test_a_sheet_of_tasks_is_no_list() -> None:
    found = mapped("任务编号", "任务名称", "完成时限")
    assert set(found.values()) == {"tasks.task_id", "tasks.title", "tasks.due_on"}


def test_a_named_table_comes_first() -> None:
    assert mapped("unit_id", "name", "union_id", main="units")["union_id"] == "units.union_id"
    assert mapped("union_id", "name", "uscc", main="unions")["name"] == "unions.name"
    assert map_header(["甲", "乙"], "units") is None


@pytest.mark.parametrize("name", list(table_titles()))
def test_normative_headers_tell_their_table(name) -> None:
    header = list(table_titles()[name].columns)
    assert normative_table(header) == name
    mapping = map_header(header, name)
    assert mapping is not None
    assert {str(target) for targets in mapping.targets.values() for target in targets} == {
        f"{name}.{c}" for c in header
    }


@pytest.mark.parametrize("name", list(table_titles()))
@pytest.mark.parametrize("language", ["zh", "en"])
def test_titles_are_headers_too(name, language) -> None:
    header = [getattr(column, language) for column in table_titles()[name].columns.values()]
    mapping = map_header(header, name)
    assert mapping is not None
    assert len(mapping.targets) == len(set(header)) == len(header)
    assert table_named(getattr(table_titles()[name], language)) == table_titles()[name]


def test_columns_about_persons_are_dropped() -> None:
    mapping = map_header(["单位名称", "联系电话", "身份证号", "职工人数"])
    assert mapping is not None
    assert mapping.dropped == (1, 2)
    assert is_personal("联系电话(手机)")
    assert not targets_of("联系电话")


def test_the_table_lies_between_titles_and_notes() -> None:
    rows = [
        ["基层工会台账", None, None],
        ["贵州省直机关工会", None, "2014年4月"],
        [None, None, None],
        ["序号", "单位名称", "职工人数"],
        [1, "甲", 5],
        [None, None, None],
        ["序号", "单位名称", "职工人数"],
        [2, "乙", 6],
        ["合 计", None, 11],
        ["注：职工人数按年末填报", None, None],
        ["填表人：", "某", None],
    ]
    layout = find_layout(Sheet("x", "", rows, ""))
    assert layout is not None
    assert (layout.header_row, layout.rows, len(layout.left_out)) == (4, (5, 8), 6)


def test_a_sheet_without_headers_has_no_layout() -> None:
    assert find_layout(Sheet("x", "", [["a", "b"], [1, 2]], "")) is None
    assert find_layout(Sheet("x", "", [], "")) is None

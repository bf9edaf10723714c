"""Everyday spreadsheets of many kinds: what a person reads is in the register, everything else is told."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font

from dashboard.errors import Refused
from ingest.everyday import Brought, new_register, workbook
from ingest.reading import rows


@pytest.fixture
def into(tmp_path: Path, register_only: None) -> Brought:
    return new_register(tmp_path)


def counts(brought: Brought, unit: str = "甲一公司") -> tuple[object, ...]:
    """Employees, women among them, members, women among them."""
    columns = ("employees", "female_employees", "members", "female_members")
    return tuple(brought.by_unit(column)[unit] for column in columns)


# Which column fills which field

HEADERS = [
    (
        [["单位名称", "职工人数", None, None], [None, "合计", "男", "女"], ["甲一公司", 100, 60, 40]],
        (100, 40, None, None),
    ),
    ([["单位名称", "职工人数", None], [None, "其中：女", "总数"], ["甲一公司", 40, 100]], (100, 40, None, None)),
    (
        [["单位名称", "会员人数", None, None], [None, "总数", "其中女会员", "其中农民工"], ["甲一公司", 90, 30, 20]],
        (None, None, 90, 30),
    ),
    ([["单位名称", "会员人数", None], [None, "年初", "年末"], ["甲一公司", 80, 90]], (None, None, 90, None)),
    ([["单位名称", "会员人数", None], [None, "应有", "实有"], ["甲一公司", 95, 90]], (None, None, 90, None)),
    (
        [
            ["单位名称", "人员情况", None, None, None],
            [None, "职工", None, "会员", None],
            [None, "总数", "女", "总数", "女"],
            ["甲一公司", 100, 40, 90, 30],
        ],
        (100, 40, 90, 30),
    ),
    (
        [
            ["单位名称", "2025年", None, "2026年", None],
            [None, "职工人数", "会员人数", "职工人数", "会员人数"],
            ["甲一公司", 80, 70, 100, 90],
        ],
        (100, None, 90, None),
    ),
    (
        [
            ["单位名称", "职工人数", None, "会员人数", None],
            [None, "2024年末", "2025年末", "2024年末", "2025年末"],
            ["甲一公司", 80, 100, 70, 90],
        ],
        (100, None, 90, None),
    ),
    (
        [["单位名称", "职工总数（人）", "其中：女职工（人）", "会员数（人）"], ["甲一公司", 100, 40, 90]],
        (100, 40, 90, None),
    ),
    ([["单位名称", "职工人数", "职工总数"], ["甲一公司", 100, 100]], (100, None, None, None)),
    ([["单位\n名称", "职工\n人数", "会员 人数"], ["甲一公司", 100, 90]], (100, None, 90, None)),
    ([["序号", "单位名称", "职工人数", "备注"], [1, "甲一公司", 100, "在岗80，劳务派遣20"]], (100, None, None, None)),
]


@pytest.mark.parametrize(("lines", "wanted"), HEADERS)
def test_the_column_that_a_person_reads_fills_the_field(
    into: Brought, tmp_path: Path, lines: list[list[object]], wanted: tuple[object, ...]
) -> None:
    into.bring(workbook(tmp_path / "台账.xlsx", lines))
    assert counts(into) == wanted


@pytest.mark.parametrize(("lines", "wanted"), [case for case in HEADERS if case[0][0].count(None)])
def test_merged_group_headers_are_read_as_well(
    into: Brought, tmp_path: Path, lines: list[list[object]], wanted: tuple[object, ...]
) -> None:
    path = workbook(tmp_path / "台账.xlsx", lines)
    book = openpyxl.load_workbook(path)
    sheet = book.active
    height = sum(line[0] in (None, "单位名称") for line in lines)
    sheet.merge_cells(start_row=1, end_row=height, start_column=1, end_column=1)
    for number, line in enumerate(lines[: height - 1], 1):
        starts = [place for place, cell in enumerate(line, 1) if cell is not None and place > 1]
        ends = [*(start - 1 for start in starts[1:]), len(line)]
        for start, end in zip(starts, ends, strict=True):
            sheet.merge_cells(start_row=number, end_row=number, start_column=start, end_column=end)
    book.save(path)
    into.bring(path)
    assert counts(into) == wanted


def test_an_earlier_election_is_not_the_newest(into: Brought, tmp_path: Path) -> None:
    lines = [["单位名称", "换届时间", None], [None, "上届", "本届"], ["甲一公司", "2018-03-05", "2023-03-05"]]
    into.bring(workbook(tmp_path / "换届.xlsx", lines))
    assert rows(into.register, "select max(elected_on) from terms") == [(date(2023, 3, 5),)]


def test_two_columns_that_differ_are_told_with_both_headers(into: Brought, tmp_path: Path) -> None:
    lines = [
        ["单位名称", "换届日期", "换届时间"],
        ["甲一公司", "2021-03-05", "2022-03-05"],
        ["甲二公司", "2021-03-05", None],
    ]
    into.bring(workbook(tmp_path / "换届.xlsx", lines))
    assert into.told("换届日期")
    assert into.told("换届时间")
    assert into.dates().get("甲一公司") is None


# What is a unit

NO_UNITS = [
    "注：本表由各单位工会填报",
    "说明：以上数据截至9月底",
    "填表人：王某某",
    "联系人：小李 13800000000",
    "制表：赵某",
    "平均",
    "其中：女职工",
    "全市",
    "全县合计",
    "总 计",
    "合  计",
    "本页小计",
    "——以下无正文——",
    "（以下空白）",
    "以下空白",
    "续上表",
    "转下页",
    "第2页，共3页",
    "第 3 页",
    "3、以上数据为年末数",
    "（1）职工人数含劳务派遣人员",
    "★请于10月底前报送",
    "同上",
    "〃",
    "—",
    "/",
    "无",
    "1",
    "12.5",
    "其他",
    "XX公司",
    "某某公司",
    "例：XX公司",
    "示例",
    "以上共计3家单位",
    "截至2026年9月30日",
    "备注：未建会单位不填",
    "2026年10月8日",
    "电话：0851-86500001",
    "*",
    "……",
    "?",
    "待定",
    "不详",
    "N/A",
    "null",
    "本表一式两份，报上级工会一份。",
    "请各单位认真核对后报送",
    "审核人：              填表人：",
    "单位（盖章）",
    "数据来源：工会组织部",
]


@pytest.mark.parametrize("text", NO_UNITS)
def test_a_line_that_names_no_unit_makes_none(into: Brought, tmp_path: Path, text: str) -> None:
    lines = [["单位名称", "职工人数"], ["甲一公司", 10], ["甲二公司", 20], [text, None], [text, 30]]
    into.bring(workbook(tmp_path / "台账.xlsx", lines))
    assert into.names() == ["甲一公司", "甲二公司"]


UNITS = [
    "合计软件公司",
    "三一重工股份有限公司",
    "中国一拖集团",
    "1919酒类直供公司",
    "省注册会计师协会",
    "说明书印刷厂",
    "全国总工会干部学院",
    "一〇三地质队",
    "贵州301医院",
    "3M中国有限公司",
    "Example Works, Inc.",
    "A.B. Dick Co.",
    "其他教育培训中心",
    "例外服饰有限公司",
    "续断药业公司",
    "平均律师事务所",
    "第一页纸业公司",
    "填表人软件公司",
    "全省公路管理处",
    "无极县教育局",
    "无锡市图书馆",
    "市直机关工委",
    "国网贵州省电力公司（本部）",
    "文化、广电和旅游局",
    "示例村村民委员会",
    "21世纪书店",
    "中铁二局第五公司·贵阳分公司",
    "S.A.C.I. Falabella",
    "待客餐饮公司",
    "同上海贸易公司",
]


@pytest.mark.parametrize("name", UNITS)
def test_a_unit_with_an_unusual_name_is_a_unit(into: Brought, tmp_path: Path, name: str) -> None:
    lines = [["单位名称", "职工人数"], ["甲一公司", 10], [name, 20]]
    into.bring(workbook(tmp_path / "台账.xlsx", lines))
    assert into.by_unit("employees") == {"甲一公司": 10, name: 20}


@pytest.mark.parametrize(
    "line",
    [["甲", 1, 2], ["(1)", "(2)", "(3)"], ["栏次", 1, 2], ["A", "B", "C"], ["①", "②", "③"], [1, 2, 3], ["—", 1, 2]],
)
def test_a_line_that_numbers_the_columns_is_no_data(into: Brought, tmp_path: Path, line: list[object]) -> None:
    into.bring(workbook(tmp_path / "台账.xlsx", [["单位名称", "职工人数", "会员人数"], line, ["甲一公司", 10, 9]]))
    assert into.names() == ["甲一公司"]
    assert counts(into) == (10, None, 9, None)


def test_no_person_of_a_footer_is_stored(into: Brought, tmp_path: Path) -> None:
    lines = [
        ["单位名称", "职工人数", "联系人"],
        ["甲一公司", 10, "钱某某"],
        ["主要负责人：孙某某", None, "复核：李某某"],
        ["统计负责人：周某某　　填表人：吴某某　　联系电话：13912345678　　报出日期：2026年10月8日"],
        ["经办人 郑某某", "电话", "0851-1234567"],
    ]
    into.bring(workbook(tmp_path / "台账.xlsx", lines))
    assert into.names() == ["甲一公司"]
    stored = into.register.current().path.read_bytes()
    for text in ("钱某某", "孙某某", "李某某", "周某某", "吴某某", "郑某某", "13912345678", "0851-1234567"):
        assert text.encode() not in stored, text


# Who is in office

PERSONS = ["李四", "欧阳修文", "王建国", "买买提·艾力", "张 三"]
NOBODY = [
    "空缺",
    "缺额",
    "待补选",
    "暂无",
    "离职",
    "已退休",
    "未选举",
    "不设",
    "暂缺",
    "N/A",
    "null",
    "0",
    "？",
    "正在筹备",
    "由副主席主持工作",
    "拟任王五",
    "待定",
    "未换届",
    "兼职",
    "按程序选举中",
    "/",
    "无",
    "空缺（原李四调离）",
    "暂由张三代",
    "已调走",
    "同意",
    "男",
    "大专",
    "2021-03-05",
    "13800000000",
]


@pytest.mark.parametrize("text", PERSONS)
def test_a_persons_name_fills_the_post_and_is_not_kept(into: Brought, tmp_path: Path, text: str) -> None:
    into.bring(workbook(tmp_path / "工会.xlsx", [["单位名称", "工会主席"], ["甲一公司", text]]))
    assert into.by_unit("chair_filled")["甲一公司"] is True
    assert text.encode() not in into.register.current().path.read_bytes()


@pytest.mark.parametrize("text", NOBODY)
def test_what_is_no_persons_name_fills_no_post(into: Brought, tmp_path: Path, text: str) -> None:
    lines = [["单位名称", "建会日期", "工会主席"], ["甲一公司", "2020-01-01", text], ["甲二公司", "2020-01-01", "是"]]
    into.bring(workbook(tmp_path / "工会.xlsx", lines))
    assert into.by_unit("chair_filled").get("甲一公司") is not True


# Dates

READ_DATES = {
    "2024年2月29日": (2024, 2, 29),
    "２０２４／０５／０１": (2024, 5, 1),
    "二〇二四年十二月三十一日": (2024, 12, 31),
    "二零二四年十月一日": (2024, 10, 1),
    "2024.05.01": (2024, 5, 1),
    "2024-5-1 0:00:00": (2024, 5, 1),
    "20240501": (2024, 5, 1),
    "2024年5月1日（星期三）": (2024, 5, 1),
    "2024 年 5 月 1 日": (2024, 5, 1),
    "2024-05-01T00:00:00.000+08:00": (2024, 5, 1),
    "二○二四年五月": (2024, 5, 1),
    "2024年05月": (2024, 5, 1),
    "2024/05": (2024, 5, 1),
    "2024-05-01 14:33": (2024, 5, 1),
}
NO_DATES = [
    "2023.2.29",
    "2024.13",
    "24/5/1",
    "05/06/2024",
    "2024",
    "2024年",
    "去年",
    "2024年春",
    "2024年上半年",
    "5月1日",
    "1714521600",
    "2024.5.1-2027.4.30",
    "2024年5月初",
    "民国113年5月1日",
    "1024-05-01",
    "2204-05-01",
    "待定",
    "2024.1",
    "2024-00-10",
]


@pytest.mark.parametrize(("text", "day"), READ_DATES.items())
def test_a_date_is_read(into: Brought, tmp_path: Path, text: str, day: tuple[int, int, int]) -> None:
    lines = [["单位名称", "换届日期"], ["甲一公司", text], ["甲二公司", "2023-01-01"]]
    into.bring(workbook(tmp_path / "换届.xlsx", lines))
    assert into.dates()["甲一公司"] == date(*day)


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date_is_told(into: Brought, tmp_path: Path, text: str) -> None:
    lines = [["单位名称", "换届日期"], ["甲一公司", text], ["甲二公司", "2023-01-01"]]
    into.bring(workbook(tmp_path / "换届.xlsx", lines))
    assert into.dates().get("甲一公司") is None
    assert into.told(text, 2)


@pytest.mark.parametrize("text", ["/", "—", "无", "***", "-", "——", "暂无"])
def test_a_filler_is_no_date_and_no_fault(into: Brought, tmp_path: Path, text: str) -> None:
    lines = [["单位名称", "换届日期", "届满日期"], ["甲一公司", "2023-01-01", text]]
    into.bring(workbook(tmp_path / "换届.xlsx", lines))
    assert into.dates() == {"甲一公司": date(2023, 1, 1)}
    assert into.dates("ends_on") == {"甲一公司": None}
    assert into.reports[0].rows_quarantined == 0


def test_a_serial_number_is_a_date_only_in_a_column_of_dates(into: Brought, tmp_path: Path) -> None:
    lines = [["单位名称", "换届日期"], ["甲一公司", 45413], ["甲二公司", date(2023, 1, 1)], ["甲三公司", 20245]]
    into.bring(workbook(tmp_path / "换届.xlsx", lines))
    assert into.dates()["甲一公司"] == date(2024, 5, 1)
    assert into.dates().get("甲三公司") is None


# Numbers

READ_NUMBERS = {
    "1,234,567": 1234567,
    "0人": 0,
    "一百二十三": 123,
    "两百": 200,
    "１２０人": 120,
    "120 名": 120,
    "1.5万": 15000,
    "1万": 10000,
    "120（含派遣20）": 120,
    "\u200b120": 120,
}
NO_NUMBERS = [
    "120人左右",
    "≈120",
    ">100",
    "100以上",
    "120/118",
    "-5",
    "1.5",
    "12,34",
    "100~200",
    "近百人",
    "120+5",
    "约1.2万",
    "若干",
    "50%",
    "2024年",
    "120（男60女60）人左右",
    "120;118",
]


@pytest.mark.parametrize(("text", "number"), READ_NUMBERS.items())
def test_a_number_is_read(into: Brought, tmp_path: Path, text: str, number: int) -> None:
    into.bring(workbook(tmp_path / "台账.xlsx", [["单位名称", "职工人数"], ["甲一公司", text], ["甲二公司", 5]]))
    assert into.by_unit("employees")["甲一公司"] == number


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_what_is_no_number_is_told(into: Brought, tmp_path: Path, text: str) -> None:
    into.bring(workbook(tmp_path / "台账.xlsx", [["单位名称", "职工人数"], ["甲一公司", text], ["甲二公司", 5]]))
    assert into.by_unit("employees").get("甲一公司") is None
    assert into.told(text, 2)


# Yes, no and neither

YES = ["是", "√", "有", "已建", "已建立", "已成立", "Y", "yes", "TRUE", "☑", "1"]
NO = ["否", "×", "无", "未建", "没有", "未成立", "N", "no", "FALSE", "✗", "0", "未建立"]
NEITHER = ["部分", "不适用", "不涉及", "待批", "2", "张三", "3人", "25人以下不设", "不详", "是/否", "—", "○", "■"]


@pytest.mark.parametrize("text", YES)
def test_yes_is_yes(into: Brought, tmp_path: Path, text: str) -> None:
    lines = [["单位名称", "建会日期", "法人资格"], ["甲一公司", "2020-01-01", text]]
    into.bring(workbook(tmp_path / "工会.xlsx", lines))
    assert into.by_unit("legal_person")["甲一公司"] is True


@pytest.mark.parametrize("text", NO)
def test_no_is_no(into: Brought, tmp_path: Path, text: str) -> None:
    lines = [["单位名称", "建会日期", "法人资格"], ["甲一公司", "2020-01-01", text]]
    into.bring(workbook(tmp_path / "工会.xlsx", lines))
    assert into.by_unit("legal_person")["甲一公司"] is False


@pytest.mark.parametrize("text", NEITHER)
def test_what_is_neither_is_unknown(into: Brought, tmp_path: Path, text: str) -> None:
    lines = [["单位名称", "建会日期", "法人资格"], ["甲一公司", "2020-01-01", text]]
    into.bring(workbook(tmp_path / "工会.xlsx", lines))
    assert into.by_unit("legal_person").get("甲一公司") is None


# Terms


@pytest.mark.parametrize(
    ("number", "years", "wanted"),
    [
        ("第十二届", "三年", (12, 3)),
        ("第1届", "60个月", (1, 5)),
        ("二十届", "一届五年", (20, 5)),
        ("首届", "5年/届", (1, 5)),
        ("十一届三次", "5年制", (11, 5)),
        ("第二届委员会", "3", (2, 3)),
        (2, 5.0, (2, 5)),
    ],
)
def test_terms_are_read(into: Brought, tmp_path: Path, number: object, years: object, wanted: tuple[int, int]) -> None:
    lines = [["单位名称", "换届日期", "届次", "任期"], ["甲一公司", "2023-01-01", number, years]]
    into.bring(workbook(tmp_path / "换届.xlsx", lines))
    assert rows(into.register, "select term_no, term_years from terms") == [wanted]


# One unit under several names


@pytest.mark.parametrize(
    "other",
    [
        "甲一公司工会",
        "甲一公司工会委员会",
        "甲一 公司",
        "甲一公司\u200b",
        "甲一公司（原甲公司）",
        "甲一公司（更名为甲新公司）",
        "甲一公司（已注销）",
        "甲一公司基层工会委员会",
        "﻿甲一公司",
        "甲⼀公司",
    ],
)
def test_another_spelling_makes_no_second_unit(into: Brought, tmp_path: Path, other: str) -> None:
    into.bring(workbook(tmp_path / "1.xlsx", [["单位名称", "职工人数"], ["甲一公司", 10]]))
    into.bring(workbook(tmp_path / "2.xlsx", [["单位名称", "单位性质"], [other, "企业"]]))
    assert into.names() == ["甲一公司"]


@pytest.mark.parametrize("union", ["甲一局机关工会", "甲一局工会", "甲一局工会委员会", "甲一局机关工会委员会"])
def test_a_union_belongs_to_the_unit_of_its_name(into: Brought, tmp_path: Path, union: str) -> None:
    into.bring(workbook(tmp_path / "1.xlsx", [["单位名称", "职工人数"], ["甲一局", 10], ["乙二局", 20]]))
    into.bring(workbook(tmp_path / "2.xlsx", [["工会名称", "换届日期"], [union, "2023-01-01"]]))
    assert into.names() == ["乙二局", "甲一局"]
    assert into.dates() == {"甲一局": date(2023, 1, 1)}


def test_a_short_form_is_offered_and_makes_no_unit(into: Brought, tmp_path: Path) -> None:
    into.bring(
        workbook(tmp_path / "1.xlsx", [["单位名称", "职工人数"], ["省高速公路集团有限公司", 10], ["乙二局", 20]])
    )
    into.bring(workbook(tmp_path / "2.xlsx", [["工会名称", "换届日期"], ["省高速集团工会", "2023-01-01"]]))
    assert into.names() == sorted(["省高速公路集团有限公司", "乙二局"])
    assert rows(into.register, "select count(*) from terms") == [(1,)]


def test_an_id_under_quite_another_name_is_told(into: Brought, tmp_path: Path) -> None:
    into.bring(workbook(tmp_path / "1.xlsx", [["单位编号", "单位名称", "职工人数"], ["u1", "甲一公司", 10]]))
    into.bring(workbook(tmp_path / "2.xlsx", [["单位编号", "单位名称", "职工人数"], ["u1", "黔山商贸中心", 99]]))
    assert into.by_unit("employees") == {"甲一公司": 10}
    assert into.told("黔山商贸中心", 2)


# Shapes


def test_a_transposed_table_is_read(into: Brought, tmp_path: Path) -> None:
    lines = [
        ["单位名称", "甲一公司", "甲二公司", "甲三公司", "甲四公司"],
        ["单位性质", "企业", "企业", "机关", "事业单位"],
        ["职工人数", 10, 20, 30, 40],
        ["会员人数", 9, 18, 27, 36],
        ["换届日期", "2021-3-5", "2022-3-5", "2023-3-5", "2024-3-5"],
    ]
    try:
        into.bring(workbook(tmp_path / "转置.xlsx", lines))
    except Refused as refused:
        assert "转置" in str(refused)
        return
    assert into.by_unit("employees") == {"甲一公司": 10, "甲二公司": 20, "甲三公司": 30, "甲四公司": 40}
    assert into.dates()["甲四公司"] == date(2024, 3, 5)


def test_a_card_is_one_unit(into: Brought, tmp_path: Path) -> None:
    lines = [
        ["基层工会基本情况登记表"],
        ["单位名称", "甲一公司", "单位性质", "企业"],
        ["职工人数", 100, "会员人数", 90],
        ["换届日期", "2023-01-01", "任期", "五年"],
        ["填表人：李某", None, "填表日期：2026-10-08"],
    ]
    into.bring(workbook(tmp_path / "登记表.xlsx", lines))
    assert into.names() == ["甲一公司"]
    assert counts(into) == (100, None, 90, None)
    assert into.dates() == {"甲一公司": date(2023, 1, 1)}


def test_merged_names_are_filled_down_and_counts_are_not(into: Brought, tmp_path: Path) -> None:
    lines = [
        ["主管部门", "单位名称", "职工人数"],
        ["示例局", "甲一公司", 300],
        [None, "甲二公司", None],
        [None, "甲三公司", None],
    ]
    into.bring(workbook(tmp_path / "台账.xlsx", lines, ["A2:A4", "C2:C4"]))
    assert into.by_unit("supervisor") == {"甲一公司": "示例局", "甲二公司": "示例局", "甲三公司": "示例局"}
    assert rows(into.register, "select coalesce(sum(employees), 0) from units")[0][0] in (0, 300)
    assert into.told("300")


def test_a_total_that_differs_from_its_rows_is_told(into: Brought, tmp_path: Path) -> None:
    lines = [["单位名称", "职工人数"], ["甲一公司", 10], ["甲二公司", 20], ["合计", 40]]
    into.bring(workbook(tmp_path / "台账.xlsx", lines))
    assert into.told("40", 4)
    right = [["单位名称", "职工人数"], ["甲一公司", 10], ["甲二公司", 20], ["小计", 30], ["甲三公司", 5], ["合计", 35]]
    into.bring(workbook(tmp_path / "台账二.xlsx", right))
    assert into.names() == ["甲一公司", "甲三公司", "甲二公司"]
    assert not into.problems()["file"].eq("台账二.xlsx").any()


def test_a_total_by_formula_is_no_unit(into: Brought, tmp_path: Path) -> None:
    lines = [["单位名称", "职工人数"], ["甲一公司", 10], ["合计", "=SUM(B2:B2)"], [None, "=SUM(B2:B2)"]]
    into.bring(workbook(tmp_path / "台账.xlsx", lines))
    assert into.names() == ["甲一公司"]


def test_hidden_and_struck_out_rows_are_told(into: Brought, tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "台账.xlsx", [["单位名称", "职工人数"], ["甲一公司", 10], ["甲二公司", 20], ["甲三公司", 30]]
    )
    book = openpyxl.load_workbook(path)
    book.active.row_dimensions[3].hidden = True
    for cell in book.active[4]:
        cell.font = Font(strike=True)
    book.save(path)
    into.bring(path)
    assert {"hidden_rows", "struck_rows"} <= into.codes()


def test_percent_cells_are_what_is_shown(into: Brought, tmp_path: Path) -> None:
    lines = [
        ["单位名称", "年度", "综合满意率"],
        ["甲一公司", 2025, 0.855],
        ["甲二公司", 2025, 0.9],
        ["甲三公司", 2025, "85.5％"],
    ]
    path = workbook(tmp_path / "自评.xlsx", lines)
    book = openpyxl.load_workbook(path)
    book.active["C2"].number_format = "0.0%"
    book.save(path)
    into.bring(path)
    query = "select units.name, satisfaction from self_evaluations join units using (unit_id) order by all"
    found = dict(rows(into.register, query))
    assert found["甲一公司"] == pytest.approx(85.5)
    assert found["甲三公司"] == pytest.approx(85.5)
    assert found.get("甲二公司") is None
    assert into.told("0.9", 3)


# Text files

HEAD = "单位代码,单位名称,职工人数,主管部门"
LINES = [f"u{n},示例{n}公司,{n}0,示例局" for n in range(1, 9)]


def text_file(path: Path, content: bytes | str, encoding: str = "utf-8") -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return path


def employees_are_right(brought: Brought, least: int) -> None:
    found = {unit: count for unit, count in brought.by_unit("employees").items() if count is not None}
    assert found == {f"示例{n}公司": n * 10 for n in range(1, 9) if f"示例{n}公司" in found}
    assert len(found) >= least


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ('u4,"示例4公司,40,示例局', 4),
        ("u4,示例4公司,40,示例局,多出", 4),
        ("u4,示例4公司,40", 4),
        ("u4;示例4公司;40;示例局", 4),
        ("u4\t示例4公司\t40\t示例局", 4),
        ("u4,示例4,公司,40,示例局", 4),
        ("u4", 4),
    ],
)
def test_a_line_that_is_polluted_is_told_and_the_others_are_read(
    into: Brought, tmp_path: Path, line: str, place: int
) -> None:
    lines = [*LINES[: place - 1], line, *LINES[place:]]
    into.bring(text_file(tmp_path / "单位台账.csv", "\n".join([HEAD, *lines]) + "\n"))
    employees_are_right(into, 7)
    assert len(into.names()) == 8 or into.codes(place + 1)
    assert not set(into.names()) - {f"示例{n}公司" for n in range(1, 9)} - {'示例4"公司'}


@pytest.mark.parametrize("separator", [";", "\t", "|", "，", "^"])
@pytest.mark.parametrize("quote", ["", '"', "'"])
def test_separators_and_quotes_are_recognised(into: Brought, tmp_path: Path, separator: str, quote: str) -> None:
    lines = [separator.join(f"{quote}{cell}{quote}" for cell in line.split(",")) for line in [HEAD, *LINES]]
    into.bring(text_file(tmp_path / "单位台账.csv", "\r\n".join(lines)))
    employees_are_right(into, 8)
    assert len(into.names()) == 8


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_kind(into: Brought, tmp_path: Path, end: str) -> None:
    into.bring(text_file(tmp_path / "单位台账.csv", end.join([HEAD, *LINES]) + end))
    employees_are_right(into, 8)


def test_short_rows_of_an_export_that_leaves_out_empty_cells_at_the_end(into: Brought, tmp_path: Path) -> None:
    lines = [f"u{n},示例{n}公司,{n}0" if n % 2 else LINES[n - 1] for n in range(1, 9)]
    into.bring(text_file(tmp_path / "单位台账.csv", "\n".join([HEAD, *lines])))
    found = into.by_unit("employees")
    for n in range(1, 9):
        assert found.get(f"示例{n}公司") == n * 10 or into.codes(n + 1), n


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("gb18030", "示例公司"),
        ("utf-16", "示例公司"),
        ("utf-16-le", "示例公司"),
        ("big5", "臺灣勞動關係總工會"),
        ("utf-8-sig", "示例公司"),
    ],
)
def test_encodings_of_chinese_text(into: Brought, tmp_path: Path, encoding: str, name: str) -> None:
    text = "單位名稱,職工人數\r\n" if encoding == "big5" else "单位名称,职工人数\r\n"
    content = text + "".join(f"{name}{sign},{n}\r\n" for n, sign in enumerate("甲乙丙丁戊", 1))
    try:
        into.bring(text_file(tmp_path / "台账.csv", content, encoding), table="units")
    except Refused:
        assert encoding == "big5"
        return
    assert len(into.names()) == 5
    assert all(unit.startswith(name) for unit in into.names())


FOREIGN = {
    "big5": "高雄市職業總工會 臺北市產業總工會 桃園市勞動關係協進會",
    "shift_jis": "東京労働組合総連合 全日本自動車産業労働組合 日本教職員組合",
    "euc_jp": "東京労働組合総連合 全日本自動車産業労働組合 日本教職員組合",
    "euc_kr": "전국민주노동조합총연맹 한국노동조합총연맹 금속노동조합",
    "cp1251": "Профсоюз работников образования Федерация независимых профсоюзов",
    "cp1250": "Związek Nauczycielstwa Polskiego Niezależny Samorządny Związek",
    "iso8859_7": "Γενική Συνομοσπονδία Εργατών Ελλάδας Ανώτατη Διοίκηση",
}


@pytest.mark.parametrize(("encoding", "words"), FOREIGN.items())
def test_encodings_under_english_headers_are_read_rightly_or_named(
    into: Brought, tmp_path: Path, encoding: str, words: str
) -> None:
    names = words.split()
    content = "unit_id,name,supervisor\n" + "".join(f"u{n},{name},{names[0]}\n" for n, name in enumerate(names))
    path = text_file(tmp_path / "units.csv", content.encode(encoding))
    try:
        into.bring(path, table="units")
    except Refused as refused:
        assert "encoding" in str(refused)
        return
    assert into.names() == sorted(names)


# Files by what they are


def test_a_workbook_called_csv_is_a_workbook(into: Brought, tmp_path: Path) -> None:
    path = workbook(tmp_path / "台账.xlsx", [["单位名称", "职工人数"], ["甲一公司", 10]])
    into.bring(path.rename(tmp_path / "台账.csv"))
    assert into.names() == ["甲一公司"]


def test_a_table_called_xlsx_is_a_table(into: Brought, tmp_path: Path) -> None:
    into.bring(text_file(tmp_path / "台账.xlsx", "单位名称,职工人数\n甲一公司,10\n", "gb18030"))
    assert into.names() == ["甲一公司"]


PAGE = (
    "<html><head><meta charset={0}></head><body><table><tr><th colspan=2>台账</th></tr>"
    "<tr><td>单位名称</td><td>职工人数</td>"
    "</tr><tr><td>甲一公司</td><td>10</td></tr><tr><td>甲二&amp;公司</td><td>20</td></tr></table></body></html>"
)


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "utf-16"])
def test_a_web_page_called_xls_is_read(into: Brought, tmp_path: Path, encoding: str) -> None:
    into.bring(text_file(tmp_path / "台账.xls", PAGE.format(encoding), encoding))
    assert into.by_unit("employees") == {"甲一公司": 10, "甲二&公司": 20}


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(20), ""),
        (b"Rar!\x1a\x07\x01\x00" + bytes(9), ""),
        (b"", ""),
    ],
)
def test_what_is_no_table_is_named_for_what_it_is(into: Brought, tmp_path: Path, content: bytes, word: str) -> None:
    with pytest.raises(Refused) as refused:
        into.bring(text_file(tmp_path / "台账.xlsx", content))
    assert word in str(refused.value)


# Quarantined is not written


def test_a_row_that_is_wrong_leaves_nothing_behind(into: Brought, tmp_path: Path) -> None:
    lines = [["单位名称", "换届日期"], ["甲一公司", "2023-01-01"], ["甲二公司", "2023-13-01"], ["甲三公司", "明年"]]
    into.bring(workbook(tmp_path / "换届.xlsx", lines))
    assert into.reports[0].rows_quarantined == 2
    assert into.names() == ["甲一公司"]
    assert rows(into.register, "select count(*) from unions") == [(1,)]
    assert rows(into.register, "select count(*) from aliases where alias like '%甲二%'") == [(0,)]


def test_an_absent_column_and_an_error_empty_nothing(into: Brought, tmp_path: Path) -> None:
    into.bring(
        workbook(tmp_path / "1.xlsx", [["单位代码", "单位名称", "职工人数"], ["u1", "甲一公司", 60]], title="单位台账")
    )
    into.bring(workbook(tmp_path / "2.xlsx", [["单位代码", "单位名称"], ["u1", "甲一公司"]], title="单位台账"))
    assert into.by_unit("employees") == {"甲一公司": 60}
    for number, cell in enumerate(("#N/A", "约50", "不详", "/"), 3):
        lines = [["单位代码", "单位名称", "职工人数"], ["u1", "甲一公司", cell]]
        into.bring(workbook(tmp_path / f"{number}.xlsx", lines, title="单位台账"))
        assert into.by_unit("employees") == {"甲一公司": 60}, cell

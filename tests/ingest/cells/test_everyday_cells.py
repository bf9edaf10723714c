"""Cells as people write them: what a person reads is the value; what is unclear is told and has none."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.ingest.cells.chinese_numerals import digits_of, number_of
from dashboard.ingest.cells.cleaned import cleaned
from dashboard.ingest.cells.column_cells import read_cells
from dashboard.ingest.cells.dates import date_range, read_date
from dashboard.ingest.cells.fillers import says_as_above, says_nothing, says_unknown
from dashboard.ingest.cells.numbers import read_number, read_ordinal, read_years
from dashboard.ingest.cells.person_names import is_person, post_words
from dashboard.ingest.cells.read_cell import Read
from dashboard.ingest.files.sheets import Cell, Month, Percent
from dashboard.ingest.mapping.headers import Target

DIGITS = "〇一二三四五六七八九"


def read(table: str, column: str, *cells: Cell, **more: str) -> list[Read]:
    return read_cells(Target(table, column, **more), cells, {})  # type: ignore[arg-type]


def in_words(number: int) -> str:
    """A number below ten thousand in Chinese numerals."""
    text, empty = "", False
    for place, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            text += ("零" if empty and text else "") + DIGITS[digit] + sign
        empty = not digit
    return text or "零"


@given(st.integers(0, 9999))
def test_every_number_is_read_in_words(number: int) -> None:
    assert number_of(in_words(number)) == number


@given(st.integers(0, 99_999_999))
def test_every_number_is_read_with_or_without_groups_and_unit(number: int) -> None:
    ways: list[Cell] = [str(number), f"{number:,}", f"{number}人", f"{number:,}名", f"{number} 家", float(number)]
    assert {read_number(way).value for way in ways} == {number}
    for way in (f"约{number}", f"{number}余", f"{number}左右", f"{number}-{number + 5}", f"近{number}人"):
        assert read_number(way).problem == "not_exact", way


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_however_it_is_written(day: date) -> None:
    year = "".join(DIGITS[int(digit)] for digit in str(day.year))
    wide = str.maketrans("0123456789", "\uff10\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff19")
    ways: list[Cell] = [
        f"{year}年{in_words(day.month)}月{in_words(day.day)}日",
        f"{day.year}\u5e74{day.month}\u6708{day.day}\u53f7".translate(wide),
        f"{day.year}/{day.month}/{day.day} 0:00",
        f"{day.isoformat()}T00:00:00+08:00",
        f"{day.year} {day.month} {day.day}",
        f"{day.year}、{day.month}、{day.day}",
        f"{day:%Y%m%d}000000",
        f"{day.year}.{day.month}.{day.day}.",
        f"{day.year}年{day.month}月{day.day}日星期五",
        datetime(day.year, day.month, day.day, 8, 30),
    ]
    assert {read_date(way).value for way in ways} == {day}


@given(st.dates(date(1950, 1, 1), date(2040, 12, 31)), st.integers(1, 4000))
def test_a_range_has_two_ends(start: date, days: int) -> None:
    end = date.fromordinal(start.toordinal() + days)
    for joint in ("-", "至", "~", "—", " - ", "到"):
        text = f"{start.year}.{start.month}.{start.day}{joint}{end.year}.{end.month}.{end.day}"
        ends = date_range(text)
        assert ends is not None, text
        assert [read_date(one).value for one in ends] == [start, end], text


def test_both_ends_of_a_range_fill_their_columns() -> None:
    (first,) = read("agreements", "effective_on", "2024.7-2026.6", side="first")
    (last,) = read("agreements", "expires_on", "2024.7-2026.6", side="last")
    assert (first.value, first.warning) == (date(2024, 7, 1), "month_only")
    assert (last.value, last.warning) == (date(2026, 6, 30), "month_only")
    assert read("agreements", "expires_on", "3年", side="last")[0].error == "not_a_range"


@pytest.mark.parametrize("text", ["21-3-5", "3/5/2021", "05/03/2021", "21年3月", "20213"])
def test_a_date_of_several_meanings_is_told(text: str) -> None:
    assert read_date(text).problem == "date_unclear"


@pytest.mark.parametrize(
    "text", ["2021.3.5前", "2021年3月中旬", "2021年第一季度", "民国110年", "1614873600000", "2021-03-05T20:00:00Z"]
)
def test_what_is_near_a_date_is_none(text: str) -> None:
    assert read_date(text).value is None


def test_a_month_cell_is_a_month() -> None:
    (start,), (end,) = read("terms", "elected_on", Month(2026, 3, 1)), read("terms", "ends_on", Month(2026, 3, 1))
    assert (start.value, start.warning) == (date(2026, 3, 1), "month_only")
    assert (end.value, end.warning) == (date(2026, 3, 31), "month_only")


def test_a_date_before_the_republic_is_told() -> None:
    (found,) = read("units", "founded_on", "1921.3.5")
    assert (found.value, found.warning) == (date(1921, 3, 5), "before_1949")


@pytest.mark.parametrize(
    ("text", "number"), [("第四届", 4), ("首届", 1), ("四届二次", 4), ("第3届", 3), ("一", 1), ("12", 12)]
)
def test_the_number_of_a_term(text: str, number: int) -> None:
    assert read_ordinal(text).value == number


@pytest.mark.parametrize(
    ("text", "years"), [("五年", 5), ("5年一届", 5), ("36个月", 3), ("3年", 3), ("三", 3), ("一届五年", 5)]
)
def test_the_years_of_a_term(text: str, years: int) -> None:
    assert read_years(text).value == years


def test_a_percentage_is_what_is_shown() -> None:
    found = read("reviews", "satisfaction", Percent(0.9213), "92％", "百分之九十二", 92, 0.92, 1, "/")
    assert [one.value for one in found] == [92.13, 92, 92, 92, None, None, None]
    assert [one.warning for one in found] == [None, None, None, None, "percent_unclear", "percent_unclear", None]


def test_the_sign_for_the_cell_above_repeats_it_and_is_told() -> None:
    found = read("units", "employees", "同上", 12, "〃", "不详", "同上")
    assert [one.value for one in found] == [None, 12, 12, None, None]
    assert [one.warning for one in found] == ["not_known", None, "as_above", "not_known", "not_known"]


@pytest.mark.parametrize("text", ["/", "—", "——", "***", "无", "N/A", "-", "……", " "])
def test_fillers_are_nothing(text: str) -> None:
    assert says_nothing(text)
    assert read("units", "employees", text or "/")[0][:3] == (None, None, None)


def test_fillers_have_a_meaning_each() -> None:
    assert says_unknown("待核实")
    assert says_as_above("″")
    assert not any(says(text) for text in ("0", "12", "王") for says in (says_nothing, says_unknown, says_as_above))


@pytest.mark.parametrize(
    ("cell", "seen"),
    [
        ("\ufeff300", "300"),
        ("辛县\u200b第一中学", "辛县第一中学"),
        ("\u2f9f县第\u2f00中学", "辛县第一中学"),
        ('="00123"', "00123"),
        ("'00123", "00123"),
        ("\u3000甲\u00a0乙 ", "甲 乙"),
        ("①号", "①号"),
        ("\u200b", None),
        (12, 12),
    ],
)
def test_a_cell_is_what_its_reader_sees(cell: Cell, seen: Cell) -> None:
    assert cleaned(cell) == seen


@pytest.mark.parametrize("name", ["王建国", "李红", "欧阳修文", "买买提·艾力", "张某某", "John Smith"])
def test_names_of_persons(name: str) -> None:
    assert is_person(name)


@pytest.mark.parametrize(
    "text", ["安排", "空缺", "明确", "成立", "待定", "男", "大专", "2021", "N/A", "高级", "王建国、李红", "方案"]
)
def test_words_that_name_no_person(text: str) -> None:
    assert not is_person(text)


def test_what_is_told_of_a_post_never_names_anybody() -> None:
    for text in ("空缺（原李四调离）", "拟任王五", "张三（已退休）", "暂由张三代"):
        found = post_words(text)
        assert found.state != "filled"
        assert not any(name in found.said for name in ("李四", "王五", "张三"))
        (told,) = read("unions", "chair_filled", text)
        assert told.value is not True and told.warning
        assert "张三" not in (told.shown or "")


def test_yes_is_never_the_default() -> None:
    cells = ["是（2021.3成立）", "有（未批复）", "筹建中", "不适用", "25人以下不设", "部分", "○"]
    found = read("unions", "legal_person", *cells)
    assert [one.value for one in found] == [True, None, False, None, None, None, None]
    assert all(one.warning for one in found)


def test_digits_in_words() -> None:
    assert digits_of("二〇二一") == "2021"
    assert digits_of("二十") is None


SURNAMES = st.sampled_from(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁"
)
GIVEN_NAMES = st.text(
    st.sampled_from(
        "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂文华德建志永林国成正年月会意同理合军红英梅玉兰春燕慧单位在"
    ),
    min_size=1,
    max_size=2,
)
BESIDE = st.sampled_from(["", "（女）", "同志", " 主席", "（兼）", " 13900000000", "（副处级）", " 0851-86500001"])


@given(SURNAMES, GIVEN_NAMES, BESIDE)
def test_a_person_in_office_fills_the_post_whatever_the_name(surname: str, name: str, beside: str) -> None:
    if is_person(surname + name):  # 王单位 is none; see the next test
        (said,) = read("unions", "chair_filled", surname + name + beside)
        assert (said.value, said.warning, said.personal) == (True, "name_dropped", True)


@pytest.mark.parametrize(
    "name", ["陈明", "李正", "王成", "张月娥", "赵鹤年", "刘会芳", "孙合", "诸葛孔明", "周同", "吴志成"]
)
def test_frequent_given_names_are_names(name: str) -> None:
    assert is_person(name)


@pytest.mark.parametrize(
    "text", ["张三（已退休）", "张三(代)", "赵强（拟）", "暂由李红负责", "代理主席张三", "张三、李四"]
)
def test_who_no_longer_or_not_yet_holds_the_post_leaves_it_unknown(text: str) -> None:
    (said,) = read("unions", "chair_filled", text)
    assert (said.value, said.warning) == (None, "post_unclear")


@pytest.mark.parametrize(
    ("text", "month"),
    [("2021年三月", 3), ("二0二一年三月", 3), ("二〇二一年11月", 11), ("二零二一年12月", 12)],
)
def test_numerals_of_both_kinds_are_one_date(text: str, month: int) -> None:
    assert read_date(text).value == date(2021, month, 1)


@pytest.mark.parametrize("text", ["约2021年3月", "2021年3月上旬", "2021年3月底", "2021年春", "2021年底"])
def test_about_when_is_told_and_not_taken(text: str) -> None:
    (said,) = read("terms", "elected_on", text)
    assert said == Read(warning="not_exact")


def test_the_end_of_a_month_is_its_last_day_where_something_ends() -> None:
    (said,) = read("terms", "ends_on", "2021年4月底")
    assert said.value == date(2021, 4, 30)


@pytest.mark.parametrize("text", ["尚未换届", "正在筹备", "拟换届", "从未换届"])
def test_what_is_not_done_has_no_date(text: str) -> None:
    (said,) = read("terms", "elected_on", text)
    assert said == Read(warning="not_done")


@pytest.mark.parametrize(
    ("text", "value"), [("2千", 2000), ("3百人", 300), ("共100人", 100), ("100.", 100), ("计12名", 12)]
)
def test_more_numbers_of_everyday(text: str, value: int) -> None:
    assert read_number(text).value == value


@pytest.mark.parametrize("text", ["百余人", "数百", "几十人", "100?", "3或5", "10几人"])
def test_more_numbers_that_are_none(text: str) -> None:
    assert read_number(text).problem == "not_exact"


@pytest.mark.parametrize(("text", "value"), [("第四届（换届中）", 4), ("4.0", 4), ("第12届（2021年）", 12)])
def test_a_term_with_a_remark(text: str, value: int) -> None:
    assert read_ordinal(text).value == value


def test_years_said_twice() -> None:
    assert read_years("五（5）年").value == 5
    assert read_years("5年（2021-2026）").value == 5


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("已设", True),
        ("V", True),
        ("未组建", False),
        ("是，已批复", True),
        ("有：见附件", True),
        ("无女职工", None),
        ("女职工不足10人", None),
    ],
)
def test_more_words_of_yes_and_no(text: str, value: bool | None) -> None:
    (said,) = read("unions", "legal_person", text)
    assert (said.value, said.error) == (value, None)


def test_a_code_that_is_not_yet_there_is_not_known() -> None:
    assert read("units", "uscc", "正在办理") == [Read(warning="not_known")]

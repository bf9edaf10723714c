"""The rules of a place as people read them, in both languages."""

import re
from datetime import date
from decimal import Decimal

import pytest

from dashboard.law.rules_in_force import Parameter
from dashboard.law.rules_of_place import PLACES, held_in
from dashboard.law.texts_of_place import texts_of_place
from dashboard.locale import LANGUAGES
from dashboard.register.law_texts import law_texts
from dashboard.register.rules_table import rules
from dashboard.vocabulary.codes import codes
from dashboard.wording.explanation_words import parameter_in_words
from dashboard.wording.place_rule_words import Line, lines, place_name, place_of, rules_title, table_of, texts_in_words
from dashboard.wording.region_names import region_name

DAY = date(2026, 10, 31)
HAN = re.compile(r"[\u4e00-\u9fff]")
FILING = Parameter(
    "filing_days_wage",
    Decimal(10),
    "52",
    "enterprise",
    "《条例》第三十三条",
    True,
    "days",
    checked_on=date(2026, 11, 30),
)


def line(place: str | None, rule: str, whom: str) -> Line:
    (found,) = [one for one in lines(held_in(rules(), place, DAY), DAY, "zh") if (one.rule, one.whom) == (rule, whom)]
    return found


def test_what_differs_says_what_the_nation_asks() -> None:
    found = line("52", "工资集体协议报审期限", "企业")
    assert (found.amount, found.compared, found.differs) == ("10日", "≠ 全国为7日", True)
    assert (found.in_force, found.reading, found.is_marked) == ("2015年1月1日起", "原文核对于2026年11月30日", False)
    assert line("52", "工资集体协议报审期限", "其他单位").compared == "全国规定"
    assert line("33", "书面回应要约的期限", "各类单位").amount == "10个工作日"
    assert line("33", "建立女职工委员会的女会员人数", "各类单位").compared == "≠ 全国为章程政策"
    assert line("41", "到期前可启动续签的时间", "企业").compared == "≠ 全国为60日"
    assert line("51", "建立女职工委员会的女职工人数", "各类单位").compared == "≠ 全国无此规定"
    assert line("51", "建立女职工委员会的女会员人数", "各类单位").amount == "改按女职工人数"


def test_sectors_of_which_the_same_is_said_share_a_line() -> None:
    assert line("52", "配备专职主席的职工人数", "事业单位、企业、社会组织").compared == "与全国相同"


def test_a_rule_that_nobody_has_read_bears_the_sign() -> None:
    found = line(None, "主席空缺的最长期限", "机关")
    assert found.is_marked and found.reading == "未核实 ※"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", [None, "11", "36", "51", "52"])
def test_every_line_is_said_in_the_language(place, language) -> None:
    for day in (date(2014, 4, 30), DAY, date(2029, 1, 1)):
        found = lines(held_in(rules(), place, day), day, language)
        for one in found:
            words = [one.rule, one.amount, one.strength, one.compared, one.in_force, one.reading, one.whom]
            assert all(words)
            if language == "en":
                assert not any(HAN.search(text) for text in words), words
            else:
                assert not any(re.search("[A-Za-z]{3,}", text) for text in words), words
        table = table_of(found, place, language)
        assert len(table.columns) == (7 if place is None else 8) and len(table) == len(found)
        assert str(len(found)) in rules_title(place, day, found, language)
        texts = texts_in_words(texts_of_place(law_texts(), place, day), language)
        assert len(texts.columns) == 4 and texts.notna().all(axis=None)


def test_every_kind_of_text_has_a_title() -> None:
    assert set(law_texts()["kind"]) == set(codes("law_text"))


def test_a_place_is_found_by_its_digits_and_its_names() -> None:
    for place in PLACES:
        assert place_of(place) == place_of(region_name(place)) == place_of(f" {region_name(place)} ") == place
    for name, place in (
        ("贵州", "52"),
        ("内蒙古", "15"),
        ("广西", "45"),
        ("新疆", "65"),
        ("北京", "11"),
        ("５２", "52"),
    ):
        assert place_of(name) == place
    assert place_of("全国") is None
    for wrong in ("", "贵", "99", "71", "520000", "Guizhou"):
        with pytest.raises(KeyError):
            place_of(wrong)
    assert (place_name(None, "zh"), place_name(None, "en"), place_name("52", "en")) == (
        "全国",
        "Whole country",
        "贵州省",
    )


def test_a_parameter_says_when_its_text_was_read_and_whether_to_read_it_again() -> None:
    said = parameter_in_words(FILING, DAY, "zh")
    assert said == "工资集体协议报审期限：10日，贵州省，企业，《条例》第三十三条，原文核对于2026年11月30日"
    assert parameter_in_words(FILING, date(2028, 12, 1), "zh").endswith("，已逾两年，应重新核对")
    assert parameter_in_words(FILING, date(2028, 12, 1), "en").endswith(
        "text last read on 30 November 2026, more than two years before: read it again"
    )
    assert parameter_in_words(FILING, date(2028, 11, 30), "en").endswith("text last read on 30 November 2026")
    unread = Parameter("filing_days_wage", Decimal(10), None, None, "", False, "days", checked_on=DAY)
    assert parameter_in_words(unread, DAY, "zh") == "工资集体协议报审期限：10日，未核实"
    undated = Parameter("filing_days_wage", Decimal(10), None, None, "", True, "days")
    assert parameter_in_words(undated, DAY, "zh").endswith("已核实")

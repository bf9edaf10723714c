"""Words for people: every column, code and number that an answer gives can be said in both languages."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest
from sqlglot import exp

from dashboard.answers import lists, numbers
from dashboard.answers.numbers import Number
from dashboard.catalogue.loader import catalogue
from dashboard.locale import LANGUAGES, _, language, use_language
from dashboard.locale.in_language import speaking
from dashboard.locale.number_format import format_date, format_days, format_number, format_percent, rounded
from dashboard.query.filters import DIMENSIONS, Filters
from dashboard.register.reader import Reader, open_reader
from dashboard.register.rules_table import rules
from dashboard.vocabulary.codes import code_lists
from dashboard.vocabulary.register_titles import table_titles
from dashboard.wording import answer_titles, code_words
from dashboard.wording import answer_titles as columns
from dashboard.wording.code_words import check_title, problem_title
from dashboard.wording.filter_words import filters_in_words
from dashboard.wording.indicator_words import shown_unknown, shown_value, unit_beside, unit_title
from dashboard.wording.region_names import region_name
from dashboard.wording.tables_in_words import localised, with_records, with_words
from random_registers import random_register
from registers import publish_tables

HORIZON = (date(2014, 4, 30), 20_000)
HAN = re.compile(r"[\u4e00-\u9fff]")

RULES = rules().to_dict("records")


@pytest.fixture(scope="module", params=["empty", 4])
def reader(request, tmp_path_factory) -> Reader:
    tables, as_of = ({}, date(2014, 4, 30)) if request.param == "empty" else random_register(request.param)
    return open_reader(publish_tables(tmp_path_factory.mktemp("home"), tables, as_of).current())


@pytest.fixture(scope="module")
def frames(reader) -> dict[str, pd.DataFrame]:
    """Every answer that pages and exports show, by what it is."""
    found = {name: lists.rows_of(reader, name, Filters(), horizon=HORIZON) for name in catalogue().lists}
    found["states"] = lists.states(reader, Filters())
    for dimension in DIMENSIONS:
        found[f"indicators by {dimension}"] = numbers.indicators(reader, Filters(), by=[dimension])
    # The rows behind indicators without a list of their own have the same columns, whatever the indicator.
    for name in ("units_open", "union_density", "election_on_time"):
        found[f"rows of {name}"] = lists.rows_behind(reader, catalogue().indicators[name], Filters())
    return found


@pytest.fixture
def in_chinese() -> None:
    """Skip where the catalogue of messages does not hold this package's yet."""
    if answer_titles.column_title("days_overdue", "zh") == answer_titles.column_title("days_overdue", "en"):
        pytest.skip("the Chinese messages are not merged")


def test_every_column_of_every_answer_has_a_title(frames) -> None:
    answered = {(name, column) for name, frame in frames.items() for column in frame.columns}
    assert {(name, column) for name, column in answered if not answer_titles.knows(column)} == set()


def test_every_column_of_a_worklist_in_words_has_a_title(frames) -> None:
    frame = with_records(with_words(frames["worklist"], "zh", date(2026, 10, 31), RULES), "zh")
    assert [column for column in frame.columns if not answer_titles.knows(column)] == []


@pytest.mark.parametrize("chosen", LANGUAGES)
def test_no_two_columns_of_an_answer_have_one_title(frames, chosen) -> None:
    for name, frame in frames.items():
        headers = list(localised(frame, chosen).columns)
        assert len(set(headers)) == len(frame.columns), (name, headers)


def test_every_title_is_chinese_in_chinese(in_chinese) -> None:
    titles = answer_titles._titles_in("zh")
    assert {name for name, title in titles.items() if not HAN.search(title)} == set()
    assert HAN.search(answer_titles.measure_title("zh"))


def test_no_title_is_chinese_in_english() -> None:
    assert {name for name, title in answer_titles._titles_in("en").items() if HAN.search(title)} == set()


def test_every_code_of_every_answer_has_words(frames) -> None:
    for name, frame in frames.items():
        for column in frame.columns.intersection([*code_words.CODE_LISTS]):
            known = code_lists()[code_words.CODE_LISTS[column]]
            assert set(frame[column].dropna()) <= set(known), (name, column)
        for column, known in (("state", "state"), ("strength", "strength")):
            if column in frame.columns:
                assert set(frame[column].dropna()) <= set(code_lists()[known]), name


def test_no_code_of_an_answer_is_left_untranslated(frames) -> None:
    worded = {"state", "strength", "source", "check_id", "sector", "main_class", "kind", "step", "status"}
    for name, frame in frames.items():
        english = localised(frame, "en")
        for place, column in enumerate(frame.columns):
            if column in worded:
                left = set(english.iloc[:, place].dropna()) & set(frame[column].dropna())
                assert left == set(), (name, column)


def test_every_remark_of_a_check_has_words() -> None:
    known = {*code_lists()["detail"], *code_lists()["problem"]}
    for check in catalogue().checks.values():
        for column in check.tree.expressions:
            if column.alias_or_name == "detail":
                remarks = [node.this for node in column.find_all(exp.Literal) if node.is_string]
                # Signs that join and states that are compared are no remarks.
                remarks = [text for text in remarks if "_" in text and text not in code_lists()["state"]]
                assert set(remarks) <= known, check.id


def test_every_unit_of_measure_has_words() -> None:
    known = code_lists()["unit_of_measure"]
    assert {indicator.unit for indicator in catalogue().indicators.values()} <= set(known)
    assert unit_title("units", "en") == "Units"


def test_every_code_has_words_in_both_languages() -> None:
    for name, codes in code_lists().items():
        for code in codes.values():
            assert code.zh and code.en, (name, code.code)
            assert not HAN.search(code.en), (name, code.code)


def test_every_state_list_has_the_four_states() -> None:
    assert set(code_lists()["state"]) == set(code_lists()["state_may"]) == {"pass", "fail", "unknown", "not_applicable"}


# Whole tables


def worklist() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "unit_id": ["00123", "u2", "u3"],
            "unit": ["甲", None, "丙"],
            "sector": ["enterprise", None, "unheard"],
            "region": ["520103", "9", None],
            "supervisor": ["省直", None, None],
            "check_id": ["organisation_complete", "task:T01", "term_length"],
            "task": [None, "签订专项集体合同", None],
            "detail": ["chair_in_post,women_committee", "women_committee", "term_of_four_years"],
            "strength": ["should", "should", "should"],
            "source": ["both", "computed", None],
            "due": pd.to_datetime(["2014-06-01", None, None]),
            "days_overdue": pd.array([3, None, None], dtype="Int64"),
            "responsible": ["省直", "组织部", None],
        }
    )


def test_a_worklist_in_chinese_says_codes_in_words() -> None:
    frame = worklist()
    table = localised(frame, "zh")
    cells = {name: list(table.iloc[:, place]) for place, name in enumerate(frame.columns)}
    assert cells["sector"][0] == "企业"
    assert cells["sector"][2] == "unheard"
    assert cells["region"][:2] == ["贵州省贵阳市云岩区", "9"]
    assert cells["check_id"] == ["组织健全", "签订专项集体合同", "届期合规"]
    assert cells["detail"] == ["主席空缺、未建女职工委员会", "women_committee", "与工会法表述不一致，请核"]
    assert cells["strength"] == ["章程政策", "方案要求", "章程政策"]


def test_a_row_of_a_problem_is_worded_for_its_check_as_one_of_a_check_is() -> None:
    """The worklist's page shows the problem in place of the check."""
    rows = pd.DataFrame({"check_id": ["home_review", "task:T01", "term_length"], "strength": "should", "detail": "x"})
    shown = rows.rename(columns={"check_id": "problem"})
    for spoken in ("zh", "en"):
        of_checks, of_problems = (localised(frame, spoken).iloc[:, 1:] for frame in (rows, shown))
        assert of_problems.equals(of_checks)
    assert list(localised(shown, "en").iloc[:, 1]) == ["Should (plan)", "Should (plan)", "Should (charter)"]


def test_ids_stay_text_dates_dates_numbers_numbers_and_empty_empty() -> None:
    frame = worklist()
    table = localised(frame, "en")
    assert list(table["Unit id"]) == ["00123", "u2", "u3"]
    assert pd.api.types.is_datetime64_any_dtype(table["Due date"].dtype)
    assert str(table["Days overdue"].dtype) == "Int64"
    assert (table.isna().to_numpy() == frame.isna().to_numpy()).all()


def test_the_frame_that_is_translated_does_not_change() -> None:
    frame = worklist()
    localised(with_words(frame, "zh", date(2026, 10, 31), RULES), "zh")
    pd.testing.assert_frame_equal(frame, worklist())


def test_an_empty_list_keeps_its_columns() -> None:
    table = localised(worklist().iloc[:0], "zh")
    assert len(table) == 0
    assert len(table.columns) == len(worklist().columns)


def test_a_campaign_has_one_name_in_the_menu_the_filters_the_tables_and_the_glossary() -> None:
    names = {columns.dimension_title("campaign", "zh")}
    names |= {table.columns["campaign"].zh for table in table_titles().values() if "campaign" in table.columns}
    with speaking("zh"):
        names.add(_("Campaign"))
    assert names == {"专项行动"}
    assert "| 专项行动 | campaign |" in Path("docs/glossary.md").read_text(encoding="utf-8")
    # Sheets that were made under the former name are read as before.
    assert "专项工作" in table_titles()["tasks"].columns["campaign"].headers


def test_a_unit_in_a_table_of_indicators_is_a_unit_of_measure(in_chinese) -> None:
    row = ["coverage_25", 3, 4, 75.0, 1, 0, "percent", date(2014, 4, 30)]
    names = ["indicator", "numerator", "denominator", "value", "unknown", "not_applicable", "unit", "as_of"]
    table = localised(pd.DataFrame([row], columns=names, dtype=object), "zh")
    assert table.loc[0, "指标"] == "25人以上单位建会率"
    assert table.loc[0, "计量单位"] == "%"
    assert str(table["分子"].dtype) == "Int64"
    assert table.loc[0, "查询日期"] == date(2014, 4, 30)


def test_next_step_and_basis_stand_before_who_is_responsible() -> None:
    table = with_words(worklist(), "zh", date(2026, 10, 31), RULES)
    place = list(table.columns).index("next_step")
    assert list(table.columns[place : place + 3]) == ["next_step", "basis", "responsible"]
    check = catalogue().checks["organisation_complete"]
    assert table.loc[0, "next_step"] == check.next_step.zh
    assert table.loc[0, "basis"] == check.basis.zh
    assert table.loc[1, "next_step"] and table.loc[1, "basis"]


def test_a_number_in_a_next_step_is_that_of_the_rule_in_force_there() -> None:
    rows = worklist().iloc[[0, 0, 0]].reset_index(drop=True)
    rows = rows.assign(check_id="wage_agreement", sector="enterprise", region=["520103", "410100", None])
    found = {
        day: list(with_words(rows, "zh", day, RULES)["next_step"]) for day in (date(2014, 12, 31), date(2026, 1, 1))
    }
    filed = [[text.partition("签订后")[2] for text in texts] for texts in found.values()]
    assert filed == [
        ["7日内报送审查。", "5个工作日内报送审查。", "7日内报送审查。"],
        ["10日内报送审查。", "5个工作日内报送审查。", "7日内报送审查。"],
    ]
    assert not any("{" in text for texts in found.values() for text in texts)


def basis(check: str, region: str | None, sector: str | None, day: date, strength: str | None = None) -> str:
    row = worklist().iloc[[0]].assign(check_id=check, region=region, sector=sector, strength=strength)
    return str(with_words(row, "zh", day, RULES).loc[0, "basis"])


def test_the_basis_is_the_article_of_the_rule_in_force_there() -> None:
    checks = catalogue().checks
    organ = ("chair_in_post", "510000", "government")
    assert basis(*organ, date(2023, 7, 24)) == checks["chair_in_post"].basis.zh
    assert basis(*organ, date(2023, 7, 25)) == "《四川省〈中华人民共和国工会法〉实施办法》第十四条"
    women = basis("women_committee", "510000", None, date(2026, 10, 31))
    assert women == "《四川省〈中华人民共和国工会法〉实施办法》第十三条"
    # Wages are Zhejiang's; it has no rule on who bargains but for social organisations.
    duty = "《浙江省集体合同条例》（2010）第十九条"
    assert basis("wage_agreement", "330100", "enterprise", date(2026, 10, 31)) == duty
    bound = f"{duty}；《浙江省集体合同条例》（2010）第二条、第四条"
    assert basis("wage_agreement", "330100", "social_organisation", date(2026, 10, 31)) == bound


def test_a_rule_of_the_place_that_says_as_the_nations_stands_beside_it() -> None:
    check = catalogue().checks["union_established"]
    found = basis("union_established", "520000", "enterprise", date(2026, 10, 31))
    assert found == f"《贵州省工会条例》第八条；{check.basis.zh}"


def test_the_national_article_stays_where_its_rule_is_the_stronger() -> None:
    check, local = catalogue().checks["mediation_committee"], "《四川省〈中华人民共和国工会法〉实施办法》第二十五条"
    asked = ("mediation_committee", "510000", "enterprise", date(2026, 10, 31))
    assert basis(*asked, "must") == f"{local}；{check.basis.zh}"
    assert basis(*asked, "should") == local


def test_the_basis_is_the_law_as_it_was_on_the_date() -> None:
    rows = worklist().assign(check_id="union_established")
    check = catalogue().checks["union_established"]
    assert check.former_basis is not None
    then, now = (with_words(rows, "en", day, RULES).loc[0, "basis"] for day in (date(2021, 12, 31), date(2022, 1, 1)))
    assert then == check.former_basis.words.en and "(2009), article 10" in then
    assert now == check.basis.en and "(2021), article 11" in now


def test_the_supervisor_is_responsible_where_a_list_names_nobody() -> None:
    table = with_words(worklist().drop(columns=["responsible"]), "en", date(2026, 10, 31), RULES)
    assert list(table["responsible"].fillna("")) == ["省直", "", ""]


def test_what_is_to_verify_names_the_columns_to_fill_in() -> None:
    table = with_records(worklist(), "zh")
    assert "届次：换届日期、任期（年）" in table.loc[2, "records"]
    assert "Terms: " in with_records(worklist(), "en").loc[2, "records"]


def test_every_record_that_decides_a_check_is_a_column_with_a_title() -> None:
    for check in catalogue().checks:
        frame = with_records(pd.DataFrame({"check_id": [check]}), "zh")
        assert HAN.search(frame.loc[0, "records"]), check


def test_records_of_a_table_are_said_in_its_own_words() -> None:
    frame = pd.DataFrame({"unit_id": ["u1"], "kind": ["women"], "in_being": pd.array([True], dtype="boolean")})
    table = localised(frame, "zh", table="committees")
    assert list(table.iloc[0]) == ["u1", "女职工委员会", "是"]
    assert list(table.columns) == ["单位编号", "委员会类别", "是否建立"]


# States, places, filters


def test_a_check_that_may_be_done_never_fails() -> None:
    may = [check.id for check in catalogue().checks.values() if check.strength == "may"]
    assert code_words.state_title("fail", None, "zh") == "未达标"
    assert {code_words.state_title("fail", check, "zh") for check in may} <= {"未开展"}


def test_what_a_plan_demands_is_not_called_charter() -> None:
    for check in ("home_review", "self_check", "task:T01"):
        assert code_words.strength_title("should", check, "zh") == "方案要求"
    assert code_words.strength_title("should", "chair_in_post", "zh") == "章程政策"


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("52", "贵州省"),
        ("520000", "贵州省"),
        ("5201", "贵州省贵阳市"),
        ("520103", "贵州省贵阳市云岩区"),
        ("520103001", "贵州省贵阳市云岩区（520103001）"),
        ("110101", "北京市东城区"),
        ("1101", "北京市"),
        ("429004", "湖北省仙桃市"),
        ("440305", "广东省深圳市南山区"),
        ("81", "香港特别行政区"),
        ("999999", "999999"),
        ("贵阳", "贵阳"),
        ("", ""),
    ],
)
def test_a_region_is_called_by_its_full_name(code, name) -> None:
    assert region_name(code) == name


def test_filters_are_told_in_words() -> None:
    filters = Filters(where=(("check_fail", ("election_on_time",)), ("sector", ("government", "enterprise"))))
    assert filters_in_words(filters, "zh") == (("未达标", "按期换届"), ("单位性质", "机关、企业"))
    assert filters_in_words(Filters(search=" a "), "en") == (("Name contains", "a"),)
    assert filters_in_words(Filters().having("region", [""]), "en") == (("Region", "Not recorded"),)
    assert filters_in_words(Filters(), "zh") == ()


@pytest.mark.parametrize("name", DIMENSIONS)
def test_every_dimension_has_a_title_and_a_word_for_no_value(name) -> None:
    for chosen in LANGUAGES:
        assert answer_titles.dimension_title(name, chosen) != name
        assert code_words.value_title(name, None, chosen)


def test_speaking_another_language_ends_with_the_block() -> None:
    use_language("zh")
    with pytest.raises(ValueError, match="any"), speaking("en"):
        assert language() == "en"
        raise ValueError("any")
    assert language() == "zh"


# Numbers


@pytest.mark.parametrize(
    ("value", "digits", "expected"),
    [
        (12.25, 1, "12.3"),
        (12.35, 1, "12.4"),
        (2.5, 0, "3"),
        (0.5, 0, "1"),
        (-2.5, 0, "-3"),
        (1.005, 2, "1.01"),
        (-0.04, 1, "0.0"),
        (Decimal("66.65"), 1, "66.7"),
        (7, 1, "7.0"),
    ],
)
def test_rounding_is_half_up(value, digits, expected) -> None:
    assert str(rounded(value, digits)) == expected


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        (12.25, "12.3%", "12.3%"),
        (100, "100.0%", "100.0%"),
        (0, "0.0%", "0.0%"),
        (200 / 3, "66.7%", "66.7%"),
        (None, "–", "–"),
        (float("nan"), "–", "–"),
    ],
)
def test_a_percentage_has_one_decimal(value, zh, en) -> None:
    assert format_percent(value, "zh") == zh
    assert format_percent(value, "en") == en


@pytest.mark.parametrize(
    ("value", "short", "zh", "en"),
    [
        (61, False, "61", "61"),
        (99_999, True, "99,999", "99,999"),
        (100_000, True, "10万", "100,000"),
        (123_456, True, "12.3万", "123,456"),
        (123_456, False, "123,456", "123,456"),
        (99_999_999, True, "1亿", "99,999,999"),
        (123_500_000, True, "1.2亿", "123,500,000"),
        (87.25, False, "87.3", "87.3"),
        (None, True, "–", "–"),
        (pd.NA, False, "–", "–"),
    ],
)
def test_a_number_has_its_thousands_grouped(value, short, zh, en) -> None:
    assert format_number(value, "zh", short=short) == zh
    assert format_number(value, "en", short=short) == en


def test_a_date_is_written_as_people_write_it() -> None:
    assert format_date(date(2014, 4, 30), "zh") == "2014年4月30日"
    assert format_date(date(2014, 4, 30), "en") == "30 April 2014"
    assert format_date(pd.Timestamp("2014-04-30"), "zh") == "2014年4月30日"
    assert format_date(pd.NaT, "zh") == format_date(None, "en") == "–"


def test_days_are_counted_in_words(in_chinese) -> None:
    assert format_days(1, "zh") == "1天"
    assert format_days(1096, "zh") == "1,096天"


def test_days_are_counted_in_english_words() -> None:
    assert format_days(1, "en") == "1 day"
    assert format_days(0, "en") == "0 days"
    assert format_days(pd.NA, "en") == "–"


def number(indicator: str, numerator: int, denominator: int | None, unknown: int) -> Number:
    return Number(catalogue().indicators[indicator], (), numerator, denominator, unknown, 0)


@pytest.mark.parametrize(
    ("answer", "zh", "en"),
    [
        (("election_on_time", 33, 50, 12), "66.0%", "66.0%"),
        (("election_on_time", 7, 14, 14), "50.0%", "50.0%"),
        (("election_on_time", 0, 7, 15), "7 未达标 · 0 达标 · 15家待核实", "7 fail · 0 pass · 15 units unknown"),
        (("election_on_time", 0, 0, 3), "0 未达标 · 0 达标 · 3家待核实", "0 fail · 0 pass · 3 units unknown"),
        (("election_on_time", 0, 0, 0), "–", "–"),
        (("elections_overdue", 0, None, 40), "0", "0"),
        (("units_open", 1_234_567, None, 0), "123.5万", "1,234,567"),
    ],
)
def test_a_page_shows_counts_where_less_than_half_is_known(answer, zh, en) -> None:
    assert shown_value(number(*answer), "zh") == zh
    assert shown_value(number(*answer), "en") == en


@pytest.mark.parametrize(
    ("counts", "units", "text", "unit"),
    [
        ((0, None, 57, 5), 62, "57家待核实", ""),  # nothing is known of anybody: 0 would be a finding
        ((0, None, 56, 5), 62, "0", "份"),
        ((1, None, 57, 5), 62, "1", "份"),
        ((0, None, 57, 5), None, "0", "份"),  # nobody counted the units
        ((0, None, 0, 62), 62, "0", "份"),
    ],
)
def test_a_count_of_which_nothing_is_known_is_no_zero(counts, units, text, unit) -> None:
    found = Number(catalogue().indicators["offers_unanswered"], (), *counts, units=units)
    assert (shown_value(found, "zh"), unit_beside(found, "zh")) == (text, unit)
    assert (found.value is None) == (not unit)


def test_what_a_number_counts_stands_beside_it() -> None:
    assert unit_beside(number("elections_overdue", 3, None, 1), "zh") == "个工会"
    assert unit_beside(number("elections_overdue", 3, None, 1), "en") == "unions"
    assert unit_beside(number("election_on_time", 33, 50, 12), "zh") == ""  # its sign says it
    assert unit_beside(number("cases_per_1000", 0, 7, 15), "zh") == ""  # too little is known for a number


def test_a_problem_is_not_called_by_the_good_state() -> None:
    for check in catalogue().checks:
        for spoken in LANGUAGES:
            assert problem_title(check, spoken) != check_title(check, spoken)
    assert problem_title("task:T01", "zh", "建立会员名册") == "建立会员名册"
    assert problem_title("union_established", "zh") == "未建工会组织"


def test_a_ratio_of_other_things_shows_its_parts() -> None:
    assert shown_value(number("union_density", 3, 4, 15), "en") == "3 of 4 · 15 units unknown"
    assert shown_value(number("union_density", 0, 0, 15), "zh") == "15家待核实"


def test_what_is_to_verify_is_counted() -> None:
    assert shown_unknown(number("union_density", 3, 4, 15), "zh") == "15家待核实"
    assert shown_unknown(number("union_density", 3, 4, 1500), "en") == "1,500 units unknown"

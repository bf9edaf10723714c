"""The rules' parameters: read strictly, overridden by a deployment, listed in docs/rules.md."""

import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from dashboard.answers import lists
from dashboard.catalogue.loader import catalogue
from dashboard.errors import Refused
from dashboard.query.filters import Filters
from dashboard.register.law_texts import KINDS, law_texts
from dashboard.register.reader import open_reader
from dashboard.register.rules_table import ENVIRONMENT_VARIABLE, rules, rules_digest
from dashboard.register.session import create, create_session_tables
from dashboard.wording.region_names import region_name
from registers import publish_tables

PAGE = Path(__file__).resolve().parents[2] / "docs" / "rules.md"
HEADING = "## All parameters\n\n"
ENTRY = {
    "parameter": '"offer_reply_days"',
    "value": "15",
    "jurisdiction": '"52"',
    "effective_from": "2015-01-01",
    "article": '"条例"',
    "source": '"R49"',
    "confirmed": "true",
}


@pytest.fixture(autouse=True)
def no_rules_of_the_machine(monkeypatch, tmp_path) -> None:
    monkeypatch.delenv(ENVIRONMENT_VARIABLE, raising=False)
    monkeypatch.setenv("UNION_HEALTH_HOME", str(tmp_path / "empty-home"))


def written(folder: Path, *changes: dict[str, str | None]) -> Path:
    """A file of rules with an entry for each of the changes to ENTRY; None leaves a field out."""
    lines = []
    for change in changes:
        lines.append("[[rule]]")
        lines += [f"{name} = {value}" for name, value in (ENTRY | change).items() if value is not None]
    folder.mkdir(exist_ok=True)
    path = folder / "rules.toml"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


LIMITS = {
    "offer_reply_days",
    "filing_days_wage",
    "filing_days_other",
    "review_silence_days",
    "mediation_accept_working_days",
    "mediation_close_days",
}
NO_LAW = {"R09", "R73", "R74", "R75", "plan", "S-STAT"}
"""Sources that are plans, statistics or the product's own choice."""

REFUSED: list[tuple[dict[str, str | None], str]] = [
    ({"valeu": "1"}, "unknown field “valeu”"),
    ({"value": None}, "the field “value” is missing"),
    ({"confirmed": None}, "the field “confirmed” is missing"),
    ({"parameter": '"offer_days"'}, "no such parameter"),
    ({"parameter": "3"}, "“parameter” is a text"),
    ({"article": '" "'}, "“article” is a text"),
    ({"value": '"15"'}, "“value” is a number"),
    ({"value": "true"}, "“value” is a number"),
    ({"value": "-1"}, "“value” is a number"),
    ({"value": "nan"}, "“value” is a number"),
    ({"value": "inf"}, "“value” is a number"),
    ({"value": "15.5"}, "“value” is a whole number"),
    ({"parameter": '"congress_quorum_denominator"', "value": "0"}, "not 0"),
    ({"jurisdiction": "52"}, "“jurisdiction” is a province's two digits"),
    ({"jurisdiction": '"520000"'}, "“jurisdiction” is a province's two digits"),
    ({"jurisdiction": '""'}, "“jurisdiction” is a province's two digits"),
    ({"sector": '"shop"'}, "“sector” is one of government"),
    ({"effective_from": '"2015-01-01"'}, "“effective_from” is a date"),
    ({"effective_from": "2015-01-01T00:00:00"}, "“effective_from” is a date"),
    ({"effective_to": "2014-12-31"}, "“effective_to” lies before"),
    ({"confirmed": '"yes"'}, "“confirmed” is true or false"),
    ({"unit": '"months"'}, "“unit” is one of days, working_days"),
    ({"strength": '"shall"'}, "“strength” is one of must, should, may"),
    ({"checked_on": '"today"'}, "“checked_on” is a date"),
]


@pytest.mark.parametrize(("change", "reason"), REFUSED)
def test_a_wrong_entry_is_refused_with_file_and_entry(tmp_path, change, reason) -> None:
    path = written(tmp_path / "home", {}, change)
    with pytest.raises(Refused) as caught:
        rules(tmp_path / "home")
    assert str(caught.value).startswith(f"{path}: entry 2 (")
    assert reason in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[[rule]\n", "no valid TOML"),
        ("[[rules]]\nparameter = 1\n", "entries [[rule]] and nothing else"),
        ("rule = 3\n", "entries [[rule]] and nothing else"),
        ("rule = [1]\n", "entries [[rule]] and nothing else"),
    ],
)
def test_a_file_that_holds_no_rules_is_refused(tmp_path, text, reason) -> None:
    (tmp_path / "rules.toml").write_text(text, encoding="utf-8")
    with pytest.raises(Refused, match=r"rules\.toml: ") as caught:
        rules(tmp_path)
    assert reason in str(caught.value)


def test_no_text_and_no_file_are_refused(tmp_path, monkeypatch) -> None:
    (tmp_path / "rules.toml").write_bytes("article = '条'".encode("gbk"))
    with pytest.raises(Refused, match="no UTF-8 text"):
        rules(tmp_path)
    monkeypatch.setenv(ENVIRONMENT_VARIABLE, str(tmp_path / "missing.toml"))
    with pytest.raises(Refused, match=r"missing\.toml: the file of rules can't be read"):
        rules()


def test_the_same_rule_twice_is_refused(tmp_path) -> None:
    written(tmp_path, {}, {"value": "16"})
    with pytest.raises(Refused, match="the same rule as entry 1"):
        rules(tmp_path)


def test_a_deployment_adds_and_replaces(tmp_path) -> None:
    written(tmp_path, {}, {"parameter": '"offer_reply_days"', "jurisdiction": '"37"', "effective_from": None})
    before, after = rules(), rules(tmp_path)
    assert len(after) == len(before) + 2
    own = after[(after["parameter"] == "offer_reply_days") & after["sector"].isna()].set_index("jurisdiction")["value"]
    assert {own["52"], own["37"]} == {15}
    assert rules_digest() != rules_digest(tmp_path)
    assert rules_digest() == rules_digest(tmp_path / "another")


def test_the_file_that_the_environment_names_comes_before_the_home(tmp_path, monkeypatch) -> None:
    written(tmp_path / "home", {"value": "12"})
    monkeypatch.setenv(ENVIRONMENT_VARIABLE, str(written(tmp_path / "named", {"value": "13"})))
    found = rules(tmp_path / "home")
    own = found[(found["jurisdiction"] == "52") & found["sector"].isna()]
    assert own.set_index("parameter")["value"]["offer_reply_days"] == 13


def test_a_frame_of_rules_is_the_callers_own() -> None:
    frame = rules()
    frame["value"] = 0
    assert rules()["value"].max() > 0


def values_on(day: date, province: str | None, sector: str | None) -> pd.Series:
    """The row of rule_values for this province and sector."""
    with duckdb.connect() as connection:
        create_session_tables(connection, day, catalogue())
        connection.execute("create table open_units (province varchar, sector varchar)")
        connection.execute("insert into open_units values (?, ?)", [province, sector])
        create(connection, "rule_values", catalogue().status["rule_values"], "TABLE")
        found = connection.execute("select * from rule_values").df().astype(object)
        return found[found["sector"].isna() if sector is None else found["sector"] == sector].iloc[0]


def limit_on(day: date, parameter: str, province: str | None, sector: str | None) -> tuple[int, bool] | None:
    """How many days time_limits allows for what begins on the day, and whether they are working days."""
    with duckdb.connect() as connection:
        create_session_tables(connection, date(2026, 10, 31), catalogue())
        connection.execute("create table open_units (province varchar, sector varchar)")
        connection.execute("insert into open_units values (?, ?)", [province, sector])
        for name in ("rule_periods", "time_limits"):
            create(connection, name, catalogue().status[name], "TABLE")
        found = connection.execute(
            "select days, are_working_days from time_limits where parameter = ? and ? between from_on and to_on",
            [parameter, day],
        ).fetchall()
    assert len(found) <= 1
    return found[0] if found else None


def test_the_most_specific_row_holds() -> None:
    day = date(2026, 3, 31)
    assert values_on(day, None, None)["chair_vacancy_months"] == 3
    assert values_on(day, "52", "government")["chair_vacancy_months"] == 6
    assert values_on(day, "41", "government")["chair_vacancy_months"] == 6
    assert values_on(date(2024, 12, 31), "41", "government")["chair_vacancy_months"] == 3
    assert pd.isna(values_on(day, "52", None)["women_committee_min_employees"])
    assert values_on(date(2026, 4, 30), "11", None)["women_committee_min_employees"] == 25
    assert pd.isna(values_on(date(2026, 5, 1), "11", None)["women_committee_min_employees"])


@pytest.mark.parametrize(
    ("parameter", "province", "day", "expected"),
    [
        ("offer_reply_days", None, date(2026, 1, 1), (20, False)),
        ("offer_reply_days", "33", date(2010, 12, 31), (20, False)),
        ("offer_reply_days", "33", date(2011, 1, 1), (10, True)),
        ("offer_reply_days", "31", date(2026, 1, 1), (15, False)),
        ("filing_days_wage", "52", date(2014, 12, 31), (7, False)),
        ("filing_days_wage", "52", date(2015, 1, 1), (10, False)),
        ("filing_days_wage", "41", date(2026, 1, 1), (5, True)),
        ("mediation_close_days", None, date(2011, 12, 31), None),
        ("mediation_close_days", None, date(2012, 1, 1), (15, False)),
        ("mediation_accept_working_days", None, date(2012, 1, 1), (3, True)),
    ],
)
def test_a_time_limit_is_that_of_the_day_on_which_something_began(parameter, province, day, expected) -> None:
    assert limit_on(day, parameter, province, "enterprise") == expected


def test_a_rule_may_bind_nobody() -> None:
    before, after = date(2021, 12, 31), date(2022, 1, 1)
    for name in ("establish_min_members", "full_time_chair_min", "bargaining_binds"):
        assert pd.isna(values_on(before, None, "social_organisation")[name]), name
        assert values_on(after, None, "social_organisation")[name] > 0
        assert values_on(before, None, "enterprise")[name] > 0


def test_every_parameter_has_a_value_somewhere_and_a_column() -> None:
    columns = set(values_on(date(2026, 3, 31), None, None).index)
    of_events = {*LIMITS, "congress_quorum_numerator", "congress_quorum_denominator"}
    of_the_day = set(rules()["parameter"]) - of_events - {"wage_agreement_duty"}
    assert of_the_day <= columns
    assert {name for name in LIMITS if limit_on(date(2026, 1, 1), name, "52", "enterprise")} == LIMITS


def test_no_rule_is_confirmed_whose_text_was_not_read() -> None:
    texts = law_texts()
    read = texts[texts["read"] != "no"]
    for row in rules().itertuples():
        if not row.confirmed or row.source in NO_LAW or "产品口径" in row.article:
            continue
        cited = re.findall(r"《(.+?)》(?:（(\d{4})(?:年修正|年)?）)?", row.article)
        assert cited, row
        for title, year in cited:
            named = [
                text
                for text in read.itertuples()
                if text.jurisdiction in ("", row.jurisdiction)
                and plain(text.title).startswith(plain(title))
                and (not year or year in text.title or not re.search(r"\d{4}", text.title))
            ]
            assert named, (row.jurisdiction, row.parameter, title, year)
        assert row.checked_on is not None


def test_no_national_rule_cites_a_text_of_another_time() -> None:
    """On every day of a row the texts that it cites are in force, where their days are known."""
    texts = law_texts()
    texts = texts[texts["jurisdiction"] == ""]
    for row in rules().itertuples():
        if row.jurisdiction is not None or row.source in NO_LAW or "文本未读" in row.article or "前的" in row.article:
            continue
        for title, year in re.findall(r"《(.+?)》(?:（(\d{4})(?:年修正|年)?）)?", row.article):
            named = [text for text in texts.itertuples() if plain(text.title).startswith(plain(title) + year)]
            begins = [text.in_force_from for text in named]
            # Without a year an article of one text in several editions names none of them.
            if not any(begins) or (not year and len(named) > 1):
                continue
            assert row.effective_from and str(row.effective_from) >= str(min(begins)), (row.parameter, title)
            ends = [text.in_force_to for text in named]
            if all(ends):
                assert row.effective_to and str(row.effective_to) <= str(max(ends)), (row.parameter, title)


def plain(title: str) -> str:
    return re.sub(r"[《》〈〉（）()]", "", title)


def test_every_place_has_a_row_for_every_kind_of_text() -> None:
    texts = law_texts()
    places = {code for code in texts["jurisdiction"] if code}
    assert len(places) == 31
    for place in places:
        assert set(KINDS) <= set(texts[texts["jurisdiction"] == place]["kind"]), place


def test_every_local_rule_has_the_day_on_which_it_began() -> None:
    local = rules()
    local = local[local["jurisdiction"].notna() & ~local["source"].isin(NO_LAW)]
    assert len(local) > 200
    assert local["effective_from"].notna().all()


def test_the_law_has_one_article_on_every_day() -> None:
    found = rules()
    found = found[(found["parameter"] == "establish_min_members") & found["sector"].isna()]
    found = found[found["jurisdiction"].isna()]
    for day, article in ((date(2014, 4, 30), "第十条"), (date(2021, 12, 31), "第十条"), (date(2022, 1, 1), "第十一条")):
        in_force = [
            row.article
            for row in found.itertuples()
            if (row.effective_from or date.min) <= day <= (row.effective_to or date.max)
        ]
        assert len(in_force) == 1
        assert in_force[0].endswith(article)


def test_a_rule_of_the_deployment_reaches_the_states(tmp_path, monkeypatch) -> None:
    frames = {"units": pd.DataFrame([{"unit_id": "A", "employees": 25}, {"unit_id": "B", "employees": 26}])}
    frames["coverage"] = pd.DataFrame([{"table_name": "unions", "scope": "all"}])
    entry = {
        "parameter": '"establish_min_members"',
        "value": "26",
        "jurisdiction": None,
        "effective_from": "2022-01-01",
    }
    monkeypatch.setenv(ENVIRONMENT_VARIABLE, str(written(tmp_path / "named", entry)))
    register = publish_tables(tmp_path / "home", frames, date(2026, 3, 31))
    found = lists.states(open_reader(register.current()), Filters(), check="union_established")
    assert found.set_index("unit_id")["state"].to_dict() == {"A": "not_applicable", "B": "fail"}


def lines_of_rules() -> Iterator[str]:
    """The tables of docs/rules.md: all rules, and the texts that were looked for in each place."""
    yield "| parameter | value | unit | strength | where | whom | from | to | article | source | read |"
    yield "|---|---|---|---|---|---|---|---|---|---|---|"
    frame = rules()
    for row in frame.astype(object).where(frame.notna(), None).itertuples():
        cells = [
            f"`{row.parameter}`",
            "" if row.value is None else row.value,
            row.unit or "",
            row.strength or "",
            row.jurisdiction or "",
            row.sector or "",
            row.effective_from or "",
            row.effective_to or "",
            row.article,
            row.source,
            row.checked_on or "no" if row.confirmed else "no",
        ]
        yield f"| {' | '.join(map(str, cells))} |"
    yield ""
    yield "## Texts by place"
    yield ""
    yield "| where | kind | text | from | to | read |"
    yield "|---|---|---|---|---|---|"
    for row in law_texts().itertuples():
        read = {"whole": f"{row.checked_on}", "articles": f"{row.checked_on}, the cited articles", "no": "no"}[row.read]
        cells = [
            region_name(row.jurisdiction) if row.jurisdiction else "全国",
            row.kind,
            row.title or "none found",
            row.in_force_from or "",
            row.in_force_to or "",
            read,
        ]
        yield f"| {' | '.join(map(str, cells))} |"


def page(text: str) -> str:
    """The page with its table made anew."""
    return text.partition(HEADING)[0] + HEADING + "\n".join(lines_of_rules()) + "\n"


def test_the_page_is_current() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert text == page(text), "make docs"


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    sys.exit(0)

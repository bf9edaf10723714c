"""The rules' parameters: read strictly, overridden by a deployment, listed in docs/rules.md."""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from dashboard import answers
from dashboard.catalogue import catalogue
from dashboard.errors import Refused
from dashboard.filters import Filters
from dashboard.register.reader import open_reader
from dashboard.register.rules import ENVIRONMENT_VARIABLE, rules, rules_digest
from dashboard.register.session import create, give
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
    assert len(after) == len(before) + 1
    own = after[after["parameter"] == "offer_reply_days"].set_index("jurisdiction")["value"]
    assert own.to_dict() == {None: 20, "37": 15, "52": 15}
    assert rules_digest() != rules_digest(tmp_path)
    assert rules_digest() == rules_digest(tmp_path / "another")


def test_the_file_that_the_environment_names_comes_before_the_home(tmp_path, monkeypatch) -> None:
    written(tmp_path / "home", {"value": "12"})
    monkeypatch.setenv(ENVIRONMENT_VARIABLE, str(written(tmp_path / "named", {"value": "13"})))
    found = rules(tmp_path / "home")
    assert found[found["jurisdiction"] == "52"].set_index("parameter")["value"]["offer_reply_days"] == 13


def test_a_frame_of_rules_is_the_callers_own() -> None:
    frame = rules()
    frame["value"] = 0
    assert rules()["value"].max() > 0


def values_on(day: date, province: str | None, sector: str | None) -> pd.Series:
    """The row of rule_values for this province and sector."""
    with duckdb.connect() as connection:
        give(connection, day, catalogue())
        connection.execute("create table open_units (province varchar, sector varchar)")
        connection.execute("insert into open_units values (?, ?)", [province, sector])
        create(connection, "rule_values", catalogue().status["rule_values"], "TABLE")
        return connection.execute("select * from rule_values").df().astype(object).iloc[0]


def test_the_most_specific_row_holds() -> None:
    day = date(2026, 3, 31)
    assert values_on(day, None, None)["chair_vacancy_months"] == 3
    assert values_on(day, "52", "government")["chair_vacancy_months"] == 6
    assert values_on(day, "41", "government")["chair_vacancy_months"] == 3
    assert values_on(day, "37", None)[["offer_reply_days", "filing_days_wage"]].tolist() == [10, 10]
    assert pd.isna(values_on(day, "52", None)["women_committee_min_employees"])
    assert values_on(day, "11", None)["women_committee_min_employees"] == 25


@pytest.mark.parametrize("day", [date(2011, 12, 31), date(2012, 1, 1)])
def test_the_days_of_mediation_hold_since_2012(day) -> None:
    found = values_on(day, None, None)
    assert pd.isna(found["mediation_close_days"]) == (day.year == 2011)
    assert found["establish_min_members"] == 25


def test_every_parameter_has_a_value_somewhere_and_a_column() -> None:
    columns = set(values_on(date(2026, 3, 31), None, None).index)
    assert columns - {"province", "sector"} == set(rules()["parameter"])


def test_the_law_has_one_article_on_every_day() -> None:
    found = rules()
    found = found[found["parameter"] == "establish_min_members"]
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
    found = answers.states(open_reader(register.current()), Filters(), check="union_established")
    assert found.set_index("unit_id")["state"].to_dict() == {"A": "not_applicable", "B": "fail"}


def lines_of_rules() -> Iterator[str]:
    """The table of docs/rules.md."""
    yield "| parameter | value | where | whom | from | to | article | source | confirmed |"
    yield "|---|---|---|---|---|---|---|---|---|"
    for row in rules().itertuples():
        cells = [
            f"`{row.parameter}`", row.value, row.jurisdiction or "", row.sector or "", row.effective_from or "",
            row.effective_to or "", row.article, row.source, "yes" if row.confirmed else "no",
        ]  # fmt: skip
        yield f"| {' | '.join(map(str, cells))} |"


def page(text: str) -> str:
    """The page with its table made anew."""
    return text.partition(HEADING)[0] + HEADING + "\n".join(lines_of_rules()) + "\n"


def test_the_page_is_current() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert text == page(text), "python tests/register/test_rules.py"


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    sys.exit(0)

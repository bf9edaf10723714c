"""Nothing of a check or an indicator is left to do; and what is left to do is named, one sentence each."""

import re
import shutil
from pathlib import Path

import pytest

from what_is_missing import missing

CHECK = "queries/checks/home/home_review.sql"


def change(project: Path, name: str, old: str, new: str) -> None:
    text = (project / name).read_text(encoding="utf-8")
    assert old in text, f"{name} has no “{old}”: the test would change nothing"
    (project / name).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_nothing_is_missing() -> None:
    if found := missing():
        pytest.fail("\n".join(found), pytrace=False)


@pytest.mark.parametrize(
    ("name", "old", "new", "sentence"),
    [
        (CHECK, "-- definition_zh: 职工", "-- definition_zh: TODO ", f"{CHECK}: definition_zh is still TODO"),
        (CHECK, "--   closed.", "--   TODO", f"{CHECK}: definition_en is still TODO"),
        (CHECK, "select\n", "select\n    -- TODO\n", f"{CHECK}:21: the query is still TODO"),
        (CHECK, "-- place: 1\n", "-- place: 1\n-- rules: R68\n", f"{CHECK}:12: unknown field “rules”"),
        (CHECK, "-- title_en: Review of the home of workers\n", "", f"{CHECK}:19: the header lacks title_en"),
        (
            "data/codes.toml",
            "未建工会组织",
            "TODO",
            "data/codes.toml: zh of the code union_established in [problem] is still TODO",
        ),
        (
            "data/codes.toml",
            "home_review = ",
            "home_viewed = ",
            "data/codes.toml: [problem] has no title for a fail of the check home_review",
        ),
        (
            "data/codes.toml",
            "home_review = ",
            "home_viewed = ",
            "data/codes.toml: [problem] names home_viewed, and there is no such check",
        ),
        (
            "queries/indicators/units/units_open.sql",
            "-- unit: units",
            "-- unit: houses",
            "queries/indicators/units/units_open.sql: the unit houses has no title in [unit_of_measure] of "
            "data/codes.toml",
        ),
        (
            "tests/examples.toml",
            'check = "home_review"',
            'check = "home_viewed"',
            "tests/examples.toml has no example for the check home_review",
        ),
        (
            "tests/examples.toml",
            'check = "home_review"',
            'check = "home_viewed"',
            "tests/examples.toml has an example for home_viewed, and there is no such check",
        ),
        (
            "tests/examples.toml",
            "25 is at least 25",
            "TODO",
            "tests/examples.toml: in the example for union_established, why is still TODO for A",
        ),
        (
            "tests/examples.toml",
            'state = "not_applicable"',
            'state = "unknown"',
            "tests/examples.toml: the example for union_established has no answer that is not_applicable",
        ),
        (
            "tests/second_way/homes.py",
            "are out (reading 47)",
            "TODO",
            "tests/second_way/homes.py:26: the second way is still TODO",
        ),
        (
            "tests/second_way/unit_checks.py",
            '"home_review": home_review(register, unit),',
            "",
            "tests/second_way: there is no second way for the check home_review",
        ),
        (
            "tests/second_way/rules.py",
            '    "home_review": "should",\n',
            "",
            "tests/second_way/rules.py: CHECKS lacks the check home_review",
        ),
        (
            CHECK,
            "-- strength: should",
            "-- strength: must",
            "tests/second_way/rules.py: home_review is should, and its header says must",
        ),
        (
            CHECK,
            "-- asked: unit",
            "-- asked: union",
            "tests/second_way: home_review is asked of unions: it belongs into union_checks.py and UNION_CHECKS",
        ),
        (
            "queries/checks/organisation/legal_person.sql",
            "-- asked: union",
            "-- asked: unit",
            "tests/second_way: legal_person is asked of units: it belongs into unit_checks.py",
        ),
        (
            "tests/second_way/indicators.py",
            '    "units_covered": ("units", unions.units_covered),\n',
            "",
            "tests/second_way/indicators.py: there is no second way for the indicator units_covered",
        ),
        (
            "tests/second_way/indicators.py",
            '"units_covered": ',
            '"units_hidden": ',
            "tests/second_way has a second way for units_hidden, and there is no such indicator or check",
        ),
        (
            "tests/second_way/homes.py",
            "from second_way.answers import",
            "from second_way.answer import",
            "tests/second_way fails: ModuleNotFoundError: No module named 'second_way.answer'",
        ),
        (
            "docs/indicators.md",
            "`units_covered`",
            "",
            "docs/indicators.md does not name units_covered: make docs",
        ),
        (
            "docs/examples.md",
            "`home_review`",
            "",
            "docs/examples.md does not name home_review: make docs",
        ),
    ],
)
def test_what_is_missing_is_named(project, name, old, new, sentence) -> None:
    change(project, name, old, new)
    assert sentence in missing(project)


def test_a_theme_without_a_title_is_named(project) -> None:
    folder = project / "queries" / "indicators" / "weather"
    folder.mkdir()
    (project / "queries/indicators/units/units_open.sql").rename(folder / "units_open.sql")
    assert missing(project) == [
        "queries/indicators/weather/units_open.sql: the folder weather is no theme of data/codes.toml"
    ]


def test_every_sentence_is_one_line_that_begins_with_a_place(project) -> None:
    shutil.rmtree(project / "tests" / "second_way" / "random_rows")
    (project / "tests" / "examples.toml").write_text("[[example]]\ncheck = 'x'\nanswers = []\n", encoding="utf-8")
    found = missing(project)
    assert len(found) > 26
    for sentence in found:
        assert re.match(r"(queries|data|docs|tests)/\S+", sentence) and "\n" not in sentence

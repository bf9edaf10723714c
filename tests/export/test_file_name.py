"""Names of files are safe on every system."""

import pytest
from payloads import context

from dashboard.export.file_name import file_name


def test_a_name_says_what_of_which_register_and_when() -> None:
    assert file_name(context(), "xlsx") == "指标表_贵州省直_2014-04-30.xlsx"
    assert file_name(context(), ".csv") == "指标表_贵州省直_2014-04-30.csv"


def test_a_name_of_synthetic_data_says_so() -> None:
    assert file_name(context(synthetic=True, language="en"), "csv") == "指标表_贵州省直_2014-04-30_Synthetic-data.csv"


@pytest.mark.parametrize(
    "title",
    [
        "../../etc/passwd",
        "a\\b:c*?d",
        "CON",
        "con.x",
        "\u202egpj.exe",
        "名\n称\x00",
        "长" * 500,
        "  .. ",
        "",
        "🏭" * 90,
        "\ud800",
    ],
)
def test_a_name_is_safe_whatever_the_title(title) -> None:
    name = file_name(context(title=title), "csv")
    assert name.endswith("贵州省直_2014-04-30.csv")
    assert not set(name) & set('\\/:*?"<>|\x00\n\u202e')
    assert len(name.encode()) <= 205
    assert not name.startswith((".", "-", " "))
    assert name.split(".")[0].lower() not in ("con", "nul")


def test_titles_that_differ_by_language_do_not_matter() -> None:
    assert file_name(context(title="Worklist 1"), "csv") == "Worklist-1_贵州省直_2014-04-30.csv"

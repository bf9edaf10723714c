"""The skeletons: what they write loads, agrees with its own second way, and is named until it is filled in."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import skeletons
from dashboard.catalogue import loader
from dashboard.errors import Refused
from dashboard.register.binding import bind
from skeletons import ROOT, NewCheck, NewIndicator, Refusal, new_check, new_indicator, themes, write
from what_is_missing import missing

HOME = NewCheck("home_equipped", "home", "unit", "may")
FIELDS = "title rate short definition basis next_step"


def texts_of(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.*")}


def only_added(before: str, after: str) -> bool:
    """Whether the lines before stand in the text after, in their order."""
    left = iter(after.splitlines())
    return all(line in left for line in before.splitlines())


def test_the_skeleton_of_a_check_is_named_part_by_part_until_it_is_filled_in(project) -> None:
    write(project, new_check(project, NewCheck("home_equipped", "home")))
    rules = (project / "tests/second_way/rules.py").read_text(encoding="utf-8").splitlines()
    (line,) = [number for number, text in enumerate(rules, start=1) if "home_equipped" in text]
    query = "queries/checks/home/home_equipped.sql"
    expected = [f"{query}: {name}_{language} is still TODO" for name in FIELDS.split() for language in ("zh", "en")]
    expected += [f"{query}: {name} is still TODO" for name in ("asked", "strength", "records")]
    expected += [
        f"{query}:18: the query is still TODO",
        "data/codes.toml: zh of the code home_equipped in [problem] is still TODO",
        "data/codes.toml: en of the code home_equipped in [problem] is still TODO",
        "tests/examples.toml: in the example for home_equipped, why is still TODO for A, B, C, D",
        "tests/second_way/home_equipped.py:1: the second way is still TODO",
        "tests/second_way/home_equipped.py:8: the second way is still TODO",
        f"tests/second_way/rules.py:{line}: the second way is still TODO",
        "docs/indicators.md does not name home_equipped: make docs",
        "docs/examples.md does not name home_equipped: make docs",
    ]
    assert sorted(missing(project)) == sorted(expected)


def test_the_skeleton_of_an_indicator_is_named_part_by_part_until_it_is_filled_in(project) -> None:
    write(project, new_indicator(project, NewIndicator("homes_equipped", "home", "percent")))
    query = "queries/indicators/home/homes_equipped.sql"
    names = "title definition numerator denominator remainder basis next_step"
    expected = [f"{query}: {name}_{language} is still TODO" for name in names.split() for language in ("zh", "en")]
    expected += [
        f"{query}: better is still TODO",
        f"{query}:19: the query is still TODO",
        "tests/second_way/homes_equipped.py:1: the second way is still TODO",
        "tests/second_way/homes_equipped.py:8: the second way is still TODO",
        "docs/indicators.md does not name homes_equipped: make docs",
    ]
    assert sorted(missing(project)) == sorted(expected)


@pytest.mark.parametrize("asked", ["unit", "union"])
@pytest.mark.parametrize("theme", ["home", "organisation", "data"])
def test_the_skeleton_of_a_check_loads_and_comes_last_in_its_theme(project, asked, theme) -> None:
    write(project, new_check(project, NewCheck("newest", theme, asked, "may")))
    found = loader.load(project / "queries")
    checks = list(found.checks)
    assert [check for check in checks if found.checks[check].theme == theme][-1] == "newest"
    assert (found.checks["newest"].asked, found.checks["newest"].strength) == (asked, "may")
    for name, listed in (("tests/examples.toml", "example"), ("data/codes.toml", "problem")):
        written = tomllib.loads((project / name).read_text(encoding="utf-8"))[listed]
        assert [one["check"] for one in written] == checks if listed == "example" else list(written) == checks


@pytest.mark.parametrize("unit", ["units", "percent", "per_1000", "points", "task_units"])
def test_the_skeleton_of_an_indicator_loads_once_it_says_what_is_better(project, unit) -> None:
    write(project, new_indicator(project, NewIndicator("newest", "practice", unit)))
    path = project / "queries" / "indicators" / "practice" / "newest.sql"
    with pytest.raises(Refused, match=r"newest\.sql:\d+: “better” is one of higher, lower, neither"):
        loader.load(project / "queries")
    path.write_text(path.read_text(encoding="utf-8").replace("better: TODO", "better: higher"), encoding="utf-8")
    found = loader.load(project / "queries").indicators
    assert [name for name in found if found[name].theme == "practice"][-1] == "newest"
    assert found["newest"].is_ratio == (unit in skeletons.RATIOS)


def test_a_skeleton_fits_the_register_once_its_records_are_named(project) -> None:
    write(project, new_check(project, HOME))
    with pytest.raises(Refused, match="the field “records” names “TODO”, and there is no table “TODO”"):
        bind(loader.load(project / "queries"))
    path = project / "queries" / "checks" / "home" / "home_equipped.sql"
    path.write_text(path.read_text(encoding="utf-8").replace("records: TODO", "records: honours"), encoding="utf-8")
    bind(loader.load(project / "queries"))


def test_the_second_way_of_a_skeleton_runs_and_passes_no_unit(project) -> None:
    write(project, new_check(project, HOME))
    write(project, new_check(project, NewCheck("union_equipped", "organisation", "union", "may")))
    write(project, new_indicator(project, NewIndicator("homes_equipped", "home", "per_1000")))
    asked = (
        "from random_registers import random_register; from second_way import indicators, states; "
        "frame = states(*random_register(0)).set_index('check'); "
        "print('pass' in set(frame.loc[['home_equipped', 'union_equipped']]['state'])); "
        "totals = indicators(*random_register(0)).set_index('indicator').loc['homes_equipped']; "
        "print(totals['numerator'], totals['denominator'])"
    )
    found = subprocess.run(
        [sys.executable, "-c", asked],
        env={"PYTHONPATH": str(project / "tests")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.splitlines() == ["False", "0 0"]


def test_lines_are_added_and_none_is_changed(project) -> None:
    before = texts_of(project)
    for new in (HOME, NewCheck("a_first", "units", "union"), NewCheck("zz_last", "data")):
        write(project, new_check(project, new))
    write(project, new_indicator(project, NewIndicator("a_count", "score")))
    after = texts_of(project)
    assert len(after) == len(before) + 8
    assert all(only_added(text, after[name]) for name, text in before.items())
    assert {name for name, text in before.items() if after[name] != text} == {
        "data/codes.toml",
        "tests/examples.toml",
        "tests/second_way/indicators.py",
        "tests/second_way/rules.py",
        "tests/second_way/union_checks.py",
        "tests/second_way/unit_checks.py",
    }


def test_what_is_written_is_as_the_linter_wants_it(project) -> None:
    for new in (HOME, NewCheck("a_first", "units", "union"), NewCheck("zz_last", "data")):
        write(project, new_check(project, new))
    write(project, new_indicator(project, NewIndicator("a_count", "score")))
    for verb in (["check", "--config", str(ROOT / "pyproject.toml")], ["format", "--line-length", "120", "--check"]):
        asked = [sys.executable, "-m", "ruff", *verb, "tests/second_way"]
        found = subprocess.run(asked, cwd=project, capture_output=True, text=True, check=False)
        assert found.returncode == 0, found.stdout


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("", "“” is no id: it has small letters"),
        ("Home", "“Home” is no id: it has small letters"),
        ("home-equipped", "“home-equipped” is no id: it has small letters"),
        ("9homes", "“9homes” is no id: it has small letters"),
        ("class", "“class” is no id: it has small letters"),
        ("home_review", "The name home_review stands already for queries/checks/home/home_review.sql."),
        ("units_open", "The name units_open stands already for queries/indicators/units/units_open.sql."),
        ("honours", "The name honours stands already for queries/register/honours.sql."),
        ("home", "The name home stands already for queries/status/home.sql."),
        ("titles", "The name titles stands already for tests/second_way/titles.py."),
    ],
)
def test_a_name_that_is_none_or_taken_is_refused(name, reason) -> None:
    for asked in (
        lambda: new_check(ROOT, NewCheck(name, "home")),
        lambda: new_indicator(ROOT, NewIndicator(name, "home")),
    ):
        with pytest.raises(Refusal) as caught:
            asked()
        assert str(caught.value).startswith(reason)


@pytest.mark.parametrize(
    ("new", "reason"),
    [
        (NewCheck("x", "house"), f"“house” is no theme: choose {', '.join(themes(ROOT))}."),
        (NewCheck("x", "home", asked="members"), "ASKED is one of unit, union, not “members”."),
        (NewCheck("x", "home", strength="shall"), "STRENGTH is one of must, should, may, not “shall”."),
    ],
)
def test_a_check_with_a_wrong_choice_is_refused(new, reason) -> None:
    with pytest.raises(Refusal) as caught:
        new_check(ROOT, new)
    assert str(caught.value) == reason


def test_an_indicator_with_an_unknown_unit_of_measure_is_refused() -> None:
    with pytest.raises(Refusal, match=r"^UNIT is one of percent, .*, not “houses”\.$"):
        new_indicator(ROOT, NewIndicator("x", "home", "houses"))


def test_what_an_earlier_skeleton_left_is_refused(project) -> None:
    write(project, new_check(project, HOME))
    for name in ("queries/checks/home/home_equipped.sql", "tests/second_way/home_equipped.py"):
        (project / name).unlink()
    with pytest.raises(Refusal, match=r"codes\.toml has a problem home_equipped already"):
        new_check(project, HOME)


def test_the_command_names_the_files_it_wrote_or_writes_nothing(project, capsys) -> None:
    arguments = ["check", "--name", "home_equipped", "--theme", "home", "--asked", "", "--strength", ""]
    assert skeletons.main(arguments, project) == 0
    files = capsys.readouterr().out.splitlines()[:-1]
    assert len(files) == 6 and all((project / name).exists() for name in files)
    before = texts_of(project)
    assert skeletons.main(arguments, project) == 1
    assert capsys.readouterr().err == (
        "The name home_equipped stands already for queries/checks/home/home_equipped.sql.\n"
    )
    assert texts_of(project) == before

"""What is documented is so: the handbook is current, and no command, option or variable is missing from the README."""

import argparse
import re
from pathlib import Path

import pytest

import dashboard
from dashboard.catalogue.loader import catalogue
from dashboard.catalogue.reference import PLACE, handbook
from dashboard.commands.parser import build_parser
from dashboard.ingest.advice import ADVICE
from dashboard.ingest.mapping.mapping_file import KEYS, LEAVE_OUT_KEYS, READ_KEYS
from dashboard.ingest.row_problems import MESSAGES
from house import DOCUMENT, PICTURE, House, house, numbers_written, picture

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = Path(dashboard.__file__).parent
GENERAL = {"-h", "--help"}


def readme() -> str:
    return (ROOT / "README.md").read_text(encoding="utf-8")


def commands_section() -> str:
    """The part of the README under "## Commands"."""
    found = re.search(r"^## Commands\n(.*?)(?=^## |\Z)", readme(), re.MULTILINE | re.DOTALL)
    assert found is not None
    return found[1]


def subcommands(parser: argparse.ArgumentParser, before: str = "") -> dict[str, argparse.ArgumentParser]:
    """Every command by its full name, such as "alias confirm"."""
    found: dict[str, argparse.ArgumentParser] = {}
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, inner in action.choices.items():
                below = subcommands(inner, f"{before}{name} ")
                found |= below or {f"{before}{name}": inner}
    return found


COMMANDS = subcommands(build_parser())


def variables() -> set[str]:
    """Every environment variable of the program's own that it or its tests read."""
    files = [*PACKAGE.rglob("*.py"), ROOT / "app.py", *(ROOT / "tests").rglob("*.py"), ROOT / "Makefile"]
    found = {name for path in files for name in re.findall(r"UNION_HEALTH_[A-Z]+", path.read_text(encoding="utf-8"))}
    assert "UNION_HEALTH_HOME" in found
    return found


def test_the_rooms_are_documented_as_they_are() -> None:
    found = house()
    assert not found.circles
    assert numbers_written(DOCUMENT.read_text(encoding="utf-8")) == str(found), "make docs"
    assert PICTURE.read_text(encoding="utf-8") == picture(found), "make docs"
    table = DOCUMENT.read_text(encoding="utf-8").partition("## Rooms")[2].partition("## Six ideas")[0]
    for room in found.arrows:
        assert re.search(rf"^\|.*`{room}(/|\.py)`", table, re.MULTILINE), f"docs/architecture.md lacks {room}"


def test_a_picture_leaves_out_arrows_that_longer_ways_stand_for() -> None:
    drawn = House({"a": frozenset({"b", "c"}), "b": frozenset({"c"}), "c": frozenset()})
    assert drawn.needed_arrows == [("a", "b"), ("b", "c")]
    assert drawn.floors == [["c"], ["b"], ["a"]]


def test_circles_are_found() -> None:
    drawn = House({"a": frozenset({"b"}), "b": frozenset({"c"}), "c": frozenset({"a"}), "d": frozenset({"a"})})
    assert drawn.circles == [frozenset({"a", "b", "c"})]


@pytest.mark.parametrize(
    "word",
    ["未建会单位", "长期未换届", "超期未换届", "组织不健全", "分类待核实单位", "待核实事项", "计分检查待核实"],
)
def test_the_glossary_has_every_word_that_is_counted(word) -> None:
    assert word in (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")


def test_the_handbook_is_current() -> None:
    assert (ROOT / PLACE).read_text(encoding="utf-8") == handbook(catalogue()), "make docs"


def test_the_handbook_names_everything() -> None:
    text = handbook(catalogue())
    for query in (*catalogue().checks.values(), *catalogue().indicators.values()):
        assert f"`{query.id}`" in text
        for language in ("zh", "en"):
            assert query.title.in_language(language) in text
            assert query.definition.in_language(language) in text
            assert query.basis.in_language(language) in text
        for parameter in query.parameters:
            assert f"`{parameter}`" in text, (query.id, parameter)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_readme_names_the_command(name) -> None:
    assert re.search(rf"`{re.escape(name)}[` ]", commands_section()), f"README.md, “Commands”, lacks {name}"


def test_the_readme_names_every_command_that_there_is_and_no_other() -> None:
    firsts = {name.split()[0] for name in COMMANDS}
    rows = re.findall(r"^\| (`.*?) \|", commands_section(), re.MULTILINE)
    named = {text.split()[0] for row in rows for text in re.findall(r"`([a-z][^`]*)`", row)}
    assert named == firsts


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_what_it_does(name) -> None:
    assert COMMANDS[name].description


@pytest.mark.parametrize("name", sorted(variables()))
def test_the_readme_names_the_environment_variable(name) -> None:
    assert f"`{name}`" in commands_section(), f"README.md, “Commands”, lacks {name}"


def test_the_readme_is_short_and_its_chinese_sister_has_the_same_commands() -> None:
    assert len(readme().splitlines()) <= 120
    chinese = (ROOT / "README.zh.md").read_text(encoding="utf-8")
    for name in {name.split()[0] for name in COMMANDS}:
        assert re.search(rf"`{re.escape(name)}[` …]", chinese), f"README.zh.md lacks {name}"


def test_every_file_that_the_documents_link_to_exists() -> None:
    documents = [ROOT / "README.md", ROOT / "README.zh.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]
    for document in documents:
        for target in re.findall(r"\]\(([^)#]+)[^)]*\)", document.read_text(encoding="utf-8")):
            if "://" not in target:
                assert (document.parent / target).exists(), f"{document.name}: {target}"


KINDS = ("A check", "An indicator", "A list", "A chart", "A page", "An export format", "A command", "A rule")


def contributing() -> str:
    return (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", KINDS)
def test_there_is_a_checklist_for(kind) -> None:
    found = re.search(rf"^## {kind}\n(.*?)(?=^## |\Z)", contributing(), re.MULTILINE | re.DOTALL)
    assert found is not None and "\n1. " in found[1], f"CONTRIBUTING.md has no steps for {kind}"
    assert "ests" in found[1], f"CONTRIBUTING.md does not name the tests for {kind}"


def test_the_checklists_name_files_and_names_that_exist() -> None:
    for name in re.findall(r"`((?:queries|dashboard|tests|data|docs)/[^`<]+)`", contributing()):
        assert (ROOT / name).exists(), f"CONTRIBUTING.md: {name}"
    files = [*PACKAGE.rglob("*.py"), *(ROOT / "tests").rglob("*.py")]
    source = "\n".join(path.read_text(encoding="utf-8") for path in files)
    for name in re.findall(r"`([A-Z_]{4,})`", contributing()):
        assert re.search(rf"\b{name}\b", source), f"CONTRIBUTING.md: {name}"


def test_every_verb_of_make_is_named() -> None:
    verbs = re.search(r"^\.PHONY: (.+)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert verbs is not None
    for verb in verbs[1].split():
        assert f"`make {verb}`" in contributing(), f"CONTRIBUTING.md does not name make {verb}"


@pytest.mark.parametrize("code", MESSAGES)
def test_every_problem_of_an_import_is_documented_with_what_to_do(code) -> None:
    lines = (ROOT / "docs" / "import.md").read_text(encoding="utf-8").splitlines()
    (line,) = [line for line in lines if line.startswith(f"| `{code}` |")]
    assert line.split(" | ")[2].removesuffix(" |") == ADVICE[code]


def test_every_entry_of_a_mapping_is_documented() -> None:
    text = (ROOT / "docs" / "import.md").read_text(encoding="utf-8")
    for entry in KEYS | READ_KEYS | LEAVE_OUT_KEYS:
        assert re.search(rf"\b{entry}\b", text), entry

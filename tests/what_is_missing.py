"""What checks and indicators still lack, one sentence each: texts, codes, examples, the second way, their pages.

python tests/what_is_missing.py prints the sentences. Files are read as text, so that a query that the catalogue
refuses is named with all that it lacks, and not with the first mistake alone.
"""

import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from dashboard.catalogue.allowed_sql import QueryError
from dashboard.catalogue.header import read_header

ROOT = Path(__file__).resolve().parent.parent
STATES = ("pass", "fail", "unknown", "not_applicable")
_TODO = re.compile(r"\bTODO\b")
_FIELD = re.compile(r"-- (\w+): ")

# Asked of a second way that runs in its own process: the copy of a project has its own.
_PROBE = """
import json
from random_registers import random_register
from second_way import CHECKS, INDICATORS
from second_way.membership import asked, read_membership
from second_way.register import read_register
from second_way.rules import UNION_CHECKS
from second_way.union_checks import union_check_answers
from second_way.unit_checks import unit_check_answers

register = read_register(*random_register(0))
membership = read_membership(register)
unit = membership.open_units[0]
units = list(unit_check_answers(register, membership, unit))
unions = list(union_check_answers(register, membership, asked(register, membership, unit)))
print(json.dumps(dict(strengths=CHECKS, union_checks=UNION_CHECKS, indicators=INDICATORS, units=units, unions=unions)))
"""
# Made of the final states of its parts, and not of records.
_OF_OTHER_CHECKS = "organisation_complete"


@dataclass(frozen=True)
class Project:
    """A checkout, or a copy of its queries, data, docs and tests."""

    root: Path

    def text(self, path: str) -> str:
        """A file's text."""
        return (self.root / path).read_text(encoding="utf-8")

    def queries(self, kind: str) -> dict[str, str]:
        """The path in the project of each query of the kind, by its id."""
        found = sorted((self.root / "queries" / kind).rglob("*.sql"))
        return {path.stem: path.relative_to(self.root).as_posix() for path in found}

    def field(self, path: str, name: str) -> str:
        """The first line of a header's field; empty where there is none."""
        found = re.search(rf"^-- {name}: (.*)$", self.text(path), re.M)
        return found[1] if found else ""

    @cached_property
    def codes(self) -> Mapping[str, Mapping[str, Mapping[str, Any]]]:
        """data/codes.toml."""
        return tomllib.loads(self.text("data/codes.toml"))

    @cached_property
    def examples(self) -> dict[str, list[dict[str, Any]]]:
        """The answers of each example, by its check."""
        return {one["check"]: one["answers"] for one in tomllib.loads(self.text("tests/examples.toml"))["example"]}


def missing(root: Path = ROOT) -> list[str]:
    """The sentences about the project in this folder; none where nothing is missing."""
    project = Project(root)
    return [*_queries(project), *_codes(project), *_examples(project), *_second_way(project), *_pages(project)]


def _queries(project: Project) -> Iterator[str]:
    for path in sorted((project.root / "queries").rglob("*.sql")):
        place = path.relative_to(project.root).as_posix()
        left = list(_left_in_query(place, project.text(place)))
        yield from left
        kind = path.relative_to(project.root / "queries").parts[0]
        if kind in ("checks", "indicators", "lists") and not left:
            try:
                read_header(project.text(place), kind)
            except QueryError as error:
                yield f"{place}:{error.line}: {error.reason}"


def _left_in_query(place: str, text: str) -> Iterator[str]:
    name = ""
    for number, line in enumerate(text.splitlines(), 1):
        found = _FIELD.match(line)
        name = found[1] if found else name if line.startswith("--   ") else ""
        if _TODO.search(line):
            yield f"{place}: {name} is still TODO" if name else f"{place}:{number}: the query is still TODO"


def _codes(project: Project) -> Iterator[str]:
    for name, codes in project.codes.items():
        for code, texts in codes.items():
            for language, text in texts.items():
                if _TODO.search(str(text)):
                    yield f"data/codes.toml: {language} of the code {code} in [{name}] is still TODO"
    checks, problems = project.queries("checks"), project.codes["problem"]
    for check in checks:
        if check not in problems:
            yield f"data/codes.toml: [problem] has no title for a fail of the check {check}"
    for problem in problems:
        if problem not in checks:
            yield f"data/codes.toml: [problem] names {problem}, and there is no such check"
    for path in (*checks.values(), *project.queries("indicators").values()):
        if (theme := Path(path).parent.name) not in project.codes["theme"]:
            yield f"{path}: the folder {theme} is no theme of data/codes.toml"
    for path in project.queries("indicators").values():
        unit = project.field(path, "unit")
        if not _TODO.search(unit) and unit not in project.codes["unit_of_measure"]:
            yield f"{path}: the unit {unit} has no title in [unit_of_measure] of data/codes.toml"


def _examples(project: Project) -> Iterator[str]:
    checks = project.queries("checks")
    for check in checks:
        if check not in project.examples:
            yield f"tests/examples.toml has no example for the check {check}"
    for check, answers in project.examples.items():
        if check not in checks:
            yield f"tests/examples.toml has an example for {check}, and there is no such check"
        if left := ", ".join(answer["unit"] for answer in answers if _TODO.search(answer["why"])):
            yield f"tests/examples.toml: in the example for {check}, why is still TODO for {left}"
        if states := [state for state in STATES if state not in {answer["state"] for answer in answers}]:
            yield f"tests/examples.toml: the example for {check} has no answer that is {', '.join(states)}"


def _second_way(project: Project) -> Iterator[str]:
    for path in sorted((project.root / "tests" / "second_way").rglob("*.py")):
        place = path.relative_to(project.root).as_posix()
        for number, line in enumerate(project.text(place).splitlines(), 1):
            if _TODO.search(line):
                yield f"{place}:{number}: the second way is still TODO"
    asked = subprocess.run(
        [sys.executable, "-c", _PROBE],
        env={**os.environ, "PYTHONPATH": str(project.root / "tests")},
        capture_output=True,
        text=True,
        check=False,
    )
    if asked.returncode:
        yield f"tests/second_way fails: {asked.stderr.strip().splitlines()[-1]}"
        return
    known = json.loads(asked.stdout)
    for check, path in project.queries("checks").items():
        yield from _second_way_of(check, path, project, known)
    for indicator in project.queries("indicators"):
        if indicator not in known["indicators"]:
            yield f"tests/second_way/indicators.py: there is no second way for the indicator {indicator}"
    for name in known["indicators"]:
        if name not in project.queries("indicators") and name not in project.queries("checks"):
            yield f"tests/second_way has a second way for {name}, and there is no such indicator or check"


def _second_way_of(check: str, path: str, project: Project, known: Mapping[str, Any]) -> Iterator[str]:
    asked, strength = project.field(path, "asked"), project.field(path, "strength")
    told = known["strengths"].get(check)
    if told is None:
        yield f"tests/second_way/rules.py: CHECKS lacks the check {check}"
    elif strength != told and not _TODO.search(strength + told):
        yield f"tests/second_way/rules.py: {check} is {told}, and its header says {strength}"
    if check == _OF_OTHER_CHECKS:
        return
    if check not in (*known["units"], *known["unions"]):
        yield f"tests/second_way: there is no second way for the check {check}"
    elif asked == "union" and not (check in known["unions"] and check in known["union_checks"]):
        yield f"tests/second_way: {check} is asked of unions: it belongs into union_checks.py and UNION_CHECKS"
    elif asked == "unit" and check not in known["units"]:
        yield f"tests/second_way: {check} is asked of units: it belongs into unit_checks.py"


def _pages(project: Project) -> Iterator[str]:
    """docs/indicators.md and docs/examples.md are made from the queries and examples."""
    for page, kinds in (("docs/indicators.md", ("checks", "indicators")), ("docs/examples.md", ("checks",))):
        text = project.text(page)
        for kind in kinds:
            for name in project.queries(kind):
                if f"`{name}`" not in text:
                    yield f"{page} does not name {name}: make docs"


def main() -> int:
    """Print the sentences. Returns 1 where something is missing."""
    found = missing()
    print("\n".join(found) or "Nothing is missing.")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())

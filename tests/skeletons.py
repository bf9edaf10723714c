"""The skeleton of a new check or indicator: its query, second way, example and codes, each marked TODO.

    make new-check NAME=home_equipped THEME=home [ASKED=unit|union] [STRENGTH=must|should|may]
    make new-indicator NAME=homes_reviewed THEME=home [UNIT=percent]

A check comes last in its theme. What is not given on the command line is a TODO as well. Lines are added to files; no
line of theirs is changed. CONTRIBUTING.md says what to do then, tests/what_is_missing.py what is left to do.
"""

import argparse
import ast
import keyword
import re
import sys
import tomllib
from bisect import bisect
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
STRENGTHS = ("must", "should", "may")
RATIOS = ("percent", "per_1000", "points")
SPELLED = {"per_1000": "per 1,000", "task_units": "task units"}
"""Units of measure that the second way spells otherwise than data/codes.toml."""
TODO = "TODO"

_ID = re.compile(r"[a-z][a-z0-9_]*")
_MODULES = {"unit": "unit_checks", "union": "union_checks"}
_FUNCTIONS = {"unit": "unit_check_answers", "union": "union_check_answers"}
_EXAMPLES = Path("tests/examples.toml")
_CODES = Path("data/codes.toml")
_RULES = Path("tests/second_way/rules.py")
_INDICATORS = Path("tests/second_way/indicators.py")


class Refusal(Exception):
    """Why no skeleton is written, in one sentence."""


@dataclass(frozen=True)
class NewCheck:
    """What is asked for. An empty asked or strength is a TODO; until it is known, every unit is asked."""

    name: str
    theme: str
    asked: str = ""
    strength: str = ""


@dataclass(frozen=True)
class NewIndicator:
    """What is asked for; an empty unit of measure is a TODO, and the skeleton that of a count."""

    name: str
    theme: str
    unit: str = ""


def new_check(root: Path, new: NewCheck) -> dict[Path, str]:
    """The text of every file that the check adds or adds to, by its path in the project. Raises Refusal."""
    _refuse(root, new.name, new.theme)
    _refuse_choice("ASKED", new.asked, tuple(_MODULES))
    _refuse_choice("STRENGTH", new.strength, STRENGTHS)
    if new.name in _codes(root)["problem"]:
        raise Refusal(f"{_CODES} has a problem {new.name} already.")
    if f'\ncheck = "{new.name}"\n' in _read(root, _EXAMPLES):
        raise Refusal(f"{_EXAMPLES} has an example for {new.name} already.")
    asked = new.asked or "unit"
    argument = "unit: Row" if asked == "unit" else "asked: Asked"
    called = "unit" if asked == "unit" else "asked"
    rules = _after(_read(root, _RULES), _entries_in(root, _RULES, "CHECKS"), _earlier(root, new.theme), _rule(new))
    if asked == "union":
        rules = _in_front_of(rules, _end_of(rules, "UNION_CHECKS"), f'    "{new.name}",')
    answers = Path(f"tests/second_way/{_MODULES[asked]}.py")
    text = _read(root, answers)
    entry = f'        "{new.name}": {new.name}(register, {called}),'
    text = _in_front_of(text, _end_of_returned(text, _FUNCTIONS[asked]), entry)
    return {
        _query(new, "checks"): _check_query(root, new),
        Path(f"tests/second_way/{new.name}.py"): _check_stub(new.name, argument),
        answers: _imported(text, new.name),
        _RULES: rules,
        _EXAMPLES: _with_example(root, new),
        _CODES: _with_problem(root, new),
    }


def new_indicator(root: Path, new: NewIndicator) -> dict[Path, str]:
    """The text of every file that the indicator adds or adds to, by its path in the project. Raises Refusal."""
    _refuse(root, new.name, new.theme)
    _refuse_choice("UNIT", new.unit, tuple(_codes(root)["unit_of_measure"]))
    unit = SPELLED.get(new.unit, new.unit) or TODO
    text = _read(root, _INDICATORS)
    text = _in_front_of(text, _end_of(text, "TABLE"), f'    "{new.name}": ("{unit}", {new.name}),')
    return {
        _query(new, "indicators"): _indicator_query(root, new),
        Path(f"tests/second_way/{new.name}.py"): _indicator_stub(new),
        _INDICATORS: _imported(text, new.name),
    }


def write(root: Path, texts: Mapping[Path, str]) -> None:
    """Write the files below the root, making the folder of a query that is the first of its theme."""
    for path, text in texts.items():
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")


def themes(root: Path) -> tuple[str, ...]:
    """The themes, in the order in which they are shown."""
    return tuple(_codes(root)["theme"])


def _refuse(root: Path, name: str, theme: str) -> None:
    if not _ID.fullmatch(name) or keyword.iskeyword(name):
        raise Refusal(f"“{name}” is no id: it has small letters, digits and _, and begins with a letter.")
    taken = [
        *(root / "queries" / "checks").rglob("*.sql"),
        *(root / "queries" / "indicators").rglob("*.sql"),
        *(root / "queries" / "register").glob("*.sql"),
        *(root / "queries" / "status").glob("*.sql"),
        *(root / "tests" / "second_way").glob("*.py"),
    ]
    for path in taken:
        if path.stem == name:
            raise Refusal(f"The name {name} stands already for {path.relative_to(root).as_posix()}.")
    if theme not in themes(root):
        raise Refusal(f"“{theme}” is no theme: choose {', '.join(themes(root))}.")


def _refuse_choice(name: str, value: str, choices: Sequence[str]) -> None:
    if value and value not in choices:
        raise Refusal(f"{name} is one of {', '.join(choices)}, not “{value}”.")


def _query(new: NewCheck | NewIndicator, kind: str) -> Path:
    return Path("queries") / kind / new.theme / f"{new.name}.sql"


def _check_query(root: Path, new: NewCheck) -> str:
    relation = new.theme if (root / "queries" / "status" / f"{new.theme}.sql").exists() else "open_units"
    fields = {
        **_both("title", "rate", "short", "definition"),
        "asked": new.asked or TODO,
        "place": str(_next_place(root, "checks", new.theme)),
        "strength": new.strength or TODO,
        **_both("basis"),
        "records": TODO,
        **_both("next_step"),
    }
    return f"""{_header(fields)}select
    -- TODO: columns of one relation of queries/status; applies and passes are true, false or null for unknown.
    unit_id,
    cast(null as boolean) as applies,
    cast(null as boolean) as passes,
from {relation}
"""


def _indicator_query(root: Path, new: NewIndicator) -> str:
    is_share = new.unit == "percent"
    parts = ("numerator", "denominator", "remainder") if is_share else ("numerator", "denominator")
    fields = {
        **_both("title", "definition"),
        "unit": new.unit or TODO,
        **(_both(*parts) if new.unit in RATIOS else {}),
        "place": str(_next_place(root, "indicators", new.theme)),
        "better": TODO,
        **_both("basis", "next_step"),
    }
    denominator = "    0 as denominator,\n" if new.unit in RATIOS else ""
    return f"""{_header(fields)}select
    -- TODO: sums and counts over columns of unit_status.
    0 as numerator,
{denominator}    count(*) filter (where is_operating) as unknown,
    count(*) filter (where not is_operating) as not_applicable,
from unit_status
"""


def _both(*names: str) -> dict[str, str]:
    return {f"{name}_{language}": TODO for name in names for language in ("zh", "en")}


def _header(fields: Mapping[str, str]) -> str:
    return "".join(f"-- {name}: {value}\n" for name, value in fields.items())


def _next_place(root: Path, kind: str, theme: str) -> int:
    texts = [path.read_text(encoding="utf-8") for path in (root / "queries" / kind / theme).glob("*.sql")]
    return 1 + max((int(found) for text in texts for found in re.findall(r"^-- place: (\d+)$", text, re.M)), default=0)


def _check_stub(name: str, argument: str) -> str:
    imported = "from second_way.register import Register, Row"
    if argument.endswith("Asked"):
        imported = "from second_way.membership import Asked\nfrom second_way.register import Register"
    return f'''"""TODO: what the check {name} is about."""

from second_way.answers import Answer, answer
{imported}


def {name}(register: Register, {argument}) -> Answer:
    """TODO: applies, passes, since and due from the written definition, not from the SQL."""
    return answer(None, None, register.as_of)
'''


def _indicator_stub(new: NewIndicator) -> str:
    unknown = "UNKNOWN_SHARE" if new.unit in RATIOS else "UNKNOWN_COUNT"
    return f'''"""TODO: what the indicator {new.name} counts."""

from second_way.amounts import {unknown}, Amount
from second_way.subject import Subject


def {new.name}(subject: Subject) -> Amount:
    """TODO: what one unit adds, from the written definition, not from the SQL."""
    return {unknown}
'''


def _rule(new: NewCheck) -> str:
    return f'    "{new.name}": "{new.strength or TODO}",'


def _with_problem(root: Path, new: NewCheck) -> str:
    line = f'{new.name} = {{ zh = "{TODO} {new.name}", en = "{TODO} {new.name}" }}'
    text = _read(root, _CODES)
    first = text[: text.index("\n[problem]\n")].count("\n") + 1
    lines = text.splitlines()
    entries = {}
    for number in range(first + 1, len(lines)):
        if lines[number].startswith("["):
            break
        if found := re.match(r"(\w+) = ", lines[number]):
            entries[found[1]] = number + 1
    return _after(text, entries, _earlier(root, new.theme), line)


def _with_example(root: Path, new: NewCheck) -> str:
    states = ("pass", "fail", "unknown", "not_applicable")
    units = "".join(f'    {{ unit_id = "{unit}" }},\n' for unit in "ABCD")
    answers = "".join(
        f'    {{ unit = "{unit}", on = 2026-03-31, state = "{state}", why = "{TODO}" }},\n'
        for unit, state in zip("ABCD", states, strict=True)
    )
    example = f'[[example]]\ncheck = "{new.name}"\nrecords.units = [\n{units}]\nanswers = [\n{answers}]\n'
    text = _read(root, _EXAMPLES)
    earlier = _earlier(root, new.theme)
    for found in re.finditer(r'^\[\[example\]\]\ncheck = "(\w+)"$', text, re.M):
        if found[1] not in earlier:
            return f"{text[: found.start()]}{example}\n{text[found.start() :]}"
    return f"{text}\n{example}"


def _earlier(root: Path, theme: str) -> set[str]:
    """The checks of this theme and of those before it."""
    known = themes(root)
    folders = [root / "queries" / "checks" / name for name in known[: known.index(theme) + 1]]
    return {path.stem for folder in folders for path in folder.glob("*.sql")}


def _entries_in(root: Path, path: Path, name: str) -> dict[str, int]:
    """Of a dictionary with this name and one line an entry, the line of each by its key."""
    value = _assigned(_read(root, path), name)
    assert isinstance(value, ast.Dict)
    return {
        str(key.value): item.end_lineno or 0
        for key, item in zip(value.keys, value.values, strict=True)
        if isinstance(key, ast.Constant)
    }


def _after(text: str, entries: Mapping[str, int], earlier: Iterable[str], line: str) -> str:
    """The line after the last of the earlier entries, else first; entries gives the line of each, counted from 1."""
    before = [entries[name] for name in earlier if name in entries]
    return _in_front_of(text, max(before) + 1 if before else min(entries.values()), line)


def _assigned(text: str, name: str) -> ast.expr:
    """The value that the module gives the name."""
    for node in ast.parse(text).body:
        targets = node.targets if isinstance(node, ast.Assign) else [node.target] if _has_value(node) else []
        if any(isinstance(target, ast.Name) and target.id == name for target in targets):
            return node.value
    raise LookupError(name)


def _has_value(node: ast.stmt) -> bool:
    return isinstance(node, ast.AnnAssign) and node.value is not None


def _end_of(text: str, name: str) -> int:
    """The line of the bracket that ends the value, counted from 1."""
    return _assigned(text, name).end_lineno or 0


def _end_of_returned(text: str, function: str) -> int:
    """The line of the bracket that ends what the function returns."""
    for node in ast.parse(text).body:
        if isinstance(node, ast.FunctionDef) and node.name == function:
            return next(part.end_lineno or 0 for part in node.body if isinstance(part, ast.Return)) or 0
    raise LookupError(function)


def _imported(text: str, name: str) -> str:
    """The text with an import of the function from its module of the same name, where the linter wants it."""
    lines = text.splitlines()
    start = "from second_way."
    numbers = [number for number, line in enumerate(lines, 1) if line.startswith(start)]
    modules = [lines[number - 1].removeprefix(start).split()[0] for number in numbers]
    place = bisect(modules, name)
    number = numbers[place] if place < len(numbers) else numbers[-1] + 1
    return _in_front_of(text, number, f"from second_way.{name} import {name}")


def _in_front_of(text: str, number: int, line: str) -> str:
    lines = text.splitlines(keepends=True)
    return "".join([*lines[: number - 1], f"{line}\n", *lines[number - 1 :]])


def _read(root: Path, path: Path) -> str:
    return (root / path).read_text(encoding="utf-8")


def _codes(root: Path) -> dict[str, dict[str, Any]]:
    return tomllib.loads(_read(root, _CODES))


def main(arguments: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """Write a skeleton. Returns 0, or 1 where it is refused: then nothing is written, and one sentence says why."""
    parser = argparse.ArgumentParser(prog="skeletons", description="Write the skeleton of a check or an indicator.")
    kinds = parser.add_subparsers(dest="kind", required=True)
    for kind, options in (("check", ("asked", "strength")), ("indicator", ("unit",))):
        command = kinds.add_parser(kind)
        for option in ("name", "theme", *options):
            command.add_argument(f"--{option}", default="")
    given = vars(parser.parse_args(arguments))
    is_check = given.pop("kind") == "check"
    try:
        texts = new_check(root, NewCheck(**given)) if is_check else new_indicator(root, NewIndicator(**given))
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return 1
    write(root, texts)
    for path in texts:
        print(path.as_posix())
    print("What is still missing: .venv/bin/python tests/what_is_missing.py")
    return 0


if __name__ == "__main__":
    sys.exit(main())

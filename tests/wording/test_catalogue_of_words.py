"""Words: everything the program says has its Chinese, with the same placeholders and Chinese punctuation."""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import dashboard
from dashboard.catalogue.loader import catalogue
from dashboard.ingest.advice import ADVICE
from dashboard.ingest.row_problems import MESSAGES
from dashboard.paths import data_folder, resources_folder

PACKAGE = Path(dashboard.__file__).parent
CATALOGUE = PACKAGE / "locale" / "zh_CN" / "LC_MESSAGES" / "dashboard.po"
PLACEHOLDER = re.compile(r"\{(\w*)\}")
# Names of files, options and columns stand between spaces or backquotes; beside a Chinese character no such sign may.
ASCII_SIGN = re.compile(r"[\u4e00-\u9fff][,;:()\[\]]|[,;:()\[\]][\u4e00-\u9fff]")
HAN = re.compile(r"[\u4e00-\u9fff]")


@cache
def found_by_babel() -> list[str | tuple[str, str]]:
    """Every message that babel finds, as a translator's tools do; a pair has a form for one and one for many."""
    found = extract_from_dir(PACKAGE, [("**.py", "python")], {}, keywords={"_": None, "ngettext": (1, 2)})
    return [message for _file, _line, message, _comments, _context in found]


def extracted() -> set[str]:
    """Every message, of a pair the form for many."""
    return {message if isinstance(message, str) else message[1] for message in found_by_babel()}


def called() -> Iterator[tuple[str, ast.expr]]:
    """The text of every call of _(), and the form for many of ngettext(), with its place, inside f-strings too."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "ngettext"):
                yield f"{path.relative_to(PACKAGE)}:{node.lineno}", node.args[node.func.id == "ngettext"]


@cache
def translations() -> dict[str, str]:
    with CATALOGUE.open("rb") as file:
        messages = [message for message in read_po(file, locale="zh_CN") if message.id]
    return {
        message.id[1] if message.pluralizable else message.id: message.string[0]
        if message.pluralizable
        else message.string
        for message in messages
    }


MESSAGES_OF_IMPORTS = {*MESSAGES.values(), *ADVICE.values()}
SAID = sorted(extracted() | MESSAGES_OF_IMPORTS)


def test_the_three_populations_of_what_is_known_are_named() -> None:
    """Scoring checks, all checks and demanded checks are other sums: each says of which it is, and so the glossary."""
    known = catalogue().indicators["checks_known"].title
    assert "计分检查" in known.zh and "Scoring checks" in known.en
    glossary = (resources_folder() / "docs" / "glossary.md").read_text(encoding="utf-8")
    for words in (known.zh, known.en.lower(), "matters to verify", "open answers (demanded checks)"):
        assert f"| {words} |" in glossary


def test_no_message_hides_from_the_extraction() -> None:
    found = extracted()
    assert len(found) > 100
    for place, argument in called():
        if isinstance(argument, ast.Constant):
            assert argument.value in found, f"{place}: a message inside an f-string is not extracted"
        else:
            assert ast.unparse(argument) in {"MESSAGES[code]", "ADVICE[code]"}, (
                f"{place}: _() takes a text that stands there"
            )


def test_everything_said_has_its_chinese_and_nothing_else_has() -> None:
    assert sorted(translations()) == SAID


@pytest.mark.parametrize("message", SAID)
def test_the_chinese_of(message: str) -> None:
    chinese = translations()[message]
    assert chinese
    assert set(PLACEHOLDER.findall(chinese)) == set(PLACEHOLDER.findall(message))
    assert chinese.count("{") == len(PLACEHOLDER.findall(chinese))
    assert not ASCII_SIGN.search(chinese), chinese


@pytest.mark.parametrize("forms", [found for found in found_by_babel() if isinstance(found, tuple)])
def test_both_forms_of_a_plural_have_the_same_placeholders(forms) -> None:
    assert set(PLACEHOLDER.findall(forms[0])) == set(PLACEHOLDER.findall(forms[1]))


def test_every_message_names_the_rooms_that_say_it() -> None:
    with CATALOGUE.open("rb") as file:
        read = read_po(file, locale="zh_CN")
    named = {place for message in read if message.id for place, _line in message.locations}
    assert named and not [place for place in named if not (PACKAGE.parent / place).is_file()]


def test_no_translation_is_doubtful() -> None:
    with CATALOGUE.open("rb") as file:
        read = read_po(file, locale="zh_CN")
    assert [message.id for message in read if message.id and message.fuzzy] == []
    assert not read.obsolete


def chinese_of_headers() -> Iterator[tuple[str, str]]:
    for queries in (catalogue().checks, catalogue().indicators, catalogue().lists):
        for query in queries.values():
            for field, text in query.header.items():
                if field.endswith("_zh"):
                    yield f"{query.path.name} {field}", text


def chinese_of_data(name: str) -> Iterator[tuple[str, str]]:
    """The titles of a data file; under also and headers stand spellings of others, which are left as they are."""

    def walk(place: str, value: object) -> Iterator[tuple[str, str]]:
        if isinstance(value, dict):
            for key, inner in value.items():
                if key not in ("also", "headers", "names"):
                    yield from walk(f"{place}.{key}", inner)
        elif isinstance(value, str) and HAN.search(value):
            yield place, value

    with (data_folder() / name).open("rb") as file:
        yield from walk(name, tomllib.load(file))


def test_chinese_words_have_chinese_punctuation() -> None:
    texts = [*chinese_of_headers(), *chinese_of_data("codes.toml"), *chinese_of_data("columns.toml")]
    assert len(texts) > 300
    assert [(place, text) for place, text in texts if ASCII_SIGN.search(text)] == []


def test_every_header_says_the_same_in_both_languages() -> None:
    for queries in (catalogue().checks, catalogue().indicators, catalogue().lists):
        for query in queries.values():
            for field in [name for name in query.header if name.endswith("_zh")]:
                other = field.removesuffix("_zh") + "_en"
                assert query.header[other], (query.id, other)
                assert not HAN.search(query.header[other]), (query.id, other)

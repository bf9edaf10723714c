"""Every word of the program has its Chinese, and the Chinese is set as Chinese is."""

import re
import string
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from dashboard.catalogue import catalogue
from dashboard.paths import data_folder, package_folder

# A half-width sign beside a Chinese character: Chinese text uses the full-width one.
HALF_WIDTH = re.compile("[\u4e00-\u9fff][,;:()?!]|[,;:()?!][\u4e00-\u9fff]")


@pytest.fixture(scope="module")
def chinese() -> Catalog:
    with (package_folder() / "locale" / "zh_CN" / "LC_MESSAGES" / "dashboard.po").open("rb") as file:
        return read_po(file, locale="zh_CN")


@pytest.fixture(scope="module")
def used() -> set[str]:
    found = extract_from_dir(package_folder(), keywords={"_": None}, method_map=[("**.py", "python")])
    return {str(message) for _file, _line, message, _comments, _context in found}


def placeholders(text: str) -> set[str]:
    return {name for _text, name, _format, _conversion in string.Formatter().parse(text) if name}


def test_every_message_has_a_chinese_one_with_the_same_placeholders(chinese: Catalog, used: set[str]) -> None:
    assert used
    for message in used:
        entry = chinese.get(message)
        assert entry is not None and entry.string, message
        assert placeholders(str(entry.string)) == placeholders(message), message


def test_no_chinese_message_is_left_over(chinese: Catalog, used: set[str]) -> None:
    assert {str(entry.id) for entry in chinese if entry.id} == used


def test_no_message_hides_in_a_formatted_string() -> None:
    """The extractor does not look into f-strings: what stands there would stay English."""
    hidden = re.compile(r"\{_\(")
    for path in package_folder().rglob("*.py"):
        assert not hidden.search(path.read_text(encoding="utf-8")), path


def chinese_words(chinese: Catalog) -> Iterator[tuple[str, str]]:
    for entry in chinese:
        yield str(entry.id), str(entry.string)
    queries = catalogue()
    for query in (*queries.checks.values(), *queries.indicators.values(), *queries.lists.values()):
        for name, text in query.header.items():
            if name.endswith("_zh"):
                yield f"{query.id}.{name}", text
    for file in sorted(data_folder().glob("*.toml")):
        yield from _titles(file)


def _titles(file: Path) -> Iterator[tuple[str, str]]:
    def walk(place: str, node: object) -> Iterator[tuple[str, str]]:
        if isinstance(node, dict):
            for key, value in node.items():
                if key in ("zh", "article") and isinstance(value, str):
                    yield f"{place}.{key}", value
                else:
                    yield from walk(f"{place}.{key}", value)
        elif isinstance(node, list):
            for value in node:
                yield from walk(place, value)

    yield from walk(file.name, tomllib.loads(file.read_text(encoding="utf-8")))


def test_chinese_is_set_with_full_width_signs(chinese: Catalog) -> None:
    wrong = {place: text for place, text in chinese_words(chinese) if HALF_WIDTH.search(text)}
    assert wrong == {}

"""The register's code lists: their titles in both languages and the spellings accepted in sheets."""

import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache

from dashboard.locale import Language
from dashboard.paths import data_folder


@dataclass(frozen=True)
class Code:
    """One code of a list with its titles and the other spellings accepted at import."""

    code: str
    zh: str
    en: str
    also: tuple[str, ...] = ()


@cache
def code_lists() -> dict[str, dict[str, Code]]:
    """All lists by name, each with its codes in display order."""
    with (data_folder() / "codes.toml").open("rb") as file:
        raw = tomllib.load(file)
    return {
        name: {code: Code(code, text["zh"], text["en"], tuple(text.get("also", ()))) for code, text in codes.items()}
        for name, codes in raw.items()
    }


def codes(list_name: str) -> tuple[str, ...]:
    """The codes of a list in display order. Raises KeyError on an unknown list."""
    return tuple(code_lists()[list_name])


def title(list_name: str, code: str | None, language: Language) -> str:
    """The title of a code; – for None or empty, the code itself where the list doesn't contain it."""
    if code is None or code == "":
        return "–"
    entry = code_lists()[list_name].get(code)
    if entry is None:
        return code
    return entry.zh if language == "zh" else entry.en


def folded(cell: str) -> str:
    """The spelling without differences that never matter in a code: width, case, spaces."""
    return "".join(unicodedata.normalize("NFKC", cell).split()).casefold()


@cache
def spellings(list_name: str) -> dict[str, str]:
    """Every accepted spelling, folded, with its code. Raises ValueError where one stands for two codes."""
    found: dict[str, str] = {}
    for code, entry in code_lists()[list_name].items():
        for spelling in {folded(text) for text in (code, entry.zh, entry.en, *entry.also, code + entry.zh)}:
            if found.setdefault(spelling, code) != code:
                raise ValueError(f"{list_name}: {spelling} stands for {found[spelling]} and {code}")
    return found


def code_of(list_name: str, cell: str) -> str | None:
    """The code for a cell's text, or None where the list has no such spelling."""
    return spellings(list_name).get(folded(cell))

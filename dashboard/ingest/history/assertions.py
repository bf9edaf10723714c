"""Assertions about a register version: each is a query in queries/quality that returns the rows that break it."""

import re
from dataclasses import dataclass
from functools import cache

import pandas as pd

from dashboard.ingest.history.register_queries import answer
from dashboard.locale import Language
from dashboard.paths import queries_folder
from dashboard.register.versions import Version


@dataclass(frozen=True)
class Assertion:
    """One assertion, named after its file; its title names the rows that break it."""

    id: str
    zh: str
    en: str

    def title(self, language: Language) -> str:
        """The title in a language."""
        return self.zh if language == "zh" else self.en


@cache
def assertions() -> tuple[Assertion, ...]:
    """All assertions, by id."""
    found = []
    for path in sorted((queries_folder() / "quality").glob("*.sql")):
        titles = dict(re.findall(r"^-- title_(zh|en): (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE))
        found.append(Assertion(path.stem, titles["zh"], titles["en"]))
    return tuple(found)


def breaking_rows(version: Version, assertion: str) -> pd.DataFrame:
    """The rows of a version that break an assertion; its columns are the query's."""
    return answer(version, assertion, folder="quality")


def broken(version: Version) -> dict[str, int]:
    """How many rows break each assertion."""
    return {assertion.id: len(breaking_rows(version, assertion.id)) for assertion in assertions()}

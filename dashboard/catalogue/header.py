"""Reads the header of a query file, field by field."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from dashboard.catalogue.allowed_sql import QueryError
from dashboard.locale import Language

_FIELD = re.compile(r"-- ([a-z_]+): (.*)")
_MORE = re.compile(r"--   (\S.*)")
_COMMON = {"title_zh", "title_en", "definition_zh", "definition_en", "basis_zh", "basis_en"}
_REQUIRED = {
    "checks": _COMMON
    | {"rate_zh", "rate_en", "short_zh", "short_en", "asked", "strength", "records", "next_step_zh", "next_step_en"},
    "indicators": _COMMON | {"unit", "better", "next_step_zh", "next_step_en"},
    "lists": _COMMON,
}
_FORMER = {"former_basis_to", "former_basis_zh", "former_basis_en"}
_MEANINGS = {f"{part}_{language}" for part in ("numerator", "denominator", "remainder") for language in ("zh", "en")}
_OPTIONAL = {
    "checks": {
        "parameters",
        "weight",
        "by_requirement",
        "demanded_by",
        "place",
        "headline",
        "kinds",
        "period",
        *_FORMER,
    },
    "indicators": {"parameters", "rows", "place", "headline", "period", *_MEANINGS, *_FORMER},
    "lists": _FORMER,
}
_CHOICES = {
    "asked": {"unit", "union"},
    "strength": {"must", "should", "may"},
    "better": {"higher", "lower", "neither"},
    "by_requirement": {"yes", "no"},
    "demanded_by": {"law", "charter", "plan"},
    "period": {"quarter", "year"},
}
_WHOLE = {"weight", "place", "headline"}


def read_header(text: str, kind: str) -> dict[str, str]:
    """The header's fields. Raises QueryError on a missing, unknown or malformed field, with its line."""
    fields: dict[str, str] = {}
    name = ""
    number = 0
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("--"):
            break
        if more := _MORE.fullmatch(line):
            if not name:
                raise QueryError("a continued line before the first field", number)
            fields[name] += ("" if name.endswith("_zh") else " ") + more[1].strip()
        elif found := _FIELD.fullmatch(line):
            name = found[1]
            if name not in _REQUIRED[kind] | _OPTIONAL[kind]:
                raise QueryError(f"unknown field “{name}”", number)
            if name in fields:
                raise QueryError(f"the field “{name}” stands twice", number)
            if found[2].strip() not in _CHOICES.get(name, {found[2].strip()}):
                raise QueryError(f"“{name}” is one of {', '.join(sorted(_CHOICES[name]))}", number)
            if name in _WHOLE and not found[2].strip().isdecimal():
                raise QueryError(f"“{name}” is a whole number", number)
            fields[name] = found[2].strip()
        else:
            raise QueryError("a line of the header is “-- field: text”, or “--   ” and more of it", number)
    required = _REQUIRED[kind] | (_FORMER if _FORMER & fields.keys() else set())
    missing = sorted(name for name in required if not fields.get(name))
    if missing:
        raise QueryError(f"the header lacks {', '.join(missing)}", max(number, 1))
    return fields


@dataclass(frozen=True)
class Words:
    """A text in both languages."""

    zh: str
    en: str

    def in_language(self, language: Language) -> str:
        """The text in this language."""
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True)
class FormerBasis:
    """A rule's former legal basis, valid up to and including this day: an article that has since been amended."""

    until: date
    words: Words


def former_basis_of(header: Mapping[str, str]) -> FormerBasis | None:
    """The header's former basis, if any. Raises QueryError where its date is invalid."""
    if "former_basis_to" not in header:
        return None
    try:
        until = date.fromisoformat(header["former_basis_to"])
    except ValueError as error:
        raise QueryError("“former_basis_to” is a date such as 2021-12-31") from error
    return FormerBasis(until, words_of(header, "former_basis"))


def words_of(header: Mapping[str, str], name: str) -> Words:
    """The field of this name in both languages."""
    return Words(zh=header[f"{name}_zh"], en=header[f"{name}_en"])


def meanings_of(header: Mapping[str, str], parts: Iterable[str]) -> dict[str, Words]:
    """What each of these parts of a ratio counts. Raises QueryError where one is missing or an extra one is given."""
    told = {f"{part}_{language}" for part in parts for language in ("zh", "en")}
    if missing := sorted(name for name in told if not header.get(name)):
        raise QueryError(f"the header lacks {', '.join(missing)}: what a ratio is made of is said in words")
    if others := sorted(_MEANINGS & header.keys() - told):
        raise QueryError(f"the indicator has no part that {', '.join(others)} could name")
    return {part: words_of(header, part) for part in parts}


def names_of(header: Mapping[str, str], name: str) -> tuple[str, ...]:
    """The names that a field lists, in order; empty where the header lacks the field."""
    return tuple(part.strip() for part in header.get(name, "").split(",") if part.strip())

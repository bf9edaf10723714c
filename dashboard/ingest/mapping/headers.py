"""Looks up headers: the register columns that each known header of a sheet can stand for."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from typing import Literal

from dashboard.vocabulary.register_titles import TableTitle, headers_without_records, personal_headers, table_titles

_beside: ContextVar[Mapping[str, tuple["Target", ...]]] = ContextVar("headers beside the known ones")
_CLOSING_BRACKET = re.compile(r"\([^()]*\)$")


Side = Literal["first", "last"]


@dataclass(frozen=True)
class Target:
    """The register column that a sheet's column fills.

    code is set if the header means a code (经审会: audit), side if the cells are ranges of dates (起止时间), of which
    the column takes the first day or the last.
    """

    table: str
    column: str
    code: str | None = None
    side: Side | None = None

    def __str__(self) -> str:
        """The name that reports and mapping files use."""
        return f"{self.table}.{self.column}"


def folded_header(header: str) -> str:
    """The header without differences of width, case and white space, invisible signs, and a *, # or : at the ends."""
    text = "".join(unicodedata.normalize("NFKC", header).split())
    if not text.isascii():
        text = "".join(sign for sign in text if unicodedata.category(sign) != "Cf")
    return text.casefold().strip("*:") if text.strip("#") == text else text.casefold().strip("*:#") or text


def _add(found: dict[str, list[Target]], header: str, target: Target) -> None:
    targets = found.setdefault(folded_header(header), [])
    if target not in targets:
        targets.append(target)


@cache
def known_headers() -> dict[str, tuple[Target, ...]]:
    """The targets of each folded header, in the order of data/columns.toml."""
    found: dict[str, list[Target]] = {}
    for table in table_titles().values():
        for column in table.columns.values():
            for header in (column.name, column.zh, column.en, *column.headers):
                _add(found, header, Target(table.name, column.name))
            for header in column.ranges:
                _add(found, header, Target(table.name, column.name, side="last" if column.month_is_last else "first"))
        for part in table.spread:
            for header in part.headers:
                _add(found, header, Target(table.name, part.column, part.code))
    return {header: tuple(targets) for header, targets in found.items()}


@cache
def _personal() -> frozenset[str]:
    return frozenset(folded_header(header) for header in personal_headers())


@contextmanager
def also_known(headers: Mapping[str, tuple[Target, ...]]) -> Iterator[None]:
    """Inside the block these folded headers stand for these targets and override the known ones."""
    token = _beside.set(headers)
    try:
        yield
    finally:
        _beside.reset(token)


def targets_of(header: str) -> tuple[Target, ...]:
    """The targets of a header; if the whole header is unknown, it is looked up without a final bracket such as (人)."""
    folded = folded_header(header)
    beside = _beside.get({})
    if folded in beside:
        return beside[folded]
    known = known_headers()
    return known.get(folded) or known.get(_CLOSING_BRACKET.sub("", folded), ())


def is_confirmed(header: str) -> bool:
    """Whether a person said what the header means (also_known)."""
    return folded_header(header) in _beside.get({})


def is_personal(header: str) -> bool:
    """Whether the column holds personal data, which is never imported."""
    folded = folded_header(header)
    return folded in _personal() or _CLOSING_BRACKET.sub("", folded) in _personal()


@cache
def _without_records(kind: Literal["silent", "told"]) -> frozenset[str]:
    return frozenset(folded_header(header) for header in headers_without_records(kind))


def is_silent(header: str) -> bool:
    """Whether the column holds neither records nor a person's words: 序号, or what an assignment prints."""
    return folded_header(header) in _without_records("silent")


def is_without_records(header: str) -> bool:
    """Whether the column is known to hold no records: 序号, 备注, 办理情况."""
    return is_silent(header) or folded_header(header) in _without_records("told")


@cache
def _table_names() -> dict[str, str]:
    found: dict[str, str] = {}
    for table in table_titles().values():
        for name in (table.name, table.zh, table.en, *table.names):
            found.setdefault(folded_header(name), table.name)
    return found


def table_named(name: str) -> TableTitle | None:
    """The table that has this name or title, if any. The name is a sheet's, a file's or a user's."""
    found = _table_names().get(folded_header(name))
    return table_titles()[found] if found else None

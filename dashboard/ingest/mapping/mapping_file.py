"""Reads mapping files: TOML that maps a foreign sheet's columns to the register. docs/import.md describes them."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

import msgspec

from dashboard.errors import Refused
from dashboard.ingest.files.formats.text_table import SEPARATORS
from dashboard.ingest.mapping.headers import Target, folded_header
from dashboard.locale import _
from dashboard.vocabulary.register_titles import table_titles

DateOrder = Literal["ymd", "dmy", "mdy"]


class _Read(msgspec.Struct, forbid_unknown_fields=True):
    """The table [read]."""

    encoding: str | None = None
    separator: str | None = None
    sheets: list[str] | None = None


class _LeaveOut(msgspec.Struct, forbid_unknown_fields=True):
    """An entry [[leave_out]]: a column and one of the three conditions."""

    column: str
    texts: list[str] | None = msgspec.field(name="is", default=None)
    unless: list[str] | None = None
    matches: str | None = None


class _File(msgspec.Struct, forbid_unknown_fields=True):
    """A mapping file as it is written."""

    title: str = ""
    table: str | None = None
    date_order: DateOrder = "ymd"
    complete: list[str] = []
    known: bool = False
    read: _Read = msgspec.field(default_factory=_Read)
    columns: dict[str, str | list[str]] = {}
    constants: dict[str, str | int | float | bool] = {}
    compose: dict[str, str] = {}
    part: dict[str, str] = {}
    values: dict[str, dict[str, str | int | float]] = {}
    leave_out: list[_LeaveOut] = []


def _keys(kind: type[msgspec.Struct]) -> frozenset[str]:
    return frozenset(field.encode_name for field in msgspec.structs.fields(kind))


KEYS, READ_KEYS, LEAVE_OUT_KEYS = _keys(_File), _keys(_Read), _keys(_LeaveOut)
"""The keys allowed in a mapping file, in its [read] table and in a [[leave_out]] entry."""

_BESIDE_KNOWN = frozenset({"title", "table", "complete", "known", "columns"})
"""The keys allowed in a mapping with known = true, which adds headers to the known ones."""

_FIELD = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True)
class LeaveOut:
    """A rule for rows to leave out: the cell matches ``pattern``, or is in ``texts`` (if ``unless``: is not)."""

    headers: tuple[str, ...]
    texts: frozenset[str] = frozenset()
    unless: bool = False
    pattern: re.Pattern[str] | None = None

    def applies(self, text: str) -> bool:
        """Whether a row with this text in the column is left out."""
        if self.pattern:
            return self.pattern.search(text) is not None
        return (text in self.texts) is not self.unless


@dataclass(frozen=True)
class MappingFile:
    """The content of a mapping file. Headers are folded (see headers.folded_header); in the file a|b is either header.

    columns maps each header to its targets, constants each target to a value, compose each target to a template, parts
    each header to the pattern whose first group is kept, and values each header to its translations. sheets, encoding
    and separator are None if not given. known: the columns are added to the known headers instead of replacing them.
    """

    path: Path
    table: str | None
    date_order: DateOrder
    complete: tuple[str, ...]
    sheets: tuple[str, ...] | None
    encoding: str | None
    separator: str | None
    columns: dict[str, tuple[Target, ...]]
    constants: dict[Target, str | int | float | bool]
    compose: dict[Target, str]
    parts: dict[str, re.Pattern[str]]
    values: dict[str, dict[str, str]]
    leave_out: tuple[LeaveOut, ...]
    known: bool = False

    @property
    def headers(self) -> frozenset[str]:
        """Every header that the file mentions, folded."""
        fields = {name for template in self.compose.values() for name in template_headers(template)}
        asked = {header for rule in self.leave_out for header in rule.headers}
        return frozenset({*self.columns, *fields, *asked})


def either(header: str) -> tuple[str, ...]:
    """The folded headers that a name in a mapping stands for: a|b is a or b."""
    return tuple(folded_header(name) for name in header.split("|"))


def template_headers(template: str) -> tuple[str, ...]:
    """The folded headers in a template's placeholders; {row}, {file} and {sheet} are not headers."""
    fields = _FIELD.findall(template)
    return tuple(name for field in fields if field not in {"row", "file", "sheet"} for name in either(field))


def read_mapping_file(path: Path) -> MappingFile:
    """Read a mapping. Raises Refused, naming the file and the entry, if it is missing, no TOML or invalid."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise Refused(_("There is no file {file}.", file=path)) from error
    return mapping_of(content, path)


def mapping_of(content: bytes, path: Path) -> MappingFile:
    """Parse the bytes of a mapping file; messages call it ``path``. Raises Refused if it is no TOML or is invalid."""
    try:
        said = tomllib.loads(content.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Refused(_("The mapping {file} is no TOML: {reason}.", file=path, reason=error)) from error
    try:
        return _mapping(path, said)
    except _Wrong as error:
        raise Refused(
            _(
                "The mapping {file} can't be used: {entry}. docs/import.md describes what may stand there.",
                file=path,
                entry=error,
            )
        ) from error


def beside_known(path: Path) -> MappingFile:
    """An empty mapping to which columns can be added; they are used in addition to the known headers."""
    return MappingFile(path, None, "ymd", (), None, None, None, {}, {}, {}, {}, {}, (), known=True)


def beside(mapping: MappingFile | None, headers: Mapping[str, tuple[Target, ...]]) -> MappingFile | None:
    """The mapping with these folded headers beside its own columns, which come first.

    A mapping that replaces the known headers stays unchanged; without one, only these headers are added to the known.
    """
    if not headers or (mapping and not mapping.known):
        return mapping
    found = mapping or beside_known(Path(_("confirmed headers")))
    return replace(found, columns={**headers, **found.columns})


class _Wrong(Exception):
    """An invalid entry of a mapping file; the message is the entry."""


def _mapping(path: Path, said: dict[str, Any]) -> MappingFile:
    try:
        file = msgspec.convert(said, _File)
    except msgspec.ValidationError as error:
        raise _Wrong(_entry_of(error)) from error
    if file.read.separator is not None and file.read.separator not in SEPARATORS:
        raise _Wrong(f"read.separator = {file.read.separator!r}")
    if file.known and (others := sorted(said.keys() - _BESIDE_KNOWN)):
        raise _Wrong(f"known, {others[0]}")
    if not file.columns:
        raise _Wrong("columns")
    return MappingFile(
        path=path,
        table=_table_name(file.table) if file.table is not None else None,
        date_order=file.date_order,
        complete=tuple(map(_table_name, file.complete)),
        sheets=tuple(file.read.sheets) if file.read.sheets is not None else None,
        encoding=file.read.encoding,
        separator=file.read.separator,
        columns={
            folded: tuple(map(_target, [names] if isinstance(names, str) else names))
            for header, names in file.columns.items()
            for folded in either(header)
        },
        constants={_target(name): value for name, value in file.constants.items()},
        compose={_target(name): template for name, template in file.compose.items()},
        parts={
            folded: _pattern(f"part.{header}", pattern)
            for header, pattern in file.part.items()
            for folded in either(header)
        },
        values={
            folded: {key: str(value) for key, value in translations.items()}
            for header, translations in file.values.items()
            for folded in either(header)
        },
        leave_out=tuple(map(_leave_out, file.leave_out)),
        known=file.known,
    )


def _entry_of(error: msgspec.ValidationError) -> str:
    """The entry that doesn't fit, such as read.separator: msgspec names it as `$.read.separator`."""
    text = str(error)
    place = "".join(re.findall(r"`\$\.?([^`]*)`", text))
    unknown = "".join(re.findall(r"unknown field `([^`]*)`", text))
    return ".".join(part for part in (place, unknown) if part) or text


def _table_name(name: str) -> str:
    if name not in table_titles():
        raise _Wrong(name)
    return name


def _target(name: str) -> Target:
    table, _dot, rest = name.partition(".")
    column, colon, code = rest.partition(":")
    entry = table_titles().get(table)
    if entry is None or column not in entry.columns or (colon and code not in {part.code for part in entry.spread}):
        raise _Wrong(name)
    return Target(table, column, code or None)


def _pattern(entry: str, text: str) -> re.Pattern[str]:
    try:
        found = re.compile(text)
    except re.error as error:
        raise _Wrong(f"{entry} ({error})") from error
    return found


def _leave_out(entry: _LeaveOut) -> LeaveOut:
    given = [name for name in ("texts", "unless", "matches") if getattr(entry, name) is not None]
    if len(given) != 1:
        raise _Wrong(f"leave_out {entry.column}")
    headers = either(entry.column)
    if entry.matches is not None:
        return LeaveOut(headers, pattern=_pattern("leave_out.matches", entry.matches))
    return LeaveOut(headers, frozenset(entry.texts or entry.unless or ()), entry.unless is not None)

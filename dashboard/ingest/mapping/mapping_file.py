"""Reads mapping files: TOML that maps a foreign sheet's columns to the register. docs/import.md describes them."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, cast, get_args

from dashboard.errors import Refused
from dashboard.ingest.files.text_files import SEPARATORS
from dashboard.ingest.mapping.headers import Target, folded_header
from dashboard.locale import _
from dashboard.vocabulary.register_titles import table_titles

DateOrder = Literal["ymd", "dmy", "mdy"]

KEYS = frozenset(
    {
        "title",
        "table",
        "date_order",
        "complete",
        "known",
        "read",
        "columns",
        "constants",
        "compose",
        "part",
        "values",
        "leave_out",
    }
)
READ_KEYS = frozenset({"encoding", "separator", "sheets"})
LEAVE_OUT_KEYS = frozenset({"column", "is", "unless", "matches"})
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


class _Wrong(Exception):
    """An invalid entry of a mapping file; the message is the entry."""


def _mapping(path: Path, said: dict[str, Any]) -> MappingFile:
    _known(said, KEYS, "")
    read = _table(said, "read")
    _known(read, READ_KEYS, "read.")
    order = said.get("date_order", "ymd")
    if order not in get_args(DateOrder):
        raise _Wrong(f"date_order = {order!r}")
    if read.get("separator", ",") not in SEPARATORS:
        raise _Wrong(f"read.separator = {read['separator']!r}")
    known = said.get("known", False)
    if not isinstance(known, bool):
        raise _Wrong("known")
    if known:
        _known(said, _BESIDE_KNOWN, "known, ")
    compose = {_target(name): str(template) for name, template in _table(said, "compose").items()}
    found = MappingFile(
        path=path,
        table=_table_name(said["table"]) if "table" in said else None,
        date_order=cast(DateOrder, order),
        complete=tuple(_table_name(name) for name in _list(said, "complete")),
        sheets=tuple(_list(read, "sheets")) if "sheets" in read else None,
        encoding=read.get("encoding"),
        separator=read.get("separator"),
        columns={
            folded: tuple(map(_target, [names] if isinstance(names, str) else names))
            for header, names in _table(said, "columns").items()
            for folded in either(header)
        },
        constants={_target(name): value for name, value in _table(said, "constants").items()},
        compose=compose,
        parts={
            folded: _pattern(f"part.{header}", pattern)
            for header, pattern in _table(said, "part").items()
            for folded in either(header)
        },
        values={
            folded: {str(key): str(value) for key, value in _table(said["values"], header).items()}
            for header in _table(said, "values")
            for folded in either(header)
        },
        leave_out=tuple(_leave_out(entry) for entry in said.get("leave_out", [])),
        known=known,
    )
    if not found.columns:
        raise _Wrong("columns")
    return found


def _known(entry: dict[str, Any], keys: frozenset[str], before: str) -> None:
    for key in entry:
        if key not in keys:
            raise _Wrong(f"{before}{key}")


def _table(said: dict[str, Any], key: str) -> dict[str, Any]:
    found = said.get(key, {})
    if not isinstance(found, dict):
        raise _Wrong(key)
    return found


def _list(said: dict[str, Any], key: str) -> list[str]:
    found = said.get(key, [])
    if not isinstance(found, list) or not all(isinstance(entry, str) for entry in found):
        raise _Wrong(key)
    return found


def _table_name(name: object) -> str:
    if name not in table_titles():
        raise _Wrong(str(name))
    return str(name)


def _target(name: object) -> Target:
    table, _dot, rest = str(name).partition(".")
    column, colon, code = rest.partition(":")
    entry = table_titles().get(table)
    if entry is None or column not in entry.columns or (colon and code not in {part.code for part in entry.spread}):
        raise _Wrong(str(name))
    return Target(table, column, code or None)


def _pattern(entry: str, text: object) -> re.Pattern[str]:
    try:
        found = re.compile(str(text))
    except re.error as error:
        raise _Wrong(f"{entry} ({error})") from error
    return found


def _leave_out(entry: Any) -> LeaveOut:
    if not isinstance(entry, dict) or "column" not in entry or len(entry) != 2:
        raise _Wrong(f"leave_out {entry}")
    _known(entry, LEAVE_OUT_KEYS, "leave_out.")
    headers = either(str(entry["column"]))
    if "matches" in entry:
        return LeaveOut(headers, pattern=_pattern("leave_out.matches", entry["matches"]))
    unless = "unless" in entry
    return LeaveOut(headers, frozenset(_list(entry, "unless" if unless else "is")), unless)

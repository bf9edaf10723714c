"""Titles of the register's tables and columns, and the headers recognised in sheets (data/columns.toml)."""

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Literal

from dashboard.locale import Language
from dashboard.paths import data_folder


@dataclass(frozen=True)
class ColumnTitle:
    """A column's titles, the headers by which it is recognised, and how its cells are read.

    codes names the column's code list; month_is_last means that a month alone stands for its last day; shared means
    that one header fills this column in every table that the sheet holds. ranges are headers of columns whose cells are
    ranges of dates, of which this column takes one end.
    """

    name: str
    zh: str
    en: str
    headers: tuple[str, ...] = ()
    codes: str | None = None
    month_is_last: bool = False
    shared: bool = False
    ranges: tuple[str, ...] = ()


@dataclass(frozen=True)
class Spread:
    """Headers that each stand for one code of a table with one row per code: 经审会 is committees.in_being of audit."""

    code: str
    column: str
    headers: tuple[str, ...]


@dataclass(frozen=True)
class TableTitle:
    """A table's titles and how a sheet with its rows is recognised. data/columns.toml documents the fields."""

    name: str
    zh: str
    en: str
    names: tuple[str, ...]
    needs: tuple[str, ...]
    columns: dict[str, ColumnTitle]
    spread_by: str | None = None
    spread: tuple[Spread, ...] = ()
    derived: str | None = None
    derived_from: tuple[str, ...] = ()


def _column(name: str, entry: dict[str, object]) -> ColumnTitle:
    headers = entry.get("headers", ())
    assert isinstance(headers, list | tuple)
    ranges = entry.get("ranges", ())
    assert isinstance(ranges, list | tuple)
    codes = entry.get("codes")
    return ColumnTitle(
        name=name,
        zh=str(entry["zh"]),
        en=str(entry["en"]),
        headers=tuple(headers),
        codes=None if codes is None else str(codes),
        month_is_last=entry.get("month") == "last",
        shared=bool(entry.get("shared", False)),
        ranges=tuple(ranges),
    )


@cache
def _file() -> dict[str, dict[str, object]]:
    with (data_folder() / "columns.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def table_titles() -> dict[str, TableTitle]:
    """Every imported table, by name, in the order of data/columns.toml."""
    found = {}
    for name, raw in _file().items():
        if name in ("personal", "no_records"):
            continue
        entry: dict = raw  # type: ignore[type-arg]  # a TOML table: its shape is checked by the tests
        derived = entry.get("derived", {})
        found[name] = TableTitle(
            name=name,
            zh=entry["zh"],
            en=entry["en"],
            names=tuple(entry.get("names", ())),
            needs=tuple(entry["needs"]),
            columns={column: _column(column, fields) for column, fields in entry["columns"].items()},
            spread_by=entry.get("spread_by"),
            spread=tuple(
                Spread(part["code"], part["column"], tuple(part["headers"])) for part in entry.get("spread", ())
            ),
            derived=derived.get("column"),
            derived_from=tuple(derived.get("from", ())),
        )
    return found


@cache
def personal_headers() -> tuple[str, ...]:
    """Headers of columns with personal data, which are never imported."""
    headers = _file()["personal"]["headers"]
    assert isinstance(headers, list)
    return tuple(headers)


@cache
def headers_without_records(kind: Literal["silent", "told"]) -> tuple[str, ...]:
    """Headers of columns without records: numbers of lines and printed text (silent), or a person's words (told)."""
    headers = _file()["no_records"][kind]
    assert isinstance(headers, list)
    return tuple(headers)


def table_title(table: str, language: Language) -> str:
    """A table's title. Raises KeyError on a table that isn't imported."""
    entry = table_titles()[table]
    return entry.zh if language == "zh" else entry.en


def column_title(table: str, column: str, language: Language) -> str:
    """A column's title. Raises KeyError on an unknown column."""
    entry = table_titles()[table].columns[column]
    return entry.zh if language == "zh" else entry.en

"""The register's tables as queries/register defines them: columns, types and keys."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import sqlglot
from sqlglot import exp

from dashboard.paths import queries_folder

LINEAGE = ("source_file", "source_sheet", "source_row", "import_id")
"""The columns, in every imported table, that say where a row comes from."""

_KEPT_BY_THE_PROGRAM = frozenset({"as_of", "rules", "imports", "problems", "refusals"})


@dataclass(frozen=True)
class Column:
    """A column of the register. type is one of TEXT, INT, DATE, BOOLEAN, DOUBLE, DECIMAL(18, 6), TIMESTAMP."""

    name: str
    type: str


@dataclass(frozen=True)
class EventColumn:
    """A column that reports an event: null before the event's day; without a day it always holds.

    value: mask only this value of the column; None: any value.
    """

    column: str
    value: str | None
    day: str


@dataclass(frozen=True)
class Table:
    """A table of the register with its key; columns exclude the lineage.

    exists_from: the column with the day from which a row exists; unless: rows with a value in this column always exist.
    events: columns whose days read as null until they arrive.
    """

    name: str
    grain: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    statement: str
    exists_from: str | None = None
    unless: str | None = None
    events: tuple[str, ...] = ()
    told: tuple[EventColumn, ...] = ()

    @property
    def column_names(self) -> tuple[str, ...]:
        """The columns' names, without the lineage."""
        return tuple(column.name for column in self.columns)

    @property
    def imported(self) -> bool:
        """Whether rows of this table come from files rather than from the program itself."""
        return self.name not in _KEPT_BY_THE_PROGRAM


@cache
def tables() -> dict[str, Table]:
    """All tables by name, in file name order."""
    found = {}
    for path in sorted((queries_folder() / "register").glob("*.sql")):
        text = path.read_text(encoding="utf-8")
        statement = sqlglot.parse_one(text, read="duckdb")
        columns = tuple(
            Column(definition.name, definition.args["kind"].sql(dialect="duckdb"))
            for definition in statement.find_all(exp.ColumnDef)
        )
        if tuple(column.name for column in columns[-len(LINEAGE) :]) == LINEAGE:
            columns = columns[: -len(LINEAGE)]
        exists_from = _names(text, "exists from")
        found[path.stem] = Table(
            name=path.stem,
            grain=text.splitlines()[0].removeprefix("-- "),
            columns=columns,
            key=_names(text, "key"),
            statement=text,
            exists_from=exists_from[0] if exists_from else None,
            unless=exists_from[1].removeprefix("unless ") if exists_from[1:] else None,
            events=_names(text, "events"),
            told=tuple(_told(text)),
        )
    return found


def _names(text: str, head: str) -> tuple[str, ...]:
    """The names that a line of the file's header lists; empty where it has no such line."""
    line = re.search(rf"^-- {head}: (.+)$", text, re.MULTILINE)
    return tuple(name.strip() for name in line.group(1).split(",")) if line else ()


def _told(text: str) -> Iterator[EventColumn]:
    """The entries of the header lines ``told from <day>: <column>, <column>=<value>``."""
    for day in re.findall(r"^-- told from (\w+):", text, re.MULTILINE):
        for name in _names(text, f"told from {day}"):
            column, _equals, value = name.partition("=")
            yield EventColumn(column, value or None, day)

"""The register's tables as queries/register defines them: columns, types and keys."""

import re
from dataclasses import dataclass
from functools import cache

import sqlglot
from sqlglot import exp

from dashboard.paths import queries_folder

LINEAGE = ("source_file", "source_sheet", "source_row", "import_id")
"""The columns of every table that say where a row comes from."""

_KEPT_BY_THE_PROGRAM = frozenset({"as_of", "rules", "imports", "problems", "refusals"})


@dataclass(frozen=True)
class Column:
    """A column of the register. type is one of TEXT, INT, DATE, BOOLEAN, DOUBLE, DECIMAL(18, 6), TIMESTAMP."""

    name: str
    type: str


@dataclass(frozen=True)
class Table:
    """A table of the register with its key; columns leave out the lineage."""

    name: str
    grain: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    statement: str

    @property
    def column_names(self) -> tuple[str, ...]:
        """The columns' names, without the lineage."""
        return tuple(column.name for column in self.columns)

    @property
    def imported(self) -> bool:
        """Whether rows of this table come from files (and not from the program itself)."""
        return self.name not in _KEPT_BY_THE_PROGRAM


@cache
def tables() -> dict[str, Table]:
    """All tables by name, in the order of their files' names."""
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
        key = re.search(r"^-- key: (.+)$", text, re.MULTILINE)
        found[path.stem] = Table(
            name=path.stem,
            grain=text.splitlines()[0].removeprefix("-- "),
            columns=columns,
            key=tuple(name.strip() for name in key.group(1).split(",")) if key else (),
            statement=text,
        )
    return found

"""A DuckDB session on a register version: attached files, small joined relations, and restrictions."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

import duckdb
import pandas as pd
from sqlglot import exp

from dashboard.catalogue.entries import Catalogue
from dashboard.errors import Refused
from dashboard.locale import _
from dashboard.paths import queries_folder
from dashboard.register.former_tables import columns_of, completed
from dashboard.register.rules_table import rules
from dashboard.register.working_days import working_days

_ATTACH = {
    "version": "attach $path as version (read_only)",
    "status": "attach $path as status (read_only)",
    "cube": "attach $path as cube (read_only)",
    "before": "attach $path as before (read_only)",
    "after": "attach $path as after (read_only)",
    "draft": "attach $path as draft",
}
Attached = Literal["version", "status", "cube", "before", "after", "draft"]
_WRITTEN = frozenset({"draft"})
_VERSIONS = frozenset({"version"})


@cache
def _statement(name: str) -> str:
    return (queries_folder() / "session" / f"{name}.sql").read_text(encoding="utf-8")


def run(connection: duckdb.DuckDBPyConnection, name: str, values: dict[str, Any] | None = None) -> None:
    """Run the statements of queries/session/<name>.sql, each with the values that it names."""
    for statement in connection.extract_statements(_statement(name)):
        # DuckDB raises on a parameter that the statement doesn't name.
        named = {key: value for key, value in (values or {}).items() if key in statement.named_parameters}
        connection.execute(statement, named or None)


def attach(connection: duckdb.DuckDBPyConnection, path: Path, name: Attached) -> None:
    """Attach a file and make each of its tables readable by its plain name, in every cursor of the connection.

    Raises Refused where the file is missing or damaged.
    """
    try:
        if name not in _WRITTEN and not path.is_file():
            raise Refused(_("The register's file {file} is missing.", file=path))
        connection.execute(_ATTACH[name], {"path": str(path)})
        found = connection.execute("select table_name from duckdb_tables() where database_name = $name", {"name": name})
        names = [row[0] for row in found.fetchall()]
    except duckdb.Error as error:
        raise Refused(
            _("The register's file {file} is damaged or no register: restore an earlier version.", file=path)
        ) from error
    # Views, because search_path doesn't reach cursors: each starts with its own.
    views = {table: exp.select("*").from_(exp.table_(table, db="main", catalog=name)) for table in names}
    if name in _VERSIONS:
        views |= completed(columns_of(connection, name), name)
    for table, tree in views.items():
        create(connection, table, tree, "VIEW")


def attach_alone(connection: duckdb.DuckDBPyConnection, path: Path, name: str) -> None:
    """Attach a file read-only under this name, without creating views.

    Raises Refused where the file is missing or damaged.
    """
    named = exp.alias_(exp.Parameter(this=exp.var("path")), name)
    statement = exp.Attach(this=named, expressions=[exp.AttachOption(this=exp.var("read_only"))])
    try:
        connection.execute(statement.sql(dialect="duckdb"), {"path": str(path)})
    except duckdb.Error as error:
        raise Refused(
            _("The register's file {file} is damaged or no register: restore an earlier version.", file=path)
        ) from error


def limit_memory(connection: duckdb.DuckDBPyConnection, spill: Path) -> None:
    """Limit a computation to a laptop's memory; the rest spills to the folder ``spill``.

    DuckDB's own limit is four fifths of the machine's memory: without this, ten million units took 19 GiB of 24.
    """
    connection.execute("set memory_limit = '5GB'")
    connection.execute("set temp_directory = $folder", {"folder": str(spill)})
    connection.execute("set preserve_insertion_order = false")


def create(
    connection: duckdb.DuckDBPyConnection,
    name: str,
    tree: exp.Expr | str,
    kind: Literal["TABLE", "VIEW"],
    *,
    temporary: bool = False,
    database: str | None = None,
    values: dict[str, Any] | None = None,
) -> None:
    """Create a table or view from a query and its parameters, replacing one of that name.

    The query is a syntax tree, or its text where that is memoised.
    """
    statement = exp.Create(
        this=exp.table_(name, db="main" if database else None, catalog=database),
        kind=kind,
        replace=True,
        expression=exp.var(tree) if isinstance(tree, str) else tree,
        properties=exp.Properties(expressions=[exp.TemporaryProperty()]) if temporary else None,
    )
    connection.execute(statement.sql(dialect="duckdb"), values or None)


def create_session_tables(
    connection: duckdb.DuckDBPyConnection, as_of: date, catalogue: Catalogue, home: Path | None = None
) -> None:
    """Create the small relations that the queries join: as_of, rules, checks and working_days."""
    checks = pd.DataFrame(
        [
            (check.id, check.asked, check.strength, check.may_count_for_score, place)
            for place, check in enumerate(catalogue.checks.values())
        ],
        columns=["check_id", "asked", "strength", "is_scored", "place"],
    )
    given = {"given_checks": checks, "given_rules": rules(home), "given_working_days": working_days()}
    for name, frame in given.items():
        connection.register(name, frame)
    run(connection, "as_of", {"as_of": as_of})
    for name in ("checks", "rules", "working_days"):
        run(connection, name)
    for name in given:
        connection.unregister(name)


def harden(connection: duckdb.DuckDBPyConnection) -> None:
    """Permanently deny the connection access to files and to its own settings."""
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")

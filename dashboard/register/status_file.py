"""The status of a date: one wide row per unit, computed once and stored beside the register version."""

import hashlib
import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cache
from pathlib import Path

import duckdb
from sqlglot import exp

from dashboard.catalogue.loader import catalogue
from dashboard.paths import queries_folder
from dashboard.register.as_of_tables import show_tables_as_of
from dashboard.register.files import remove_matching
from dashboard.register.rules_table import rules_digest
from dashboard.register.session import attach, create, create_session_tables, limit_memory
from dashboard.register.versions import Version
from dashboard.status.check_layers import check_rows
from dashboard.status.plan import Plan, Step, plan

_GIVEN = ("as_of", "checks", "rules", "working_days")
_TEMPORARY = (("draft", ".duckdb"), ("spill", ""))

# Folders whose queries don't affect a stored status.
_WITHOUT_STATUS = frozenset({"sample", "lists", "session", "what_if"})


@cache
def queries_hash() -> str:
    """A hash of twelve hex digits over all query files but _WITHOUT_STATUS: a status of other queries is not reused."""
    digest = hashlib.sha256()
    for path in sorted(queries_folder().rglob("*.sql")):
        if path.relative_to(queries_folder()).parts[0] not in _WITHOUT_STATUS:
            digest.update(path.relative_to(queries_folder().parent).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def status_path(version: Version, as_of: date) -> Path:
    """The file that holds the status of this version on this date, whether or not it has been computed."""
    made_by = f"{queries_hash()}{rules_digest(version.home)[:8]}"
    return version.path.parent.parent / "status" / f"{version.name}-{as_of:%Y%m%d}-{made_by}.duckdb"


def forget_status(version: Version) -> None:
    """Delete every stored status of this version; it is recomputed on demand."""
    for path in status_path(version, version.date).parent.glob(f"{version.name}-*"):
        path.unlink(missing_ok=True)


def build_status(version: Version, as_of: date, progress: Callable[[float], None] = lambda share: None) -> Path:
    """Compute the status unless it is already stored; ``progress`` receives the share done, from 0 to 1.

    Two processes may compute the same status at once: each writes its own file and the last rename wins.
    """
    path = status_path(version, as_of)
    if not path.is_file():
        path.parent.mkdir(parents=True, exist_ok=True)
        with passing_status(version, as_of, path.parent, progress) as draft:
            draft.replace(path)
    return path


@contextmanager
def passing_status(
    version: Version, as_of: date, folder: Path, progress: Callable[[float], None] = lambda share: None
) -> Iterator[Path]:
    """The status in a draft file of this folder, deleted when the block ends unless it was moved away."""
    mark = secrets.token_hex(6)
    draft, spill = (folder / f".{kind}-{mark}{end}" for kind, end in _TEMPORARY)
    try:
        with duckdb.connect() as connection:
            limit_memory(connection, spill)
            attach(connection, version.path, "version")
            show_tables_as_of(connection, as_of)
            attach(connection, draft, "draft")
            create_session_tables(connection, as_of, catalogue(), version.home)
            _compute(connection, status_plan().steps, progress)
            for name in _GIVEN:
                create(connection, name, exp.select("*").from_(name), "TABLE", database="draft")
            connection.execute("detach draft")
        yield draft
    finally:
        remove_matching(folder, f".*-{mark}*")


def show_status(connection: duckdb.DuckDBPyConnection, version: Version, as_of: date) -> None:
    """Make every relation that a query file reads available in a session on the version.

    Tables are read as of the date; the relations with one row per open unit become views.
    """
    show_tables_as_of(connection, as_of)
    attach(connection, build_status(version, as_of), "status")
    for name, tree in status_plan().layers().items():
        create(connection, name, tree, "VIEW")
    create(connection, "check_rows", check_rows(catalogue().checks.values()), "VIEW")


@cache
def status_plan() -> Plan:
    """The plan of the project's own catalogue, memoised."""
    return plan(catalogue())


def _compute(connection: duckdb.DuckDBPyConnection, steps: Sequence[Step], progress: Callable[[float], None]) -> None:
    """Compute each step as a table of the draft: its tables are compressed, temporary ones are not."""
    for number, step in enumerate(steps, 1):
        create(connection, step.name, step.sql, "TABLE", database="draft")
        table = exp.table_(step.name, db="main", catalog="draft")
        create(connection, step.name, exp.select("*").from_(table), "VIEW")
        progress(number / len(steps))

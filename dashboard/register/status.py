"""The status of a date: one wide row per unit, computed once and kept beside the register version."""

import hashlib
import secrets
import shutil
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from pathlib import Path

import duckdb
from sqlglot import exp

from dashboard.catalogue import catalogue
from dashboard.paths import data_folder, queries_folder
from dashboard.register.session import attach, create, give, limit_memory
from dashboard.register.versions import Version
from dashboard.status_plan import Step, check_rows, plan

KEPT = ("unit_status", "unit_lists", "task_unit_states", "open_findings", "unit_agreements", "deadlines")
"""The relations that are kept; the steps between them are only needed while computing."""

_GIVEN = ("as_of", "checks", "rules")
_TEMPORARY = (("draft", ".duckdb"), ("scratch", ".duckdb"), ("spill", ""))

# Neither the sample nor the lists change what is kept.
_WITHOUT_STATUS = ("sample", "lists", "worklist", "rows", "session")


@cache
def queries_hash() -> str:
    """Twelve digits that change with any query file or parameter: a status made by other queries is not used."""
    digest = hashlib.sha256()
    paths = [path for path in sorted(queries_folder().rglob("*.sql")) if path.parent.name not in _WITHOUT_STATUS]
    for path in [*paths, data_folder() / "rules.toml"]:
        digest.update(path.relative_to(queries_folder().parent).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def status_path(version: Version, as_of: date) -> Path:
    """The file that holds the status of this version on this date, whether or not it has been computed."""
    folder = version.path.parent.parent / "status"
    return folder / f"{version.name}-{as_of:%Y%m%d}-{queries_hash()}.duckdb"


def forget_status(version: Version) -> None:
    """Remove every status kept of this version: it is computed again when it is asked for."""
    for path in status_path(version, version.date).parent.glob(f"{version.name}-*.duckdb"):
        path.unlink(missing_ok=True)


def build_status(version: Version, as_of: date, progress: Callable[[float], None] = lambda share: None) -> Path:
    """Compute the status unless it is kept already; ``progress`` is told the share done.

    Two processes may compute the same status at once: each writes a file of its own and the last rename wins.
    """
    path = status_path(version, as_of)
    if path.is_file():
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    mark = secrets.token_hex(6)
    draft, scratch, spill = (path.with_name(f".{kind}-{mark}{end}") for kind, end in _TEMPORARY)
    try:
        with duckdb.connect() as connection:
            limit_memory(connection, spill)
            attach(connection, version.path, "version")
            attach(connection, draft, "draft")
            attach(connection, scratch, "scratch")
            give(connection, as_of, catalogue())
            _compute(connection, steps(), progress)
            for name in _GIVEN:
                create(connection, name, exp.select("*").from_(name), "TABLE", database="draft")
            connection.execute("detach draft")
        draft.replace(path)
    finally:
        for left in path.parent.glob(f".*-{mark}*"):
            shutil.rmtree(left) if left.is_dir() else left.unlink(missing_ok=True)
    return path


def show_status(connection: duckdb.DuckDBPyConnection, version: Version, as_of: date) -> None:
    """Make every relation that a query file reads readable in a session on the version: each file runs as it stands.

    Views over views would be expanded without end (three minutes for 62 units, measured): what is kept is read as it is
    kept, and the relations that unit_status joins are columns of it.
    """
    attach(connection, build_status(version, as_of), "status")
    wide = next(step for step in steps() if step.name == "unit_status").reads
    for step in steps():
        if step.name not in KEPT:
            is_part = step.name in wide and not step.tree.is_star
            tree = exp.select(*map(exp.column, step.tree.named_selects)).from_("unit_status") if is_part else step.tree
            create(connection, step.name, tree, "VIEW")
    create(connection, "check_rows", check_rows(catalogue().checks.values()), "VIEW")


@cache
def steps() -> tuple[Step, ...]:
    """The plan of the project's own catalogue, made once (0.5 s)."""
    return plan(catalogue())


def _compute(connection: duckdb.DuckDBPyConnection, steps: Sequence[Step], progress: Callable[[float], None]) -> None:
    """Compute every step as a table of the draft or the scratch file, and drop each that nothing later reads.

    Tables of a file are compressed and leave memory when it is short; temporary ones do neither.
    """
    for number, step in enumerate(steps, 1):
        database = "draft" if step.name in KEPT else "scratch"
        create(connection, step.name, step.tree, "TABLE", database=database)
        table = exp.table_(step.name, db="main", catalog=database)
        create(connection, step.name, exp.select("*").from_(table), "VIEW")
        later = frozenset().union(*(other.reads for other in steps[number:]))
        for done in step.reads - later:
            if done in {other.name for other in steps[:number]} - set(KEPT):
                _drop(connection, done, "VIEW", None)
                _drop(connection, done, "TABLE", "scratch")
        progress(number / len(steps))


def _drop(connection: duckdb.DuckDBPyConnection, name: str, kind: str, database: str | None) -> None:
    table = exp.table_(name, db="main" if database else None, catalog=database)
    connection.execute(exp.Drop(tables=[table], kind=kind).sql(dialect="duckdb"))

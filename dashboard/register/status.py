"""The status of a date: one wide row per unit, computed once and kept beside the register version."""

import hashlib
import secrets
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from pathlib import Path

import duckdb
from sqlglot import exp

from dashboard.catalogue import catalogue
from dashboard.paths import data_folder, queries_folder
from dashboard.register.session import attach, create, give
from dashboard.register.versions import Version
from dashboard.status_plan import Step, plan

KEPT = ("unit_status", "unit_lists", "task_unit_states", "open_findings", "unit_agreements", "deadlines",
        "as_of", "checks", "rules")  # fmt: skip
"""The relations that are kept; the steps between them are only needed while computing."""

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


def build_status(version: Version, as_of: date, progress: Callable[[float], None] = lambda share: None) -> Path:
    """Compute the status unless it is kept already; ``progress`` is told the share done.

    Two processes may compute the same status at once: each writes a file of its own and the last rename wins.
    """
    path = status_path(version, as_of)
    if path.is_file():
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".draft-{secrets.token_hex(6)}.duckdb")
    try:
        with duckdb.connect() as connection:
            connection.execute("set temp_directory = $folder", {"folder": str(path.parent / ".spill")})
            connection.execute("set preserve_insertion_order = false")
            attach(connection, version.path, "version")
            connection.execute("attach $path as draft", {"path": str(draft)})
            give(connection, as_of, catalogue())
            _compute(connection, steps(), progress)
            for name in KEPT:
                create(connection, name, exp.select("*").from_(name), "TABLE", database="draft")
            connection.execute("detach draft")
        draft.replace(path)
    finally:
        for left in path.parent.glob(f"{draft.name}*"):
            left.unlink(missing_ok=True)
    return path


def show_status(connection: duckdb.DuckDBPyConnection, as_of: date) -> None:
    """Make the status relations views over the attached version: each query file runs as it stands."""
    give(connection, as_of, catalogue())
    for step in steps():
        create(connection, step.name, step.tree, "VIEW", temporary=True)


@cache
def steps() -> tuple[Step, ...]:
    """The plan of the project's own catalogue, made once (0.5 s)."""
    return plan(catalogue())


def _compute(connection: duckdb.DuckDBPyConnection, steps: Sequence[Step], progress: Callable[[float], None]) -> None:
    """Compute every step as a table, and drop each when nothing that follows reads it: memory holds a few at a time."""
    for number, step in enumerate(steps, 1):
        create(connection, step.name, step.tree, "TABLE", temporary=True)
        later = frozenset().union(*(other.reads for other in steps[number:]))
        for done in steps[:number]:
            if done.name not in later and done.name not in KEPT and done.name in step.reads:
                connection.execute(exp.Drop(tables=[exp.table_(done.name)], kind="TABLE").sql(dialect="duckdb"))
        progress(number / len(steps))

"""Queries sealed reports: their numbers by any group and filter, and the file of their units."""

import hashlib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import duckdb
from sqlglot import exp

from dashboard.catalogue.allowed_sql import QueryError, check_aggregates, check_query, parse
from dashboard.errors import Refused
from dashboard.locale import _
from dashboard.query import compose
from dashboard.query.bound_query import DIALECT, Composed
from dashboard.query.cube import CUBE_DIMENSIONS, Amount, Group
from dashboard.query.filters import CHECK_STATES, Filters, Where
from dashboard.query.task_lists import asks_lists, counts_by_rows
from dashboard.register.sealed import Seal
from dashboard.register.sealed_tables import REPORTED
from dashboard.register.session import attach, harden
from dashboard.register.versions import Version

SealedCounts = Mapping[str, Mapping[str, Amount]]
"""The counts of each indicator, by name."""


def sealed_numbers(
    seal: Seal,
    version: Version,
    by: Sequence[str],
    filters: Filters,
    scope: Where = (),
    only: Sequence[str] | None = None,
) -> dict[Group, SealedCounts]:
    """The reported numbers of each group, for all indicators or for ``only`` these.

    ``version`` is the seal's own; a search reads its names and spellings. Raises Refused where the file was changed, or
    a filter names a check that the report does not have.
    """
    asked = [name for name in seal.indicators if only is None or name in only]
    if not asked:
        return {}
    columns = sorted({column for name in asked for column in seal.indicators[name].columns.values()})
    refuse_unknown_checks(seal, filters, scope)
    rows = _rows(seal, version, _query(seal, columns, by, filters, scope))
    found: dict[Group, SealedCounts] = {}
    for row in rows:
        amounts = {column: seal.amount(row[len(by) + place], column) for place, column in enumerate(columns)}
        found[row[: len(by)]] = {
            name: {count: amounts[column] for count, column in seal.indicators[name].columns.items()} for name in asked
        }
    return found


def sealed_file(seal: Seal) -> Path:
    """The report's data file. Raises Refused where it is missing or was changed after sealing."""
    try:
        stat = seal.path.stat()
        intact = _hash(seal.path, stat.st_mtime_ns, stat.st_size) == seal.data_hash
    except OSError as error:
        raise Refused(_("The register's file {file} is missing.", file=seal.path)) from error
    if not intact:
        raise Refused(
            _("The file {file} of the sealed report “{name}” is not as it was sealed.", file=seal.path, name=seal.name)
        )
    return seal.path


def refuse_unknown_checks(seal: Seal, filters: Filters, scope: Where) -> None:
    """Raise Refused where a filter names a check that the report does not have."""
    for name, values in (*filters.where, *scope):
        for value in values if name in CHECK_STATES else ():
            if value not in seal.checks:
                raise Refused(_("The sealed report “{name}” has no check “{check}”.", name=seal.name, check=value))


def counted_by_list(seal: Seal, column: int) -> exp.Expr | None:
    """The expression that counts the report's list rows; None where the count reads no such rows.

    Raises Refused where the manifest's expression is not one that an indicator may contain.
    """
    text = next(
        found.texts[name]
        for found in seal.indicators.values()
        for name, number in found.columns.items()
        if number == column
    )
    try:
        tree = parse(f"select {text} as n from unit_status")
        check_query(tree, {"unit_status"})
        check_aggregates(tree)
    except QueryError as error:
        manifest = seal.path.with_suffix(".json")
        raise Refused(_("The file {file} of the register is damaged.", file=manifest)) from error
    count = tree.expressions[0].unalias()
    return count if counts_by_rows({"n": count}, seal.rows)[1] else None


def _query(seal: Seal, columns: Sequence[int], by: Sequence[str], filters: Filters, scope: Where) -> Composed:
    names = {column: f"c{column}" for column in columns}
    is_reported = len(by) <= 1 and set(by) <= set(CUBE_DIMENSIONS)
    if is_reported and not (filters.where or filters.search.strip() or scope):
        composed = Composed(exp.select(*(["value"] if by else []), *names.values()).from_(REPORTED))
        composed.tree = composed.tree.where(exp.column("dimension").eq(composed.bind(by[0] if by else "")))
        return composed
    counts: dict[str, exp.Expr] = {name: exp.cast(exp.Sum(this=exp.column(name)), "bigint") for name in names.values()}
    if asks_lists(by, (*filters.where, *scope)):
        counts |= {name: count for column, name in names.items() if (count := counted_by_list(seal, column))}
    return compose.numbers(counts, by, filters, scope, seal.rows)


def _rows(seal: Seal, version: Version, query: Composed) -> list[tuple[Any, ...]]:
    with duckdb.connect() as connection:
        attach(connection, version.path, "version")
        attach(connection, sealed_file(seal), "status")
        harden(connection)
        return connection.execute(query.tree.sql(dialect=DIALECT), query.values or None).fetchall()


@lru_cache(64)
def _hash(path: Path, changed: int, size: int) -> str:
    """The file's SHA-256, memoised by time and size: hashing a large register's file takes seconds."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

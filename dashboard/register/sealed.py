"""Sealed reports: the numbers of a version and date as reported, kept permanently beside the versions.

A report keeps each unit's contribution to each count, with its dimensions, states and lists, so that it can be queried
by any group and filter after definitions change. The name that a person gives never becomes a path.
"""

import hashlib
import secrets
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import duckdb

from dashboard import __version__
from dashboard.catalogue.entries import Catalogue, Indicator
from dashboard.catalogue.loader import catalogue
from dashboard.errors import Refused
from dashboard.home.json_values import json_text, read_json
from dashboard.home.person import person
from dashboard.home.registers import write_pointer
from dashboard.locale import _
from dashboard.query import compose
from dashboard.query.cube import Amount
from dashboard.query.filters import UNIT_DIMENSIONS
from dashboard.query.task_lists import ROWS, RowCounts
from dashboard.register import sealed_tables
from dashboard.register.cube_file import build_cube, load_cube
from dashboard.register.files import remove_matching, remove_stale
from dashboard.register.session import attach, create, limit_memory
from dashboard.register.status_file import build_status, queries_hash
from dashboard.register.versions import Register, Version, is_version_name

_LONGEST_NAME = 100


@dataclass(frozen=True)
class SealedIndicator:
    """An indicator as defined then: unit of measure, texts, and each count's column and expression."""

    unit: str
    title_zh: str
    title_en: str
    definition_zh: str
    definition_en: str
    columns: Mapping[str, int]
    texts: Mapping[str, str]


@dataclass(frozen=True)
class Seal:
    """A sealed report. places are the decimals of the count columns; data_hash is the SHA-256 of the data file.

    rows are the data file's relations with counts recorded list by list; older reports have none.
    """

    name: str
    version: str
    as_of: date
    sealed_at: datetime
    sealed_by: str
    program: str
    queries_hash: str
    data_hash: str
    checks: tuple[str, ...]
    places: tuple[int, ...]
    indicators: Mapping[str, SealedIndicator]
    path: Path
    rows: Mapping[str, RowCounts] = field(default_factory=dict)

    def manifest(self) -> str:
        """The manifest stored beside the data file, as JSON."""
        return json_text(self, without=frozenset({"path"}))

    def amount(self, whole: int | None, column: int) -> Amount:
        """The amount that a sum of this column represents: it is stored in units of the last decimal place."""
        places = self.places[column]
        return Decimal(whole or 0).scaleb(-places) if places else whole or 0


def seals(register: Register) -> tuple[Seal, ...]:
    """All sealed reports of a register, oldest first. Raises Refused where a manifest is damaged."""
    found = [_read(path) for path in register.folder.glob("sealed/*.json")]
    return tuple(sorted(found, key=lambda seal: (seal.sealed_at, seal.name)))


def find_seal(register: Register, name: str) -> Seal | None:
    """The sealed report of that name, or None."""
    return next((seal for seal in seals(register) if seal.name == _plain(name)), None)


def seal(register: Register, version: Version, name: str, as_of: date | None = None) -> Seal:
    """Seal the version's numbers as of the date under a new name.

    Raises Refused where the name is taken, empty, too long or a version's, and where the version has been removed.
    """
    plain = _checked_name(register, name)
    folder = register.folder / "sealed"
    folder.mkdir(exist_ok=True)
    draft = folder / f".draft-{secrets.token_hex(6)}.duckdb"
    try:
        found = _frozen(version, as_of or version.date, plain, draft)
        with register.lock():
            remove_stale(folder, ".draft-*")
            _checked_name(register, name)
            register.version(version.name)  # it may have been pruned meanwhile
            return _kept(found, draft)
    finally:
        remove_matching(folder, f"{draft.stem}*")


def _kept(found: Seal, draft: Path) -> Seal:
    """Move the draft to its final name. The manifest is written last: only with it does the report exist."""
    found = replace(found, data_hash=_hash(draft))
    draft.chmod(0o444)
    draft.replace(found.path)
    manifest = found.path.with_suffix(".json")
    write_pointer(manifest, found.manifest())
    manifest.chmod(0o444)
    return found


def _frozen(version: Version, as_of: date, name: str, draft: Path) -> Seal:
    """Build the report; its data goes to the file ``draft``."""
    known = catalogue()
    cube_file = build_cube(version, as_of)
    cube = load_cube(cube_file)
    # Indicator counts come first; the counts of long lists behind them are not sealed.
    places = tuple(cube.places[: len(compose.count_columns(known.indicators.values()))])
    with duckdb.connect() as connection:
        limit_memory(connection, draft.with_suffix(".spill"))
        attach(connection, build_status(version, as_of), "status")
        attach(connection, cube_file, "cube")
        attach(connection, draft, "draft")
        kept = ("unit_id", "name", *UNIT_DIMENSIONS, *known.checks)
        for table, tree in sealed_tables.tables(known.indicators.values(), kept, places).items():
            create(connection, table, tree, "TABLE", database="draft")
        connection.execute("detach draft")
    return Seal(
        name=name,
        version=version.name,
        as_of=as_of,
        sealed_at=datetime.now().replace(microsecond=0),
        sealed_by=person(),
        program=__version__,
        queries_hash=queries_hash(),
        data_hash="",
        checks=tuple(known.checks),
        places=places,
        indicators=_definitions(known, cube.columns),
        path=draft.with_name(f"{hashlib.sha256(name.encode()).hexdigest()[:16]}.duckdb"),
        rows=ROWS,
    )


def _definitions(known: Catalogue, columns: Mapping[str, int]) -> dict[str, SealedIndicator]:
    return {name: _definition(indicator, columns) for name, indicator in known.indicators.items()}


def _definition(indicator: Indicator, columns: Mapping[str, int]) -> SealedIndicator:
    return SealedIndicator(
        unit=indicator.unit,
        title_zh=indicator.title.zh,
        title_en=indicator.title.en,
        definition_zh=indicator.definition.zh,
        definition_en=indicator.definition.en,
        columns={name: columns[text] for name, text in indicator.counts.items()},
        texts=dict(indicator.counts),
    )


def _checked_name(register: Register, name: str) -> str:
    plain = _plain(name)
    if not 0 < len(plain) <= _LONGEST_NAME or not plain.isprintable():
        raise Refused(_("The name of a sealed report is one line of 1 to {most} characters.", most=_LONGEST_NAME))
    if is_version_name(plain):
        raise Refused(_("“{name}” is the name of a version: choose another for the sealed report.", name=plain))
    if find_seal(register, plain):
        raise Refused(_("There is a sealed report “{name}” already; a sealed report is never replaced.", name=plain))
    return plain


def _plain(name: str) -> str:
    """The name as stored: Unicode form NFC, without surrounding spaces."""
    return unicodedata.normalize("NFC", name).strip()


def _read(manifest: Path) -> Seal:
    try:
        return read_json(manifest, Seal, path=manifest.with_suffix(".duckdb"))
    except (OSError, ValueError) as error:
        raise Refused(_("The file {file} of the register is damaged.", file=manifest)) from error


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

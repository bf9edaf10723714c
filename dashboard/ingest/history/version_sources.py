"""Lists the files that each version of a register imported, with row counts and hashes."""

from dataclasses import dataclass

import pandas as pd

from dashboard.ingest.history.register_queries import answer
from dashboard.register.sealed import seals
from dashboard.register.versions import Register, Version

_WITH_FILES = frozenset({"import", "sample guizhou", "sample plans"})


@dataclass(frozen=True)
class Publication:
    """A version with the files that it imported.

    files has a row per sheet with the columns imported_at, imported_by, file, sheet, table, sha256, rows_read,
    rows_accepted, rows_quarantined, rows_skipped, import_id. sealed names the reports that are sealed to the version.
    """

    version: Version
    current: bool
    sealed: tuple[str, ...]
    files: pd.DataFrame

    def total(self, column: str) -> int | None:
        """The sum of a count column over all files; None if the version imported none."""
        return int(self.files[column].sum()) if len(self.files) else None


def files_of(version: Version) -> pd.DataFrame:
    """The files that this version imported, as rows of import_list.sql; no rows if it was no import."""
    listed = answer(version, "import_list")
    if version.action not in _WITH_FILES or listed.empty:
        return listed.head(0)
    own: pd.DataFrame = listed[listed["import_id"] == listed["import_id"].iloc[0]].reset_index(drop=True)
    return own


def history(register: Register, newest: int) -> tuple[Publication, ...]:
    """The latest ``newest`` versions, the latest first."""
    current = register.current().name
    sealed: dict[str, list[str]] = {}
    for found in seals(register):
        sealed.setdefault(found.version, []).append(found.name)
    return tuple(
        Publication(version, version.name == current, tuple(sealed.get(version.name, ())), files_of(version))
        for version in reversed(register.versions()[-newest:])
    )

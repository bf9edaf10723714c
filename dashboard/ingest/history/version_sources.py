"""What each version of a register came from: the files, with counts and hashes."""

from dataclasses import dataclass

import pandas as pd

from dashboard.ingest.history.register_queries import answer
from dashboard.register.sealed import seals
from dashboard.register.versions import Register, Version

_WITH_FILES = frozenset({"import", "sample guizhou", "sample plans"})


@dataclass(frozen=True)
class Publication:
    """A version with the files that it brought: columns file, sheet, table, sha256, rows_read and the like.

    sealed names the reports that are sealed to it.
    """

    version: Version
    current: bool
    sealed: tuple[str, ...]
    files: pd.DataFrame

    def total(self, column: str) -> int | None:
        """The sum of a count over all files; None where the version brought none."""
        return int(self.files[column].sum()) if len(self.files) else None


def files_of(version: Version) -> pd.DataFrame:
    """The files that came in with this version; none where it was no import."""
    listed = answer(version, "import_list")
    if version.action not in _WITH_FILES or listed.empty:
        return listed.head(0)
    own: pd.DataFrame = listed[listed["import_id"] == listed["import_id"].iloc[0]].reset_index(drop=True)
    return own


def history(register: Register, newest: int) -> tuple[Publication, ...]:
    """The newest versions, the latest first."""
    current = register.current().name
    sealed: dict[str, list[str]] = {}
    for found in seals(register):
        sealed.setdefault(found.version, []).append(found.name)
    return tuple(
        Publication(version, version.name == current, tuple(sealed.get(version.name, ())), files_of(version))
        for version in reversed(register.versions()[-newest:])
    )
